"""The dark card: which item, how long it lasts, how it stands to the plan, and what to press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from campus_desktop.i18n import _, duration_hours
from campus_desktop.meetings import figures
from campus_desktop.meetings.agenda import find_slot
from campus_desktop.meetings.running import STEP
from campus_desktop.meetings.timer import Position, forecast
from ui.look import theme
from ui.meetings.hold import figures_text
from ui.meetings.hold.buttons import ActionButton
from ui.meetings.hold.commands import TimerCommands
from ui.meetings.hold.undo_button import UndoButton
from ui.meetings.state import MeetingState
from ui.shell.typed_text import keeper_of
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.lines_label import LinesLabel
from ui.widgets.panel import label
from ui.widgets.single_click import SingleClickButton

_WITH_WORD = 7
"""Signs that a figure can have at its full size beside its word."""


class TimerPanel(QFrame):
    """Before the start one big button; while it runs the clock and its commands; afterwards a summary and the way on."""

    follow_up_wanted = Signal()
    prepare_wanted = Signal()

    def __init__(self, commands: TimerCommands, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands, self._state = commands, state
        self._low = self._on = False
        self.setProperty("kind", "timer")
        self.setAccessibleName(_("The timer"))
        self.title = LinesLabel(2)  # the buttons below stay where they are, whatever the item is called
        self.figure = label("", "timer-figure")
        self.word = label("", "timer-word")
        self.undo = UndoButton(commands.shell, state)
        self.detail = LinesLabel(2, cut=False)
        self.begin = ActionButton(
            commands.begin, means=_("The item is locked to a later time. Its minutes count from now instead.")
        )
        self.following = ElidedLabel()
        self.run = ActionButton(commands.run, "")
        self.more = ActionButton(commands.more, f"+{STEP}")
        self.less = ActionButton(commands.less, f"−{STEP}")
        self.catch_up = ActionButton(commands.catch_up, _("Catch up"))
        self.main = ActionButton(commands.next, kind="timer-main", cap=True)
        self.start = ActionButton(commands.run, kind="timer-start", cap=True)
        self.back = ActionButton(commands.back, _("Back"), "timer-quiet")
        means = _("Skip: not dealt with. Park: taken up at the next meeting.")
        self.skip = ActionButton(commands.skip, _("Skip"), "timer-quiet", means=means)
        self.park = ActionButton(commands.park, _("Park"), "timer-quiet", means=means)
        self.means = label(means, "small", wrap=True)
        self.prepare = self._button(_("Prepare the meeting"))
        self.follow_up = self._button(_("Follow up on the meeting"))
        self.prepare.clicked.connect(self.prepare_wanted)
        self.follow_up.clicked.connect(self.follow_up_wanted)
        self._lay_out()
        commands.caught_up.connect(self._look_back)
        self._detail = ""
        self._keeper = keeper_of(commands.shell.widget)
        if self._keeper is not None:
            self._keeper.changed.connect(self._say_detail)
        theme.theme_changed.connect(self._resize)

    def _button(self, text: str) -> QPushButton:
        made = SingleClickButton(text)  # stands where the clock's buttons were
        made.setProperty("kind", "timer-main")
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        figures = QHBoxLayout()  # the button comes and goes where nothing else has to move for it
        figures.addWidget(self.figure)
        figures.addWidget(self.word, alignment=Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self.undo, 1, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch()
        self._column.addLayout(figures)
        waiting = QHBoxLayout()
        waiting.addWidget(self.detail, 1)
        waiting.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(waiting)
        self._row = QHBoxLayout()
        for button in (self.run, self.more, self.less, self.catch_up):
            self._row.addWidget(button, 1 if button in (self.run, self.catch_up) else 0)
        self._column.addLayout(self._row)
        for each in (self.main, self.start, self.prepare, self.follow_up):
            self._column.addWidget(each)
        self._column.addWidget(self.following)
        self._quiet = FlowLayout()
        for each in (self.back, self.skip, self.park):
            self._quiet.addWidget(each)
        self._column.addLayout(self._quiet)
        self._column.addWidget(self.means)
        self._resize()

    def _resize(self) -> None:
        self._column.setContentsMargins(theme.px(13), theme.px(11), theme.px(13), theme.px(9))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(6 if theme.zoom() <= 1 else 4))
        self._quiet.setSpacing(theme.px(12))
        self.figure.setFixedHeight(theme.px(46))  # the figures, without the room a line of text would take
        self.word.setContentsMargins(0, 0, 0, theme.px(6))  # on the line that the figures stand on

    def set_low(self, low: bool, *, lowest: bool = False) -> None:
        """With little room the words about Skip and Park are left out; they are the buttons' tool tips too. With least room the title
        has one line."""
        self.title.set_lines(1 if lowest else 2)
        if low != self._low:
            self._low = low
            self.means.setVisible(self._on and not low)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, notes: str) -> None:
        """The meeting, its timer or its notes changed. ``notes`` says how many there are: what came of it."""
        here = self._state.position()
        on = here.state in ("running", "paused")
        for each in (self.run, self.more, self.less, self.catch_up, self.main, self.skip, self.park):
            each.setVisible(on)
        self._on = on
        self.means.setVisible(on and not self._low)
        self.back.setVisible(here.state != "planned")
        self.start.setVisible(not on and here.following is not None)
        self.prepare.setVisible(here.state == "planned" and here.following is None)
        self.follow_up.setVisible(_is_over(here))
        self.run.show_text(_("Go on") if here.state == "paused" else _("Pause"))
        self.main.show_text(_("End the meeting") if on and here.following is None else _("Next"))
        self.back.show_text(_("Back into the meeting") if here.state == "ended" else _("Back"))
        if _is_over(here):
            title, figure, detail = figures_text.ended(self._state)
            self._say(title, figure, f"{detail}\n{notes}" if notes else detail)
        self.tick()

    def tick(self) -> None:
        """A second has passed."""
        here = self._state.position()
        self.begin.setVisible(here.state == "running" and here.counts_from is not None)
        if here.state in ("running", "paused"):
            self._show_running(here)
        elif not _is_over(here):
            self._say(*figures_text.before(self._state, self._state.now()))
        self._show_following(here)
        self._look_back()

    def _look_back(self) -> None:
        """What can be taken back, or else the figure's word, stands beside the figure, which is smaller for it where it has hours."""
        self.undo.look()
        self.word.setVisible(bool(self.word.text()) and self.undo.isHidden())  # the button needs its place
        whole = 5 if self.undo.isVisibleTo(self) else _WITH_WORD if self.word.isVisibleTo(self) else 99
        theme.set_look(self.figure, "beside", len(self.figure.text()) > whole)

    def _show_running(self, here: Position) -> None:
        title = here.item.title if here.item is not None else _("The item has been deleted.")
        mood = figures.mood(here) if here.state == "running" else "calm"
        parts = [_("pause")] if here.state == "paused" else []
        parts += [figures.ends_text(here), figures.plan_text(here)]
        figure = figures.figure(here.remaining) if here.item is not None else "–"
        detail = " · ".join(part for part in parts if part)
        if here.number and self.detail.fontMetrics().horizontalAdvance(detail) < self.detail.width():
            # two lines at all times, so that no button moves from under the pointer when the item runs over
            place = _("Item {number} of {count}").format(number=here.number, count=here.count)
            detail = f"{detail}\n{place}"
        doubt = figures.clock_text(self._state.events, self._state.now())
        self._say(title, figure, doubt or detail, mood, figures.beside(here.remaining) if here.item is not None else "")

    def _say(self, title: str, figure: str, detail: str, mood: str = "calm", word: str = "") -> None:
        """``word`` stands beside the figure, so that nobody takes that for the time of the day."""
        self.title.setText(title)
        self.figure.setText(figure)
        self.figure.setAccessibleName(f"{figure} {word}".strip())
        self.word.setText(word)
        self._detail = detail
        self._say_detail()
        theme.set_look(self.figure, "mood", mood)

    def _say_detail(self) -> None:
        """What stands below the figure: that a key did nothing, as the file is locked, before all else."""
        refused = self._keeper.refused if self._keeper is not None else ""
        theme.set_look(self.detail, "mood", "red" if refused else "")
        self.detail.setText(refused or self._detail)
        self.detail.setVisible(bool(refused or self._detail))

    def _show_following(self, here: Position) -> None:
        """What comes next, and when as things stand."""
        if here.following is None:
            text = _("This is the last item") if here.state in ("running", "paused") else ""
        elif here.state in ("running", "paused"):
            coming = forecast(self._state.meeting, self._state.events, self._state.now())
            start = next((each.start for each in coming if each.item.id == here.following.id), None)
            at = figures.moment_text(start, self._state.now()) if start is not None else ""
            text = f"{at} {here.following.title}".strip()
        else:
            text = _("First: {title}, {length}")
            place = find_slot(self._state.plans, here.following.id)
            minutes = place[1].minutes if place is not None else here.following.minutes
            text = text.format(title=here.following.title, length=duration_hours(minutes))
        self.following.setText(text)
        self.following.setToolTip(text)
        self.following.setVisible(bool(text))


def _is_over(here: Position) -> bool:
    """Whether the whole meeting has been held, and not only one of its days."""
    return here.state == "ended" and here.following is None
