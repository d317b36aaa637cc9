"""What happens on a bug: the program says so, offers a report that can be copied, and goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from campus_desktop import __version__
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_FRAMES = 40


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a developer needs and nothing personal: where in the program it happened, with no values, no message of the
    exception (it may quote what somebody typed), and no path outside the program."""
    import platform
    import traceback

    import PySide6

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
    """A source file as seen from its package: never where it lies on this computer."""
    parts = Path(filename).parts
    for root in ("campus_desktop", "ui", "resources", "PySide6", "site-packages", "lib"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at:])
    return parts[-1] if parts else ""


def _without_names(text: str) -> str:
    import getpass
    import re
    import socket

    names = [str(Path.home()), socket.gethostname()]
    with suppress(OSError, KeyError, ImportError):
        names.append(getpass.getuser())
    for name in names:
        if len(name) > 2:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text)
    return text


class CrashHandler:
    """Takes the place of ``sys.excepthook`` and ``threading.excepthook``. ``show`` is given the report."""

    def __init__(self, show: Callable[[str], object]) -> None:
        self._show = show
        self._showing = False

    def install(self) -> None:
        """From here on every unexpected exception comes here."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the traceback to standard error, where there is one, and show the report; one at a time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if sys.stderr is not None:
            import traceback

            traceback.print_exception(kind, error, trace)
        if self._showing:
            return
        self._showing = True
        try:
            self._show(report(kind, trace))
        finally:
            self._showing = False


def show_dialog(parent: QWidget | None, text: str) -> None:
    """Say that something went wrong, with the report below, to be copied."""
    from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

    from ui.shell import theme
    from ui.widgets.panel import label

    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Something went wrong"))
    dialog.resize(theme.px(560), theme.px(380))
    column = QVBoxLayout(dialog)
    said = _(
        "Something went wrong in the program itself. What you had done before is saved, and you can go on working. "
        "The report below holds nothing personal; copy it to whoever helps you with the program."
    )
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
