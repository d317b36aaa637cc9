"""About a learning path: purpose, audience, owner and the other fields that stand on its prints; its goals and start dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _, duration_hours
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.paths import edits
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.words import KINDS, PURPOSES, STATUSES
from ui.paths.path_lists import Goals, Starts
from ui.shell import theme
from ui.shell.page import Shell
from ui.typed import checker, need, read_count, read_minutes
from ui.widgets.dialog import CloseBox
from ui.widgets.form import FormRow
from ui.widgets.line_row import LineRow
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedText


class PathDialog(QDialog):
    """There is no OK: each field saves by itself, as one step back."""

    def __init__(self, shell: Shell, path_id: str) -> None:
        super().__init__(shell.widget)
        self.shell, self.path_id = shell, path_id
        path = read_path(shell.workspace, path_id)
        self.setWindowTitle(_("About “{title}”").format(title=path.title))
        self.resize(theme.px(640), theme.px(620))
        around = QVBoxLayout(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inside = QWidget()
        inside.setProperty("kind", "surface")
        scroll.setWidget(inside)
        around.addWidget(scroll, 1)
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(10))
        self._place = 0
        self._saved: list[LineRow | SavedText] = []
        self._build(path)
        around.addWidget(CloseBox(self, enter_closes=False))
        self.finished.connect(self._save_all)

    def _build(self, path: LearningPath) -> None:
        self._add(self._line("title", _("Title"), path.title, check=need(_("A learning path needs a title."))))
        safe = self.shell.safe
        known = list_institutions(self.shell.workspace)
        institutions = {one.id: one.name for one in known if safe is None or safe.has(one.id)}
        self._choice("institution", _("Institution"), institutions, path.institution, _("No institution"))
        self._choice("purpose", _("Purpose"), _translated(PURPOSES), path.purpose, _("No purpose given"))
        self._choice("kind", _("Kind"), _translated(KINDS), path.kind, _("Not stated"))
        self._choice("status", _("Status"), _translated(STATUSES), path.status, "")
        self._add(self._line("version", _("Version"), path.version))
        aim = SavedText(lambda text: self._save("aim", text), self.shell.workspace.seal)
        aim.show_text(path.aim)
        aim.setFixedHeight(theme.px(80))
        self._saved.append(aim)
        self._add(FormRow(_("What it is for, in words"), aim), wide=True)
        people = ("owner", "contact")  # whom to write to is not for a shared screen
        for field, name in (
            ("audience", _("Audience")),
            ("owner", _("Owner")),
            ("contact", _("Contact")),
            ("case_number", _("Case number")),
        ):
            if safe is None or field not in people:
                self._add(self._line(field, name, getattr(path, field)))
        weekly = "" if path.weekly_minutes is None else duration_hours(path.weekly_minutes)
        self._add(self._line("weekly_minutes", _("Time a learner has in a week"), weekly, read_minutes))
        learners = "" if path.learners is None else str(path.learners)
        self._add(self._line("learners", _("Number of learners"), learners, read_count))
        self._add(label(_("Goals"), "subheading"), wide=True)
        self.goals = Goals(self.shell, path)
        self._add(self.goals, wide=True)
        self._add(label(_("Start dates"), "subheading"), wide=True)
        self.starts = Starts(self.shell, path)
        self._add(self.starts, wide=True)
        self._grid.setRowStretch(self._place // 2 + 1, 1)

    def _add(self, widget: QWidget, *, wide: bool = False) -> None:
        if wide and self._place % 2:
            self._place += 1
        self._grid.addWidget(widget, self._place // 2, self._place % 2, 1, 2 if wide else 1)
        self._place += 2 if wide else 1

    def _line(
        self,
        field: str,
        name: str,
        text: str,
        read: Callable[[str], object] | None = None,
        *,
        check: Callable[[str], str | None] | None = None,
    ) -> LineRow:
        row = LineRow(
            name,
            lambda typed: self._save(field, read(typed) if read else typed),
            self.shell.workspace.seal,
            checker(read) if read else check,
        )
        row.show_text(text, other=True)
        self._saved.append(row)
        return row

    def _choice(self, field: str, name: str, words: Mapping[str, str], chosen: str | None, none: str) -> None:
        box = QComboBox()
        if none:
            box.addItem(none, None)
        for word, text in words.items():
            box.addItem(text, word)
        box.setCurrentIndex(box.findData(chosen))
        box.activated.connect(lambda _row: self._save(field, box.currentData(), merge=False))
        self._add(FormRow(name, box))

    def _save(self, field: str, value: Any, *, merge: bool = True) -> None:
        fields = {field: value}
        self.shell.guard(lambda: edits.update_path(self.shell.workspace, self.path_id, merge=merge, **fields))

    def _save_all(self) -> None:
        for field in self._saved:
            (field.line if isinstance(field, LineRow) else field).save_now()
        self.goals.save_now()
        self.starts.save_now()


def _translated(words: Mapping[str, str]) -> dict[str, str]:
    return {word: _(text) for word, text in words.items()}
