"""One running program per file: a second start raises the window of the first."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
"""Milliseconds that the first program has to answer."""


def server_name(path: Path) -> str:
    """The name of the local socket for a file: the same for every spelling of the path, and without revealing the path."""
    whole = os.path.normcase(str(path.resolve()))
    user = os.environ.get("USERNAME") or str(os.getuid() if hasattr(os, "getuid") else "")
    return f"campus-desktop-{hashlib.sha256(f'{user}:{whole}'.encode()).hexdigest()[:24]}"


def raise_other(path: Path) -> bool:
    """Ask a program that has ``path`` open to raise its window; returns whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(path))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(b"raise\n")
    answered = socket.waitForReadyRead(_WAIT)
    socket.disconnectFromServer()
    return answered


class Single(QObject):
    """Listens for second starts while a file is open."""

    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def hold(self, path: Path | None) -> None:
        """Listen for ``path`` from now on; None: for no file."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if path is None:
            return
        name = server_name(path)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name):
            # left behind by a killed program: no program answered, otherwise this line would not be reached
            QLocalServer.removeServer(name)
            server.listen(name)
        server.newConnection.connect(self._asked)
        self._server = server

    def _asked(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(b"here\n")
        socket.flush()
        self.raise_asked.emit()
