"""What is said where a meeting cannot be presented because another program has the file."""

from __future__ import annotations

from campus_desktop.i18n import _
from ui.shell.protocol import Shell


def say_locked(shell: Shell) -> None:
    """Say in the status line that nothing is presented, and what to do."""
    shell.status_line.alert(_("Nothing is presented: another program has the file. Try again when it is free."))
