"""The catalogue beside the board: searching, narrowing, dragging out, sending over with the keyboard."""

import json

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits, queries
from campus_desktop.workspace import Workspace
from ui.courses.lines import MIME
from ui.courses.panel import CataloguePanel
from ui.shell.window import MainWindow


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> CataloguePanel:
    made = CataloguePanel(window)
    qtbot.addWidget(made)
    made.resize(220, 600)
    made.refresh(None)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(panel: CataloguePanel) -> list[str]:
    model = panel.list.cards
    return [model.index(row).data() for row in range(model.rowCount())]


def test_shows_the_catalogue_and_finds_while_typing(panel: CataloguePanel, qtbot: QtBot) -> None:
    assert len(titles(panel)) == 6
    qtbot.keyClicks(panel.search, "feedb")
    assert titles(panel) == ["Feedback i hverdagen", "Sådan giver du feedback"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(titles(panel)) == 6


def test_enter_sends_over_what_is_selected(panel: CataloguePanel, qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.keyClicks(panel.search, "feedb")
    with qtbot.waitSignal(panel.chosen) as sent:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert [c.title for c in queries.read_courses(workspace, sent.args[0])] == ["Feedback i hverdagen"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.chosen) as sent:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert len(sent.args[0]) == 2


def test_several_are_dragged_as_ids(panel: CataloguePanel, workspace: Workspace) -> None:
    model = panel.list.cards
    for row in (2, 0):
        panel.list.selectionModel().select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    data = model.mimeData(panel.list.selectedIndexes())
    ids = json.loads(bytes(data.data(MIME).data()))
    assert ids == panel.selected_ids()
    assert [c.title for c in queries.read_courses(workspace, ids)] == ["Feedback i hverdagen", "Sagsbehandlingskursus"]
    assert panel.list.cards.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_narrowing_by_format_with_the_menu(panel: CataloguePanel, qtbot: QtBot) -> None:
    chip, menu = panel.facets.chips["formats"], panel.facets.menus["formats"]
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    video = next(action for action in menu.actions() if action.data() == "video")
    assert video.text() == "Video\t1"
    video.toggle()
    assert menu.isVisible()
    assert titles(panel) == ["Sådan giver du feedback"]
    next(action for action in menu.actions() if action.data() == "peer").toggle()
    assert titles(panel) == ["Læring på jobbet", "Sådan giver du feedback"]
    assert chip.accessibleName() == "Format: Video +1"
    menu.close()
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    menu.actions()[-1].trigger()
    assert len(titles(panel)) == 6
    menu.close()


def test_an_edit_shows(panel: CataloguePanel, workspace: Workspace) -> None:
    told = []
    workspace.subscribe(told.append)
    edits.create_course(workspace, {"title": "Aa først"})
    panel.refresh(told[-1])
    assert "Aa først" in titles(panel)
    workspace.undo()
    panel.refresh(told[-1])
    assert "Aa først" not in titles(panel)


def test_an_empty_catalogue_and_no_hits_say_so(panel: CataloguePanel, qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.keyClicks(panel.search, "xyz")
    assert panel.nothing_label.isVisible() and panel.nothing_label.text() == "Ingen kurser passer til søgningen."
    panel.search.clear()
    edits.delete(workspace, queries.ids_of(workspace, queries.listing(workspace).rids))
    panel.refresh(None)
    assert panel.nothing_label.text().startswith("Kataloget er tomt")


def test_a_screen_reader_hears_each_card(panel: CataloguePanel) -> None:
    interface = QAccessible.queryAccessibleInterface(panel.list)
    assert interface.text(QAccessible.Text.Name) == "Fundne kurser"
    assert interface.child(0).text(QAccessible.Text.Name) == "Feedback i hverdagen, Fremmøde, 1 dag"


def test_a_long_list_is_laid_out_as_it_is_scrolled(panel: CataloguePanel, workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course",
            ({"id": f"c{n}", "title": f"Kursus nummer {n}", "sort_key": f"kursus nummer {n:09}"} for n in range(500)),
        )
    panel.refresh(None)
    model = panel.list.cards
    assert model.rowCount() < 200
    for _ in range(30):
        panel.list.scrollToBottom()
        qtbot.wait(1)
    assert model.rowCount() == 506
    qtbot.keyClicks(panel.search, "nummer")
    qtbot.waitUntil(lambda: panel.finder.complete)
    while model.canFetchMore(model.index(-1, 0)):
        model.fetchMore(model.index(-1, 0))
    assert model.rowCount() == 500
    assert len(set(titles(panel))) == 500


def test_retired_courses_that_fit_are_offered_below_until_the_search_is_emptied(
    panel: CataloguePanel, qtbot: QtBot
) -> None:
    offer = panel.retired_too
    qtbot.keyClicks(panel.search, "gammelt")
    qtbot.waitUntil(offer.isVisible)
    assert titles(panel) == []
    assert offer.text() == "Vis 1 udgået" and offer.accessibleName() == "1 udgået kursus passer også. Vis det"
    assert panel.childAt(offer.mapTo(panel, offer.rect().center())) is offer
    assert offer.sizeHint().width() <= offer.width()
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert titles(panel) == ["Gammelt kursus"] and not offer.isVisible() and panel.search.hasFocus()
    panel.search.clear()
    assert "Gammelt kursus" not in titles(panel) and len(titles(panel)) == 6


def test_a_retired_course_is_offered_though_a_letter_is_wrong(panel: CataloguePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "gamelt")
    qtbot.waitUntil(panel.retired_too.isVisible)
    qtbot.mouseClick(panel.retired_too, Qt.MouseButton.LeftButton)
    assert titles(panel) == ["Gammelt kursus"]
