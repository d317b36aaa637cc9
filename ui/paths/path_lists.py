"""The goals and the start dates of a path, as rows that can be added, changed and deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.paths import edits
from campus_desktop.paths.days import start_remark
from campus_desktop.paths.path import Goal, LearningPath, Start
from campus_desktop.paths.queries import closed_days_of, read_path
from ui.shell.protocol import Shell
from ui.typed import need
from ui.widgets.buttons import DashedButton, QuietButton
from ui.widgets.date_field import DateField
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine


class _Rows(QWidget):
    """Rows with a button below them that adds one."""

    def __init__(self, shell: Shell, path: LearningPath, add: str) -> None:
        super().__init__()
        self.shell, self.path_id = shell, path.id
        self.lines: list[SavedLine] = []
        self._column = column_in(self, 6)
        self.add_button = DashedButton(add)
        self.add_button.clicked.connect(self._add)
        self._column.addWidget(self.add_button)

    def _add(self) -> None:
        raise AssertionError("each kind of row has its own")

    def _insert(
        self, widgets: list[QWidget], line: SavedLine, delete: QuietButton, below: QWidget | None = None
    ) -> None:
        row, first = QWidget(), QWidget()
        column = column_in(row, 2)
        column.addWidget(first)
        if below is not None:
            column.addWidget(below)
        across = row_in(first, 6)
        for widget in (*widgets, line, delete):
            # a message below one field moves no other
            across.addWidget(widget, 1 if widget is line else 0, Qt.AlignmentFlag.AlignTop)
        self._column.insertWidget(len(self.lines), row)
        self.lines.append(line)

    def _remove(self, line: SavedLine) -> None:
        self.lines.remove(line)
        first = line.parentWidget()
        row = first.parentWidget() if first is not None else None
        assert row is not None
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus()

    def save_now(self) -> None:
        """Save what is being typed."""
        for line in self.lines:
            line.save_now()


class Goals(_Rows):
    """What learners can do afterwards."""

    def __init__(self, shell: Shell, path: LearningPath) -> None:
        super().__init__(shell, path, _("+ Learning outcome"))
        for goal in path.goals:
            self._show(goal)

    def _show(self, goal: Goal) -> SavedLine:
        workspace, guard = self.shell.workspace, self.shell.guard
        line = SavedLine(
            lambda text: guard(lambda: edits.update_goal(workspace, goal.id, text, merge=True)),
            workspace.seal,
            need(_("A learning outcome needs a text; the old one is kept.")),
        )
        line.show_text(goal.text, (goal.id, "text"))
        line.setAccessibleName(_("Learning outcome"))
        delete = QuietButton(icon="trash-2", name=_("Delete the learning outcome “{text}”").format(text=goal.text))

        def delete_it() -> None:
            guard(lambda: edits.delete_goal(workspace, goal.id))
            self._remove(line)

        delete.clicked.connect(delete_it)
        self._insert([], line, delete)
        return line

    def _add(self) -> None:
        text = _("New learning outcome")
        made = self.shell.guard(lambda: edits.add_goal(self.shell.workspace, self.path_id, text))
        if made is not None:
            line = self._show(Goal(made, text))
            line.setFocus()
            line.selectAll()


class Starts(_Rows):
    """Dates on which the path begins for a group."""

    def __init__(self, shell: Shell, path: LearningPath) -> None:
        super().__init__(shell, path, _("+ Start date"))
        self._closed = closed_days_of(shell.workspace, path.institution)
        for start in path.starts:
            self._show(start)

    def _show(self, start: Start) -> SavedLine:
        workspace, guard = self.shell.workspace, self.shell.guard
        day = DateField(start.date, self.shell.clock.today, self._closed.closed)
        day.setAccessibleName(_("Start date"))

        def save() -> None:
            moment, text = day.day(), line.text()
            guard(lambda: edits.update_start(workspace, start.id, moment, text))

        remark = label("", "small", wrap=True)

        def explain() -> None:
            remark.setText(start_remark(day.day(), self._closed))
            remark.setVisible(bool(remark.text()))
            day.setAccessibleDescription(remark.text())

        line = SavedLine(lambda _text: save(), workspace.seal)
        line.show_text(start.label, (start.id, "label"))
        line.setPlaceholderText(_("For whom, for example “Spring 2027”"))
        line.setAccessibleName(_("Label of the start date"))
        day.day_changed.connect(save)
        day.day_changed.connect(explain)
        delete = QuietButton(icon="trash-2", name=_("Delete the start date"))

        def delete_it() -> None:
            guard(lambda: edits.delete_start(workspace, start.id))
            self._remove(line)

        delete.clicked.connect(delete_it)
        self._insert([day], line, delete, remark)
        explain()
        return line

    def _add(self) -> None:
        made = self.shell.guard(lambda: edits.add_start(self.shell.workspace, self.path_id, self.shell.clock.today()))
        if made is not None:
            path = read_path(self.shell.workspace, self.path_id)
            self._show(next(start for start in path.starts if start.id == made))
