"""The line above the agenda's cards: how the items fill the day, and the way to catch up where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import DayPlan
from ui.look import theme
from ui.meetings.agenda import words
from ui.meetings.agenda.progress import Progress
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip


class SumsLine(QWidget):
    """Its height is reserved at a meeting of one day, so that the cards below stay in place when it is filled or emptied. At a
    meeting of several days it has no height: each day's heading has its own sum."""

    def __init__(self, parent: QWidget, *, holding: bool) -> None:
        super().__init__(parent)
        self._holding = holding
        self.balance = Chip("", "neutral")
        self.catch_up = LinkButton(_("Catch up …"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.balance)
        self._row.addWidget(self.catch_up)
        self._row.addStretch(1)

    def restyle(self, margin: int) -> None:
        """Update after a change of theme or zoom; ``margin`` in pixels is that at both sides."""
        self._row.setContentsMargins(margin, 0, margin, theme.px(3))

    def show_plans(self, plans: Sequence[DayPlan], progress: Progress, *, trial: bool) -> None:
        """``progress``: how far the days are held. ``trial``: something is being dragged or typed; the text of the line changes,
        but nothing in it appears or disappears."""
        one_day = len(plans) == 1
        filled = words.balance(plans[0], progress) if one_day else None
        if trial and filled is None and not self.balance.isHidden():
            filled = words.ends_text(plans[0], progress), "muted"
        self.balance.setText(filled[0] if filled else "")
        theme.set_look(self.balance, "tone", "danger" if filled and filled[1] == "danger" else "neutral")
        if trial:
            return
        self.balance.setVisible(filled is not None)
        left = [plan for plan in plans if progress.ends.get(plan.day.number, plan.end) is not None]
        too_long = any(plan.over > 0 or plan.collisions for plan in left)
        self.catch_up.setVisible(too_long and not self._holding)  # while the meeting is held, it is at the timer
        for widget in (self.balance, self.catch_up):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(one_day and not (self._holding and widget is self.catch_up))
            widget.setSizePolicy(policy)
