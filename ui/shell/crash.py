"""Handles unexpected exceptions: the program reports the bug, offers a report that can be copied, and continues."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_GOES_ON = N_(
    "Something went wrong in the program itself. What you had done before is saved, and you can go on working. "
    "The report below holds nothing personal; copy it to whoever helps you with the program."
)


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
        from ui.shell.crash_report import report

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
    """Show the report over the window, or over the one that covers it while a meeting is presented on the only screen."""
    from ui.shell.crash_report import show_dialog

    show_dialog(shell.ask.front or shell.widget, said, text, closed)
