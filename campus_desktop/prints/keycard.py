"""The key card: the keys of a running meeting on one page, for use beside the keyboard."""

from __future__ import annotations

from datetime import date

from campus_desktop.i18n import _
from campus_desktop.meetings.keys import GROUPS
from campus_desktop.prints.document import Document, KeyCaps, Title
from campus_desktop.prints.source import MeetingToPrint, Options


def key_card(source: MeetingToPrint, *, printed: date, options: Options) -> Document:
    """The key card, with the title of the meeting."""
    title = _("The keys of the meeting")
    groups = [(_(group.title), [(key_caps(key.shown), _(key.command)) for key in group.keys]) for group in GROUPS]
    blocks = (Title(title, _("Everything can be done with the mouse too.")), KeyCaps(groups))
    return Document(title, _("Key card"), source.meeting.title, printed, blocks)


def key_caps(keys: str) -> list[str]:
    """The key caps of a shortcut as shown on the screen: "Ctrl+Shift+F8" has three, "Ctrl+1 … 8" two, "+" one."""
    return [part.strip() for part in keys.split("+") if part.strip()] or [keys]
