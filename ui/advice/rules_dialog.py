"""Which advice the program gives on one kind of subject, what each rests on, and where its limits lie. For the whole file."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from campus_desktop.advice.rules import Limit, Rule, RuleSet
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, time_table
from ui.look import theme
from ui.shell.protocol import Shell
from ui.typed import read_clock, read_count
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.line_row import ValueRow
from ui.widgets.panel import Separator, label
from ui.widgets.scrolled import ScrolledColumn

_MOST_MINUTES = 1_439


class RulesDialog(Dialog):
    """There is no OK: each tick and each limit saves by itself, as one step back."""

    def __init__(self, shell: Shell, rules: RuleSet[Any]) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell, self._rules = shell, rules
        self.setWindowTitle(_(rules.title))
        self.resize(theme.px(600), theme.px(600))
        self.ticks: dict[str, QCheckBox] = {}
        self.limits: dict[str, ValueRow] = {}
        around = QVBoxLayout(self)
        scroll = ScrolledColumn((9, 9, 9, 9))
        around.addWidget(scroll, 1)
        column = scroll.body
        column.addWidget(label(_(rules.scope), "muted", wrap=True))
        chosen, values = rules.chosen(shell.workspace), rules.thresholds(shell.workspace)
        for rule in rules.rules:
            column.addWidget(Separator())
            self._rule(column, rule, rule.id in chosen, values)
        column.addStretch(1)
        around.addWidget(CloseBox(self, enter_closes=False))
        self.finished.connect(self._save_all)

    def _rule(self, column: QVBoxLayout, rule: Rule[Any], on: bool, values: dict[str, int]) -> None:
        tick = QCheckBox(_(rule.name))
        tick.setChecked(on)
        tick.clicked.connect(self._choose)
        self.ticks[rule.id] = tick
        column.addWidget(tick)
        basis = label(rule.why, "small", wrap=True)
        basis.setContentsMargins(theme.px(24), 0, 0, 0)
        column.addWidget(basis)
        tick.setAccessibleDescription(rule.why)
        limits = self._rules.limits_of(rule)
        if limits:
            across = QHBoxLayout()
            across.setContentsMargins(theme.px(24), 0, 0, 0)
            across.setSpacing(theme.px(8))
            for name, limit in limits.items():
                across.addWidget(self._limit(name, limit, values[name]))
            across.addStretch(1)
            column.addLayout(across)

    def _limit(self, name: str, limit: Limit, value: int) -> ValueRow:
        timed = limit.kind == "time"
        row = ValueRow(
            _(limit.name),
            _read_minute if timed else _read_number,
            _write_minute if timed else str,
            partial(self._save, name),
            self.shell.workspace.seal,
        )
        row.setMaximumWidth(theme.px(180))
        row.show_value(value)
        self.limits[name] = row
        return row

    def _choose(self) -> None:
        rules = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self.shell.guard(lambda: self._rules.choose(self.shell.workspace, rules))

    def _save(self, name: str, value: int) -> None:
        self.shell.guard(lambda: self._rules.set_threshold(self.shell.workspace, name, value))

    def _save_all(self) -> None:
        for row in self.limits.values():
            row.save_now()


def _read_number(text: str) -> int:
    found = read_count(text)
    if found is None or found > _MOST_MINUTES:
        raise CampusError(_("Give a whole number from 0 to {most}.").format(most=_MOST_MINUTES))
    return found


def _read_minute(text: str) -> int:
    moment = read_clock(text)
    return moment.hour * 60 + moment.minute


def _write_minute(minute: int) -> str:
    return time_table(time(minute // 60, minute % 60))
