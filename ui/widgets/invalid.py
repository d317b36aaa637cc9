"""The fields that were left with an invalid text: it is not saved, and the status line shows that until it is corrected or given up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _


class Invalid:
    """For one window; ``changed`` is called when a problem is added, replaced or removed."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self._problems: dict[int, tuple[QWidget, str]] = {}
        """By the identity of what saves the field: the field, and the problem."""

    @property
    def why(self) -> str:
        """Why the oldest of them is not saved; empty if there is none."""
        return next(iter(self.reasons), "")

    @property
    def reasons(self) -> list[str]:
        """Why each of them is not saved, the oldest first."""
        return [_("Not saved: {problem}").format(problem=problem) for _field, problem in self._problems.values()]

    @property
    def field(self) -> QWidget | None:
        """The oldest of them."""
        return next((field for field, _problem in self._problems.values()), None)

    def add(self, key: QObject, field: QWidget, problem: str) -> None:
        """``field`` was left with ``problem``."""
        if id(key) not in self._problems:
            key.destroyed.connect(partial(self._drop, id(key)))
        self._set(id(key), (field, problem))

    def update(self, key: QObject, problem: str) -> None:
        """The text of a field changed: a field that was left before has another problem, or none."""
        known = self._problems.get(id(key))
        if known is not None and problem:
            self._set(id(key), (known[0], problem))
        elif known is not None:
            self._drop(id(key))

    def clear(self) -> None:
        """Another file is shown."""
        self._problems.clear()

    def _set(self, key: int, known: tuple[QWidget, str]) -> None:
        was = self._problems.get(key)
        self._problems[key] = known
        if known != was:
            self._changed()

    def _drop(self, key: int, _gone: object = None) -> None:
        if self._problems.pop(key, None) is not None:
            self._changed()
