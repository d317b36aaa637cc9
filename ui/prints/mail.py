"""Copies agenda, actions and minutes to the clipboard, formatted for an e-mail; and a file, to be attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QAction, QGuiApplication

from campus_desktop.i18n import _
from campus_desktop.meetings import keys
from campus_desktop.prints.kinds import kind, mail
from campus_desktop.prints.source import Options, read_meeting_for_print
from ui.widgets.actions import action

if TYPE_CHECKING:
    from collections.abc import Callable

    from campus_desktop.prints.mail_writer import MailText
    from ui.shell.protocol import Shell


def copy_mail(shell: Shell, text: MailText) -> None:
    """Put a text on the clipboard: mail programs use the formatted version, others the plain one."""
    data = QMimeData()
    data.setHtml(text.html)
    data.setText(text.plain)
    QGuiApplication.clipboard().setMimeData(data)
    shell.message(_("“{subject}” is copied; paste it into an e-mail.").format(subject=text.subject))


def copy_file(shell: Shell, file: Path) -> None:
    """Put a file on the clipboard: pasted into an e-mail it becomes an attachment."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    data.setText(str(file))
    QGuiApplication.clipboard().setMimeData(data)
    shell.message(_("“{name}” is copied; paste it into an e-mail as an attachment.").format(name=file.name))


def copy_for_mail(shell: Shell, meeting_id: str, what: str) -> None:
    """Copy "agenda", "actions" or "minutes" of a meeting; if the meeting no longer exists, the CampusError is shown."""

    def read() -> MailText:
        source = read_meeting_for_print(shell.workspace, meeting_id, shell.clock.now())
        return mail(kind(what), source, printed=shell.clock.today(), options=Options())

    text = shell.guard(read)
    if text is not None:
        copy_mail(shell, text)


def mail_actions(parent: QObject, shell: Shell, meeting_id: Callable[[], str | None]) -> list[QAction]:
    """An action for each of the three, for the menu of a meeting; ``meeting_id`` returns the one shown."""

    def copy(what: str) -> None:
        found = meeting_id()
        if found is not None:
            copy_for_mail(shell, found, what)

    return [
        action(parent, _("Copy the &agenda for an e-mail"), lambda: copy("agenda"), keys.MAIL_AGENDA),
        action(parent, _("Copy the a&ctions for an e-mail"), lambda: copy("actions"), keys.MAIL_ACTIONS),
        action(parent, _("Copy the &minutes for an e-mail"), lambda: copy("minutes"), keys.MAIL_MINUTES),
    ]
