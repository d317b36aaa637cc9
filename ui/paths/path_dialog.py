"""Details of a learning path: purpose, audience, owner and the other fields shown on its prints; its goals and start dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from campus_desktop.i18n import N_, _, duration_hours
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.paths import edits
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.words import KINDS, PURPOSES, STATUSES
from ui.look import theme
from ui.paths.path_lists import Goals, Starts
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.typed import need, read_as, read_count, read_minutes
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.fields import Fields
from ui.widgets.form import FormRow
from ui.widgets.panel import label
from ui.widgets.scrolled import Scrolled

_NEW = "new"
"""The value of the choice that creates an institution."""


class PathDialog(Dialog):
    """Has no OK button: each field saves by itself, as one undo step."""

    def __init__(self, shell: Shell, path_id: str) -> None:
        super().__init__(shell.widget)
        self.shell, self.path_id = shell, path_id
        path = read_path(shell.workspace, path_id)
        self.setWindowTitle(_("About “{title}”").format(title=path.title))
        self.resize(theme.px(640), theme.px(620))
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(10))
        self._place = 0
        self.fields = Fields(shell, self._edit)
        self._build(path)
        self.fields.show(path, other=True)
        around = QVBoxLayout(self)
        around.addWidget(Scrolled(inside), 1)
        around.addWidget(CloseBox(self, enter_closes=False))
        self.finished.connect(self._save_all)

    def _build(self, path: LearningPath) -> None:
        fields, safe = self.fields, self.shell.safe
        self._add(
            fields.line("title", _("Title"), check=need(_("A learning path needs a title; the old one is kept.")))
        )
        self._add(self._institution())
        self._add(self._words("purpose", _("Purpose"), {None: N_("No purpose given"), **PURPOSES}))
        self._add(self._words("kind", _("Kind"), {None: N_("Not stated"), **KINDS}))
        self._add(self._words("status", _("Status"), STATUSES))
        self._add(fields.line("version", _("Version")))
        self._add(fields.text("aim", _("Purpose in your own words")), wide=True)
        people = ("owner", "contact")  # hidden on a shared screen
        for field, name in (
            ("audience", _("Audience")),
            ("owner", _("Owner")),
            ("contact", _("Contact")),
            ("case_number", _("Case number")),
        ):
            if safe is None or field not in people:
                self._add(fields.line(field, name))
        weekly, remark = _("Time per learner per week"), partial(read_as, hours=True)
        self._add(fields.value("weekly_minutes", weekly, read_minutes, duration_hours, remark=remark))
        self._add(fields.value("learners", _("Number of learners"), read_count, str))
        self._add(label(_("Learning outcomes"), "subheading"), wide=True)
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

    def _institution(self) -> FormRow:
        """The institutions, and at the end a new one, which is created and chosen as one undo step."""
        workspace, safe = self.shell.workspace, self.shell.safe

        def offer() -> list[tuple[str | None, str]]:
            known = [(one.id, one.name) for one in list_institutions(workspace) if safe is None or safe.has(one.id)]
            return [(None, _("No institution")), *known, (_NEW, _("New institution …"))]

        def choose(box: QComboBox, value: str | None) -> None:
            if value != _NEW:
                self.fields.save("institution", value, merge=False)
                return
            box.setCurrentIndex(box.findData(read_path(workspace, self.path_id).institution))
            title = _("New institution …").removesuffix(" …")
            name = self.shell.ask.text(self, title, _("Name"))
            if name is not None and name.strip():
                guard_typed(self.shell, title, name, lambda: edits.set_new_institution(workspace, self.path_id, name))
                self.fields.show(read_path(workspace, self.path_id), other=False)

        return self.fields.choice("institution", _("Institution"), offer, choose)

    def _words(self, field: str, name: str, words: Mapping[Any, str]) -> FormRow:
        return self.fields.choice(field, name, lambda: [(word, _(text)) for word, text in words.items()])

    def _edit(self, *, merge: bool, **fields: Any) -> Callable[[], object]:
        return partial(edits.update_path, self.shell.workspace, self.path_id, merge=merge, **fields)

    def _save_all(self) -> None:
        self.fields.save_now()
        self.goals.save_now()
        self.starts.save_now()
