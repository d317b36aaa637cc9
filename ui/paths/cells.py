"""The texts of a step and a phase on a card and in a row of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import N_, _, capital, duration, duration_hours, ngettext, number, time_table
from campus_desktop.paths.days import day_number, days_text
from campus_desktop.paths.path import LearningPath, Phase, Step
from campus_desktop.paths.workload import over_budget, steps_time, without_minutes
from ui.look import theme
from ui.widgets.cardpainter import CardContent

Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table: the field of the step, and its heading (marked with N_). All are edited in place."""

    field: str
    heading: str
    right: bool = False


COLUMNS = (
    TableColumn("title", N_("Title")),
    TableColumn("format", N_("Format")),
    TableColumn("minutes", N_("Duration"), right=True),
    TableColumn("day", N_("Day")),
    TableColumn("start_time", N_("Time")),
    TableColumn("responsible", N_("Responsible")),
    TableColumn("mandatory", N_("Mandatory")),
    TableColumn("course_code", N_("Course code")),
    TableColumn("note", N_("Note")),
)
FIELDS = tuple(column.field for column in COLUMNS)


def heading(section: int) -> str:
    """The heading of a column of the table."""
    return _(COLUMNS[section].heading)


def value_text(field: str, value: object) -> str:
    """The value entered in a cell, in words."""
    if field == "mandatory":
        return _("Yes") if value else _("No")
    return format_name(str(value)) if field == "format" else str(value)


def length(minutes: int | None) -> str:
    """Minutes in words; empty if the length is unknown."""
    return "" if minutes is None else duration(minutes)


def card(step: Step, notes: int = 0, *, facts: bool = True) -> CardContent:
    """A step's card, with its number of notes; above its title, in small type, the ``facts`` that are set."""
    mark = ("sticky-note", number(notes), spoken_notes(notes)) if notes else None
    return CardContent(
        step.title,
        step.format,
        format_name(step.format),
        _("? min") if step.minutes is None else duration(step.minutes),
        mark=mark,
        above=facts_line(step) if facts else "",
        spoken_length=_("unknown length") if step.minutes is None else "",
    )


def facts_line(step: Step) -> str:
    """Day, "mandatory" and the person responsible, as far as they are set: "Dag 2 · obligatorisk · KB"."""
    parts = [
        _("day {day}").format(day=day_number(step.day)) if step.day is not None else "",
        _("mandatory") if step.mandatory else "",
        step.responsible,
    ]
    if not parts[0]:
        parts[1] = capital(parts[1])  # a name is shown as it is written
    parts[0] = capital(parts[0])
    # lines are broken only between the parts
    return "\u00a0· ".join(part.replace(" ", "\u00a0") for part in parts if part)


def spoken_notes(notes: int) -> str:
    """The number of notes about a step in words."""
    return ngettext("{count} note from meetings", "{count} notes from meetings", notes).format(count=number(notes))


def step_text(step: Step, field: str) -> str:
    """One field of a step as shown in the table."""
    value = getattr(step, field)
    if field == "format":
        return format_name(value)
    if field == "minutes":
        return length(value)
    if field == "mandatory":
        return ""  # a check box
    if field == "start_time":
        return time_table(value) if value else ""
    if field == "day":
        return day_number(value) if value is not None else ""
    return "" if value is None else str(value)


def step_data(step: Step, section: int, role: int) -> Any:
    """The data of a cell of the table for a role."""
    column = COLUMNS[section]
    text = step_text(step, column.field)
    shown = _("? min") if column.field == "minutes" and step.minutes is None else text
    held: dict[int, Any] = {
        Role.DisplayRole: shown,
        Role.EditRole: getattr(step, column.field) if column.field in ("format", "mandatory") else text,
        Role.AccessibleTextRole: f"{heading(section)}: {text}",
    }
    if section == 0:
        held[Role.ToolTipRole] = text
    if column.right:
        held[Role.TextAlignmentRole] = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if column.field == "mandatory":
        held[Role.CheckStateRole] = Qt.CheckState.Checked if step.mandatory else Qt.CheckState.Unchecked
    return held.get(role)


def gets_courses() -> str:
    """The description of the phase to which the catalogue adds a course."""
    return _("Enter in the catalogue adds the course here")


def phase_data(phase: Phase, section: int, role: int, *, marked: bool = False) -> Any:
    """A phase as a line between the rows of the table: its name, its days, and the total of its steps.

    ``marked``: Enter in the catalogue adds a course to it.
    """
    if role == Role.DisplayRole:
        shown = {
            "title": phase.name,
            "minutes": workload(phase),
            "day": days_text(phase.first_day, phase.last_day),
        }
        return shown.get(COLUMNS[section].field, "")
    if role == Role.AccessibleTextRole:
        return spoken_phase(phase) if section == 0 else None
    held: dict[int, Any] = {
        Role.FontRole: theme.font(weight=600),
        Role.BackgroundRole: theme.color("accent-soft" if marked else "sunken"),
    }
    if COLUMNS[section].field == "minutes" and over_budget(phase):
        held[Role.ForegroundRole] = theme.color("warning")
    if marked and section == 0:
        held[Role.AccessibleDescriptionRole] = gets_courses()
    if COLUMNS[section].right:
        held[Role.TextAlignmentRole] = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return held.get(role)


def workload(phase: Phase) -> str:
    """The time of a phase; with its budget where it exceeds it: "1 t 13 min af 1 t"."""
    if over_budget(phase):
        assert phase.budget is not None
        return _("{used} of {budget}").format(used=steps_time(phase.steps), budget=duration_hours(phase.budget))
    return steps_time(phase.steps)


def spoken_phase(phase: Phase) -> str:
    """A phase as one line, for screen readers and tool tips."""
    steps = ngettext("{count} step", "{count} steps", len(phase.steps)).format(count=len(phase.steps))
    time = duration_hours(phase.minutes)
    if phase.budget is not None:
        time = _("{used} of {budget}").format(used=time, budget=duration_hours(phase.budget))
    if over_budget(phase):
        time = _("{time}: more than its budget").format(time=time)
    parts = [phase.name, days_text(phase.first_day, phase.last_day), steps, time]
    if unknown := without_minutes(phase.steps):
        parts.append(
            ngettext("{count} step of unknown length", "{count} steps of unknown length", unknown).format(count=unknown)
        )
    return ", ".join(part for part in parts if part)


def foreign_data() -> str:
    """The message for a drop that is neither steps nor courses."""
    return _("Only courses and steps can be dropped here.")


def summary(path: LearningPath) -> str:
    """A path in numbers for the status line; the time is the sum of the cards."""
    count = sum(len(phase.steps) for phase in path.phases)
    steps = ngettext("{count} step", "{count} steps", count).format(count=count)
    phases = ngettext("{count} phase", "{count} phases", len(path.phases)).format(count=len(path.phases))
    return " · ".join((steps, steps_time(path.steps), phases))
