"""The advice on one subject in sight, kept between changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Generic

from campus_desktop.advice.finding import Finding, important_first
from campus_desktop.advice.rules import RuleSet, S
from campus_desktop.workspace import Change, Workspace


class KeptAdvice(Generic[S]):
    """After a change, only the rules that read what changed run again; the subject is read only if there are any."""

    def __init__(self, rules: RuleSet[S], read: Callable[[Workspace, str], S]) -> None:
        self._rules, self._read = rules, read
        self._about: str | None = None
        self._found: dict[str, list[Finding]] = {}

    def forget(self, change: Change | None) -> None:
        """Drop what ``change`` can have touched; None: everything."""
        if change is None or change.touches("setting", *self._rules.reads):
            self._found.clear()
        else:
            for rule in self._rules.rules:
                if change.touches(*rule.reads):
                    self._found.pop(rule.id, None)

    def look(self, workspace: Workspace, about: str, now: datetime) -> list[Finding]:
        """The advice as ``RuleSet.look`` gives it, with what was answered at the end."""
        if about != self._about:
            self._about, self._found = about, {}
        asked = self._rules.asked(workspace)
        rules = self._rules.on(asked)
        if missing := [rule for rule in rules if rule.id not in self._found]:
            subject = self._read(workspace, about)
            for rule in missing:
                self._found[rule.id] = rule.run(subject, named=asked is not None)
        found = important_first(finding for rule in rules for finding in self._found[rule.id])
        return self._rules.heard(workspace, about, found, now, answered=True)
