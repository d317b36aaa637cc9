"""Rules about a path: what the package does for any kind of subject, seen without the meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from campus_desktop.advice import answers
from campus_desktop.advice.finding import Finding
from campus_desktop.advice.kept import KeptAdvice
from campus_desktop.advice.rules import Limit, Rule, RuleSet
from campus_desktop.institutions.edits import create_institution, update_institution
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace, create, settings
from tests.support.sample_meeting import Clock


@dataclass(frozen=True)
class Subject:
    path: LearningPath
    thresholds: dict[str, int]

    @property
    def draft(self) -> bool:
        return self.path.status == "draft"

    def steps(self) -> Iterator[tuple[str, str, int]]:
        for phase in self.path.phases:
            for step in phase.steps:
                yield step.id, step.title, step.minutes or 0


def long_step(subject: Subject) -> Iterator[Finding]:
    for step, title, minutes in subject.steps():
        if minutes > subject.thresholds["T5.minutes"]:
            yield Finding("T5", "advice", f"{title}: {minutes}", "Shorter.", step)


def unnamed_step(subject: Subject) -> Iterator[Finding]:
    for step, title, _minutes in subject.steps():
        if title == "?":
            yield Finding("P4", "important", "no title", part=step)


def no_owner(subject: Subject) -> Iterator[Finding]:
    if subject.path.institution_name != "Fjordstyrelsen":
        yield Finding("G1", "important", f"owner “{subject.path.institution_name}”")


def last_look(_subject: Subject) -> Iterator[Finding]:
    yield Finding("R9", "advice", "look once more")


@dataclass
class World:
    """A path with the steps "Long" of 45 minutes and "?" of 5, older than a minute; ``ran`` are the rules that were run."""

    ws: Workspace
    clock: Clock
    path: str
    phase: str
    ran: list[str] = field(default_factory=list)
    rules: RuleSet[Subject] = field(init=False)

    def __post_init__(self) -> None:
        self.rules = RuleSet(
            key="path",
            title="Advice on paths",
            scope="For every path.",
            choosing="Choose path checks",
            whole="path",
            part="step",
            reads=("path", "step"),
            rules=(
                Rule(
                    "T5", "Long step", "D", "our own rule; no study gives this figure", self.noted(long_step), on=True
                ),
                Rule("P4", "No title", "-", "adding up", self.noted(unnamed_step), on=True),
                Rule("G1", "No owner", "C", "Danish habits", self.noted(no_owner), True, "sent", ("institution",)),
                Rule("R9", "Last look", "A", "Danish habits", self.noted(last_look), when="ready"),
            ),
            limits={"T5.minutes": Limit(30, "At most"), "T5.start": Limit(540, "From", "time"), "T50.x": Limit(1, "x")},
        )

    def noted(self, check: Callable[[Subject], Iterator[Finding]]) -> Callable[[Subject], Iterator[Finding]]:
        def noted(subject: Subject) -> Iterator[Finding]:
            self.ran.append(check.__name__)
            return check(subject)

        return noted

    def read(self, workspace: Workspace, path: str) -> Subject:
        return Subject(read_path(workspace, path), self.rules.thresholds(workspace))

    def look(self, **how: Any) -> list[Finding]:
        subject = self.read(self.ws, self.path)
        return self.rules.look(self.ws, self.path, subject, self.clock.now, **how)

    def said(self, **how: Any) -> list[str]:
        return [finding.rule for finding in self.look(**how)]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = Clock()
    workspace = create(tmp_path / "a.campus", now=clock)
    path = edits.create_path(workspace, "Onboarding")
    phase = read_path(workspace, path).phases[0].id
    for title, minutes in (("Long", 45), ("?", 5)):
        step_edits.add_step(workspace, phase, title, minutes=minutes)
    clock.pass_(2)
    yield World(workspace, clock, path, phase)
    workspace.close()


def test_the_important_come_first_and_what_is_missing_in_a_draft_is_not_said(world: World) -> None:
    assert world.said() == ["P4", "T5"]
    edits.update_path(world.ws, world.path, status="sparring")
    assert world.said() == ["P4", "G1", "T5"]
    assert world.said(rules=["T5", "G1"]) == ["G1", "T5"]


def test_a_rule_asked_by_its_name_speaks_of_a_draft_too_but_only_when_it_is_time(world: World) -> None:
    assert world.said(rules=["G1", "R9"]) == ["G1"]
    assert world.said(rules=["G1", "R9"], ready=True) == ["G1", "R9"]
    assert world.said(ready=True) == ["P4", "T5"]  # R9 is off


def test_which_are_on_and_their_limits_are_kept_in_the_file(world: World) -> None:
    assert world.rules.chosen(world.ws) == {"T5", "P4", "G1"}
    world.rules.choose(world.ws, ["R9", "T5"])
    assert world.rules.chosen(world.ws) == {"T5", "R9"} and world.said() == ["T5"]
    world.rules.set_threshold(world.ws, "T5.minutes", 45)
    assert world.said() == [] and world.rules.thresholds(world.ws) == {"T5.minutes": 45, "T5.start": 540, "T50.x": 1}
    assert settings.get(world.ws, "path checks") == ["T5", "R9"]
    assert settings.get(world.ws, "path check thresholds") == {"T5.minutes": 45}
    world.ws.undo()
    world.ws.undo()
    assert world.said() == ["P4", "T5"]
    with pytest.raises(ValueError, match="check"):
        world.rules.choose(world.ws, ["T5", "T6"])
    with pytest.raises(ValueError, match="threshold"):
        world.rules.set_threshold(world.ws, "T6", 1)


def test_a_rule_has_its_own_limits_and_says_what_it_rests_on(world: World) -> None:
    long = world.rules.rules[0]
    assert list(world.rules.limits_of(long)) == ["T5.minutes", "T5.start"]
    assert long.why == "Grundlag: egen tommelfingerregel – vores egen regel; ingen undersøgelse giver netop dette tal"


def test_nothing_is_said_of_a_part_younger_than_a_minute(world: World) -> None:
    step_edits.add_step(world.ws, world.phase, "Longer", minutes=90)
    assert [finding.title for finding in world.look(rules=["T5"])] == ["Long: 45"]
    world.clock.pass_(1.1)
    assert [finding.title for finding in world.look(rules=["T5"])] == ["Long: 45", "Longer: 90"]


def test_an_answer_is_for_one_part_of_one_path(world: World) -> None:
    step_edits.add_step(world.ws, world.phase, "Longer", minutes=90)
    other = edits.duplicate_path(world.ws, world.path)
    world.clock.pass_(2)
    first, second = world.look(rules=["T5"])
    answers.answer(world.ws, world.path, first, " it  must ")
    assert world.look(rules=["T5"]) == [second]
    said = world.look(rules=["T5"], answered=True)
    assert [(finding.part, finding.answer) for finding in said] == [(second.part, None), (first.part, "it must")]
    copied = world.rules.look(world.ws, other, world.read(world.ws, other), None, rules=["T5"])
    assert [finding.answer for finding in copied] == [None, None]
    answers.answer(world.ws, world.path, first, "again")
    assert world.ws.value("SELECT count(*) FROM answer") == 1
    answers.take_answer_back(world.ws, world.path, first)
    assert world.look(rules=["T5"]) == [first, second]


def test_after_a_change_only_the_rules_that_it_can_touch_run_again(world: World) -> None:
    edits.update_path(world.ws, world.path, status="sparring")
    kept = KeptAdvice(world.rules, world.read)
    world.ws.subscribe(kept.forget)

    def run() -> list[str]:
        world.ran.clear()
        found = kept.look(world.ws, world.path, world.clock.now)
        ran = list(world.ran)
        assert found == world.look(answered=True)
        return ran

    assert run() == ["long_step", "unnamed_step", "no_owner"]
    assert run() == []
    fjord = create_institution(world.ws, "Fjord")
    assert run() == ["no_owner"]
    edits.update_path(world.ws, world.path, institution=fjord)
    assert run() == ["long_step", "unnamed_step", "no_owner"]
    update_institution(world.ws, fjord, "name", "Fjordstyrelsen")
    assert run() == ["no_owner"]
    world.ws.undo()
    assert run() == ["no_owner"]
    answers.answer(world.ws, world.path, world.look()[0])
    assert run() == []
    world.rules.set_threshold(world.ws, "T5.minutes", 50)
    assert run() == ["long_step", "unnamed_step", "no_owner"]
    world.rules.choose(world.ws, ["T5"])
    assert run() == ["long_step"]


def test_what_was_kept_of_one_path_is_not_said_of_another(world: World) -> None:
    kept = KeptAdvice(world.rules, world.read)
    other = edits.create_path(world.ws, "Another")
    assert len(kept.look(world.ws, world.path, world.clock.now)) == 2
    assert kept.look(world.ws, other, world.clock.now) == []
    assert len(kept.look(world.ws, world.path, world.clock.now)) == 2
    kept.forget(None)
    world.ran.clear()
    kept.look(world.ws, world.path, world.clock.now)
    assert world.ran == ["long_step", "unnamed_step"]


def test_time_alone_runs_no_rule_but_a_part_that_has_grown_older_is_spoken_of(world: World) -> None:
    kept = KeptAdvice(world.rules, world.read)
    world.ws.subscribe(kept.forget)
    step_edits.add_step(world.ws, world.phase, "Longer", minutes=90)
    assert len(kept.look(world.ws, world.path, world.clock.now)) == 2
    world.ran.clear()
    assert len(kept.look(world.ws, world.path, world.clock.pass_(1.1))) == 3 and world.ran == []


def test_the_tables_that_advice_depends_on(world: World) -> None:
    assert world.rules.tables == ("path", "step", "answer", "setting", "institution")
