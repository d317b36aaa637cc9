"""Ready for the meeting? One dialog, half a minute: each line says how it stands, and offers what mends it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from campus_desktop.i18n import _, capital, date_weekday, ngettext
from campus_desktop.meetings import edits, queries
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.workspace import Change
from campus_desktop.workspace.copies import save_copy
from ui.look import theme
from ui.meetings.presenting import screens
from ui.meetings.presenting.screens import Desk
from ui.meetings.ready import lines, power, slide
from ui.meetings.ready.lines import STATES, Check, Seen
from ui.shell.places import SUFFIX, free_name, place_of, proposed_folder
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.empty import Picture
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn

_PICTURES = {"ready": ("check", "success"), "see to": ("triangle-alert", "warning"), "unknown": ("info", "muted")}
_AGAIN = 2
"""Seconds between two looks at power and screens, which change without an edit."""


def open_ready(shell: Shell, meeting_id: str) -> ReadyDialog | None:
    """Show the dialog for a meeting. None where the meeting is gone, which is said."""
    dialog = shell.guard(lambda: ReadyDialog(shell, meeting_id))
    if dialog is not None:
        dialog.open()
    return dialog


class _Row(QFrame):
    """One line: a picture and the word for its state, what it is about, what is so, and the commands."""

    def __init__(self, line: Check, dialog: ReadyDialog) -> None:
        super().__init__()
        self.line = line
        self.setProperty("kind", "card")
        self.setAccessibleName(line.spoken)
        name, token = _PICTURES[line.state]
        picture = Picture(name, 20, token)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(9))
        across.setSpacing(theme.px(12))
        across.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        words, top, below = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        words.setSpacing(theme.px(2))
        top.setSpacing(theme.px(10))
        top.addWidget(label(line.title, "subheading"), 1)
        self.buttons: dict[str, LinkButton] = {}
        for key, text in line.commands:
            button = LinkButton(text)
            button.setAccessibleDescription(line.spoken)
            button.clicked.connect(partial(dialog.do, key))
            top.addWidget(button)
            self.buttons[key] = button
        self.state = label(_(STATES[line.state]))
        self.state.setProperty("tone", {"ready": "success", "see to": "warning"}.get(line.state, ""))
        below.setSpacing(theme.px(8))
        below.addWidget(self.state, alignment=Qt.AlignmentFlag.AlignTop)
        below.addWidget(label(line.text, "muted", wrap=True), 1)
        words.addLayout(top)
        words.addLayout(below)
        across.addLayout(words, 1)


class ReadyDialog(Dialog):
    """Looks again after every command, and every two seconds at what changes by itself."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        super().__init__(shell.widget)
        self.shell, self.meeting_id = shell, meeting_id
        meeting = queries.read_meeting(shell.workspace, meeting_id)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ready for the meeting?"))
        self._shown: tuple[Check, ...] = ()
        self._seconds = 0
        self.rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(8))
        column.addWidget(label(meeting.title, "heading", wrap=True))
        when = capital(date_weekday(meeting.date)) if meeting.date else _("No date yet")
        self.sum = label("", "muted")
        top = QHBoxLayout()
        top.addWidget(label(" · ".join(part for part in (when, meeting.place) if part), "muted"), 1)
        top.addWidget(self.sum)
        column.addLayout(top)
        scroll = ScrolledColumn((0, 0, 4, 0))
        self._rows = scroll.body
        self._rows.addStretch(1)
        column.addWidget(scroll, 1)
        box = CloseBox(self)
        column.addWidget(box)
        self.close_button = box.close_button
        window = shell.widget.size()
        self.resize(min(theme.px(790), window.width()), min(theme.px(740), window.height() - theme.px(20)))
        self.look()
        shell.clock.tick.connect(self._tick)
        self._forget = shell.workspace.subscribe(self._changed)
        self.finished.connect(self._done)

    # --- looking -------------------------------------------------------------------------------------------------------

    def seen(self) -> Seen:
        """What is found out now."""
        workspace, now = self.shell.workspace, self.shell.clock.now()
        others = tuple(each.name for each in self._desk().others)
        return Seen(
            queries.read_meeting(workspace, self.meeting_id),
            now,
            workspace.path.name,
            place_of(workspace.path).text(),
            workspace.read_only,
            edits.facts(workspace, self.meeting_id),
            tuple(check_meeting(workspace, self.meeting_id, now, ready=True)),
            workspace.saved_at,
            others,
            self.shell.safe is not None,
            power.read_power(),
        )

    def _desk(self) -> Desk:
        screen = self.shell.widget.screen()
        return Desk(screens.seen(), screen.name() if screen is not None else "")

    def look(self) -> None:
        """Look again, and show what is so now."""
        shown = lines.look(self.seen())
        if shown == self._shown:
            return
        focused = next(
            (
                (key, command)
                for key, row in self.rows.items()
                for command, button in row.buttons.items()
                if button.hasFocus()
            ),
            None,
        )
        old = dict(zip((line.key for line in self._shown), self._shown, strict=True))
        for place, line in enumerate(shown):
            if old.get(line.key) == line:
                continue
            if (gone := self.rows.pop(line.key, None)) is not None:
                self._rows.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            row = _Row(line, self)
            self._rows.insertWidget(place, row)
            row.show()
            self.rows[line.key] = row
        self._shown = shown
        left = sum(line.state == "see to" for line in shown)
        text = ngettext("{count} thing to fix", "{count} things to fix", left).format(count=left)
        self.sum.setText(text if left else _("Everything is ready"))
        if focused is not None:
            button = self.rows[focused[0]].buttons.get(focused[1])
            (button or self.close_button).setFocus()

    def _tick(self) -> None:
        self._seconds += 1
        if self._seconds % _AGAIN == 0 and self.shell.widget.isVisible():
            self.look()

    def _changed(self, change: Change) -> None:
        if change.touches("meeting", "agenda_item", "answer", "meeting_fact"):
            self.shell.guard(self.look)

    def _done(self) -> None:
        self._forget()
        self.shell.clock.tick.disconnect(self._tick)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def do(self, command: str, _checked: bool = False) -> None:
        """Do what a line offers, by its key."""
        commands: dict[str, Callable[[], None]] = {
            "copy": self.save_copy,
            "slide": self.show_slide,
            "safe": self.turn_on_safe_view,
            "print agenda": partial(self.print, "agenda"),
            "print script": partial(self.print, "script"),
            "printed": self.is_printed,
            "quiet": partial(self.record, lines.QUIET),
            "sent": self.is_sent,
            "mail": self.copy_for_mail,
            "prepare": self.prepare,
        }
        commands[command]()

    def record(self, *facts: str) -> None:
        """Keep that something is done."""
        for fact in facts:
            self.shell.guard(partial(edits.record_fact, self.shell.workspace, self.meeting_id, fact))
        self.look()

    def save_copy(self) -> None:
        """Ask where, and save a copy of the file there: best on another disk."""
        workspace = self.shell.workspace
        stem = _("{name} copy").format(name=workspace.path.stem)
        proposed = free_name(proposed_folder() / f"{stem}{SUFFIX}")
        target: Path | None = self.shell.ask.save_file(
            self, _("Save a copy"), proposed, _("Campus Desktop files (*.campus)")
        )
        if target is None:
            return

        def saved(_nothing: object) -> None:
            if not workspace.read_only:
                self.record(lines.COPY)
            self.shell.message(_("The copy “{name}” is saved.").format(name=target.name))

        self.shell.jobs.run(_("Save a copy"), lambda progress: save_copy(workspace, target, progress), saved)

    def show_slide(self) -> None:
        """Cover the room's screen with the test slide: the other screen, or this one where there is one only. Again: take it away."""
        shown = self.findChild(slide.TestSlide)
        if shown is not None and shown.isVisible():
            shown.close()
            return
        projector, own = self._desk().projector(), self.shell.widget.screen() or QGuiApplication.primaryScreen()
        wanted = projector.name if projector is not None else own.name()
        screen = next((each for each in QGuiApplication.screens() if each.name() == wanted), own)
        meeting = queries.read_meeting(self.shell.workspace, self.meeting_id)
        made = slide.TestSlide(self, meeting.title)
        made.show_on(screen)

    def turn_on_safe_view(self) -> None:
        """Hide what is private on every page."""
        self.shell.set_safe(self.meeting_id)
        self.look()

    def print(self, kind: str) -> None:
        """See it, save or print it."""
        from ui.prints.dialog import open_print

        open_print(self.shell, meeting_id=self.meeting_id, kind=kind)

    def copy_for_mail(self) -> None:
        """Put the agenda on the clipboard, formatted, to be pasted into an e-mail."""
        from ui.prints.mail import copy_for_mail

        copy_for_mail(self.shell, self.meeting_id, "agenda")

    def is_printed(self) -> None:
        """Agenda and script are on paper."""
        self.record(lines.AGENDA, lines.SCRIPT)

    def is_sent(self) -> None:
        """The agenda is with the participants: a fact, and the meeting is no draft any more."""
        workspace = self.shell.workspace
        if queries.read_meeting(workspace, self.meeting_id).status == "draft":
            self.shell.guard(lambda: edits.update_meeting(workspace, self.meeting_id, status="sent"))
        self.record(lines.SENT)

    def prepare(self) -> None:
        """Go to the meeting, where the advice stands."""
        self.accept()
        self.shell.show_page("meetings", self.meeting_id, "prepare")
