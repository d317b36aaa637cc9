"""The report of an unexpected exception: its text, and the dialog in which it can be read and copied."""

from __future__ import annotations

import getpass
import platform
import re
import socket
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from campus_desktop import __version__
from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.button_letters import ButtonLetters
from ui.widgets.dialog import answer_f1
from ui.widgets.panel import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_FRAMES = 40


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
