"""What the note line says of what is typed and does not become what it looks like: an action, somebody the file does not know."""

from __future__ import annotations

import re

from campus_desktop.i18n import _
from campus_desktop.meetings.newcomers import NAME
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.noteline import Context, NoteLine
from campus_desktop.typed.dates import date_like_at_start

_UNKNOWN = re.compile(rf"(?:^|[\s(\[])@({NAME})")
_DUE = re.compile(r"(?:^|[\s(\[])!")
_DAY = re.compile(r"(?<!\S)\d{1,2}(?:/|\.\s?)\d{1,2}(?:[/.-]\d{2,4})?(?=[\s.,;:!?)]|$)")
LONGEST = 24
"""Letters of a name or a title in what is said: there is always room for that, so that nothing moves when it comes."""
_WORD = re.compile(r"\w[\w\-]*")


def remark(line: NoteLine, kind: str, context: Context) -> str:
    """One short sentence; empty where there is nothing to say."""
    if name := unknown_name(line):
        return _nobody(name)
    return action_remark() if looks_like_action(line, kind, context) else ""


def unknown_name(line: NoteLine) -> str:
    """The first name after @ that the file does not know and that stays text; empty where there is none."""
    unknown = _UNKNOWN.search(line.text)
    return unknown[1].rstrip(".-") if unknown else ""


def no_date(line: NoteLine) -> str:
    """The first text after "!" that is written as a date and is none, such as "31/2"; empty where there is none."""
    for mark in _DUE.finditer(line.text):
        rest = line.text[mark.end() :]
        if length := date_like_at_start(rest):
            return rest[:length]
    return ""


def date_remark(wrong: str, *, held: bool) -> str:
    """Reports a date that does not exist; ``held``: Enter was pressed once."""
    text = _("“!{text}” is not a date · Enter again saves it as text") if held else _("“!{text}” is not a date")
    return text.format(text=_cut(wrong))


def looks_like_action(line: NoteLine, kind: str, context: Context) -> bool:
    """Whether the note says who and when without being an action."""
    return (
        kind != "action" and _somebody(line, context) and (line.due is not None or _DAY.search(line.text) is not None)
    )


def saved_remark(line: NoteLine, kind: str, context: Context) -> str:
    """The same once the note is saved."""
    if name := unknown_name(line):
        return _("“@{name}” is not in the file and was saved as text").format(name=_cut(name))
    if wrong := no_date(line):
        return _("“!{text}” is not a date and was saved as text").format(text=_cut(wrong))
    if looks_like_action(line, kind, context):
        return _("Saved as “{kind}”: it is not on Follow-up").format(kind=_(NOTE_KINDS[kind]))
    return ""


def belonging(item: str) -> str:
    """Which item a note belongs to that was begun at an earlier one."""
    return _("Belongs to “{item}” · Enter saves").format(item=_cut(item))


def longest() -> tuple[str, ...]:
    """All that can be said of a note, with names as long as they are shown."""
    name = "n" * LONGEST
    return _nobody(name), action_remark(), belonging(name), date_remark(name, held=True)


def _nobody(name: str) -> str:
    return _("“@{name}” is not in the file · choose “Create” after the name").format(name=_cut(name))


def action_remark() -> str:
    """Offers to make the note an action."""
    return _("Action? Ctrl+{number} makes it one").format(number=list(NOTE_KINDS).index("action") + 1)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _somebody(line: NoteLine, context: Context) -> bool:
    if line.person or line.institution:
        return True
    words = set(_WORD.findall(line.text))
    return any(name in words for each in context.who for name in (each.name, each.short) if len(name) > 1)
