"""A text that is typed and not in the file yet: what it is called, why it waits, and how it is saved later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _, number

_LETTERS = 60

About = tuple[str, str]
"""Which text it is: the id of the thing and the name of its field."""


def short(text: str) -> str:
    """The beginning of a text, in one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"


class Typed(Protocol):
    """A field with text of which the newest may not be in the file yet."""

    def save_now(self) -> object:
        """Save it at once."""
        ...


class Waiting:
    """A text that could not be saved. ``command`` saves it wherever its field is by then; ``key`` says what it is replaced by."""

    def __init__(
        self,
        key: object,
        name: str,
        text: str,
        command: Callable[[], object],
        error: CampusError,
        about: About | None = None,
        done: Callable[[str], object] | None = None,
    ) -> None:
        self.key, self.name, self.text = key, name, text
        self.command, self.error, self.about, self.done = command, error, about, done

    def __str__(self) -> str:
        """Which field, and the beginning of what is typed there."""
        text = short(self.text)
        return (
            _("{field}: “{text}”").format(field=self.name, text=text) if self.name else _("“{text}”").format(text=text)
        )

    @property
    def told(self) -> bool:
        """Whether there is something to tell: to let go of a draft is nothing that anybody typed."""
        return bool(self.text) or not isinstance(self.key, tuple)

    @property
    def why(self) -> str:
        """Why it waits; where it is tried again by itself nobody is asked to."""
        return self.error.waiting if isinstance(self.error, FileError) else str(self.error)

    @property
    def again(self) -> bool:
        """Whether trying again helps: the file is the trouble, not the text."""
        return isinstance(self.error, FileError)


class Attempt:
    """One field saving: what ``guard`` was given to do for it, and how that failed."""

    command: Callable[[], object] | None = None
    error: CampusError | None = None
    kept: Waiting | None = None
    """What waits to be tried again."""

    def failed(self, command: Callable[[], object], error: CampusError) -> None:
        self.command, self.error = command, error


def about_thing(field: str, things: Sequence[str]) -> str:
    """The name of a field with what it is a field of, as long as the list of what waits is not in sight of its place."""
    if len(things) == 1 and (thing := short(things[0])):
        return _("{field} for “{thing}”").format(field=field, thing=thing)
    return _("{field} for {count}").format(field=field, count=number(len(things))) if len(things) > 1 else field
