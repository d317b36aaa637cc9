"""Which advice the program gives on meetings, what each rests on, and where its limits lie. For the whole file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, time_table
from campus_desktop.meetings import checks
from campus_desktop.meetings.agenda import clock, minute_of
from campus_desktop.meetings.checks import STRENGTHS, Rule
from ui.look import theme
from ui.meetings.values import read_clock
from ui.shell.protocol import Shell
from ui.typed import read_count
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.line_row import ValueRow
from ui.widgets.panel import Separator, label
from ui.widgets.scrolled import ScrolledColumn

_LIMITS = {
    "M2.advice": N_("Advice from (minutes)"),
    "M2.important": N_("Important from (minutes)"),
    "M3.work": N_("After so many minutes of work"),
    "M3.break": N_("At least (minutes)"),
    "M4.percent": N_("At least (percent)"),
    "M9.minutes": N_("At most (minutes)"),
    "M12.days": N_("Days before"),
    "M16.lunch_from": N_("Lunch at the earliest"),
    "M16.lunch_to": N_("Lunch at the latest"),
    "M16.start": N_("Start at the earliest"),
    "M16.end": N_("End at the latest"),
}
_MOST_MINUTES = 1_439


class RulesDialog(Dialog):
    """There is no OK: each tick and each limit saves by itself, as one step back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell = shell
        self.setWindowTitle(_("Advice on meetings"))
        self.resize(theme.px(600), theme.px(600))
        self.ticks: dict[str, QCheckBox] = {}
        self.limits: dict[str, ValueRow] = {}
        around = QVBoxLayout(self)
        scroll = ScrolledColumn((9, 9, 9, 9))
        around.addWidget(scroll, 1)
        column = scroll.body
        text = _("Advice is only advice. What is ticked applies to every meeting in this file.")
        column.addWidget(label(text, "muted", wrap=True))
        chosen, limits = checks.chosen_rules(shell.workspace), checks.thresholds(shell.workspace)
        for rule in checks.RULES:
            column.addWidget(Separator())
            self._rule(column, rule, rule.id in chosen, limits)
        column.addStretch(1)
        around.addWidget(CloseBox(self, enter_closes=False))
        self.finished.connect(self._save_all)

    def _rule(self, column: QVBoxLayout, rule: Rule, on: bool, limits: dict[str, int]) -> None:
        tick = QCheckBox(_(rule.name))
        tick.setChecked(on)
        tick.clicked.connect(self._choose)
        self.ticks[rule.id] = tick
        column.addWidget(tick)
        source = _("Based on {strength}: {source}").format(strength=_(STRENGTHS[rule.strength]), source=_(rule.source))
        basis = label(source, "small", wrap=True)
        basis.setContentsMargins(theme.px(24), 0, 0, 0)
        column.addWidget(basis)
        tick.setAccessibleDescription(source)
        names = [name for name in _LIMITS if name.startswith(f"{rule.id}.")]
        if names:
            across = QHBoxLayout()
            across.setContentsMargins(theme.px(24), 0, 0, 0)
            across.setSpacing(theme.px(8))
            for name in names:
                row = self._limit(name, limits[name])
                across.addWidget(row)
            across.addStretch(1)
            column.addLayout(across)

    def _limit(self, name: str, value: int) -> ValueRow:
        clocked = name.startswith("M16.")
        row = ValueRow(
            _(_LIMITS[name]),
            _read_clock if clocked else _read_number,
            _write_clock if clocked else str,
            partial(self._save, name),
            self.shell.workspace.seal,
        )
        row.setMaximumWidth(theme.px(180))
        row.show_value(value)
        self.limits[name] = row
        return row

    def _choose(self) -> None:
        rules = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self.shell.guard(lambda: checks.choose_rules(self.shell.workspace, rules))

    def _save(self, name: str, value: int) -> None:
        self.shell.guard(lambda: checks.set_threshold(self.shell.workspace, name, value))

    def _save_all(self) -> None:
        for row in self.limits.values():
            row.save_now()


def _read_number(text: str) -> int:
    found = read_count(text)
    if found is None or found > _MOST_MINUTES:
        raise CampusError(_("Give a whole number from 0 to {most}.").format(most=_MOST_MINUTES))
    return found


def _read_clock(text: str) -> int:
    return minute_of(read_clock(text))


def _write_clock(minute: int) -> str:
    return time_table(clock(minute))
