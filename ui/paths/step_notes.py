"""The notes of meetings about a step: below its details, newest meeting first."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_long
from campus_desktop.meetings.note import Note
from ui.look import theme
from ui.notes.kinds import kind_color
from ui.notes.said import kind_name, sender
from ui.notes.seen import about_step_seen
from ui.shell.protocol import Shell
from ui.widgets.layouts import emptied
from ui.widgets.panel import Separator, label, markup


class StepNotes(QWidget):
    """The notes about one step, each with a link to its place. Hidden if there are none."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._shown: list[Note] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def shown(self) -> list[Note]:
        """The notes shown."""
        return self._shown

    def show_step(self, step_id: str) -> None:
        """Show the notes about a step."""
        found = about_step_seen(self._shell, step_id)
        if found != self._shown or bool(found) == self.isHidden():
            self._shown = found
            self._lay_out()
        self.setVisible(bool(found))

    def _lay_out(self) -> None:
        emptied(self._column)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Separator())
        title = _("Notes from meetings ({count})").format(count=len(self._shown))
        self._column.addWidget(label(title, "subheading"))
        for note in self._shown:
            self._column.addWidget(self._note(note))

    def _note(self, note: Note) -> QWidget:
        colour, muted = kind_color(note.kind).name(), theme.color("muted").name()
        more = [sender(note), date_long(note.meeting_date) if note.meeting_date else note.meeting_title]
        if note.private:
            more.insert(0, _("Private"))
        below = " · ".join(filter(None, more))
        made = markup(
            f'<span style="color: {colour}; font-weight: 600">{escape(kind_name(note))}</span><br>'
            f"{escape(note.text)}<br>"
            f'<a href="#" style="color: {muted}; text-decoration: none">{escape(below)}</a>',
            f"{kind_name(note)}: {note.text}, {below}",
        )
        made.setToolTip(_("Open “{title}”").format(title=note.meeting_title))
        made.linkActivated.connect(partial(self._open, note.id))
        return made

    def _open(self, note_id: str, _href: str) -> None:
        self._shell.show_page("meetings", note_id)
