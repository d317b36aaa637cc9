"""Links out of the program: each address is shown before it is opened, and confirmed once for each host.

A course list or a file from another user may contain any address. Only this module opens one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from campus_desktop.i18n import _
from campus_desktop.links import host, openable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.protocol import Shell

_SHOWN = 300
"""Characters of an address shown in the question; the host is shown separately before it."""


def follow(shell: Shell, text: str, parent: QWidget | None = None) -> None:
    """Open an address in the browser or the mail program, and ask first where its host was never opened before.

    An address that may not be opened (``campus_desktop.links``) is reported in the status line.
    """
    address = openable(text)
    if not address:
        shell.message(_("This is not an address on the web: {link}").format(link=text.strip()))
        return
    name = host(address)
    if name not in shell.settings.link_hosts:
        shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]} …"
        question = (
            _("Write an e-mail to {host}?") if address.startswith("mailto:") else _("Open {host} in the browser?")
        )
        message = "\n\n".join(
            (question.format(host=name), shown, _("The address comes from the file. You are asked once for each host."))
        )
        if not shell.ask.confirm(parent or shell.widget, _("Open a link"), message, _("Open")):
            return
        shell.settings.remember_link_host(name)
    shell.message(address)
    QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class Address(QObject):
    """Shows the target of a widget's link: in its tool tip, and in the status line when the mouse or the keyboard reaches the
    widget."""

    def __init__(self, shell: Shell, widget: QWidget, text: str = "") -> None:
        super().__init__(widget)
        self._shell, self._widget = shell, widget
        widget.installEventFilter(self)
        self.show(text)

    def show(self, text: str) -> None:
        """Show another address."""
        self._text = text
        self._widget.setToolTip(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and self._text:
            self._shell.message(self._text)
        return False
