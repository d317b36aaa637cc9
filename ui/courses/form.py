"""A form for a course: every field is validated before anything is written, and saved as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from campus_desktop.courses import edits, queries
from campus_desktop.courses.course import Course
from campus_desktop.courses.fields import COURSE_FIELDS, CourseField, Form, Kind, in_words, length_text
from campus_desktop.courses.formats import FORMATS, GROUPS
from campus_desktop.courses.price import KINDS
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.typed.dates import past_date
from campus_desktop.typed.lengths import parse
from ui.look import theme
from ui.look.icons import icon
from ui.shell.protocol import Shell
from ui.typed import read_as
from ui.widgets.completer import Completer
from ui.widgets.dialog import AgreeBox, Dialog, may_discard
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.scrolled import Scrolled

_PLACED = [(each.form, each) for each in COURSE_FIELDS.values() if each.form]


class CourseForm(Dialog):
    """A new or an existing course. ``accept`` saves; if a field is invalid the form stays open with a message at that field.

    ``saved`` contains the course's id afterwards.
    """

    def __init__(self, shell: Shell, course: Course | None = None) -> None:
        super().__init__(shell.widget)
        self.shell, self.course = shell, course
        self.saved: str | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Edit course") if course else _("New course"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._rows: dict[str, FormRow] = {}
        self.errors: dict[str, QWidget] = {}
        self.fields: dict[str, Any] = {}
        self._build()
        self._before = self._raw()
        self.fields["title"].setFocus()
        QShortcut(QKeySequence("Ctrl+Return"), self, activated=self.accept)  # type: ignore[call-overload]

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        around = column_in(self)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(18))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        course = self.course or Course("", "")
        for form, about in sorted(_PLACED, key=lambda placed: (placed[0].row, placed[0].column)):  # the order of Tab
            self._add(grid, form, about, self._editor(about, form.lines, course))
        retired = QCheckBox(_("Retired: no longer offered"))
        retired.setChecked(course.retired)
        self.fields["retired"] = retired
        grid.addWidget(retired, 11, 0, Qt.AlignmentFlag.AlignVCenter)
        around.addWidget(Scrolled(inside), 1)
        around.addWidget(self._foot())
        for facet, name in queries.FACETS.items():
            if COURSE_FIELDS[name].kind == Kind.LINE:
                self._complete(self.fields[name], facet)
        for name in ("title", "code", "provider"):
            self.fields[name].editingFinished.connect(self._look_for_same)
        self.fields["code"].textChanged.connect(self._remark_code)
        self.fields["minutes"].textChanged.connect(self._remark_length)
        self._remark_length(self.fields["minutes"].text())
        self.resize(theme.px(680), min(theme.px(760), self._height()))

    def _height(self) -> int:
        screen = self.screen()
        return screen.availableGeometry().height() - theme.px(60) if screen is not None else theme.px(700)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("kind", "surface")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(16))
        self.same_label = label("", "small", wrap=True)
        row.addWidget(self.same_label, 1)
        row.addWidget(AgreeBox(self, _("&Save"), self.accept))
        return foot

    def _editor(self, about: CourseField, lines: int, course: Course) -> QWidget:
        """The widget for a field, by its kind and its lines."""
        match about.kind:
            case Kind.FORMAT:
                return self._format_box(course.format)
            case Kind.YES_NO:
                answers = ((_("Unknown"), None), (_("Yes"), True), (_("No"), False))
                return _choice(answers, getattr(course, about.name))
            case Kind.UNIT:
                return _choice([(_(name), word) for word, name in KINDS.items()], getattr(course, about.name))
        text = field_text(course, about.name)
        if lines == 1:
            line = QLineEdit(text)
            line.setCursorPosition(0)
            return line
        several = QPlainTextEdit(text)
        several.setTabChangesFocus(True)
        several.setFixedHeight(several.fontMetrics().lineSpacing() * lines + theme.px(22))
        return several

    def _add(self, grid: QGridLayout, form: Form, about: CourseField, field: QWidget) -> None:
        name = about.name
        made = FormRow(_(about.label), field, _(form.hint) if form.hint else "")
        error = label("", "error", wrap=True)
        error.hide()
        made.add(error)
        self._rows[name], self.errors[name], self.fields[name] = made, error, field
        span = 2 if form.whole or form.lines > 1 else 1
        grid.addWidget(made, form.row, form.column, 1, span, Qt.AlignmentFlag.AlignTop)

    def _format_box(self, chosen: str | None) -> QComboBox:
        box = Dropdown()
        model = QStandardItemModel(box)
        model.appendRow(QStandardItem(_("Not given")))
        for group, title in GROUPS.items():
            head = QStandardItem(_(title))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(head)
            for each in FORMATS.values():
                if each.group == group:
                    item = QStandardItem(icon(each.icon), _(each.name))
                    item.setData(each.code, Qt.ItemDataRole.UserRole)
                    model.appendRow(item)
        box.setModel(model)
        box.setMaxVisibleItems(model.rowCount())
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        return box

    def _complete(self, field: QLineEdit, facet: str) -> None:
        safe = self.shell.safe
        filters = queries.Filters(retired=True, only=None if safe is None else safe.only_courses)
        everything = queries.facet(self.shell.workspace, facet, filters)
        completer = Completer(field)
        completer.setModel(QStringListModel([value for value, _count in everything if value], completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(completer)

    # --- reading -------------------------------------------------------------------------------------------------------

    def _raw(self) -> dict[str, Any]:
        raw: dict[str, Any] = {}
        for name, field in self.fields.items():
            if isinstance(field, QLineEdit):
                raw[name] = field.text()
            elif isinstance(field, QPlainTextEdit):
                raw[name] = field.toPlainText()
            elif isinstance(field, QComboBox):
                raw[name] = field.currentData(Qt.ItemDataRole.UserRole)
            else:
                raw[name] = field.isChecked()
        return raw

    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The changed fields as attributes of ``Course``; and the errors, by field."""
        raw = self._raw()
        changed = {name: value for name, value in raw.items() if self.course is None or value != self._before[name]}
        wrong: dict[str, str] = {}
        for name, value in list(changed.items()):
            match COURSE_FIELDS[name].kind:
                case Kind.LIST:
                    changed[name] = tuple(value.split("," if name == "tags" else "\n"))
                case Kind.MINUTES:
                    changed[name], changed["duration_text"] = _length(value)
                case Kind.DAY:
                    try:
                        changed[name] = read_date(value, self.shell.clock.today())
                    except CampusError as error:
                        wrong[name] = str(error)
                        del changed[name]
        wrong |= edits.check(changed)
        return changed, wrong

    def _look_for_same(self) -> None:
        raw = self._raw()
        own = self.course.id if self.course else ""
        code, title = edits.clean_line(raw["code"]), edits.clean_line(raw["title"])
        found = None
        if code or title:
            found = queries.same_course(self.shell.workspace, code, title, edits.clean_line(raw["provider"]), own)
        known = queries.read_course(self.shell.workspace, found) if found else None
        text = _("There is such a course already: “{title}”.").format(title=known.title) if known is not None else ""
        self.same_label.setText(text)

    def _remark_code(self, text: str) -> None:
        """Show at the code that another course has it: two providers may use the same one, but it is seldom intended."""
        code, own = edits.clean_line(text), self.course.id if self.course else ""
        title = queries.title_with_code(self.shell.workspace, code, own) if code else None
        remark = _("“{title}” has this code already.").format(title=title) if title is not None else ""
        self._remark("code", remark)

    def _remark_length(self, text: str) -> None:
        """Show at the duration if it is kept as text only, and how it is interpreted if that is not obvious."""
        minutes, kept = _length(text)
        remark = read_as(text)
        if minutes is None and kept.strip():
            remark = _("Not read as a length of time: it is kept as text and counts in no total.")
        self._remark("minutes", remark)

    def _remark(self, name: str, text: str) -> None:
        row = self.errors[name]
        row.setText(text)  # type: ignore[attr-defined]
        row.setVisible(bool(text))
        self.fields[name].setAccessibleDescription(text)

    def _show_wrong(self, wrong: dict[str, str]) -> None:
        for name in self.errors:
            text = wrong.get(name, "")
            self._remark(name, text)
            theme.set_look(self.fields[name], "invalid", bool(text))
        for name, remark in (("code", self._remark_code), ("minutes", self._remark_length)):
            if name not in wrong:
                remark(self.fields[name].text())
        for name in self.errors:
            if name in wrong:
                self.fields[name].setFocus()
                break

    # --- ending --------------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Save, and close on success."""
        fields, wrong = self._read()
        self._show_wrong(wrong)
        if wrong:
            return
        saved = self.shell.guard(lambda: self._save(fields))
        if saved is not None:
            self.saved = saved
            super().accept()

    def _save(self, fields: dict[str, Any]) -> str:
        workspace = self.shell.workspace
        if self.course is None:
            return edits.create_course(workspace, fields)
        edits.update_course(workspace, self.course.id, fields)
        workspace.seal()
        return self.course.id

    def reject(self) -> None:
        """Close; confirm before typed text is discarded."""
        if self._raw() != self._before and not may_discard(self):
            return
        super().reject()


def _choice(choices: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    box = Dropdown()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, [value for _text, value in choices].index(chosen)))
    return box


def _length(text: str) -> tuple[int | None, str]:
    """Minutes if the text is a length; else the text unchanged."""
    parsed = parse(text)
    return parsed.minutes, parsed.text


def field_text(course: Course, name: str) -> str:
    """The text of a field as it is typed."""
    if name == "minutes":
        return length_text(course.minutes, course.duration_text)
    return "\n".join(course.goals) if name == "goals" else in_words(name, getattr(course, name))


def read_date(text: str, today: date) -> date | None:
    """When a course was checked; None for no text. Without a year it is the latest such day: "26/11" is last year's until 26
    November. CampusError if the text is not such a date."""
    text = " ".join(text.split())
    day = past_date(text, today)
    if text and day is None:
        raise CampusError(_("“{text}” is not a date. Write for example 26/11 or 26-11-2026.").format(text=text))
    return day
