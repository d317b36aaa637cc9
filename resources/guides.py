"""The user guides: the program's own help, and pages to read on the net. They stand in ``docs``; the wheel holds them in ``help``."""

from __future__ import annotations

import re
from pathlib import Path

GUIDES = {
    "da": ("foerste-moede.md", "foerste-laeringsforloeb.md", "brugervejledning.md", "ti-oejeblikke.md"),
    "en": ("first-meeting.md", "first-learning-path.md", "user-guide.md", "ten-moments.md"),
}
"""By language, in the order they are read."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def folder() -> Path:
    """Where the guides lie: in an installed program beside the other resources, in a checkout in ``docs``."""
    here = Path(__file__).resolve().parent
    shipped = here / "help"
    return shipped if shipped.is_dir() else here.parent / "docs"


def files(place: Path) -> list[str]:
    """Every guide, and every picture that one of them shows, as names below ``place``."""
    names = [name for guides in GUIDES.values() for name in guides]
    pictures = {name for guide in names for name in _PICTURE.findall((place / guide).read_text(encoding="utf-8"))}
    return [*names, *sorted(pictures)]
