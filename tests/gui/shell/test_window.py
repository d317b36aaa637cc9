from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from campus_desktop.workspace import Change, Workspace, create
from tests.support.hands import entry, page_of, visible
from ui.look import theme
from ui.shell import own_actions
from ui.shell.jobs import JobCancelledError, Progress
from ui.shell.page import Page
from ui.shell.progress_dialog import ProgressDialog
from ui.shell.protocol import Shell
from ui.shell.search_popup import SearchPopup
from ui.shell.settings import Settings
from ui.shell.spec import Hit, PageSpec
from ui.shell.window import MainWindow
from ui.widgets.actions import Actions


class NamesPage(Page):
    """Lists the institutions' names."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.label = QLabel()
        QVBoxLayout(self).addWidget(self.label)
        self.opened: list[str] = []
        self.refreshed: list[Change | None] = []
        self.cut = QAction("Klip", self)

    def refresh(self, change: Change | None) -> None:
        self.refreshed.append(change)
        self.label.setText(",".join(row["name"] for row in self.workspace.rows("SELECT name FROM institution")))

    def open_item(self, item_id: str, view: str | None = None) -> None:
        self.opened.append(item_id)

    def menu_actions(self) -> Actions:
        return {"edit/cut": self.cut}

    def status(self) -> str:
        return self.label.text()


class OtherPage(NamesPage):
    """Another."""


def search(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    sql = "SELECT id, name FROM institution WHERE name LIKE ? LIMIT ?"
    return [Hit(row["id"], row["name"]) for row in workspace.rows(sql, (f"%{text}%", limit))]


def count(workspace: Workspace) -> int:
    return int(workspace.value("SELECT count(*) FROM institution"))


SPECS = (
    PageSpec("other", "Andet", "house", f"{__name__}:OtherPage", 10),
    PageSpec(
        "names",
        "Navne",
        "flag",
        f"{__name__}:NamesPage",
        20,
        f"{__name__}:count",
        True,
        ("institution",),
        f"{__name__}:search",
    ),
)


@pytest.fixture
def names(qtbot: QtBot, workspace: Workspace, answers: object) -> MainWindow:
    made = MainWindow(Settings(), answers, SPECS)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.clock.set_now(workspace.now)
    made.set_workspace(workspace)
    made.show()
    return made


def add(workspace: Workspace, name: str) -> str:
    with workspace.edit(f"Tilføj {name}") as edit:
        return edit.insert("institution", {"name": name, "sort_key": name})


def test_an_edit_reaches_the_page_in_sight_the_count_and_undo(names: MainWindow, workspace: Workspace) -> None:
    page = page_of(names, NamesPage, "names")
    add(workspace, "Fjord")
    assert page.label.text() == "Fjord"
    assert [b.accessibleDescription() for b in names.navigation.buttons()] == ["", "1"]
    assert entry(names, "Fortryd").isEnabled() and "Tilføj Fjord" in entry(names, "Fortryd").text()
    names.show_page("other")
    add(workspace, "Klit")
    assert page.label.text() == "Fjord"
    names.show_page("names")
    assert page.label.text() == "Fjord,Klit"


def test_a_page_out_of_sight_reads_the_one_change_that_waited_and_everything_after_more(
    names: MainWindow, workspace: Workspace
) -> None:
    page = page_of(names, NamesPage, "names")
    for count in (1, 2, 3):
        names.show_page("other")
        made = [add(workspace, f"Fjord {count} {number}") for number in range(count)]
        names.show_page("names")
        change = page.refreshed[-1]
        if count == 1:
            assert change is not None and change.ids("institution") == set(made)
        else:
            assert change is None
        assert page.label.text().endswith(f"Fjord {count} {count - 1}")


def test_an_edit_on_a_worker_thread_reaches_the_page(names: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    page = page_of(names, NamesPage, "names")
    worker = threading.Thread(target=add, args=(workspace, "Fjord"))
    worker.start()
    worker.join()
    assert page.label.text() == ""
    qtbot.waitUntil(lambda: page.label.text() == "Fjord")


def test_undo_and_redo_go_to_what_changed(names: MainWindow, workspace: Workspace) -> None:
    made = add(workspace, "Fjord")
    names.show_page("other")
    names.undoing.undo()
    page = page_of(names, NamesPage)
    assert not isinstance(page, OtherPage)
    assert page.label.text() == "" and entry(names, "Gentag").isEnabled()
    names.undoing.redo()
    assert page.label.text() == "Fjord" and page.opened[-1] == made


def test_a_long_step_back_is_a_job(
    names: MainWindow, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campus_desktop.workspace.workspace.LONG", 10)
    add(workspace, "Fjord")
    names.show_page("other")
    names.undoing.undo()
    assert names.jobs.running
    qtbot.waitUntil(lambda: not names.jobs.running)
    page = names.current_page
    assert count(workspace) == 0 and isinstance(page, NamesPage) and page.label.text() == ""


def test_a_pages_actions_are_in_the_menu_only_while_it_is_in_sight(names: MainWindow) -> None:
    page = page_of(names, NamesPage, "names")
    assert page.cut in names.menus.menus["edit"].actions()
    names.show_page("other")
    assert page.cut not in names.menus.menus["edit"].actions()


def test_refusals_are_shown_as_their_sentence(names: MainWindow, answers: object) -> None:
    def refuse() -> int:
        raise CampusError("Det går ikke.")

    assert names.guard(refuse) is None
    assert answers.said == ["Det går ikke."]  # type: ignore[attr-defined]
    assert names.guard(lambda: 3) == 3


def test_the_keyboard_goes_along_to_another_page(names: MainWindow) -> None:
    names.activateWindow()
    names.show_page("names")
    first = names.current_page
    assert isinstance(first, NamesPage)
    first.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    first.label.setFocus()
    names.show_page("other")
    assert names.focusWidget() is names.current_page
    names.show_page("names")
    assert names.focusWidget() is first.label
    button = next(iter(names.navigation.buttons()))
    button.setFocus()
    names.show_page("other")
    assert names.focusWidget() is names.current_page


def test_more_is_closed_until_asked_for(names: MainWindow) -> None:
    more = {button.text(): button for button in names.navigation.buttons()}["Navne"]
    assert not more.isVisibleTo(names)
    assert names.navigation.more_button is not None
    names.navigation.more_button.click()
    assert more.isVisibleTo(names)
    more.click()
    assert isinstance(names.current_page, NamesPage)


def test_search_everywhere_by_keyboard(names: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    made = [add(workspace, name) for name in ("Fjord A", "Fjord B", "Klit")]
    own_actions.search(names)
    popup = names.findChild(SearchPopup)
    assert popup is not None
    qtbot.keyClicks(popup.field, "fjord")
    qtbot.waitUntil(lambda: popup.list.count() == 3)
    assert popup.list.item(0).text() == "Navne"
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    page = page_of(names, NamesPage)
    assert page.opened == [made[1]]


def test_escape_closes_the_search_at_once(names: MainWindow, qtbot: QtBot) -> None:
    own_actions.search(names)
    popup = names.findChild(SearchPopup)
    assert popup is not None
    qtbot.keyClicks(popup.field, "fjord")
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_where_there_is_little_room_the_navigation_shows_icons_only(names: MainWindow) -> None:
    names.resize(1366, 768)
    assert names.navigation.width() == 190
    names.zoom.set(2.0)
    assert names.navigation.width() == 116
    other = next(iter(names.navigation.buttons()))
    assert other.toolTip() == other.accessibleName() == "Andet"
    names.zoom.reset()
    assert names.navigation.width() == 190 and other.toolTip() == ""


def test_zoom_is_applied_and_remembered(names: MainWindow) -> None:
    names.zoom.larger()
    assert theme.zoom() == 1.1 and Settings().zoom == 1.1
    names.zoom.reset()
    names.zoom.smaller()
    assert theme.zoom() == 0.9
    names.zoom.reset()


def test_the_language_changes_without_a_restart(names: MainWindow) -> None:
    from ui.shell.language import use_language

    names.show_page("names")
    use_language("en")
    try:
        names.retranslate()
        assert [menu.title() for menu in names.menus.menus.values()] == ["&File", "&Edit", "&View", "&Help"]
        assert isinstance(names.current_page, NamesPage)
    finally:
        use_language("da")
    names.retranslate()
    assert names.menus.menus["file"].title() == "&Filer"


def test_a_file_is_remembered_with_its_page(names: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    names.settings.remember_file(workspace.path)
    names.show_page("names")
    path = workspace.path
    names.files.close()
    assert not names.has_file and not path.with_name(f".{path.name}.lock").exists()
    names.files.open_path(path)
    assert isinstance(names.current_page, NamesPage)


def test_opening_what_cannot_be_opened_keeps_what_is_open(names: MainWindow, answers: object, tmp_path: Path) -> None:
    other = tmp_path / "brev.campus"
    other.write_text("Kære alle", encoding="utf-8")
    names.files.open_path(other)
    names.files.open_path(tmp_path / "mangler.campus")
    assert len(answers.said) == 2 and names.has_file  # type: ignore[attr-defined]


def test_a_file_that_another_edits_can_be_opened_for_reading(
    names: MainWindow, answers: object, tmp_path: Path
) -> None:
    other = create(tmp_path / "Anden.campus", user="KL")
    add(other, "Klit")
    answers.answers = [False, True]  # type: ignore[attr-defined]
    names.files.open_path(other.path)
    assert not names.workspace.read_only and "KL" in answers.said[0]  # type: ignore[attr-defined]
    names.files.open_path(other.path)
    assert names.workspace.read_only and names.status_line.saved_label.text() == "Skrivebeskyttet"
    assert names.guard(lambda: add(names.workspace, "Hede")) is None
    assert len(answers.said) == 3 and not entry(names, "Fortryd").isEnabled()  # type: ignore[attr-defined]
    names.set_workspace(None)
    other.close()


def test_new_asks_where_and_replaces_nothing(names: MainWindow, answers: object, tmp_path: Path) -> None:
    there = tmp_path / "der.campus"
    there.write_text("x", encoding="utf-8")
    answers.answers = [there, tmp_path / "ny.campus"]  # type: ignore[attr-defined]
    names.files.new()
    assert there.read_text(encoding="utf-8") == "x"
    names.files.new()
    assert names.workspace.path == tmp_path / "ny.campus" and names.settings.recent == [tmp_path / "ny.campus"]


def test_a_job_runs_elsewhere_and_ends_here(names: MainWindow, qtbot: QtBot, answers: object) -> None:
    done: list[object] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        return threading.current_thread().name

    names.jobs.run("Arbejder", work, lambda result: done.append((result, threading.current_thread().name)))
    assert names.jobs.running
    qtbot.waitUntil(lambda: not names.jobs.running)
    assert done == [("job", "MainThread")]

    def refuse(progress: Progress) -> None:
        raise CampusError("Det går ikke.")

    names.jobs.run("Arbejder", refuse, done.append)
    qtbot.waitUntil(lambda: not names.jobs.running)
    assert answers.said == ["Det går ikke."] and len(done) == 1  # type: ignore[attr-defined]


def test_a_cancelled_job_leaves_nothing(names: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    started = threading.Event()
    ended: list[type[BaseException]] = []

    def work(progress: Progress) -> None:
        try:
            with workspace.edit("Import") as edit:
                edit.insert("institution", {"name": "Fjord", "sort_key": "fjord"})
                while True:
                    started.set()
                    progress(1, 100)
        except JobCancelledError as error:
            ended.append(type(error))
            raise

    failed: list[bool] = []
    names.jobs.run("Arbejder", work, None, lambda: failed.append(True))
    started.wait(5)
    (progress,) = visible(names, ProgressDialog)
    progress.reject()
    qtbot.waitUntil(lambda: not names.jobs.running)
    assert ended == [JobCancelledError] and failed == [True] and count(workspace) == 0


def test_status_line_says_what_undo_takes_back(names: MainWindow, workspace: Workspace) -> None:
    add(workspace, "Fjord")
    assert names.status_line.undo_button.text() == "Fortryd: Tilføj Fjord"
    assert names.status_line.saved_label.text().startswith("Gemt ")
    assert "Prøve.campus" in names.status_line.file_label.text()
    names.status_line.undo_button.click()
    assert count(workspace) == 0


def test_the_key_beside_it_undoes_too(names: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    add(workspace, "Fjord")
    line = names.status_line
    at = line.undo_button.geometry().right() + line.layout().spacing() + 10
    box = line.childAt(at, line.undo_key.geometry().center().y())
    assert box is line.undo_key and box.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(box, Qt.MouseButton.RightButton)
    assert count(workspace) == 1
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert count(workspace) == 0 and not box.isVisible()


def test_another_file_takes_the_place_of_the_open_one(names: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    other = create(tmp_path / "Anden.campus")
    add(other, "Klit")
    names.set_workspace(other)
    assert names.windowTitle() == "Anden – Campus Desktop"
    page = page_of(names, NamesPage, "names")
    assert page.label.text() == "Klit"
    names.set_workspace(None)
