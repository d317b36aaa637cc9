"""Addresses outside the program: each is shown before it is opened, and asked about once for each host.

A course list from anywhere, or a file from somebody else, may hold any address. Nothing but this module opens one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from campus_desktop.i18n import _
from campus_desktop.links import host, openable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.page import Shell

_SHOWN = 300
"""Letters of an address in the question; the host stands by itself before it."""


def follow(shell: Shell, text: str, parent: QWidget | None = None) -> None:
    """Open an address in the browser or the mail program, asking first where its host was never opened before.

    What may not be opened (``campus_desktop.links``) is said in the status line.
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
        said = "\n\n".join(
            (question.format(host=name), shown, _("The address comes from the file. You are asked once for each host."))
        )
        if not shell.ask.confirm(parent or shell.widget, _("Open a link"), said, _("Open")):
            return
        shell.settings.remember_link_host(name)
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    shell.message(address)
    QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class Address(QObject):
    """Shows where a widget leads: as its tool tip, and in the status line when the mouse or the keyboard comes to it."""

    def __init__(self, shell: Shell, widget: QWidget, text: str = "") -> None:
        super().__init__(widget)
        self._shell, self._widget = shell, widget
        widget.installEventFilter(self)
        self.show(text)

    def show(self, text: str) -> None:
        """Another address."""
        self._text = text
        self._widget.setToolTip(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and self._text:
            self._shell.message(self._text)
        return False
