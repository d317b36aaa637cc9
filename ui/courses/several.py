"""Several courses in one form: changed fields are written to all of them, as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from campus_desktop.courses import edits, queries
from campus_desktop.courses.course import Course
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, duration, ngettext, number
from ui.courses.form import read_date
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

_LINES = ("provider", "producer", "audience", "language")


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
        names = (_("Provider"), _("Producer"), _("Audience"), _("Language"))
        rows = [
            FormRow(_("Format"), self.format),
            self._line("minutes", _("Duration")),
            *(self._line(field, name) for field, name in zip(_LINES, names, strict=True)),
            self._line("last_checked", _("Last checked")),
            FormRow(_("Topics to add"), self.tags),
        ]
        self._read_as = label("", "small", wrap=True)
        self._read_as.hide()
        rows[1].add(self._read_as)
        self._problems = {"minutes": label("", "error", wrap=True), "last_checked": label("", "error", wrap=True)}
        for row, field in ((rows[1], "minutes"), (rows[6], "last_checked")):
            row.add(self._problems[field])
            self._problems[field].hide()
            self.lines[field].textChanged.connect(partial(self._explain, field))
        for left, right in zip(rows[::2], rows[1::2], strict=True):
            self.body.addWidget(beside(left, right))  # in pairs, so that they fit a small screen at every text size
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

    def _line(self, field: str, name: str) -> FormRow:
        texts = {_text(course, field) for course in self._courses}
        line = self.lines[field] = QLineEdit()
        self._shown[field] = texts.pop() if len(texts) == 1 else ""
        line.setText(self._shown[field])
        line.setPlaceholderText(_("Different") if texts else "")
        return FormRow(name, line)

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


def _text(course: Course, field: str) -> str:
    if field == "minutes":
        return duration(course.minutes) if course.minutes is not None else course.duration_text
    if field == "last_checked":
        return date_table(course.last_checked) if course.last_checked else ""
    return str(getattr(course, field))


def _value(field: str, text: str, today: date) -> Any:
    if field == "minutes":
        return read_minutes(text)
    if field == "last_checked":
        day = read_date(text.strip(), today)
        if text.strip() and day is None:
            raise CampusError(_("“{text}” is not a date; write it as in 26-11-2026.").format(text=text.strip()))
        return day
    return text
