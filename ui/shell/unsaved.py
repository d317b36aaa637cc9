"""Text that is typed but not yet in the file: saves it, keeps what could not be saved, retries and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from campus_desktop.errors import CampusError, FileError, FileLockedError
from campus_desktop.i18n import _
from campus_desktop.workspace.drafts import read
from campus_desktop.workspace.unwritten import Unwritten
from ui.shell.unsaved_text import RETRY, WAIT, Attempt, Waiting
from ui.widgets.invalid import Invalid
from ui.widgets.services import About, Typed

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

T = TypeVar("T")

SAID = 10_000
"""Milliseconds that a failure is reported, where it is unknown whether a retry would succeed."""


class Unsaved(QObject):
    """For one window. It is the ``TextKeeper`` that fields find with ``keeper_of``."""

    changed = Signal()
    """What waits, what failed because the file is locked, or the state of the file changed."""
    no_good = Signal(object)
    """A field was left, or two seconds have passed, with an invalid text."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self.edits = 0
        """The number of edits, undo and redo among them, since the window was made."""
        self._typed: dict[int, Typed] = {}
        self._waiting: list[Waiting] = []
        self._attempt: Attempt | None = None
        self._gone = self._overwritten = ""
        self._alerted = ""
        """The last alert that something is not saved; it is hidden when its reason is gone."""
        self.invalid = Invalid(self._tell)
        self._refused: FileError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY)
        self._timer.timeout.connect(self._again)
        self._met_lock = QTimer(self)
        """Runs for a moment after another program was found to have the file."""
        self._met_lock.setSingleShot(True)
        self._met_lock.setInterval(RETRY)

    # --- saving --------------------------------------------------------------------------------------------------------

    def watch(self, field: Typed) -> None:
        """Register ``field``, which holds unsaved text: it is asked to save before anything that would leave it behind."""
        self._typed[id(field)] = field

    def flush(self) -> bool:
        """Save everything typed; returns whether all of it is in the file."""
        fields, self._typed = self._typed, {}
        for field in fields.values():
            if isValid(field):
                field.save_now()
        if self.blocked:
            self.retry()
        return not self._waiting

    def save(
        self,
        key: object,
        name: str,
        text: str,
        save: Callable[[], object],
        *,
        about: About | None = None,
        done: Callable[[str], object] | None = None,
        also: Sequence[Unwritten] = (),
        note: str = "",
    ) -> CampusError | None:
        """Save ``text`` by calling ``save``, whose command goes through ``Shell.guard``. On failure the text is kept and retried,
        the window shows that, and the error is returned. ``done(text)`` is called when a later try succeeded.
        ``also`` are other texts that ``save`` saves, ``note`` the whole note (``Unwritten.note``)."""
        self._attempt = attempt = Attempt()
        try:
            save()
        except CampusError as error:
            attempt.failed(save, error)
        finally:
            self._attempt = None
        if attempt.error is None or attempt.command is None:
            self.drop(key)
            return None
        self._keep(Waiting(key, name, text, attempt.command, attempt.error, about, done, also, note))
        return attempt.error

    def guard(self, command: Callable[[], T]) -> T | None:
        """Call ``command``. An error is shown, or, while a field is saving, kept for that field."""
        attempt, self._attempt = self._attempt, None  # a refresh caused by the command is not part of it
        blocked = self.blocked
        if attempt is not None and blocked is not None:
            attempt.failed(command, blocked.error)  # each try would block the window; the timer retries all
            return None
        try:
            known = blocked is not None or isinstance(self._refused, FileLockedError)
            with self._waiting_at_most(0 if known else WAIT if attempt is not None else None):
                return command()
        except CampusError as error:
            if attempt is not None:
                attempt.failed(command, error)
            elif isinstance(error, FileError) and not self._may_ask(error):
                self.refuse(error)
            else:
                self._shell.ask.error(self._shell.widget, self.sentence(error))
            return None

    def sentence(self, error: CampusError) -> str:
        """The text for an error of a command. Where something waits for the same reason, it does not say that nothing was changed,
        and the user is asked to repeat this command only."""
        blocked = self.blocked
        if not isinstance(error, FileError) or blocked is None or blocked.why != error.waiting:
            return str(error)
        return _("{why} What you asked for just now was not done; do it again afterwards.").format(why=error.waiting)

    def _may_ask(self, error: FileError) -> bool:
        """Whether a dialog may be shown: not before an audience. For a locked file only over another dialog: keys and clicks made
        while the window waited for the file would answer it, and further typing would go to the wrong place."""
        if self._is_held():
            return False
        return not isinstance(error, FileLockedError) or QApplication.activeModalWidget() is not None

    def quietly(self, command: Callable[[], object], again: Callable[[], object]) -> None:
        """Call ``command``, which the user did not ask for, without a dialog: where the file cannot be used, ``again`` is called
        shortly after."""
        try:
            with self.briefly():
                command()
        except FileError as error:
            if not self.why:  # what the user asked for and was refused stays in sight
                self._shell.message(error.waiting)
            QTimer.singleShot(RETRY, self, again)
        except CampusError as error:
            self._shell.ask.error(self._shell.widget, str(error))

    def reads(self, command: Callable[[], object], *, report: bool = True) -> bool:
        """Run ``command``, which only reads; other errors are handled as by ``guard``. False where another program has the file:
        the caller tries again later, and ``report`` shows that."""

        def read() -> bool:
            try:
                command()
            except FileLockedError as error:
                self._met_lock.start()
                if report:
                    self._shell.status_line.alert(error.waiting)
                return False
            return True

        with self.briefly():
            return self.guard(read) is not False

    @contextmanager
    def briefly(self) -> Iterator[None]:
        """For reading that the user did not ask for: the window is blocked by it only once in a while when another program has
        the file, and the error is raised."""
        known = self._met_lock.isActive() or self.blocked is not None
        try:
            with self._waiting_at_most(0 if known else WAIT):
                yield
        except FileLockedError:
            self._met_lock.start()
            raise

    def _is_held(self) -> bool:
        page = self._shell.current_page
        return self._shell.ask.front is not None or (page is not None and page.held() is not None)

    def _waiting_at_most(self, milliseconds: int | None) -> AbstractContextManager[None]:
        """The time to wait for another program within the block; None: as long as for any edit."""
        if milliseconds is None or not self._shell.has_file:
            return nullcontext()
        return self._shell.workspace.impatient(milliseconds)

    @contextmanager
    def committing(self, name: str, text: str, done: Callable[[str], object] | None = None) -> Iterator[Attempt]:
        """As ``typed_in``."""
        self._attempt = attempt = Attempt()
        try:
            yield attempt
        finally:
            self._attempt = None
        if attempt.error is None or attempt.command is None:
            return
        if isinstance(attempt.error, FileError):
            made = Waiting(None, name, text, attempt.command, attempt.error, done=done, note=attempt.note)
            made.key = attempt.kept = made
            made.ticks = attempt.ticks
            self._keep(made)
        else:
            self._shell.ask.error(self._shell.widget, str(attempt.error))

    # --- what failed -------------------------------------------------------------------------------------------------

    @property
    def refused(self) -> str:
        """A short text, without the file's name, that the last command was not carried out; empty once it may be retried."""
        if self._refused is None:
            return ""
        if isinstance(self._refused, FileLockedError):
            return _("Not saved: the file is locked by another program. Try again.")
        return _("Not saved: the file cannot be written. Try again.")

    def refuse(self, error: FileError) -> None:
        """Keep nothing to retry: the command depends on its moment, as the meeting's clock does."""
        self._refused = error
        if isinstance(error, FileLockedError):
            self._timer.start()
        else:
            QTimer.singleShot(SAID, self, partial(self._forget, error))
        self._alert(self.sentence(error))
        self._tell()

    def _forget(self, error: FileError) -> None:
        if self._refused is error:
            self.written()

    def written(self) -> None:
        """Called after an edit: the file can be written again."""
        if self._refused is not None:
            self._refused = None
            if not self._waiting:
                self._timer.stop()
            self._tell()

    def _again(self) -> None:
        """Retry what waits; check whether the file is free again."""
        self.retry()
        shell = self._shell
        if not isinstance(self._refused, FileLockedError) or self.blocked is not None or shell.jobs.running:
            return
        if not shell.workspace.outside.locked():
            self.written()
            shell.message(_("The file is free again. What was not done can be done now."))

    # --- what could not be saved ---------------------------------------------------------------------------------------

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What could not be saved, the oldest first."""
        return tuple(self._waiting)

    @property
    def ticks(self) -> dict[str, bool]:
        """What was ticked (True) or reopened and waits, by id."""
        return {key: done for each in self._waiting for key, done in each.ticks.items()}

    @property
    def why(self) -> str:
        """Why typed text is not saved; empty if everything is."""
        if self.away or self._waiting:
            return self.away or self._waiting[0].why
        return str(self._refused or "") or self.invalid.why

    @property
    def said(self) -> tuple[str, str]:
        """``why``, and a short form of it for the status line."""
        if self._gone or self._overwritten:
            return self.why, _("The file was moved or deleted") if self._gone else _("Another program changed the file")
        return self.why, _("Not saved")

    @property
    def gone(self) -> str:
        """Why nothing can be saved in the file any longer, because it is no longer in its place; empty if it is."""
        return self._gone

    @property
    def overwritten(self) -> str:
        """That another program wrote to the file, which therefore has to be opened again; empty if none did."""
        return self._overwritten

    @property
    def away(self) -> str:
        """``gone`` or ``overwritten``: why nothing is saved any longer; empty while the file is unchanged from outside."""
        return self._gone or self._overwritten

    def look(self) -> None:
        """Check whether the file is still in its place and unchanged from outside, and report if it is not."""
        shell = self._shell
        if not shell.has_file or shell.workspace.read_only or shell.jobs.running:
            return
        outside, was = shell.workspace.outside, self.away
        self._gone = outside.moved()
        self._overwritten = self._overwritten or ("" if self._gone else outside.written())
        if self.away != was:
            self._tell()

    @property
    def blocked(self) -> Waiting | None:
        """The first text that waits until the file can be written again."""
        return next((each for each in self._waiting if each.again), None)

    def has(self, key: object) -> bool:
        """Whether the text of ``key`` could not be saved."""
        return any(each.key == key for each in self._waiting)

    def texts(self, thing: str) -> dict[str, str]:
        """The typed texts of an item that could not be saved or were invalid, by field."""
        found = self._shell.guard(lambda: read(self._shell.workspace, thing)) or {}
        for each in self._waiting:
            if each.about is not None and each.about[0] == thing:
                found[each.about[1]] = each.text
        return found

    def _keep(self, made: Waiting) -> None:
        was = self.blocked
        for place, each in enumerate(self._waiting):
            if each.key == made.key or (made.about is not None and each.about == made.about):
                self._waiting[place], made.number = made, each.number
                break
        else:
            self._waiting.append(made)
            if isinstance(made.key, QObject):
                made.key.destroyed.connect(self._field_gone)
        if not self._timer.isActive():
            self._timer.start()
        if was is None or not made.again:
            self._alert(made.why)
        self._tell()

    def _tell(self) -> None:
        if self._alerted and self._alerted not in self._reasons():
            self._shell.status_line.end_alert(self._alerted)
            self._alerted = ""
        with self._waiting_at_most(0):  # reads needed for the message must not also wait for the other program
            self.changed.emit()

    def _alert(self, text: str) -> None:
        self._alerted = text
        self._shell.status_line.alert(text)

    def _reasons(self) -> list[str]:
        """Every reason why something is not saved."""
        error = self._refused
        refused = [self.sentence(error), str(error)] if error is not None else []
        return [*(each.why for each in self._waiting), *refused, *self.invalid.reasons]

    def drop(self, key: object) -> None:
        """The text of ``key`` is saved, or no longer needed."""
        self._remove([each for each in self._waiting if each.key == key])

    def _field_gone(self) -> None:
        """Called when a field is deleted. Its invalid text is dropped; text that waits for the file is kept."""
        dead = [each for each in self._waiting if isinstance(each.key, QObject) and not isValid(each.key)]
        self._remove([each for each in dead if not each.again])
        for each in dead:
            each.key, each.done = each, None

    def part(self, key: object) -> None:
        """Called when the field shows another item. Text that waits for the file is still saved; invalid text is dropped."""
        self._remove([each for each in self._waiting if each.key == key and not each.again])
        for each in self._waiting:
            if each.key == key:
                each.key, each.done = each, None

    def say(self, text: str) -> None:
        """Report the result of saving a text in the status line."""
        self._shell.message(text)

    def say_refused(self, problem: str) -> None:
        """Report that a field was left with an invalid text, which is not saved."""
        self._alert(_("Not saved: {problem}").format(problem=problem))

    def may_discard(self, dialog: QWidget) -> bool:
        """Ask whether the text typed into a dialog, which only its Save button saves, may be thrown away."""
        text = _("What you have typed has not been saved. Throw it away?")
        return self._shell.ask.confirm(dialog, dialog.windowTitle(), text, _("Throw away"), danger=True)

    def clear(self) -> None:
        """Drop everything: another file is shown."""
        self._typed.clear()
        self._gone = self._overwritten = ""
        self._refused = None
        self.invalid.clear()
        self._remove(list(self._waiting))

    def _remove(self, gone: list[Waiting]) -> None:
        if gone:
            self._waiting = [each for each in self._waiting if each not in gone]
            if not self._waiting and self._refused is None:
                self._timer.stop()
            self._tell()

    def retry(self, *, patient: bool = False) -> None:
        """Retry what could not be saved; ``patient``: wait for other programs as an edit does."""
        shell = self._shell
        if not shell.has_file or self.blocked is None or shell.jobs.running:
            return
        with nullcontext() if patient else shell.workspace.impatient():
            for each in self.waiting:
                if each.again and not self._try(each):
                    return
        if not self._waiting:
            shell.message(_("Everything is saved now."))

    def _try(self, each: Waiting) -> bool:
        """Retry one text; returns whether the others may be tried as well."""
        try:
            each.command()
        except CampusError as error:
            each.error = error
            if not each.again and each.key is each:  # its field is gone, and with it the place to show the error
                self._remove([each])
                seen = self._shell.safe is None  # on a shared screen the text is not quoted
                self._shell.ask.error(self._shell.widget, f"{error}\n\n{each}" if seen else str(error))
            self._tell()
            return not each.again
        self._remove([each])
        if each.done is not None:
            each.done(each.text)
        return True

    def write_into(self, target: Path) -> None:
        """Save what waits in the copy at ``target`` too. CampusError if the copy cannot be written."""
        waiting = [each for each in self._waiting if each.again]
        if waiting:
            with self._shell.workspace.aside(target):
                for each in waiting:
                    each.command()
