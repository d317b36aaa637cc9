"""What can be done at once with a note that was saved and did not become what it looks like."""

from __future__ import annotations

from collections.abc import Callable

from campus_desktop.i18n import _
from campus_desktop.meetings import newcomers, notes
from campus_desktop.meetings.noteline import Context, NoteLine
from ui.meetings.notes.queued import Written
from ui.meetings.notes.remarks import no_date, saved_remark, unknown_name
from ui.notes.seen import private_seen
from ui.shell.protocol import Shell


def say_saved(shell: Shell, written: Written, note: str, context: Context) -> None:
    """Say of a note just saved that it is not in sight, or what it did not become, with a button that makes it that."""
    line = written.line
    if written.draft.private and not private_seen(shell):
        shell.message(_("Saved as a private note: it is not shown in the safe view."))
    elif text := saved_remark(line, written.draft.kind, context):
        shell.message(text, _offer(shell, written.meeting, note, line, context))


def _offer(
    shell: Shell, meeting: str, note: str, line: NoteLine, context: Context
) -> tuple[str, Callable[[], object]] | None:
    """The button beside ``remarks.saved_remark``: makes whom the file does not know, or makes the note an action. None where the
    note is already from somebody else."""
    workspace, name = shell.workspace, unknown_name(line)
    if not name:
        if no_date(line):
            return None
        return _("Make it an action"), lambda: shell.guard(lambda: notes.update_notes(workspace, [note], kind="action"))
    if line.person or line.institution or not newcomers.can_be_named(name, context.who):
        return None
    return newcomers.create_text(name), lambda: shell.guard(
        lambda: newcomers.set_new_responsible(workspace, meeting, [note], name)
    )
