"""Keeping an agenda as a template, from the list of meetings as from the meeting itself."""

from __future__ import annotations

from campus_desktop.i18n import _
from campus_desktop.meetings import edits
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed


def keep_as_template(shell: Shell, meeting_id: str, title: str) -> str | None:
    """Ask for a name, ``title`` being proposed, and keep the agenda under it, to make other meetings from; the template's id."""
    name = shell.ask.text(shell.widget, _("Keep the agenda as a template"), _("Name of the template"), title)
    if not name:
        return None
    made = guard_typed(
        shell,
        _("Keep the agenda as a template"),
        name,
        lambda: edits.duplicate_meeting(shell.workspace, meeting_id, name, template=True),
    )
    if made is not None:
        shell.message(_("The agenda is kept as “{title}”. New meetings can begin from it.").format(title=name))
    return made
