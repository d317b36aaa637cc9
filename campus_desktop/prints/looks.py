"""Colours, text styles and icons of the prints, all readable on white paper."""

from __future__ import annotations

from dataclasses import dataclass

from campus_desktop.courses.formats import FORMATS
from campus_desktop.meetings.note import NOTE_COLOURS

REGULAR, SEMIBOLD = "IBMPlexSans-Regular", "IBMPlexSans-SemiBold"
"""The two fonts of the prints, by file name; each adds about 20 kB to a document."""
INK, SOFT, MUTED, ACCENT = "#15252d", "#334148", "#5a6a72", "#0b5563"
RULE = "#dbe2e5"


@dataclass(frozen=True, slots=True, eq=False)
class TextStyle:
    """The look of a piece of text: font, size and line height in points, colour as "#rrggbb".

    Compared by identity, as styles are looked up for every piece drawn: create each once.
    """

    font: str
    size: float
    leading: float
    color: str


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon before a text, which repeats its meaning in words."""

    name: str
    color: str


TITLE = TextStyle(SEMIBOLD, 21, 26, INK)
LONG_TITLE = TextStyle(SEMIBOLD, 15, 19, INK)
SUBTITLE = TextStyle(REGULAR, 11, 16, MUTED)
HEADING = TextStyle(SEMIBOLD, 11.5, 16, ACCENT)
SUBHEADING = TextStyle(SEMIBOLD, 10.5, 14.5, INK)
FIGURE = TextStyle(SEMIBOLD, 14, 18, INK)
SMALL = TextStyle(REGULAR, 8, 11.5, MUTED)
WARNING = TextStyle(SEMIBOLD, 10, 14, "#8a3b00")

BODY = TextStyle(REGULAR, 9.75, 14, INK)
STRONG = TextStyle(SEMIBOLD, 9.75, 14, INK)
"""Paragraphs."""
SPOKEN = TextStyle(REGULAR, 10.75, 15.5, INK)
"""Large enough to be read while standing."""
TEXT = TextStyle(REGULAR, 9.25, 12.75, INK)
TEXT_STRONG = TextStyle(SEMIBOLD, 9.25, 12.75, INK)
LINK = TextStyle(REGULAR, 9.25, 12.75, ACCENT)
QUIET = TextStyle(REGULAR, 8.25, 11.5, MUTED)
QUIET_LINK = TextStyle(REGULAR, 8.25, 11.5, ACCENT)
LABEL = TextStyle(REGULAR, 9, 12.75, MUTED)
"""The label of a fact, on the line of its text."""
CELL = TextStyle(REGULAR, 9, 12, SOFT)
CELL_MUTED = TextStyle(REGULAR, 9, 12, MUTED)
CELL_STRONG = TextStyle(SEMIBOLD, 9, 12, INK)
CELL_SMALL = TextStyle(REGULAR, 7.5, 10.5, MUTED)
CELL_LINK = TextStyle(REGULAR, 7.5, 10.5, ACCENT)
COLUMN_HEADING = TextStyle(SEMIBOLD, 8, 11, MUTED)

FORMAT_LOOKS = {each.code: Icon(each.icon, each.light) for each in FORMATS.values()}
"""Icon and colour of each format, as in the screen's light theme."""
FORMAT_STYLES = {word: TextStyle(SEMIBOLD, 9, 12, look.color) for word, look in FORMAT_LOOKS.items()}
"""The style of each format's name, in the format's colour."""
NO_FORMAT = "#8d9aa0"
"""The colour of time without a format."""

ITEM_LOOKS: dict[str, Icon] = {
    "decision": Icon("check", "#6b4ba1"),
    "discussion": Icon("messages-square", "#a02f53"),
    "information": Icon("info", "#1f5fa8"),
    "exercise": Icon("pencil-ruler", "#2f6b00"),
    "presentation": Icon("monitor", "#0c6e77"),
    "break": Icon("clock", "#5a6a72"),
    "buffer": Icon("clock", "#5a6a72"),
}
"""Icon and colour of each type of item."""
ITEM_STYLES = {word: TextStyle(SEMIBOLD, 8.5, 12, look.color) for word, look in ITEM_LOOKS.items()}
NOTE_STYLES = {kind: TextStyle(SEMIBOLD, 8.5, 12, FORMAT_LOOKS[word].color) for kind, word in NOTE_COLOURS.items()}
