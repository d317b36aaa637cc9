"""The printed plan of a learning path: a cover block, then phase by phase what happens when, how, and who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campus_desktop import i18n
from campus_desktop.courses.formats import FORMATS, format_name
from campus_desktop.i18n import _, ngettext
from campus_desktop.links import openable
from campus_desktop.paths.days import Closed, date_of_day, day_text, days_text, open_span
from campus_desktop.paths.path import LearningPath, Phase, Start, Step
from campus_desktop.paths.words import PURPOSES, STATUSES
from campus_desktop.paths.workload import steps_time
from campus_desktop.prints import document as doc
from campus_desktop.prints import looks
from campus_desktop.prints.document import cell, clean, run
from campus_desktop.prints.parts import paragraphs
from campus_desktop.prints.source import Options, PathToPrint

_COLUMNS = (
    doc.Column("", 93, gap=2.5, indent=4.5),
    doc.Column("", 177, gap=4, names=True),
    doc.Column("", 94, gap=-3.5, indent=12.5),
    doc.Column("", 54, gap=6, right=True),
    doc.Column("", 82, gap=4),
)
"""Date, title, format, duration, responsible. A format may reach into the column of durations, which stand at its right."""


def plan(source: PathToPrint, *, printed: date, options: Options) -> doc.Document:
    """The plan of a path. With a start each step shows its date, moved off the days on which its institution is closed; without
    one, the day."""
    path, start = source.path, options.start
    dates = _Dates(start.date, source.closed) if start else None
    title = clean(path.title).strip() or _("Learning path")
    kind = _("Plan for a new employee") if _is_for_new(path) else _("Plan")
    number = path.case_number.strip()
    reference = _("case no. {number}").format(number=number) if number else ""
    blocks = (*_cover(path, title, start), *_phases(path, dates, notes=options.step_notes))
    return doc.Document(title, kind, path.institution_name, printed, blocks, reference)


def _is_for_new(path: LearningPath) -> bool:
    return path.kind in ("preboarding", "onboarding")


# --- the cover block -------------------------------------------------------------------------------------------------


def _cover(path: LearningPath, title: str, start: Start | None) -> Iterator[doc.Block]:
    yield doc.Title(title, " · ".join(_circumstances(path, start)))
    if people := _purpose_and_people(path):
        yield doc.Paragraph(people, gap=8)
    if goals := [goal for goal in (run(goal.text, looks.BODY) for goal in path.goals) if goal]:
        yield doc.Section(doc.Heading(_("Learning outcomes"), gap=10), (doc.Bullets(goals),))
    yield doc.KeyFigures(_figures(path))
    if path.steps:
        yield _shares(path)


def _circumstances(path: LearningPath, start: Start | None) -> Iterator[str]:
    """When it starts, for whom, and its status."""
    if start:
        when = _("Start {date}").format(date=i18n.date_weekday(start.date))
        yield f"{when} ({start.label.strip()})" if start.label.strip() else when
    if path.audience.strip():
        yield _("for {audience}").format(audience=_within_sentence(path.audience.strip()))
    status = _(STATUSES[path.status]).lower()
    version = path.version.strip()
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


def _purpose_and_people(path: LearningPath) -> list[doc.Run]:
    aim = clean(path.aim).strip() or (_(PURPOSES[path.purpose]) if path.purpose else "")
    owner, contact = clean(path.owner).strip(), clean(path.contact).strip()
    runs: list[doc.Run] = []
    for label, text in (
        (_("Purpose:"), aim),
        (_("Responsible:"), owner),
        (_("Ask:"), "" if contact == owner else contact),
    ):
        if text:
            runs.append(doc.Run(f" {label}" if runs else label, looks.STRONG))
            runs.append(doc.Run(f" {text if text[-1] in '.!?' else text + '.'}", looks.BODY))
    return runs


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
        figures.append((text, _from_start(path)))
    else:
        mandatory = sum(step.mandatory for step in path.steps)
        figures.append((i18n.number(mandatory), ngettext("mandatory step", "mandatory steps", mandatory)))
    return figures


def _from_start(path: LearningPath) -> str:
    """What the days of a path are counted from, with those before it: "from the first working day, after 30 days before it"."""
    days = [phase.first_day for phase in path.phases] + [step.day for phase in path.phases for step in phase.steps]
    before = -min((day for day in days if day is not None), default=0)
    if before <= 0:
        return _("from the first working day") if _is_for_new(path) else _("from the start")
    if _is_for_new(path):
        text = ngettext("from the first working day, and {count} day before it",
                        "from the first working day, and {count} days before it", before)  # fmt: skip
    else:
        text = ngettext(
            "from the start, and {count} day before it", "from the start, and {count} days before it", before
        )
    return text.format(count=i18n.number(before))


def _shares(path: LearningPath) -> doc.Shares:
    """Time by format; where no step has a length, steps by format."""
    by_time = path.minutes > 0
    amounts: dict[str, int] = {}
    for step in path.steps:
        word = step.format if step.format and step.format in FORMATS else ""
        amounts[word] = amounts.get(word, 0) + ((step.minutes or 0) if by_time else 1)
    shares = [
        doc.Share(format_name(word) or _("No format"), amount, look.color if look else looks.NO_FORMAT, look)
        for word, amount in sorted(amounts.items(), key=lambda item: -item[1])
        if amount
        for look in (looks.FORMAT_LOOKS.get(word),)
    ]
    return doc.Shares(shares, note="" if by_time else _("By number of steps, as no length is known."))


# --- the phases ------------------------------------------------------------------------------------------------------


def _phases(path: LearningPath, dates: _Dates | None, *, notes: bool) -> Iterator[doc.Block]:
    if not path.phases:
        yield doc.Paragraph(run(_("The path has no phases yet."), looks.CELL_MUTED), gap=20)
    for phase in path.phases:
        name = clean(phase.name).strip() or _("Phase without a name")
        time = steps_time(phase.steps) if phase.steps else ""
        yield doc.Section(
            doc.Heading(name, remark=_span(phase, dates), aside=time, gap=17), (_steps(phase, dates, notes=notes),)
        )


def _steps(phase: Phase, dates: _Dates | None, *, notes: bool) -> doc.Block:
    if not phase.steps:
        return doc.Paragraph(run(_("No steps yet."), looks.CELL_MUTED))
    rows = [
        doc.Row(
            (
                cell(_when(step, dates), looks.CELL_MUTED),
                _title(step, notes=notes),
                _format(step.format),
                cell("–" if step.minutes is None else i18n.duration(step.minutes)),
                cell(step.responsible),
            )
        )
        for step in phase.steps
    ]
    return doc.Table(_COLUMNS, rows, boxes=True)


def _format(word: str | None) -> doc.Cell:
    if word is None or word not in FORMATS:
        return doc.Cell()
    return cell(format_name(word), looks.FORMAT_STYLES[word], looks.FORMAT_LOOKS[word])


def _title(step: Step, *, notes: bool) -> doc.Cell:
    """The title with the word "mandatory" after it; below it course code and link, and the note."""
    title = run(step.title, looks.CELL_STRONG) or run(_("Step without a title"), looks.CELL_STRONG)
    target = openable(step.link)
    link = (doc.Run(_shown_address(target), looks.CELL_LINK, target),) if target else run(step.link, looks.CELL_SMALL)
    mark = doc.Run(_("mandatory"), looks.CELL_SMALL) if step.mandatory else None
    note = paragraphs(step.note, looks.CELL_SMALL) if notes else []
    return doc.Cell((title, *note), mark=mark, details=(*run(step.course_code, looks.CELL_SMALL), *link))


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
