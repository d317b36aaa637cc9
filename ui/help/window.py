"""The window with the guide: narrow beside what it describes, with the chapters collapsed; when wide, with the chapters at the left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QEvent, QRect, QRegularExpression, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QTextDocument, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from campus_desktop import i18n
from campus_desktop.i18n import _, ngettext, number
from resources import guides
from ui.help.contents import Chapter, place_of, read_chapters, target_of
from ui.help.placing import place_beside
from ui.help.rendering import fill, heading
from ui.help.search import search
from ui.help.subject import chapter_of_dialog
from ui.help.text import ChapterText, Place
from ui.look import theme
from ui.shell.links import follow
from ui.shell.page import page_in_sight
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.debounce import debounce
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_WIDE = 700
"""Width from which the chapters are shown at the left."""
_LEFT = 250
_FIRST = 2
"""The number of chapters meant to be followed step by step: they stay shown when the guide is opened again."""
_PAUSE = 150
"""Milliseconds after the last key until the search starts."""
_MOST = 300
"""Maximum hits marked in a chapter: a single letter occurs everywhere."""
_CHAPTER = Qt.ItemDataRole.UserRole
_TRANSIENTS = QWindow.AncestorMode.IncludeTransients
_NO_LIMIT = 16_777_215
"""Qt's maximum size of a widget (QWIDGETSIZE_MAX)."""


class HelpWindow(Dialog):
    """The guide, beside the window it describes, which stays usable."""

    def __init__(self, shell: Shell, over: QWidget | None = None) -> None:
        """``over`` is the dialog it was opened from, which would block its keyboard input if it were a child of the main window."""
        super().__init__(over or shell.widget)
        self._shell = shell
        # a dialog's window stays above its parent, and above no other program's window
        self.setWindowFlags(
            Qt.WindowType.Dialog
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowSystemMenuHint
            | Qt.WindowType.WindowMinMaxButtonsHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self.setModal(False)
        self.setWindowTitle(_("Guide"))
        self.chapters: list[Chapter] = read_chapters(i18n.language())
        self._plain: list[str] = []
        self._pattern: str | None = None
        self._shown = -1
        self._target: tuple[int, QRegularExpression | None] | None = None
        """Where the chapter will be scrolled to: a position of its text, and the hit after it."""
        self._before: QByteArray | None = None
        self._given = QRect()
        self.search = SearchField(_("Search the guide"))
        self.hits = label("", "small", wrap=True)
        self.hits.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Chapters"))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(3))
        self.text = ChapterText(guides.folder())
        self.fold = SecondaryButton(_("Chapters"))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold)
        self.about_page = LinkButton(_("About this page"))
        self.about_page.clicked.connect(self._show_asked)
        self._lay_out()
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemClicked.connect(self._fold_away)
        self.list.itemActivated.connect(self._fold_away)
        self.text.anchorClicked.connect(self._follow)
        self._later = debounce(self, _PAUSE, self._search)
        self.search.textChanged.connect(self._later.start)
        self.search.key_passed.connect(self._walk)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        QShortcut(QKeySequence("F3"), self, self._next_hit)
        theme.theme_changed.connect(self._restyled)
        self._fill_list()

    def _lay_out(self) -> None:
        place_beside(self, self._shell.widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(8))
        buttons = QHBoxLayout()
        buttons.addWidget(self.fold)
        buttons.addWidget(self.about_page)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.search)
        column.addWidget(self.hits)
        column.addWidget(self.list, 1)
        self._row.addWidget(self._left)
        self._row.addWidget(self.text, 1)
        self._show_width()

    def _make_room(self) -> None:
        """Where it would cover the window whose steps it describes, narrow that window if the screen is wide enough for both."""
        shell, room = self._shell, self._shell.widget.screen().availableGeometry()
        frame = shell.widget.frameGeometry()
        left = self.frameGeometry().left() - room.left()
        sides = frame.width() - shell.widget.width()
        if self._before is not None or shell.widget.isFullScreen() or not frame.intersects(self.frameGeometry()):
            return
        if left - sides < shell.widget.minimumWidth():
            return
        self._before = shell.widget.saveGeometry()
        top, height = shell.widget.geometry().top(), shell.widget.height()
        if shell.widget.isMaximized():
            shell.widget.showNormal()
        shell.widget.setGeometry(room.left() + sides // 2, top, left - sides, height)
        self._given = shell.widget.geometry()

    def done(self, result: int) -> None:
        """Close. The window that was narrowed gets its geometry back, unless it was resized since."""
        if self._before is not None and self._shell.widget.geometry().size() == self._given.size():
            self._shell.widget.restoreGeometry(self._before)
        _left_off.pop(self._shell.widget, None)
        if self.reads_first and not self.text.at_end():
            _left_off[self._shell.widget] = (self._shown, self.text.place)
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_width()

    def _show_width(self) -> None:
        """Show the chapters beside the text if there is room, else collapsed above it."""
        wide = self.width() >= theme.px(_WIDE)
        self.fold.setHidden(wide)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._left.setMinimumWidth(theme.px(_LEFT) if wide else 0)
        self._left.setMaximumWidth(theme.px(_LEFT) if wide else _NO_LIMIT)
        self.list.setMaximumHeight(_NO_LIMIT if wide else max(theme.px(90), self.height() * 2 // 5))
        self.list.setHidden(not wide and not self.fold.isChecked())

    def _fold(self, shown: bool) -> None:
        self._show_width()
        if shown:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.list.isVisible():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_away(self) -> None:
        self.fold.setChecked(False)

    def event(self, event: QEvent) -> bool:
        """A modal dialog over the main window would block mouse input to the guide that explains it: while one is open, it is the
        guide's parent."""
        done = super().event(event)
        if event.type() == QEvent.Type.WindowBlocked:
            QTimer.singleShot(0, self, self._join_dialog)
        return done

    def _join_dialog(self) -> None:
        dialog, own, main = QApplication.activeModalWidget(), self.windowHandle(), self._shell.widget.windowHandle()
        above = dialog.window().windowHandle() if dialog is not None else None
        if own is None or above is None or main is None or above is own or not main.isAncestorOf(above, _TRANSIENTS):
            return
        own.setTransientParent(above)
        above.visibleChanged.connect(self._leave_dialog)

    def _leave_dialog(self, _shown: bool) -> None:
        """Return to a window that is still open."""
        own, main = self.windowHandle(), self._shell.widget.windowHandle()
        above = own.transientParent() if own is not None else None
        while above is not None and above is not main and not above.isVisible():
            above = above.transientParent()
        if own is not None:
            own.setTransientParent(above or main)

    # --- chapters ------------------------------------------------------------------------------------------------------

    def _fill_list(self, counts: dict[int, int] | None = None) -> None:
        """Fill the list with all chapters, or with those that have hits and their number."""
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

    @property
    def shown_chapter(self) -> int:
        """The number of the chapter shown."""
        return self._shown

    @property
    def reads_first(self) -> bool:
        """Whether one of the chapters followed step by step is shown."""
        return 0 <= self._shown < _FIRST

    def take_keyboard(self) -> None:
        """Raise the window, with the keyboard focus on the chapters where they are visible, else on the text."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        (self.text if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asked(self) -> None:
        """Show the chapter about what is visible: the open dialog, else the page."""
        dialog = QApplication.activeModalWidget()
        self.show_page((chapter_of_dialog(dialog.window()) if dialog else None) or page_in_sight(self._shell))

    def show_page(self, page: str) -> None:
        """Show the chapter about a page of the window: its key, with the mode of a meeting after a slash."""
        self.search.clear()
        self.show_chapter(*place_of(self.chapters, page))

    def show_chapter(self, at: int, anchor: str = "", hit: QRegularExpression | None = None) -> None:
        """Show a chapter, from the heading with that anchor on, or its first ``hit``."""
        if at != self._shown:
            self._shown = at
            self._show_text()
            self.list.blockSignals(True)  # it was not chosen there
            for row in range(self.list.count()):
                if self.list.item(row).data(_CHAPTER) == at:
                    self.list.setCurrentRow(row)
            self.list.blockSignals(False)
        if self.reads_first:
            QTimer.singleShot(0, self, self._make_room)
        found = heading(self.text.document(), anchor) if anchor and anchor != self.chapters[at].headings[0][0] else None
        # the text is laid out when the window is
        self._target = (found.position() if found is not None else 0, hit)
        QTimer.singleShot(0, self, self._scroll_to_target)

    def _scroll_to_target(self) -> None:
        if self._target is None:
            return
        (position, hit), self._target = self._target, None
        self.text.scroll_to(position)
        if hit is not None:
            self.text.find_next(hit)

    def return_to(self, at: int, place: Place) -> None:
        """Show a chapter at a place where it was left."""
        self.show_chapter(at)
        QTimer.singleShot(0, self, partial(self.text.return_to, place))

    def _show_text(self) -> None:
        fill(self.text.document(), self.chapters[self._shown].markdown)
        self.text.fit()
        self.text.setAccessibleDescription(self.chapters[self._shown].title)
        self._mark()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        at = int(item.data(_CHAPTER))
        if self._later.isActive():
            self._later.stop()
            self._search()
        self.show_chapter(at, hit=self._wanted())

    def _follow(self, link: QUrl) -> None:
        target = target_of(self.chapters, self._shown, link.toString())
        if target is not None:
            self.search.clear()
            self.show_chapter(*target)
        elif link.scheme():
            follow(self._shell, link.toString(), self)

    def _restyled(self) -> None:
        if self._shown >= 0:
            self._show_text()

    # --- searching -----------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _walk(self, event: QKeyEvent) -> None:
        """Keys in the search field: Enter goes to the next hit, the arrows move through the chapters."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next_hit()
        else:
            QApplication.sendEvent(self.list, QKeyEvent(event.type(), event.key(), event.modifiers()))

    def _texts(self) -> list[str]:
        """The plain texts of the chapters; created on the first search."""
        if not self._plain:
            for chapter in self.chapters:
                document = QTextDocument()
                document.setMarkdown(chapter.markdown)
                self._plain.append(document.toPlainText())
        return self._plain

    def _search(self) -> None:
        self._pattern, counts = search(self._texts(), self.search.text())
        if self._pattern is None:
            self.hits.hide()
            self._fill_list()
            self._mark()
            return
        found = sum(counts.values())
        message = ngettext(
            "{count} place; Enter goes on to the next", "{count} places; Enter goes on to the next", found
        )
        self.hits.setText(message.format(count=number(found)) if found else _("Not in the guide. Try another word."))
        self.hits.show()
        self._fill_list(counts)
        if found and not counts.get(self._shown):
            self.show_chapter(next(at for at, count in counts.items() if count))
        self._mark()

    def _mark(self) -> None:
        """Mark the hits in the chapter shown."""
        marks: list[QTextEdit.ExtraSelection] = []
        if (wanted := self._wanted()) is None:
            self.text.setExtraSelections(marks)
            return
        document = self.text.document()
        cursor = document.find(wanted)
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

    def _wanted(self) -> QRegularExpression | None:
        if self._pattern is None:
            return None
        return QRegularExpression(self._pattern, QRegularExpression.PatternOption.CaseInsensitiveOption)

    def _next_hit(self) -> None:
        """Go to the next hit, in this chapter or a later one; after the last to the first."""
        if self._later.isActive():
            self._later.stop()
            self._search()
        if (wanted := self._wanted()) is None:
            return
        self._scroll_to_target()
        if self.text.find_next(wanted):
            return
        rows = [int(self.list.item(row).data(_CHAPTER)) for row in range(self.list.count())]
        if not rows:
            return
        later = [at for at in rows if at > self._shown]
        self.show_chapter(later[0] if later else rows[0], hit=wanted)
        self._scroll_to_target()


_left_off: WeakKeyDictionary[QWidget, tuple[int, Place]] = WeakKeyDictionary()
"""By main window: the first chapter that was closed before its end, and the place in it."""


def show_guide(shell: Shell) -> HelpWindow:
    """Open the guide at the chapter of the current page, or raise it there; while one of the first chapters is being followed,
    raise it unchanged, or open it again where it was closed."""
    return _shown(shell, None, page_in_sight(shell))


def show_first(shell: Shell, chapter: int) -> HelpWindow:
    """Open the guide at one of its first chapters; where that is open already it stays at its position."""
    guide = show_guide(shell)
    if guide.shown_chapter != chapter:
        guide.show_chapter(chapter)
    return guide


def show_guide_about(shell: Shell, dialog: QWidget, part: str | None = None) -> HelpWindow | None:
    """Open the guide over a dialog, at the dialog's part or at ``part``. None if the dialog is the guide."""
    part = chapter_of_dialog(dialog) if part is None else part
    if part == "":
        return None
    return _shown(shell, dialog, part or page_in_sight(shell))


def _shown(shell: Shell, over: QWidget | None, part: str) -> HelpWindow:
    parent = over or shell.widget
    open_ones = [each for each in shell.widget.findChildren(HelpWindow) if each.isVisible()]
    followed = next((each for each in open_ones if each.reads_first), None)
    shown = followed or next((each for each in open_ones if each.parentWidget() is parent), None)
    left_off = _left_off.get(shell.widget)
    if shown is None and left_off is not None:
        shown = followed = HelpWindow(shell, over)
        shown.return_to(*left_off)
    shown = shown or HelpWindow(shell, over)
    if shown is not followed:
        shown.show_page(part)
    shown.take_keyboard()
    return shown
