"""A text that is typed but not yet in the file: its name, why it waits, and how it is saved later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from types import MappingProxyType

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _, number
from campus_desktop.workspace.unwritten import Unwritten
from ui.widgets.services import About

RETRY = 2000
"""Milliseconds between two retries."""

WAIT = 250
"""Milliseconds that saving a text waits for another program: the window is blocked while it waits, and the save is retried."""
_LETTERS = 60
_numbers = count()


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"


class Waiting:
    """A text that could not be saved. ``command`` saves it independently of its field; ``key`` identifies what replaces it."""

    def __init__(
        self,
        key: object,
        name: str,
        text: str,
        command: Callable[[], object],
        error: CampusError,
        about: About | None = None,
        done: Callable[[str], object] | None = None,
        also: Sequence[Unwritten] = (),
        note: str = "",
    ) -> None:
        self.key, self.name, self.text = key, name, text
        self.command, self.error, self.about, self.done = command, error, about, done
        self.note = note
        """See ``Unwritten.note``."""
        self.also = also
        """Texts that ``command`` saves beside it."""
        self.ticks: Mapping[str, bool] = {}
        """The ids that ``command`` ticks (True) or reopens."""
        self.number = next(_numbers)
        """Kept by what replaces it."""

    def __str__(self) -> str:
        """The field, and the beginning of what is typed there."""
        text = short(self.text)
        return (
            _("{field}: “{text}”").format(field=self.name, text=text) if self.name else _("“{text}”").format(text=text)
        )

    @property
    def told(self) -> bool:
        """Whether to report it: dropping a draft is nothing that the user typed."""
        return bool(self.text) or not isinstance(self.key, tuple)

    @property
    def texts(self) -> list[Unwritten]:
        """Each text that would be lost with it, whole, and where it was typed."""
        own = [Unwritten(self.name, self.text, self.note)] if self.text.strip() else []
        return [*own, *self.also]

    @property
    def why(self) -> str:
        """Why it waits; an error that is retried automatically does not ask the user for a retry."""
        return self.error.waiting if isinstance(self.error, FileError) else str(self.error)

    @property
    def again(self) -> bool:
        """Whether retrying helps: the file is the cause, not the text."""
        return isinstance(self.error, FileError)


class Attempt:
    """One save of a field: the command passed to ``guard``, and how it failed."""

    command: Callable[[], object] | None = None
    error: CampusError | None = None
    kept: Waiting | None = None
    """What waits to be retried."""

    ticks: Mapping[str, bool] = MappingProxyType({})
    """See ``Waiting.ticks``."""
    note = ""
    """See ``Unwritten.note``."""

    def failed(self, command: Callable[[], object], error: CampusError) -> None:
        self.command, self.error = command, error


def about_thing(field: str, things: Sequence[str]) -> str:
    """The name of a field with the item it belongs to, for a list of waiting texts shown away from the field."""
    if len(things) == 1 and (thing := short(things[0])):
        return _("{field} for “{thing}”").format(field=field, thing=thing)
    return _("{field} for {count}").format(field=field, count=number(len(things))) if len(things) > 1 else field
