"""The window with the guide: chapters at the left, what is searched for above them, the chapter at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from campus_desktop import i18n
from campus_desktop.i18n import _, ngettext, number
from resources import guides
from ui.help.contents import Chapter, place_of, read_chapters, target_of
from ui.help.rendering import fill, fit_pictures, heading
from ui.shell import theme
from ui.shell.links import follow
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField
from ui.widgets.waiting import waiting

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_LEFT = 250
_PAUSE = 150
"""Milliseconds after the last key until it is searched for."""
_MOST = 300
"""Hits that are marked in a chapter: a single letter stands everywhere."""
_CHAPTER = Qt.ItemDataRole.UserRole


class _Text(QTextBrowser):
    """The chapter. Pictures come from the guide's folder and from nowhere else."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pictures: dict[str, QImage] = {}
        self.setProperty("kind", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName(_("Chapter"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return self._picture(QUrl(name).path()) if QUrl(name).isRelative() else None

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            file = (self._folder / name).resolve()
            inside = file.is_relative_to(self._folder.resolve()) and file.is_file()
            self._pictures[name] = QImage(str(file)) if inside else QImage()
        return self._pictures[name]

    def fit(self) -> None:
        """Make the pictures as wide as there is room for."""
        fit_pictures(self.document(), self.viewport().width(), self._picture, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class HelpWindow(Dialog):
    """The guide, beside the window it is about: that can be worked in meanwhile."""

    def __init__(self, window: MainWindow, over: QWidget | None = None) -> None:
        """``over`` is the dialog it was asked for in, which would keep the keyboard from it if it stood beside that."""
        super().__init__(over or window)
        self._window = window
        self.setWindowFlags(Qt.WindowType.Window)
        self.setModal(False)
        self.setWindowTitle(_("Guide"))
        self.chapters: list[Chapter] = read_chapters(i18n.language())
        self._plain: list[str] = []
        self._shown = -1
        self.search = SearchField(_("Search the guide"))
        self.hits = label("", "small", wrap=True)
        self.hits.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Chapters"))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(3))
        self.text = _Text(guides.folder())
        self._lay_out()
        self.list.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        self._later = waiting(self, _PAUSE, self._search)
        self.search.textChanged.connect(self._later.start)
        self.search.key_passed.connect(self._walk)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        QShortcut(QKeySequence("F3"), self, self._next_hit)
        theme.theme_changed.connect(self._restyled)
        self._fill_list()

    def _lay_out(self) -> None:
        room = self._window.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() * 4 // 5), min(theme.px(680), room.height() - theme.px(80)))
        self.move(
            room.right() - self.width() - theme.px(8), room.top() + theme.px(30)
        )  # what is worked in stays in sight
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(theme.px(_LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.search)
        column.addWidget(self.hits)
        column.addWidget(self.list, 1)
        row.addWidget(left)
        row.addWidget(self.text, 1)

    # --- chapters ------------------------------------------------------------------------------------------------------

    def _fill_list(self, counts: dict[int, int] | None = None) -> None:
        """The chapters, or those with hits and how many."""
        shown = self._shown
        self.list.blockSignals(True)
        self.list.clear()
        for at, chapter in enumerate(self.chapters):
            if counts is None or counts.get(at):
                text = chapter.title if counts is None else f"{chapter.title} ({number(counts[at])})"
                item = QListWidgetItem(text)
                item.setData(_CHAPTER, at)
                self.list.addItem(item)
                if at == shown:
                    self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def show_page(self, page: str) -> None:
        """The chapter about a page of the window: its key, with the mode of a meeting behind a stroke."""
        self.search.clear()
        self.show_chapter(*place_of(self.chapters, page))

    def show_chapter(self, at: int, anchor: str = "") -> None:
        """A chapter, from the heading of that anchor on."""
        if at != self._shown:
            self._shown = at
            self._show_text()
            self.list.blockSignals(True)  # it was not chosen there
            for row in range(self.list.count()):
                if self.list.item(row).data(_CHAPTER) == at:
                    self.list.setCurrentRow(row)
            self.list.blockSignals(False)
        found = heading(self.text.document(), anchor) if anchor and anchor != self.chapters[at].headings[0][0] else None
        # the text is laid out when the window is
        QTimer.singleShot(0, self, partial(self._scroll_to, found.position() if found is not None else 0))

    def _scroll_to(self, position: int) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(position)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - theme.px(12) if position else 0)

    def _show_text(self) -> None:
        fill(self.text.document(), self.chapters[self._shown].markdown)
        self.text.fit()
        self.text.setAccessibleDescription(self.chapters[self._shown].title)
        self._mark()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.show_chapter(int(item.data(_CHAPTER)))
        if self.search.text().strip():
            self._next_hit()

    def _follow(self, link: QUrl) -> None:
        target = target_of(self.chapters, self._shown, link.toString())
        if target is not None:
            self.search.clear()
            self.show_chapter(*target)
        elif link.scheme():
            follow(self._window, link.toString(), self)

    def _restyled(self) -> None:
        if self._shown >= 0:
            self._show_text()

    # --- searching -----------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _walk(self, event: QKeyEvent) -> None:
        """Keys in the search field: Enter goes on to the next hit, the arrows walk the chapters."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next_hit()
        else:
            QApplication.sendEvent(self.list, QKeyEvent(event.type(), event.key(), event.modifiers()))

    def _texts(self) -> list[str]:
        """The chapters as they are read, without marks; made when first searched."""
        if not self._plain:
            for chapter in self.chapters:
                document = QTextDocument()
                document.setMarkdown(chapter.markdown)
                self._plain.append(document.toPlainText().lower())
        return self._plain

    def _search(self) -> None:
        wanted = self.search.text().strip().lower()
        if not wanted:
            self.hits.hide()
            self._fill_list()
            self._mark()
            return
        counts = {at: plain.count(wanted) for at, plain in enumerate(self._texts())}
        found = sum(counts.values())
        said = ngettext("{count} place; Enter goes on to the next", "{count} places; Enter goes on to the next", found)
        self.hits.setText(said.format(count=number(found)) if found else _("Not in the guide. Try another word."))
        self.hits.show()
        self._fill_list(counts)
        if found and not counts.get(self._shown):
            self.show_chapter(next(at for at, count in counts.items() if count))
        self._mark()

    def _mark(self) -> None:
        """Mark the hits in the chapter that is shown."""
        wanted, marks = self.search.text().strip(), []
        document = self.text.document()
        cursor = document.find(wanted) if wanted else QTextCursor()
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(theme.color("warning-soft"))
            mark.format.setForeground(theme.color("text"))
            marks.append(mark)
            if len(marks) == _MOST:
                break
            cursor = document.find(wanted, cursor)
        self.text.setExtraSelections(marks)

    def _next_hit(self) -> None:
        """To the next hit, in this chapter or a later one; after the last to the first."""
        wanted = self.search.text().strip()
        if self._later.isActive():
            self._later.stop()
            self._search()
        if not wanted:
            return
        if self.text.find(wanted):
            return
        rows = [int(self.list.item(row).data(_CHAPTER)) for row in range(self.list.count())]
        if not rows:
            return
        later = [at for at in rows if at > self._shown]
        self.show_chapter(later[0] if later else rows[0])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.find(wanted)


def show_guide(window: MainWindow) -> HelpWindow:
    """Open the guide at the chapter of the page in sight, or bring it to the front there."""
    return _shown(window, None, _page_in_sight(window))


_CHAPTERS = {
    "ui.courses": "courses",
    "ui.erasing": "erasing",
    "ui.help": "",
    "ui.imports": "courses",
    "ui.institutions": "institutions",
    "ui.meetings.agenda": "meetings/prepare",
    "ui.meetings.hold": "meetings/hold",
    "ui.meetings.new_meeting": "meetings/prepare",
    "ui.meetings.next_meeting": "meetings/follow-up",
    "ui.meetings.prepare": "meetings/prepare",
    "ui.meetings.presenting": "meetings/hold",
    "ui.meetings.ready": "meetings/prepare",
    "ui.paths": "paths",
    "ui.prints": "print",
    "ui.shell.copy_dialog": "file",
    "ui.shell.help_dialogs": "keyboard",
    "ui.shell.settings_dialog": "settings",
}
"""By the package or module of a dialog: what the guide calls it. Any other is told of where the page below it is."""


def chapter_of_dialog(dialog: QWidget) -> str | None:
    """The part of the guide about a dialog; None for that of the page below, empty for the guide itself."""
    module = type(dialog).__module__
    while module and module not in _CHAPTERS:
        module = module.rpartition(".")[0]
    return _CHAPTERS.get(module)


def show_guide_about(dialog: QWidget, part: str | None = None) -> HelpWindow | None:
    """Open the guide over a dialog, where it tells of that or at ``part``. None where there is no window to tell of, or it is the guide."""
    from ui.shell.window import MainWindow

    window: QWidget | None = dialog
    while window is not None and not isinstance(window, MainWindow):
        window = window.parentWidget()
    part = chapter_of_dialog(dialog) if part is None else part
    if window is None or part == "":
        return None
    return _shown(window, dialog, part or _page_in_sight(window))


def _shown(window: MainWindow, over: QWidget | None, part: str) -> HelpWindow:
    parent = over or window
    open_ones = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    shown = next((each for each in open_ones if each.parentWidget() is parent), None) or HelpWindow(window, over)
    shown.show_page(part)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    shown.list.setFocus(Qt.FocusReason.OtherFocusReason)
    return shown


def _page_in_sight(window: MainWindow) -> str:
    page, key = window.current_page, window.current_key
    if page is None or key is None:
        return "welcome"
    part = page.guide_part()
    return f"{key}/{part}" if part else key
