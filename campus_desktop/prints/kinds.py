"""The list of prints, used by the command line and the print dialog."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from campus_desktop import i18n
from campus_desktop.i18n import N_, _
from campus_desktop.paths.path import Start
from campus_desktop.prints.saving import write

if TYPE_CHECKING:
    from campus_desktop.prints.document import Document
    from campus_desktop.prints.mail_writer import MailText
    from campus_desktop.prints.source import Options, Source

About = Literal["path", "meeting", "notes"]
MakePrint = Callable[[Path | BinaryIO], int]
"""Makes one print of data read before, in the language in use, on any thread; returns its number of pages. CampusError if a file
cannot be written; an existing one is replaced only when the new one is complete."""


@dataclass(frozen=True, slots=True)
class PrintKind:
    """One kind of print.

    ``key`` names it on the command line, ``title`` (marked with N_) on the screen, ``name`` (marked too) in file names: "{title} –
    plan". ``about`` is what it prints. ``make`` is "module:function", loaded on first use: it makes the ``Document`` from the data
    read (``source.Source``), ``printed`` and ``options``, of which it uses those named here. ``mail``: the subject of the e-mail it
    can be copied as; ``word``: whether it can be saved for Word.
    """

    key: str
    title: str
    name: str
    about: About
    make: str
    options: frozenset[str] = frozenset()
    mail: str = ""
    word: bool = False


KINDS: tuple[PrintKind, ...] = (
    PrintKind(
        "plan",
        N_("Plan"),
        N_("{title} – plan"),
        "path",
        "campus_desktop.prints.plan:plan",
        options=frozenset({"start", "step_notes"}),
    ),
    PrintKind(
        "agenda",
        N_("Agenda for participants"),
        N_("{title} – agenda"),
        "meeting",
        "campus_desktop.prints.agenda:agenda",
        options=frozenset({"notice", "room", "day", "carried"}),
        mail=N_("Agenda: {title}"),
    ),
    PrintKind(
        "script",
        N_("Script for the facilitator"),
        N_("{title} – script"),
        "meeting",
        "campus_desktop.prints.script:script",
        options=frozenset({"day", "carried"}),
    ),
    PrintKind(
        "minutes",
        N_("Minutes"),
        N_("{title} – minutes"),
        "meeting",
        "campus_desktop.prints.minutes:minutes",
        options=frozenset({"senders", "times"}),
        mail=N_("Minutes: {title}"),
        word=True,
    ),
    PrintKind(
        "actions",
        N_("Actions"),
        N_("{title} – actions"),
        "meeting",
        "campus_desktop.prints.actions:actions",
        options=frozenset({"done"}),
        mail=N_("Actions: {title}"),
    ),
    PrintKind(
        "institutions",
        N_("A page for each institution"),
        N_("{title} – what we take home"),
        "meeting",
        "campus_desktop.prints.institutions:institutions",
        options=frozenset({"institution"}),
    ),
    PrintKind(
        "needs",
        N_("Needs for Campus"),
        N_("{title} – needs"),
        "meeting",
        "campus_desktop.prints.needs:needs",
        options=frozenset({"scope"}),
    ),
    PrintKind(
        "key-card", N_("Key card"), N_("{title} – key card"), "meeting", "campus_desktop.prints.keycard:key_card"
    ),
    PrintKind(
        "all-actions",
        N_("Actions"),
        N_("{title} – actions"),
        "notes",
        "campus_desktop.prints.actions:all_actions",
        mail=N_("Actions: {title}"),
    ),
    PrintKind(
        "all-needs", N_("Needs for Campus"), N_("{title} – needs"), "notes", "campus_desktop.prints.needs:all_needs"
    ),
)
"""All prints, in the order they are offered."""


BEFORE = ("agenda", "script", "key-card")
"""Prints of a meeting for use before it is held."""


def kind(key: str) -> PrintKind:
    """The print of that name. KeyError if there is none."""
    return {each.key: each for each in KINDS}[key]


def kinds_about(what: About) -> tuple[PrintKind, ...]:
    """The prints of a path, of a meeting, or of the notes of many meetings, in the order they are offered."""
    return tuple(each for each in KINDS if each.about == what)


def document(what: PrintKind, source: Source, *, printed: date, options: Options) -> Document:
    """The document that a print writes, in the language in use."""
    found: Document = _load(what.make)(source, printed=printed, options=options)
    return found


def maker(what: PrintKind, source: Source, *, printed: date, options: Options, suffix: str = ".pdf") -> MakePrint:
    """A function that makes one print as PDF or, with the ``suffix`` ".docx", for Word; the libraries it needs are loaded when it
    is called."""

    def make(out: Path | BinaryIO) -> int:
        found = document(what, source, printed=printed, options=options)
        return write(out, lambda file: _load(_WRITERS[suffix])(found, file))

    return make


_WRITERS = {
    ".pdf": "campus_desktop.prints.pdf_writer:write_pdf",
    ".docx": "campus_desktop.prints.word_writer:write_word",
}


def _load(place: str) -> Any:
    module, name = place.split(":")
    return getattr(import_module(module), name)


def mail(what: PrintKind, source: Source, *, printed: date, options: Options) -> MailText:
    """One print as the text of an e-mail, in the language in use."""
    from campus_desktop.prints.mail_writer import write_mail

    found = document(what, source, printed=printed, options=options)
    return write_mail(found, _(what.mail).format(title=source.title))


_UNTITLED: dict[About, str] = {
    "path": N_("Learning path"),
    "meeting": N_("Network meeting"),
    "notes": N_("All meetings"),
}


def file_name(what: PrintKind, title: str, day: date | None, suffix: str = ".pdf") -> str:
    """A file name accepted by every system: "Onboarding – plan 2026-12-01.pdf"; without a date if there is none."""
    name = _(what.name).format(title=_safe(title) or _(_UNTITLED[what.about]))
    return name + (f" {day.isoformat()}" if day is not None else "") + suffix


def _safe(title: str) -> str:
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', " ", title)
    return " ".join(safe.split()).strip(". ")[:80].rstrip(". ")


def start_text(start: Start) -> str:
    """A start as an entry of a list: "01-12-2026 · Hold 3"."""
    return " · ".join(part for part in (i18n.date_table(start.date), start.label.strip()) if part)
