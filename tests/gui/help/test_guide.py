"""The guide in the program: opened where one is, searched, with its pictures, in both languages; seen in what is painted and focused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from campus_desktop.meetings import edits
from campus_desktop.workspace import Workspace
from resources import guides
from tests.support.seen import settle
from ui.help.contents import place_of, read_chapters, target_of
from ui.help.window import HelpWindow, show_guide
from ui.look import theme
from ui.shell.registry import pages
from ui.shell.window import MainWindow
from ui.widgets.buttons import LinkButton

FIRST = {
    "da": ["Dit første møde", "Dit første læringsforløb"],
    "en": ["Your first meeting", "Your first learning path"],
}


@pytest.fixture
def guide(window: MainWindow) -> HelpWindow:
    made = show_guide(window)
    settle()
    return made


def test_it_is_gone_when_it_is_closed_and_comes_again(window: MainWindow, guide: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    settle()
    assert window.findChildren(HelpWindow) == []
    assert show_guide(window).isVisible()


def heading_at_top(guide: HelpWindow) -> str:
    """The text of the line at the upper edge of what is in sight."""
    cursor = guide.text.cursorForPosition(guide.text.viewport().rect().topLeft())
    block = cursor.block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.next()
    return block.text()


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_begins_with_the_first_meeting_and_the_first_path(language: str) -> None:
    chapters = read_chapters(language)
    assert [chapter.title for chapter in chapters[:2]] == FIRST[language]
    assert len(chapters) > 12
    assert all("<!--" not in chapter.markdown for chapter in chapters)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_and_mode_has_a_chapter(language: str) -> None:
    chapters = read_chapters(language)
    modes = [f"meetings/{mode}" for mode in ("prepare", "hold", "follow-up")]
    for page in ["welcome", *(spec.key for spec in pages()), *modes]:
        at, anchor = place_of(chapters, page)
        assert page in chapters[at].pages and anchor in {each[0] for each in chapters[at].headings}, page
    assert place_of(chapters, "unheard/of") == (0, "")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_link_leads_somewhere_and_every_picture_is_there(language: str) -> None:
    import re

    chapters = read_chapters(language)
    for at, chapter in enumerate(chapters):
        for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", chapter.markdown):
            target = target_of(chapters, at, link)
            assert target is not None, (chapter.title, link)
            anchor = link.partition("#")[2]
            assert not anchor or target[1] == anchor, (chapter.title, link)
    names = guides.files(guides.folder())
    assert all((guides.folder() / name).is_file() for name in names)
    assert sum(name.endswith(".png") for name in names) > 10


def test_f1_opens_the_chapter_of_the_page(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for key, title in (("courses", "Kurser"), ("paths", "Læringsforløb"), ("institutions", "Institutioner")):
        window.show_page(key)
        window.activateWindow()
        settle()
        qtbot.keyClick(window, Qt.Key.Key_F1)
        settle()
        guide = window.findChildren(HelpWindow)[0]
        assert guide.isVisible() and guide.list.currentItem().text() == title
        assert heading_at_top(guide) == title
        assert guide.focusWidget() is guide.text
    assert len(window.findChildren(HelpWindow)) == 1
    guide.close()
    settle()
    meeting = edits.create_meeting(workspace, "Møde")
    for mode, title in (("hold", "Gennemfør"), ("follow-up", "Følg op")):
        window.show_page("meetings", meeting, mode)
        settle()
        guide = show_guide(window)
        qtbot.waitUntil(lambda title=title, guide=guide: heading_at_top(guide) == title)
    guide.close()
    settle()


def test_the_list_of_keys_is_still_reached(window: MainWindow, qtbot: QtBot) -> None:
    from ui.shell.shortcuts import ShortcutsDialog

    entries = [each.text().replace("&", "") for each in window.menus.menus["help"].actions()]
    assert {"Vejledning", "Tastaturgenveje"} <= set(entries)
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    (dialog,) = window.findChildren(ShortcutsDialog)
    dialog.reject()


def test_search_shows_chapters_with_hits_and_marks_them(guide: HelpWindow, qtbot: QtBot) -> None:
    before = guide.list.count()
    qtbot.keyClicks(guide.search, "indhent tid")
    qtbot.waitUntil(lambda: guide.list.count() < before)
    assert 0 < guide.list.count() < before
    assert guide.hits.isVisible() and "sted" in guide.hits.text()
    assert guide.text.extraSelections()
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    first = guide.text.textCursor()
    assert first.selectedText().lower() == "indhent tid"
    seen = set()
    for _time in range(12):
        qtbot.keyClick(guide.search, Qt.Key.Key_Return)
        seen.add(guide.shown_chapter)
    assert len(seen) > 1  # it goes on to the next chapter
    qtbot.keyClicks(guide.search, " findes ikke")
    qtbot.waitUntil(lambda: guide.list.count() == 0)
    assert guide.hits.text() == "Det står ikke i vejledningen. Prøv et andet ord."
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: guide.list.count() == before)
    assert guide.text.extraSelections() == []


def test_words_that_stand_apart_are_found_in_the_chapters_that_have_them_all(guide: HelpWindow, qtbot: QtBot) -> None:
    before = guide.list.count()
    qtbot.keyClicks(guide.search, "fase slet trin")
    qtbot.waitUntil(lambda: 0 < guide.list.count() < before)
    assert "sted" in guide.hits.text()
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.text.textCursor().selectedText().lower() in {"fase", "slet", "trin"}
    marked = {each.cursor.selectedText().lower() for each in guide.text.extraSelections()}
    assert marked == {"fase", "slet", "trin"}


def test_pictures_are_painted_and_fit(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.show_chapter(0)
    settle()
    guide.text.moveCursor(guide.text.textCursor().MoveOperation.Start)
    document = guide.text.document()
    widths = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            look = at.fragment().charFormat()
            if look.isImageFormat():
                widths.append(look.toImageFormat().width())
            at += 1
        block = block.next()
    assert len(widths) >= 2
    assert all(100 < width <= guide.text.viewport().width() for width in widths)
    guide.resize(theme.px(700), theme.px(600))
    settle()
    assert guide.text.horizontalScrollBar().maximum() == 0
    picture = guide.text.loadResource(2, QUrl("pictures/meeting-hold.png"))
    assert isinstance(picture, QImage) and not picture.isNull()
    for outside in ("../pyproject.toml", "/etc/passwd", "file:///etc/passwd", "https://example.org/x.png"):
        found = guide.text.loadResource(2, QUrl(outside))
        assert found is None or found.isNull()


def test_links_within_go_to_their_chapter_and_others_ask(
    guide: HelpWindow, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    guide.show_chapter(0)
    guide.text.anchorClicked.emit(QUrl("brugervejledning.md#netværksmøder"))
    assert guide.list.currentItem().text() == "Netværksmøder"
    guide.text.anchorClicked.emit(QUrl("foerste-moede.md"))
    assert guide.list.currentItem().text() == "Dit første møde"
    answers.answers = [False, True]
    guide.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened == [] and "example.org" in answers.said[0]
    guide.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened == ["https://example.org/"]
    guide.text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert opened == ["https://example.org/"]


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_it_is_readable_in_both_themes_and_sizes(window: MainWindow, scheme: theme.Scheme, zoom: float) -> None:
    guide = show_guide(window)
    settle()
    theme.use(scheme, zoom)
    settle()
    place = guide.text.geometry()
    image = guide.grab(place).toImage()
    ground = image.pixelColor(5, image.height() - 5).lightness()
    assert (ground < 90) == (scheme == theme.Scheme.DARK)
    shades = {
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert max(shades) - min(shades) > 120
    guide.close()


def test_tab_reaches_search_chapters_and_text(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.fold.click()
    guide.search.setFocus()
    reached = set()
    for _time in range(8):
        widget = QApplication.focusWidget() or guide.focusWidget()
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert {guide.search, guide.list, guide.text} <= reached


def test_in_english(window: MainWindow) -> None:
    i18n.use("en")
    window.retranslate()
    guide = show_guide(window)
    settle()
    assert [guide.list.item(row).text() for row in range(2)] == FIRST["en"]
    guide.close()


def test_an_installed_program_has_the_guides_beside_its_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = guides.folder()
    shipped = tmp_path / "resources" / "help"
    for name in guides.files(docs):
        target = shipped / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((docs / name).read_bytes())
    monkeypatch.setattr(guides, "__file__", str(tmp_path / "resources" / "guides.py"))
    assert guides.folder() == shipped
    assert len(read_chapters("da")) == len(read_chapters("da", docs))


@pytest.mark.parametrize(("number", "title"), list(enumerate(FIRST["da"])))
def test_the_welcome_leads_to_the_first_chapters(window: MainWindow, number: int, title: str) -> None:
    window.files.close()
    settle()
    link = next(each for each in window.findChildren(LinkButton) if each.text() == title and each.isVisible())
    link.click()
    settle()
    (guide,) = window.findChildren(HelpWindow)
    assert guide.shown_chapter == number and heading_at_top(guide) == title


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_pictures_have_a_frame_and_do_not_glare_in_the_dark(window: MainWindow, scheme: theme.Scheme) -> None:
    theme.use(scheme, 1.0)
    guide = show_guide(window)
    guide.show_chapter(1)
    settle()
    shown = guide.text.document().resource(2, QUrl("pictures/first-path.png"))
    assert isinstance(shown, QImage) and not shown.isNull()
    assert shown.pixelColor(0, shown.height() // 2).name() == theme.color("border").name()
    lightest = max(shown.pixelColor(x, shown.height() // 2).lightness() for x in range(0, shown.width(), 2))
    assert (lightest < 200) == (scheme == theme.Scheme.DARK)
    guide.close()
