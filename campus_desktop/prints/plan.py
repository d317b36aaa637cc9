"""The printed plan of a learning path: a cover block, then phase by phase what happens when, how, and who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop import i18n
from campus_desktop.courses.formats import FORMATS, format_name
from campus_desktop.i18n import _, ngettext
from campus_desktop.links import openable
from campus_desktop.paths.days import Closed, date_of_day, day_text, days_text, open_span
from campus_desktop.paths.path import LearningPath, Phase, Start, Step
from campus_desktop.paths.words import PURPOSES, STATUSES
from campus_desktop.paths.workload import steps_time
from campus_desktop.prints import style
from campus_desktop.prints.flow import Block, Bullet, Section, Stack, Tag, Text
from campus_desktop.prints.rows import Cell, RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.text import Run, plain, width

COLUMNS = (
    RowColumn(4.5, 86),
    RowColumn(93, 173, head=True),
    RowColumn(282.5, 85),
    RowColumn(364, 48, right=True),
    RowColumn(418, 78),
)
"""Date, title, format, duration, responsible."""
TICK_AT = 500.0


def plan(
    path: LearningPath,
    out: Path | BinaryIO,
    *,
    printed: date,
    start: Start | None = None,
    closed: Closed | None = None,
    notes: bool = False,
) -> int:
    """Write the plan of ``path`` as PDF in the language in use and return its number of pages.

    With a ``start`` each step shows its date, moved off the days on which its institution is ``closed``; without one, the day.
    ``notes``: with the note of each step below its title.
    CampusError if the file cannot be written; an existing file is replaced only when the new one is complete.
    """
    dates = _Dates(start.date, closed) if start else None
    sheet = style.Sheet(
        title=plain(path.title) or _("Learning path"),
        subject=_("Plan"),
        left=plain(path.institution_name),
        right=_header_right(path),
        printed=printed,
    )
    blocks = [*_cover(path, sheet.title, start), *_phases(path, dates, notes=notes)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _is_for_new(path: LearningPath) -> bool:
    return path.kind in ("preboarding", "onboarding")


def _header_right(path: LearningPath) -> str:
    parts = [_("Plan for a new employee") if _is_for_new(path) else _("Plan")]
    if path.case_number.strip():
        parts.append(_("case no. {number}").format(number=plain(path.case_number)))
    return " · ".join(parts)


# --- the cover block -------------------------------------------------------------------------------------------------


def _cover(path: LearningPath, title: str, start: Start | None) -> Iterator[Block]:
    look = style.TITLE if len(title) <= 80 else style.LONG_TITLE
    yield Text([Run(title, look)], role="H1", outline=0)
    yield Text([Run(" · ".join(_circumstances(path, start)), style.SUBTITLE)], gap=3)
    if people := _purpose_and_people(path):
        yield Text(people, gap=8)
    if path.goals:
        yield from _goals(path)
    yield style.KeyFigures(_figures(path))
    if path.steps:
        yield _shares(path)


def _circumstances(path: LearningPath, start: Start | None) -> Iterator[str]:
    """When it starts, for whom, and its status."""
    if start:
        when = _("Start {date}").format(date=i18n.date_weekday(start.date))
        yield f"{when} ({plain(start.label)})" if start.label.strip() else when
    if path.audience.strip():
        yield _("for {audience}").format(audience=_within_sentence(plain(path.audience)))
    status = _(STATUSES[path.status]).lower()
    version = plain(path.version)
    if version:
        version = _("version {version}").format(version=version) if version[0].isdigit() else version
        yield f"{version}, {status}"
    else:
        yield status


_COMMON = frozenset(
    (
        *("alle", "chefer", "hele", "kommende", "ledere", "medarbejdere", "ny", "nyansatte", "nye", "sagsbehandlere"),
        *("all", "employees", "everyone", "leaders", "managers", "new", "newcomers", "staff"),
    )
)


def _within_sentence(text: str) -> str:
    """A text typed as a label, adapted for use within a sentence: "Nye generalister" in lower case. Only words known not to be
    names are changed: "Fjordstyrelsens ledere" and "HR" keep their capitals."""
    first = text.partition(" ")[0].lower()
    return text[0].lower() + text[1:] if first in _COMMON and not text[1:2].isupper() else text


def _purpose_and_people(path: LearningPath) -> list[Run]:
    aim = plain(path.aim) or (_(PURPOSES[path.purpose]) if path.purpose else "")
    owner, contact = plain(path.owner), plain(path.contact)
    runs: list[Run] = []
    for label, text in ((_("Purpose:"), aim), (_("Responsible:"), owner), (_("Ask:"), contact)):
        if text and not (text == owner and label == _("Ask:")):
            runs.append(Run(f" {label}" if runs else label, style.STRONG))
            runs.append(Run(f" {text if text[-1] in '.!?' else text + '.'}", style.BODY))
    return runs


def _goals(path: LearningPath) -> Iterator[Block]:
    whole = Tag("L")
    items = [
        Bullet([Run(plain(goal.text), style.BODY)], indent=12, whole=whole) for goal in path.goals if plain(goal.text)
    ]
    if items:
        heading = style.Heading(_("Learning outcomes"))
        yield Section(heading, Stack(items), style.Heading(heading.name, again=True), gap=10)


def _figures(path: LearningPath) -> list[tuple[str, str]]:
    steps, phases = len(path.steps), len(path.phases)
    unknown = sum(step.minutes is None for step in path.steps)
    time = _("learning time in all")
    if unknown:
        time = ngettext(
            "learning time in all; {count} step of unknown length is not counted",
            "learning time in all; {count} steps of unknown length are not counted",
            unknown,
        ).format(count=i18n.number(unknown))
    figures = [
        (i18n.duration_hours(path.minutes) if path.minutes or not unknown else "–", time),
        (
            ngettext("{count} step", "{count} steps", steps).format(count=i18n.number(steps)),
            ngettext("in {count} phase", "in {count} phases", phases).format(count=i18n.number(phases)),
        ),
    ]
    days = [
        day for phase in path.phases for day in (phase.last_day, *(step.day for step in phase.steps)) if day is not None
    ]
    if days and max(days) > 0:
        last = max(days)
        text = ngettext("{count} day", "{count} days", last).format(count=i18n.number(last))
        figures.append((text, _("from the first working day") if _is_for_new(path) else _("from the start")))
    else:
        mandatory = sum(step.mandatory for step in path.steps)
        figures.append((i18n.number(mandatory), ngettext("mandatory step", "mandatory steps", mandatory)))
    return figures


def _shares(path: LearningPath) -> Block:
    """Time by format; where no step has a length, steps by format."""
    by_time = path.minutes > 0
    amounts: dict[str, int] = {}
    for step in path.steps:
        word = step.format if step.format and step.format in FORMATS else ""
        amounts[word] = amounts.get(word, 0) + ((step.minutes or 0) if by_time else 1)
    shares = []
    for word, amount in sorted(amounts.items(), key=lambda item: -item[1]):
        if amount:
            look = style.FORMAT_LOOKS.get(word)
            name = format_name(word) or _("No format")
            shares.append(style.Share(name, amount, look.color if look else style.NO_FORMAT, look))
    return style.ShareBar(shares, note="" if by_time else _("By number of steps, as no length is known."))


# --- the phases ------------------------------------------------------------------------------------------------------


def _phases(path: LearningPath, dates: _Dates | None, *, notes: bool) -> Iterator[Block]:
    if not path.phases:
        yield Text([Run(_("The path has no phases yet."), style.CELL_MUTED)], gap=20)
    for phase in path.phases:
        name = plain(phase.name) or _("Phase without a name")
        heading = style.Heading(name, _span(phase, dates), _phase_time(phase))
        again = style.Heading(name, again=True)
        yield Section(heading, _steps(phase, dates, notes=notes), again, gap=17)


def _phase_time(phase: Phase) -> str:
    return steps_time(phase.steps) if phase.steps else ""


def _steps(phase: Phase, dates: _Dates | None, *, notes: bool) -> Block:
    if not phase.steps:
        return Text([Run(_("No steps yet."), style.CELL_MUTED)])
    rows = Rows(COLUMNS, tick=TICK_AT)
    for step in phase.steps:
        rows.add(
            (
                _cell(Run(_when(step, dates), style.CELL_MUTED)),
                Cell((*_title(step), *(_note(step) if notes else ()))),
                _format(step.format),
                _cell(Run("–" if step.minutes is None else i18n.duration(step.minutes), style.CELL)),
                _cell(Run(plain(step.responsible), style.CELL)),
            )
        )
    return rows


def _format(word: str | None) -> Cell:
    if word is None or word not in FORMATS:
        return Cell(())
    return Cell(((Run(format_name(word), style.FORMAT_STYLES[word]),),), style.FORMAT_LOOKS[word])


def _cell(run: Run) -> Cell:
    return Cell(((run,),) if run.text else ())


def _title(step: Step) -> Iterator[tuple[Run, ...]]:
    """The title with the word "mandatory" after it; below it course code and link, on one line where they fit."""
    room = COLUMNS[1].width
    title = Run(plain(step.title) or _("Step without a title"), style.CELL_STRONG)
    small: list[Run] = []
    if step.mandatory:
        mark = Run(_("mandatory"), style.CELL_SMALL)
        if width(title.text, title.style) + 8 + width(mark.text, mark.style) <= room:
            yield (title, Run(f" \u00a0{mark.text}", mark.style))
        else:
            yield (title,)
            small.append(mark)
    else:
        yield (title,)
    if code := plain(step.course_code):
        small.append(Run(code, style.CELL_SMALL))
    if target := openable(step.link):
        small.append(Run(_shown_address(target), style.CELL_LINK, target))
    elif address := plain(step.link):
        small.append(Run(address, style.CELL_SMALL))
    line: list[Run] = []
    used = 0.0
    for run in small:
        need = width(run.text, run.style)
        if line and used + 10 + need > room:
            yield tuple(line)
            line, used = [], 0.0
        if line:
            line.append(Run(" · ", style.CELL_SMALL))
            used += 10
        line.append(run)
        used += need
    if line:
        yield tuple(line)


def _note(step: Step) -> Iterator[tuple[Run, ...]]:
    """The lines of the note of a step."""
    for line in step.note.splitlines():
        if text := plain(line):
            yield (Run(text, style.CELL_SMALL),)


def _shown_address(address: str) -> str:
    """An address in the short form used in print: "campus.example/kurser/12" for "https://www.campus.example/kurser/12/"."""
    return re.sub(r"^(https?://(www\.)?|mailto:)", "", address).rstrip("/")


def _when(step: Step, dates: _Dates | None) -> str:
    """Date or day, and the time of day if set; empty if the step may be anywhere in its phase."""
    parts = []
    if step.day is not None:
        text = dates.open(step.day) if dates else day_text(step.day)
        parts.append(text[0].upper() + text[1:] if not dates else text)
    if step.start_time is not None:
        parts.append(i18n.time_table(step.start_time))
    return " ".join(parts)


def _span(phase: Phase, dates: _Dates | None) -> str:
    """The start and end of a phase: dates if there is a start, else days."""
    if dates is None or phase.first_day is None or phase.last_day is None:
        return days_text(phase.first_day, phase.last_day)
    return dates.span(phase.first_day, phase.last_day, [step.day for step in phase.steps if step.day is not None])


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a path's days when it starts on ``start``."""

    start: date
    closed: Closed | None

    def open(self, day: int) -> str:
        """The open day to which the day of a step is moved."""
        return self._text(date_of_day(self.start, day, self.closed))

    def span(self, first: int, last: int, days: Sequence[int]) -> str:
        """The first and last open day from day ``first`` to ``last`` and of the steps on ``days``: phases side by side do not
        overlap unless a step is moved into the next one."""
        begins, ends = open_span(self.start, first, last, self.closed)
        on = [date_of_day(self.start, day, self.closed) for day in days]
        begins, ends = min([begins, *on]), max([ends, *on])
        return self._text(begins) if begins == ends else f"{self._text(begins)} – {self._text(ends)}"

    def _text(self, day: date) -> str:
        """Without its year, unless it is so far from the start that the year would be unclear."""
        short = i18n.date_short(day)
        return f"{short} {day.year}" if abs((day - self.start).days) > 300 else short
