"""A learning path, its phases and steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Goal:
    """A learning outcome of a path."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One card: a course of the catalogue or an own activity. ``minutes`` None: unknown. ``day`` is a calendar day from the
    start date (day 1; no day 0), None: at any time in its phase. ``needs`` and ``goals`` are ids of steps and goals."""

    id: str
    phase: str
    title: str
    course: str | None = None
    course_code: str = ""
    link: str = ""
    format: str | None = None
    minutes: int | None = None
    day: int | None = None
    start_time: time | None = None
    responsible: str = ""
    mandatory: bool = False
    topic: str = ""
    feedback: bool | None = None
    marks: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reused_from: str | None = None
    origin: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A column of the board. ``budget`` in minutes; days as in ``Step.day``; steps in order."""

    id: str
    name: str
    first_day: int | None = None
    last_day: int | None = None
    budget: int | None = None
    origin: str | None = None
    steps: tuple[Step, ...] = ()

    @property
    def minutes(self) -> int:
        """The sum of its steps' minutes; a step of unknown length counts as 0."""
        return sum(step.minutes or 0 for step in self.steps)


@dataclass(frozen=True, slots=True)
class Start:
    """A start date of the path, the date of day 1, with a label."""

    id: str
    date: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class LearningPath:
    """A whole path as read at one moment. ``aim`` is the purpose in words (printed); ``purpose`` the fixed word.
    ``weekly_minutes`` is a learner's time per week; ``institution`` an id, ``institution_name`` its name."""

    id: str
    title: str
    institution: str | None = None
    institution_name: str = ""
    purpose: str | None = None
    kind: str | None = None
    audience: str = ""
    aim: str = ""
    status: str = "draft"
    version: str = ""
    owner: str = ""
    contact: str = ""
    case_number: str = ""
    weekly_minutes: int | None = None
    learners: int | None = None
    is_template: bool = False
    origin: str | None = None
    changed: str = ""
    goals: tuple[Goal, ...] = ()
    phases: tuple[Phase, ...] = ()
    starts: tuple[Start, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, phase by phase."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @property
    def minutes(self) -> int:
        """The sum of all steps' minutes."""
        return sum(phase.minutes for phase in self.phases)
