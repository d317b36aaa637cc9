"""Undo and redo: the window goes to what changed, and the actions show what they will do.

While a meeting is held the window stays on its page: a change elsewhere is reported, with a button to go there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTextEdit
from shiboken6 import isValid

from campus_desktop.clock import local
from campus_desktop.i18n import N_, _, date_long, time_text
from campus_desktop.meetings.acts import CLOCK
from campus_desktop.workspace import Change
from ui.shell.typing_undo import TypingUndo
from ui.widgets.elided import middle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from campus_desktop.workspace import Workspace
    from campus_desktop.workspace.acts import StepKind
    from campus_desktop.workspace.workspace import Step, Touched
    from ui.shell.protocol import Shell

_ON_A_BUTTON, _IN_A_SENTENCE = 40, 120
_INNER = str.maketrans("“”»«", "‘’›‹")
"""The marks of a quotation within a quotation, in English and in Danish."""
_RECENT = timedelta(minutes=2)
"""Time between two steps after which the user is asked again."""
_MOST = 300
"""Number of rows above which they are not looked up: the change then counts as elsewhere."""

_PAGES = {"path": "paths", "meeting": "meetings", "institution": "institutions", "course": "courses"}
"""The page of each kind of item, by its table."""


class Undoing:
    """For one window."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.typing = TypingUndo(shell)
        self._chain = _Chain(shell)
        self._shown: Callable[[], None] | None = None
        self._show_action: QAction | None = None
        self._keys: dict[str, QShortcut] = {}
        """The keys of undo and redo while there is nothing to do, which a disabled action does not answer."""

    def chosen(self, kind: StepKind) -> None:
        """Undo or redo was chosen from the menu or the status line, or its key was pressed outside of a field: does what they say."""
        if not self.typing.carry_out(kind):
            self.undo() if kind == "undo" else self.redo()

    def label(self, kind: StepKind) -> str | None:
        """What undo or redo would do at the place of the keyboard, in words that may be shown; None if there is nothing."""
        return _("Typing") if self.typing.has(kind) else self._shell.safe_view.step_label(kind)

    def undo(self) -> None:
        """Undo the newest edit, and show what changed."""
        if self._shell.has_file:
            self._guarded("undo", _("Undone: {command}"), _("Undo: {command}"))

    def redo(self) -> None:
        """Redo the edit that was undone last, and show what changed."""
        if self._shell.has_file:
            self._guarded("redo", _("Done again: {command}"), _("Redo: {command}"))

    def _guarded(self, kind: StepKind, said: str, text: str) -> None:
        """Call ``step`` guarded: the file is also read before the step, and may be damaged or locked by another program."""
        self._shell.guard(lambda: self._step(kind, said, text))

    def _step(self, kind: StepKind, said: str, text: str) -> None:
        shell = self._shell
        if shell.current_page is not None:
            shell.current_page.leave()
        workspace = shell.workspace
        step, past = workspace.next_step(kind), False
        answer = self._chain.answer()
        if step is not None and step.asks(shell.clock.now()):
            if answer == "past" and (kind == "redo" or workspace.next_step(kind, past_acts=True) is None):
                answer = None
            answer = answer or self._ask(kind, step)
            if answer is None:
                return
            past = answer == "past"
            step = workspace.next_step(kind, past_acts=past)
        elif step is not None and not self._is_meant(kind, step):
            return
        label = shell.safe_view.step_label(kind, past_acts=past)
        long = workspace.undo_is_long if kind == "undo" else workspace.redo_is_long
        command = partial(workspace.undo, past_acts=past) if kind == "undo" else workspace.redo
        touched = workspace.touched(kind, _MOST, past_acts=past) or []
        held = self._held()
        gone = _gone(workspace, touched)
        page, field = shell.current_page, shell.widget.focusWidget()
        stays = kind == "redo" and self._made_beside(step, touched, gone)
        clock = self._clock_of(step)

        def done(change: Change | None) -> None:
            if change is None or step is None:
                if long:
                    shell.message(_("Stopped; nothing was changed."))
                return
            self._chain.stepped(answer)
            words = said.format(command=label)
            if label != step.label:  # the step touched something that is hidden now
                self._show(None, change, touched, words, held, gone, stays)
            else:
                now = self._clock_of(step)
                self._show(step, change, touched, words if now == clock else f"{words}. {now}", held, gone, stays)
            if shell.current_page is page and page is not None:
                _return_to(field, page)

        if long:
            shell.jobs.run(text.format(command=label), lambda progress: command(lambda: progress.cancelled), done)
        else:
            done(shell.guard(command))

    # --- confirmation ------------------------------------------------------------------------------------------------

    def _is_meant(self, kind: StepKind, step: Step) -> bool:
        """Confirm a step whose effect the user would not see: one that precedes the clock of a meeting that has ended
        and is on another page, one that is hidden in the safe view, and, behind the projector's window on the only screen, any step
        other than of the clock shown there."""
        shell = self._shell
        ask, about = shell.ask, step.about.get("meeting")
        covered = ask.front is not None and (step.act != CLOCK or about != ask.front_meeting)
        hidden = shell.safe is not None and shell.safe_view.step_label(kind) != step.label
        if not covered and not hidden:
            touched = shell.workspace.touched(kind, _MOST) or []
            if not step.passes_acts or self._in_sight(step, touched):
                return True
        command = self._act(kind, step) if step.act == CLOCK else self._edit(kind, step)
        when = _when(step.at, shell.clock.now())
        unseen = (
            _("What it changes is hidden in the safe view.") if hidden else _("What it changes cannot be seen here.")
        )
        parts = [_question(kind, command, when), unseen]
        if step.passes_acts:
            parts.append(_("The clock of a meeting that has ended is no longer undone."))
        title = _("Undo") if kind == "undo" else _("Redo")
        options = [("step", _on_button(kind, command, when))]
        return shell.ask.choose(shell.widget, title, " ".join(parts), options, danger=True) is not None

    def _ask(self, kind: StepKind, step: Step) -> str | None:
        """Whether an act of a while ago is meant, which turns the meeting's clock back: "act", "past" (the newest edit that is
        no act instead), or None for neither."""
        shell = self._shell
        command, when = self._act(kind, step), self._when_and_where(step)
        at = _when(step.at, shell.clock.now())
        if kind == "redo":
            text = _("The meeting’s clock will count from then.")
        else:
            text = _("The meeting’s clock will be turned back as if it had not been.")
        options = [("act", _on_button(kind, command, at))]
        message = f"{_question(kind, command, when)} {text}"
        if kind == "undo" and (past := shell.workspace.next_step(kind, past_acts=True)) is not None:
            other, then = self._edit(kind, past, past_acts=True), _when(past.at, shell.clock.now())
            if other:
                only = _("Or only the newest edit that has nothing to do with the clock: “{command}”, done at {when}.")
            else:
                only = _("Or only the newest edit that has nothing to do with the clock, made at {when}.")
            message = f"{message}\n\n{only.format(command=_end_short(other), when=then)}"
            options.append(("past", _on_button(kind, other, then)))
        return shell.ask.choose(shell.widget, _("Undo") if kind == "undo" else _("Redo"), message, options, danger=True)

    def _act(self, kind: StepKind, step: Step) -> str:
        """The act's name as quoted; before the audience only that of the meeting shown, else empty."""
        ask = self._shell.ask
        if ask.front is not None and ask.front_meeting != step.about.get("meeting"):
            return ""
        return _quotable(self._shell.safe_view.step_label(kind, audience=ask.front_meeting))

    def _edit(self, kind: StepKind, step: Step, *, past_acts: bool = False) -> str:
        """What an edit that is no act was, with the words it was about, as quoted; before the audience its name
        alone, where everything in it belongs to the meeting they see. Empty where it has no name that may be shown."""
        shell = self._shell
        audience = shell.ask.front_meeting
        label = shell.safe_view.step_label(kind, past_acts=past_acts, audience=audience)
        if label is None or (shell.ask.front is not None and audience is None):
            return ""
        if label != step.label or audience is not None:
            return _quotable(label)
        rows = shell.workspace.touched(kind, _MOST, past_acts=past_acts) or []
        texts = [str(each.row.get(name) or "") for each in rows for name in ("title", "text", "name")]
        about = next((" ".join(text.split()) for text in texts if text.strip()), "")
        names_it = (
            not about or about in label or any(mark in label for mark in "“»")
        )  # the label quotes what it is about
        return _quotable(label if names_it else f"{label}: {about}")

    def _when_and_where(self, step: Step) -> str:
        """When an act was made, and at which meeting where that is not the one shown."""
        shell, meeting = self._shell, step.about.get("meeting")
        when = _when(step.at, shell.clock.now())
        page, safe = shell.current_page, shell.safe
        if not isinstance(meeting, str) or (page is not None and page.item() == meeting):
            return when
        if shell.ask.front is not None or (safe is not None and not safe.has(meeting)):
            return when
        from campus_desktop.meetings.edits import title_of

        return _("{when}, at “{meeting}”").format(when=when, meeting=title_of(shell.workspace, meeting))

    # --- showing what changed ------------------------------------------------------------------------------------------

    def _clock_of(self, step: Step | None) -> str:
        """What the clock of the meeting that an act belongs to says, as a sentence; empty for another step, and for a meeting the
        audience does not see. An act that only changes times or the current item leaves it as it is."""
        shell = self._shell
        meeting = step.about.get("meeting") if step is not None and step.act == CLOCK else None
        if not isinstance(meeting, str) or (shell.safe is not None and not shell.safe.has(meeting)):
            return ""
        if shell.ask.front is not None and shell.ask.front_meeting != meeting:
            return ""
        from campus_desktop.meetings.running import where

        states = {
            "planned": _("The meeting has not begun."),
            "running": _("The meeting is running."),
            "paused": _("The meeting is paused."),
            "ended": _("The meeting has ended."),
        }
        return states[where(shell.workspace, meeting, shell.clock.now()).state]

    def _held(self) -> bool:
        """Whether the window stays on its page: a meeting is held, or presented over everything else on the only screen."""
        if self._shell.ask.front is not None:
            return True
        from campus_desktop.meetings.running import under_way

        return bool(under_way(self._shell.workspace, self._shell.clock.now()))

    def _show(
        self,
        step: Step | None,
        change: Change,
        touched: list[Touched],
        said: str,
        held: bool,
        gone: list[Touched],
        stays: bool,
    ) -> None:
        shell, self._shown = self._shell, None
        if step is None or not (held or self._held()):
            if step is not None:
                self._reveal(step, change, gone, stays=stays)
            shell.message(said)
            return
        page = shell.current_page
        spec = next((spec for spec in shell.specs if spec.key == shell.current_key), None)
        if page is not None and spec is not None and self._in_sight(step, touched):
            shell.guard(lambda: page.reveal_here(change, spec.tables))
            shell.message(said)
            return
        self._shown = partial(self._reveal, step, change, gone)
        self._enable()
        shell.status_line.message(said, (_("Show"), self.show))

    def _in_sight(self, step: Step, touched: list[Touched]) -> bool:
        page = self._shell.current_page
        if page is None:
            return False
        if step.act == CLOCK:
            return page.item() == step.about.get("meeting")
        return page.in_sight(touched)

    def show(self) -> None:
        """Go to what the last undo or redo changed, after the window stayed on its page because a meeting is held."""
        if self._shown is None:
            return
        shell = self._shell
        if (focus := shell.widget.focusWidget()) is not None:
            focus.clearFocus()  # what is shown takes the keyboard
        self._shown()
        page, focus = shell.current_page, shell.widget.focusWidget()
        if page is not None and (focus is None or not page.isAncestorOf(focus)):
            page.take_keyboard()

    def _made_beside(self, step: Step | None, touched: list[Touched], gone: list[Touched]) -> bool:
        """Whether redoing a step changes what is in sight, and only creates an institution or a course besides, as a line for
        participants does: the window then stays on its page."""
        page = self._shell.current_page
        if step is None or page is None or page.item() is None or not gone:
            return False
        return all(each.table in ("institution", "course") for each in gone) and self._in_sight(step, touched)

    def _reveal(self, step: Step, change: Change, gone: list[Touched], *, stays: bool = False) -> None:
        shell = self._shell
        if step.act == CLOCK:
            shell.show_page("meetings", str(step.about.get("meeting")))
            return
        page = shell.current_page
        spec = next((spec for spec in shell.specs if spec.key == shell.current_key), None)
        if stays and page is not None and spec is not None:
            shell.guard(partial(page.reveal_here, change, spec.tables))
            return
        keys = [spec.key for spec in shell.specs]
        gone = [each for each in gone if _PAGES[each.table] in keys]
        if gone:  # the rows that came back, not those that only refer to them
            first = min(gone, key=lambda each: (list(_PAGES).index(each.table), each.id))
            shell.show_page(_PAGES[first.table], first.id)
            return
        touched = [spec for spec in shell.specs if change.touches(*spec.tables)]
        if not touched:
            return
        spec = next((spec for spec in touched if spec.key == shell.current_key), touched[0])
        shell.show_page(spec.key)
        page = shell.current_page
        assert page is not None
        shell.guard(lambda: page.reveal(change, spec.tables))

    def _enable(self) -> None:
        if self._show_action is not None:
            self._show_action.setEnabled(self._shown is not None)

    def describe(self, actions: Mapping[str, QAction]) -> None:
        """Set the texts of the actions to what they will do, and disable them if there is nothing to do."""
        workspace = self._shell.workspace if self._shell.has_file else None
        self._show_action = actions["show-undone"]
        if workspace is None:
            self._shown = None
        self._enable()
        steps: tuple[tuple[Literal["undo", "redo"], str, str], ...] = (
            ("undo", _("Undo: {command}"), _("&Undo")),
            ("redo", _("Redo: {command}"), _("&Redo")),
        )
        for name, text, plain in steps:
            command = None
            if workspace is not None and not workspace.read_only:
                command = self.label(name)
            actions[name].setEnabled(command is not None)
            self._answer_key(name, actions[name], workspace is not None and command is None)
            shown = text.format(command=command).replace("&", "&&")
            # both begin with the word that has the mnemonic, which is its first letter
            actions[name].setText(f"&{shown}" if command else plain)
        self.typing.look_soon()

    def _say_nothing(self, name: StepKind, said: str) -> None:
        """Say that there is nothing to do; FileError where that is not known, as the file cannot be read now."""
        if self._shell.workspace.next_step(name) is None:
            self._shell.message(said)
        else:
            self.undo() if name == "undo" else self.redo()

    def _answer_key(self, name: Literal["undo", "redo"], action: QAction, nothing: bool) -> None:
        """Let the key of a disabled undo or redo say that there is nothing to do."""
        if name not in self._keys:
            said = {"undo": N_("There is nothing to undo"), "redo": N_("There is nothing to redo")}[name]
            key = self._keys[name] = QShortcut(self._shell.widget)
            key.activated.connect(lambda: self._shell.guard(lambda: self._say_nothing(name, _(said))))
        self._keys[name].setKeys(action.shortcuts())
        self._keys[name].setEnabled(nothing)


class _Chain:
    """Steps of undo and redo with no edit between them: what the user has agreed to in one of them is not asked again."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._last: tuple[str | None, int, datetime] | None = None

    def answer(self) -> str | None:
        """The user's last answer; None if there is none, something was edited since, or the last step is not recent."""
        if self._last is None:
            return None
        answer, edits, at = self._last
        same = edits == self._shell.unsaved.edits and self._shell.clock.now() - at <= _RECENT
        return answer if same else None

    def stepped(self, answer: str | None) -> None:
        """Called after each step, with the answer that holds for it."""
        self._last = (answer, self._shell.unsaved.edits, self._shell.clock.now())


def _return_to(widget: QWidget | None, page: QWidget) -> None:
    """Give the keyboard focus back to the field of the page in which the user pressed the key, if it is still visible."""
    if widget is None or not isValid(widget) or not isinstance(widget, QLineEdit | QTextEdit | QComboBox | QCheckBox):
        return
    if widget.isVisible() and page.isAncestorOf(widget):
        widget.setFocus()


def _gone(workspace: Workspace, touched: list[Touched]) -> list[Touched]:
    """The items among these rows that are not in the file: taking the step restores them."""
    from campus_desktop.courses.queries import rid_of
    from campus_desktop.institutions.queries import institution_of
    from campus_desktop.meetings.queries import meeting_of
    from campus_desktop.paths.queries import has_path

    there: dict[str, Callable[[Workspace, str], object]] = {
        "path": lambda ws, row: has_path(ws, row) or None,
        "meeting": meeting_of,
        "institution": institution_of,
        "course": rid_of,
    }
    return [each for each in touched if each.table in there and there[each.table](workspace, each.id) is None]


def _quotable(label: str | None) -> str:
    """A label to be quoted, with its own quotation marks as the inner ones; empty for one that names nothing."""
    if label is None or label == _("the last edit"):
        return ""
    return label.translate(_INNER)


def _end_short(command: str) -> str:
    """As much of a command as goes in a sentence."""
    return command if len(command) <= _IN_A_SENTENCE else f"{command[: _IN_A_SENTENCE - 2].rstrip()} …"


def _question(kind: StepKind, command: str, when: str) -> str:
    """Whether it is to be undone or redone, as a question that names it."""
    if command:
        text = _("Undo “{command}”, done at {when}?") if kind == "undo" else _("Redo “{command}”, done at {when}?")
    else:
        text = _("Undo the last edit, made at {when}?") if kind == "undo" else _("Redo the last edit, made at {when}?")
    return text.format(command=_end_short(command), when=when)


def _on_button(kind: StepKind, command: str, when: str) -> str:
    """The text of the button that undoes or redoes it."""
    if command:
        text = _("Undo “{command}” ({when})") if kind == "undo" else _("Redo “{command}” ({when})")
    else:
        text = _("Undo the last edit ({when})") if kind == "undo" else _("Redo the last edit ({when})")
    return text.format(command=middle(command, _ON_A_BUTTON), when=when)


def _when(moment: datetime, now: datetime) -> str:
    """ "at 10.30", with the day where it is another."""
    at, today = local(moment), local(now).date()
    return time_text(at) if at.date() == today else f"{date_long(at.date())} {time_text(at)}"
