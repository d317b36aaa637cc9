"""Several courses in one form: changed fields are written to all of them, as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from campus_desktop.courses import edits, queries
from campus_desktop.courses.fields import COURSE_FIELDS, CourseField, Kind
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number
from ui.courses.form import field_text, read_date
from ui.look import theme
from ui.shell.protocol import Shell
from ui.typed import read_as, read_minutes
from ui.widgets.dialog import FormDialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.fields import DIFFERENT
from ui.widgets.form import FormRow
from ui.widgets.format_label import add_formats
from ui.widgets.layouts import beside
from ui.widgets.panel import label

_READ = (Kind.MINUTES, Kind.DAY)
"""Kinds whose text may be unreadable."""


class SeveralCourses(FormDialog):
    """Shows what the courses have in common; a field in which they differ shows that until it is edited."""

    def __init__(self, shell: Shell, ids: Sequence[str]) -> None:
        self._courses = queries.read_courses(shell.workspace, ids)
        count = len(self._courses)
        title = ngettext("Edit {count} course", "Edit {count} courses", count).format(count=number(count))
        super().__init__(shell.widget, title, 560)
        self.shell = shell
        self.body.addWidget(
            label(_("What you change goes to all {count} courses.").format(count=number(count)), "small", wrap=True)
        )
        self.lines: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self.format = self._format_box()
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(_("Separated by commas"))
        named = {each.name: self._line(each) for each in COURSE_FIELDS.values() if each.several}
        self._read_as = label("", "small", wrap=True)
        self._read_as.hide()
        named["minutes"].add(self._read_as)
        self._problems = {name: label("", "error", wrap=True) for name in named if COURSE_FIELDS[name].kind in _READ}
        for name, problem in self._problems.items():
            named[name].add(problem)
            problem.hide()
            self.lines[name].textChanged.connect(partial(self._explain, name))
        rows = [FormRow(_("Format"), self.format), *named.values(), FormRow(_("Topics to add"), self.tags)]
        for at in range(0, len(rows), 2):
            self.body.addWidget(
                beside(*rows[at : at + 2])
            )  # in pairs, so that they fit a small screen at every text size
        self.lines["minutes"].textChanged.connect(self._remark_length)
        self.finish(_("&Save"), self._save)
        self.format.setFocus()

    def _format_box(self) -> Dropdown:
        box = Dropdown()
        box.setPlaceholderText(_("Different"))
        box.addItem(_("Not given"), None)
        add_formats(box)
        formats = {course.format for course in self._courses}
        self._format = formats.pop() if len(formats) == 1 else DIFFERENT
        box.setCurrentIndex(box.findData(self._format))
        return box

    def _line(self, about: CourseField) -> FormRow:
        field = about.name
        texts = {field_text(course, field) for course in self._courses}
        line = self.lines[field] = QLineEdit()
        self._shown[field] = texts.pop() if len(texts) == 1 else ""
        line.setText(self._shown[field])
        line.setPlaceholderText(_("Different") if texts else "")
        return FormRow(_(about.label), line)

    def _remark_length(self, text: str) -> None:
        """Show how the duration is interpreted if that is not obvious."""
        message = read_as(text) if text != self._shown["minutes"] else ""
        self._read_as.setText(message)
        self._read_as.setVisible(bool(message))
        if message:
            self.lines["minutes"].setAccessibleDescription(message)

    def _explain(self, field: str, text: str) -> None:
        """Show at a field why its text cannot be saved."""
        problem = ""
        if text != self._shown[field]:
            try:
                _value(field, text, self.shell.clock.today())
            except CampusError as error:
                problem = str(error)
        line, message = self.lines[field], self._problems[field]
        theme.set_look(line, "invalid", bool(problem))
        line.setAccessibleDescription(problem)
        message.setText(problem)
        message.setVisible(bool(problem))

    def do(self) -> None:
        """Save; where a field cannot be saved, go to it instead."""
        wrong = next((field for field, message in self._problems.items() if message.text()), None)
        if wrong is None:
            super().do()
            return
        self.lines[wrong].setFocus()
        self.lines[wrong].selectAll()

    def has_typed(self) -> bool:
        return super().has_typed() or self._format_chosen()

    def _format_chosen(self) -> bool:
        return self.format.currentIndex() >= 0 and self.format.currentData() != self._format

    def _save(self) -> int:
        fields: dict[str, Any] = {}
        if self._format_chosen():
            fields["format"] = self.format.currentData()
        for field, line in self.lines.items():
            if line.text() != self._shown[field]:
                fields[field] = _value(field, line.text(), self.shell.clock.today())
        if "minutes" in fields:
            fields["duration_text"] = ""
        tags = [tag for tag in self.tags.text().split(",") if tag.strip()]
        count = edits.update_courses(
            self.shell.workspace, [course.id for course in self._courses], fields, add_tags=tags
        )
        if count:
            text = ngettext("{count} course changed", "{count} courses changed", count)
            self.shell.message(text.format(count=number(count)))
        return count


def _value(field: str, text: str, today: date) -> Any:
    match COURSE_FIELDS[field].kind:
        case Kind.MINUTES:
            return read_minutes(text)
        case Kind.DAY:
            return read_date(text, today)
    return text
