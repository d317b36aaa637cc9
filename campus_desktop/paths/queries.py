"""Reading learning paths."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold
from campus_desktop.institutions.queries import read_institution
from campus_desktop.paths.days import Closed
from campus_desktop.paths.path import Goal, LearningPath, Phase, Start, Step
from campus_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StepHit:
    """A step found by a search, with the names of its path and phase."""

    id: str
    title: str
    path: str
    path_title: str
    phase_name: str


def path_of_step(workspace: Workspace, step_id: str) -> str | None:
    """The id of the path of a step, None if the step is gone."""
    found: str | None = workspace.value(
        "SELECT f.path FROM step s JOIN phase f ON f.id = s.phase WHERE s.id = ?", (step_id,)
    )
    return found


def has_path(workspace: Workspace, path_id: str) -> bool:
    """Whether the path exists."""
    return workspace.value("SELECT 1 FROM path WHERE id = ?", (path_id,)) is not None


def phases_of_steps(workspace: Workspace, step_ids: Iterable[str]) -> set[str]:
    """The ids of the phases of these steps."""
    sql = "SELECT DISTINCT phase FROM step WHERE id IN (SELECT value FROM json_each(?))"
    return {row["phase"] for row in workspace.rows(sql, (json.dumps(list(step_ids)),))}


def path_of_phase(workspace: Workspace, phase_id: str) -> str | None:
    """The id of the path of a phase, None if the phase is gone."""
    found: str | None = workspace.value("SELECT path FROM phase WHERE id = ?", (phase_id,))
    return found


def find_path(workspace: Workspace, name: str) -> str:
    """The id of the path with this title or id. Raises CampusError if there is none, or several with the title."""
    rows = workspace.rows("SELECT id FROM path WHERE id = ? OR title = ?", (name, name))
    if len(rows) == 1:
        return str(rows[0]["id"])
    if rows:
        raise CampusError(
            _("Several learning paths are called “{name}”; give the id of the one you mean.").format(name=name)
        )
    raise CampusError(
        _("There is no learning path called “{name}” in “{file}”.").format(name=name, file=workspace.path.name)
    )


def read_path(
    workspace: Workspace,
    path_id: str,
    known: LearningPath | None = None,
    stale: Container[str] = (),
    changed: Container[str] = (),
) -> LearningPath:
    """A whole path, phases and steps in order. Raises CampusError if it is gone.

    ``known``, the path as read before, saves reading what cannot have changed: the steps of phases that are not ``stale`` (such
    a phase with unchanged fields is the same object as before), and in stale ones all but ``changed`` steps.
    """
    row = workspace.row(
        "SELECT p.*, coalesce(i.name, '') AS institution_name FROM path p LEFT JOIN institution i ON i.id = p.institution WHERE p.id = ?",
        (path_id,),
    )
    if row is None:
        raise CampusError(_("The learning path has been deleted."))
    goals = workspace.rows("SELECT id, text FROM goal WHERE path = ? ORDER BY ord, id", (path_id,))
    starts = workspace.rows("SELECT id, date, label FROM start WHERE path = ? ORDER BY date, id", (path_id,))
    return LearningPath(
        id=row["id"],
        title=row["title"],
        institution=row["institution"],
        institution_name=row["institution_name"],
        purpose=row["purpose"],
        kind=row["kind"],
        audience=row["audience"],
        aim=row["aim"],
        status=row["status"],
        version=row["version"],
        owner=row["owner"],
        contact=row["contact"],
        case_number=row["case_number"],
        weekly_minutes=row["weekly_minutes"],
        learners=row["learners"],
        is_template=bool(row["is_template"]),
        origin=row["origin"],
        changed=row["changed"],
        goals=tuple(Goal(goal["id"], goal["text"]) for goal in goals),
        phases=_phases(workspace, path_id, known, stale, changed),
        starts=tuple(Start(start["id"], date.fromisoformat(start["date"]), start["label"]) for start in starts),
    )


def closed_days_of(workspace: Workspace, institution: str | None) -> Closed:
    """The closed days of an institution (None: those common to all)."""
    return Closed(frozenset(read_institution(workspace, institution).closed_days if institution else ()))


def _phases(
    workspace: Workspace, path_id: str, known: LearningPath | None, stale: Container[str], changed: Container[str]
) -> tuple[Phase, ...]:
    rows = workspace.rows("SELECT * FROM phase WHERE path = ? ORDER BY ord, id", (path_id,))
    kept = {phase.id: phase for phase in known.phases if phase.id not in stale} if known else {}
    steps = defaultdict(list)
    wanted = [row["id"] for row in rows if row["id"] not in kept]
    old_steps = {
        step.id: step
        for phase in (known.phases if known else ())
        if phase.id not in kept
        for step in phase.steps
        if step.id not in changed
    }
    for step in _steps(workspace, wanted, old_steps):
        steps[step.phase].append(step)
    phases = []
    for row in rows:
        old = kept.get(row["id"])
        fields = (row["id"], row["name"], row["first_day"], row["last_day"], row["budget"], row["origin"])
        phase = Phase(*fields, old.steps if old else tuple(steps[row["id"]]))
        phases.append(old if old == phase else phase)
    return tuple(phases)


def _steps(workspace: Workspace, phase_ids: list[str], known: Mapping[str, Step]) -> list[Step]:
    """The steps of these phases in order, phase by phase; those in ``known`` are not read again."""
    sql = "SELECT id FROM step WHERE phase IN (SELECT value FROM json_each(?)) ORDER BY phase, ord, id"
    order = [row["id"] for row in workspace.rows(sql, (json.dumps(phase_ids),))]
    read = _read_steps(workspace, [step for step in order if step not in known])
    return [known[step] if step in known else read[step] for step in order]


def _read_steps(workspace: Workspace, step_ids: list[str]) -> dict[str, Step]:
    wanted = (json.dumps(step_ids),)
    goals, needs = defaultdict(list), defaultdict(list)
    among = "IN (SELECT value FROM json_each(?))"
    for row in workspace.rows(f"SELECT step, goal FROM step_goal WHERE step {among} ORDER BY rid", wanted):
        goals[row["step"]].append(row["goal"])
    for row in workspace.rows(f"SELECT step, needs FROM prerequisite WHERE step {among} ORDER BY rid", wanted):
        needs[row["step"]].append(row["needs"])
    sql = f"SELECT s.*, c.code, c.link FROM step s LEFT JOIN course c ON c.id = s.course WHERE s.id {among}"
    return {
        row["id"]: Step(
            id=row["id"],
            phase=row["phase"],
            title=row["title"],
            course=row["course"],
            course_code=row["code"] or "",
            link=row["link"] or "",
            format=row["format"],
            minutes=row["minutes"],
            day=row["day"],
            start_time=time.fromisoformat(row["start_time"]) if row["start_time"] else None,
            responsible=row["responsible"],
            mandatory=bool(row["mandatory"]),
            topic=row["topic"],
            feedback=None if row["feedback"] is None else bool(row["feedback"]),
            marks=() if row["marks"] == "[]" else tuple(json.loads(row["marks"])),
            goals=tuple(goals[row["id"]]),
            needs=tuple(needs[row["id"]]),
            reused_from=row["reused_from"],
            origin=row["origin"],
            note=row["note"],
        )
        for row in workspace.rows(sql, wanted)
    }


def search_steps(workspace: Workspace, text: str, limit: int) -> list[StepHit]:
    """Steps whose title contains every word of ``text``, with any spelling of æ, ø and å."""
    words = fold(text).split()
    rows = workspace.rows(
        "SELECT s.id, s.title, p.id AS path, p.title AS path_title, f.name AS phase_name FROM step s "
        "JOIN phase f ON f.id = s.phase JOIN path p ON p.id = f.path ORDER BY p.sort_key, p.id, f.ord, f.id, s.ord, s.id"
    )
    found = []
    for row in rows:
        if all(word in fold(row["title"]) for word in words):
            found.append(StepHit(**dict(row)))
            if len(found) == limit:
                break
    return found
