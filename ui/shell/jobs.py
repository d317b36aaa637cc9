"""Long work on a worker thread, with a dialog for progress and Cancel."""

from __future__ import annotations

import contextvars
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from ui.shell.ask import Ask
    from ui.shell.progress_dialog import ProgressDialog

T = TypeVar("T")


class JobCancelledError(Exception):
    """Raised inside the work when the user chose Cancel; it rolls back an edit that it passes through."""


class Progress(QObject):
    """Passed to the work, which calls ``progress(done, total)`` regularly. Total 0: the amount is unknown."""

    advanced = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()

    def __call__(self, done: int = 0, total: int = 0) -> None:
        if self._cancelled.is_set():
            raise JobCancelledError
        self.advanced.emit(done, total)

    @property
    def cancelled(self) -> bool:
        """Whether the user chose Cancel; for work that stops itself instead of by the exception."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Make the next call raise JobCancelledError."""
        self._cancelled.set()


class _Job(QObject):
    """One piece of work; lives on the window's thread and runs on its own worker thread."""

    ended = Signal(object, object)

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self.progress = Progress()
        self._work = work
        # the language of the window applies to the work too
        context = contextvars.copy_context()
        self.thread_ = threading.Thread(target=context.run, args=(self._run,), name="job", daemon=True)

    def _run(self) -> None:
        result, error = None, None
        try:
            result = self._work(self.progress)
        except BaseException as raised:
            error = raised
        self.ended.emit(result, error)


class Jobs(QObject):
    """Runs one job at a time; the window accepts no other input while it runs."""

    def __init__(
        self,
        window: QWidget,
        ask: Callable[[], Ask],
        message: Callable[[str], None],
        sentence: Callable[[CampusError], str],
    ) -> None:
        """``sentence`` gives the text for an error (``Unsaved.sentence``)."""
        super().__init__(window)
        self._window, self._ask, self._message, self._sentence = window, ask, message, sentence
        self.job: _Job | None = None
        """The running job."""
        self._dialog: ProgressDialog | None = None
        self._done: Callable[[object], object] | None = None
        self._failed: Callable[[], object] | None = None

    @property
    def running(self) -> bool:
        """Whether a job is running."""
        return self.job is not None

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Call ``work(progress)`` on a worker thread, then ``done(result)`` on the window's thread.

        A CampusError raised by the work is shown, a cancellation is reported in the status line; any other exception is a bug and
        goes to the crash report. ``failed()`` is called after each of these. RuntimeError while another job runs.
        """
        if self.job is not None:
            raise RuntimeError("a job runs already")
        from ui.shell.progress_dialog import ProgressDialog

        self._done, self._failed = done, failed  # type: ignore[assignment]
        self.job = job = _Job(work)
        self._dialog = dialog = ProgressDialog(title, self._ask().front or self._window)
        job.progress.advanced.connect(dialog.advance)
        job.ended.connect(self._ended)
        dialog.cancelled.connect(job.progress.cancel)
        dialog.open()
        job.thread_.start()

    def _ended(self, result: object, error: BaseException | None) -> None:
        job, dialog, done, failed = self.job, self._dialog, self._done, self._failed
        assert job is not None and dialog is not None
        self.job = self._dialog = self._done = self._failed = None
        job.thread_.join()
        dialog.hide()
        dialog.deleteLater()
        if error is None:
            if done is not None:
                done(result)
            return
        if isinstance(error, JobCancelledError):
            self._message(_("Stopped; nothing was changed."))
        elif isinstance(error, CampusError):
            self._ask().error(self._window, self._sentence(error))
        else:
            sys.excepthook(type(error), error, error.__traceback__)
        if failed is not None:
            failed()
