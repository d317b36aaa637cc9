"""Handles unexpected exceptions: the program reports the bug, offers a report that can be copied, and continues."""

from __future__ import annotations

import getpass
import platform
import re
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from campus_desktop import __version__
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _
from ui.look import theme
from ui.widgets.button_letters import ButtonLetters
from ui.widgets.dialog import answer_f1
from ui.widgets.panel import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.protocol import Shell

MOST_FRAMES = 40
_GOES_ON = N_(
    "Something went wrong in the program itself. What you had done before is saved, and you can go on working. "
    "The report below holds nothing personal; copy it to whoever helps you with the program."
)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a developer needs and nothing personal: the place in the program, without values, without the exception's message (which
    may quote user input), and without paths outside the program."""
    lines = [
        f"Campus Desktop {__version__}",
        f"Python {platform.python_version()}, Qt for Python {PySide6.__version__}, {platform.system()} {platform.release()}",
        "",
    ]
    for frame in traceback.extract_tb(trace)[-MOST_FRAMES:]:
        lines.append(f"{_place(frame.filename)}:{frame.lineno} {frame.name}")
    lines.append(kind.__qualname__)
    return _without_names("\n".join(lines))


def _place(filename: str) -> str:
    """The path of a source file relative to its package, never its absolute path on this computer."""
    parts = Path(filename).parts
    for root in ("campus_desktop", "ui", "resources", "PySide6", "site-packages", "lib"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at:])
    return parts[-1] if parts else ""


def _without_names(text: str) -> str:
    names = [str(Path.home()), socket.gethostname()]
    with suppress(OSError, KeyError, ImportError):
        names.append(getpass.getuser())
    for name in names:
        if len(name) > 2:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text)
    return text


class NotShownError(Exception):
    """A file was opened but could not be shown, because of a bug or an untrusted file. The original exception is its cause."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        text = _(
            "“{name}” could not be shown and was left as it is. Open a backup of it, or see what “campus-desktop verify” says about "
            "it. The report below holds nothing personal; copy it to whoever helps you with the program."
        )
        self.sentence = text.format(name=path.name)


class CrashHandler:
    """Replaces ``sys.excepthook`` and ``threading.excepthook``.

    ``show(said, report, closed)`` shows a report, where ``said`` describes what happened, and calls ``closed`` when it is closed.
    Only one report is shown at a time, and the same report only once: a bug in painting recurs with every repaint. ``say`` shows a
    message without a report: a bug that has been reported already. ``refuse`` shows a CampusError that nothing caught.
    """

    def __init__(
        self,
        show: Callable[[str, str, Callable[..., object]], object],
        say: Callable[[str], object],
        refuse: Callable[[CampusError], object],
    ) -> None:
        self._show, self._say, self._refuse = show, say, refuse
        self._showing = False
        self._saying = False
        self._shown: set[str] = set()

    def install(self) -> None:
        """From now on handle every unexpected exception here."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the traceback to standard error, if there is one, and show the report."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if sys.stderr is not None:
            traceback.print_exception(kind, error, trace)
        if isinstance(error, CampusError):
            self._tell(partial(self._refuse, error))
            return
        message = _GOES_ON
        if isinstance(error, NotShownError):
            message, cause = error.sentence, error.__cause__ or error
            kind, trace = type(cause), cause.__traceback__
        text = report(kind, trace)
        if self._showing or text in self._shown:
            text = _("Something went wrong in the program itself, as before. What you had done before is saved.")
            self._tell(partial(self._say, text))
            return
        self._shown.add(text)
        self._showing = True
        try:
            self._show(_(message) if message is _GOES_ON else message, text, self._closed)
        except BaseException:
            self._showing = False
            raise

    def _closed(self, *_result: object) -> None:
        self._showing = False

    def _tell(self, show: Callable[[], object]) -> None:
        if not self._saying:  # showing it may be what fails
            self._saying = True
            try:
                show()
            finally:
                self._saying = False


def show_over(shell: Shell, said: str, text: str, closed: Callable[..., object]) -> None:
    """``show_dialog`` over the window, or over the one that covers it while a meeting is presented on the only screen."""
    show_dialog(shell.ask.front or shell.widget, said, text, closed)


def show_dialog(parent: QWidget | None, said: str, text: str, closed: Callable[..., object]) -> None:
    """Show what went wrong, with the report below it to copy; ``closed`` is called when the dialog is closed."""
    dialog = QDialog(parent)
    ButtonLetters(dialog)
    answer_f1(dialog, "trouble")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(closed)
    dialog.setWindowTitle(_("Something went wrong"))
    dialog.resize(theme.px(560), theme.px(380))
    column = QVBoxLayout(dialog)
    column.addWidget(label(said, wrap=True))
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setAccessibleName(_("Report"))
    column.addWidget(shown, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.open()
