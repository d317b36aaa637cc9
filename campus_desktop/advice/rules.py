"""The rules about one kind of subject: their sources and limits, which are on in a file, and running them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, Literal, Protocol, TypeVar

from campus_desktop.advice.answers import with_answers
from campus_desktop.advice.finding import STRENGTHS, Finding, important_first
from campus_desktop.i18n import _
from campus_desktop.workspace import Workspace, settings, stamps

_YOUNG = timedelta(minutes=1)


class Subject(Protocol):
    """What rules look at: everything they need, read before."""

    @property
    def draft(self) -> bool:
        """Whether it is too early to speak of what is missing."""
        ...


S = TypeVar("S", bound=Subject)


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold: its default, and its name in the dialog of rules. A time is in minutes after midnight."""

    value: int
    name: str
    kind: Literal["count", "time"] = "count"


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """One check with its source. ``on``: by default, else under "More advice"; ``when``: always, once the subject is no longer
    a draft, or only when asked whether all is ready; ``reads``: the tables it needs besides those that all rules of its set need."""

    id: str
    name: str
    strength: str
    source: str
    check: Callable[[S], Iterator[Finding]]
    on: bool = False
    when: Literal["always", "sent", "ready"] = "always"
    reads: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """What it rests on."""
        return _("Based on {strength}: {source}").format(strength=_(STRENGTHS[self.strength]), source=_(self.source))

    def run(self, subject: S, *, named: bool, ready: bool = False) -> list[Finding]:
        """What it says; nothing where it is too early to ask. ``named``: asked for by its id, and not by default."""
        early = (self.when == "ready" and not ready) or (self.when == "sent" and not named and subject.draft)
        return [] if early else list(self.check(subject))


@dataclass(frozen=True, slots=True)
class RuleSet(Generic[S]):
    """``key`` begins the names of its settings; ``whole`` and ``part`` are the tables of what has the advice and of its parts;
    ``reads`` are the tables that every rule needs. ``title`` and ``scope`` are said in the dialog of rules, ``choosing`` is the
    label of the edit that chooses them."""

    key: str
    title: str
    scope: str
    choosing: str
    whole: str
    part: str
    reads: tuple[str, ...]
    rules: tuple[Rule[S], ...]
    limits: Mapping[str, Limit] = field(default_factory=dict)
    """By name: the id of the rule, a point, and a word."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables on which the advice depends."""
        every = (*self.reads, "answer", "setting", *(table for rule in self.rules for table in rule.reads))
        return tuple(dict.fromkeys(every))

    def limits_of(self, rule: Rule[S]) -> dict[str, Limit]:
        """The limits of a rule by name."""
        return {name: limit for name, limit in self.limits.items() if name.startswith(f"{rule.id}.")}

    # --- what a file has chosen ------------------------------------------------------------------------------------------

    def asked(self, workspace: Workspace) -> list[str] | None:
        """The ids of the rules chosen in this workspace; None where the defaults apply."""
        found: list[str] | None = settings.get(workspace, f"{self.key} checks")
        return found

    def chosen(self, workspace: Workspace) -> frozenset[str]:
        """The ids of the rules that are on in this workspace."""
        return frozenset(rule.id for rule in self.on(self.asked(workspace)))

    def choose(self, workspace: Workspace, rules: Collection[str]) -> None:
        """Set which rules are on in this workspace, in place of the defaults."""
        if unknown := set(rules) - {rule.id for rule in self.rules}:
            raise ValueError(f"no such check: {', '.join(sorted(unknown))}")
        with workspace.edit(_(self.choosing)) as edit:
            settings.put(edit, f"{self.key} checks", [rule.id for rule in self.rules if rule.id in rules])

    def thresholds(self, workspace: Workspace) -> dict[str, int]:
        """The value of every limit in this workspace."""
        return {name: limit.value for name, limit in self.limits.items()} | self._set_here(workspace)

    def set_threshold(self, workspace: Workspace, name: str, value: int) -> None:
        """Set a limit for this workspace."""
        if name not in self.limits:
            raise ValueError(f"no such threshold: {name}")
        values = {**self._set_here(workspace), name: value}
        with workspace.edit(_("Change a limit")) as edit:
            settings.put(edit, f"{self.key} check thresholds", values)

    def _set_here(self, workspace: Workspace) -> dict[str, int]:
        found: dict[str, int] = settings.get(workspace, f"{self.key} check thresholds", {})
        return found

    # --- running -----------------------------------------------------------------------------------------------------------

    def on(self, asked: Collection[str] | None) -> list[Rule[S]]:
        """The rules asked for; None: those on by default."""
        return [rule for rule in self.rules if (rule.on if asked is None else rule.id in asked)]

    def run(self, subject: S, rules: Collection[str] | None = None, *, ready: bool = False) -> list[Finding]:
        """The findings of ``rules`` (default: those on by default), the important ones first. ``ready`` includes the rules asked
        only then. Rules about missing data do not apply to drafts, unless named in ``rules``."""
        found = (rule.run(subject, named=rules is not None, ready=ready) for rule in self.on(rules))
        return important_first(finding for each in found for finding in each)

    def look(
        self,
        workspace: Workspace,
        whole: str,
        subject: S,
        now: datetime | None,
        *,
        rules: Collection[str] | None = None,
        ready: bool = False,
        answered: bool = False,
    ) -> list[Finding]:
        """The advice on one subject, by the rules chosen in this workspace or by ``rules``.

        Parts added in the minute before ``now`` get no advice (None: every part may). ``answered=True`` adds what was answered
        "deliberate choice", at the end.
        """
        found = self.run(subject, rules if rules is not None else self.asked(workspace), ready=ready)
        return self.heard(workspace, whole, found, now, answered=answered)

    def heard(
        self, workspace: Workspace, whole: str, found: Iterable[Finding], now: datetime | None, *, answered: bool
    ) -> list[Finding]:
        """Those of the findings that are said now."""
        old = [each for each in found if now is None or not self._young(workspace, whole, each.part, now)]
        return with_answers(workspace, whole, old, answered=answered)

    def _young(self, workspace: Workspace, whole: str, part: str, now: datetime) -> bool:
        """Whether ``part`` was added less than a minute ago, and so is perhaps half typed, by its first stamp.

        Parts made from a template in the same edit as the whole have its stamp and are complete.
        """
        sql = """SELECT part.stamp FROM stamp part JOIN stamp made ON made.tbl = ? AND made.id = ? AND made.field = part.field
                 WHERE part.tbl = ? AND part.id = ? AND part.field = ? AND part.stamp <> made.stamp"""
        stamp = workspace.value(sql, (self.whole, whole, self.part, part, stamps.ROW))
        return (
            stamp is not None and abs(now - stamps.moment(stamp)) < _YOUNG
        )  # stamps may be slightly ahead of the clock
