"""Help: the About dialog."""

from __future__ import annotations

from campus_desktop import __version__
from campus_desktop.i18n import _


def about_text() -> str:
    """Version and purpose of the program, and the licences of its fonts and icons."""
    text = _(
        "Campus Desktop {version}. Plan learning paths together in a room. Everything stays in one file on your computer. "
        "Free software under the MIT licence; font IBM Plex Sans (OFL), icons by Lucide (ISC), built with Qt (LGPL)."
    )
    return text.format(version=__version__)
