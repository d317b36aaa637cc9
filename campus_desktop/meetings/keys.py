"""The keys of a running meeting: one list for the screens, the overlay that shows them, and the printed key card.

Only function keys and Ctrl with one more key: AltGr on a Danish keyboard is Ctrl+Alt, and typing a note must never trigger a command.
"""

from __future__ import annotations

from dataclasses import dataclass

from campus_desktop.i18n import N_, pgettext

START, NEXT, BACK = "F9", "F8", "Shift+F8"
SKIP, PARK, END = "Ctrl+F8", "Ctrl+Shift+F8", "Ctrl+F9"
MORE, LESS, CATCH_UP, GO = "F6", "Shift+F6", "F7", "Ctrl+G"
SCRIPT = "F3"
PARTICIPANT, KEYS, KEYS_ANYWHERE = "Ctrl+D", "?", "Ctrl+F1"
ANSWERS, STEP = {"taken": "Ctrl+Shift+1", "later": "Ctrl+Shift+2", "declined": "Ctrl+Shift+3"}, "Ctrl+Shift+G"
MAIL_AGENDA, MAIL_ACTIONS, MAIL_MINUTES = "Ctrl+Shift+C", "Ctrl+Shift+O", "Ctrl+Shift+R"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``keys`` is in Qt's notation ("Ctrl+D"), or what is typed ("@"); ``command`` is marked for translation."""

    keys: str
    command: str

    @property
    def shown(self) -> str:
        """The key in the current language."""
        # as Qt names them in menus
        return self.keys.replace("Shift", pgettext("key", "Shift")).replace("Space", pgettext("key", "Space"))


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A group of related keys."""

    title: str
    keys: tuple[Key, ...]


GROUPS = (
    KeyGroup(
        N_("The timer"),
        (
            Key(START, N_("Start the meeting, pause, go on")),
            Key(NEXT, N_("Next item")),
            Key(BACK, N_("Back to the item before; no time is lost")),
            Key(MORE, N_("5 minutes more")),
            Key(LESS, N_("5 minutes less")),
            Key(CATCH_UP, N_("Catch up …")),
            Key(SKIP, N_("Skip the item")),
            Key(PARK, N_("Park the item for another meeting")),
            Key(GO, N_("Go to the item chosen in the agenda")),
            Key(END, N_("End the meeting")),
        ),
    ),
    KeyGroup(
        N_("On paper and by e-mail"),
        (
            Key("Ctrl+P", N_("Print …")),
            Key(MAIL_AGENDA, N_("Copy the agenda")),
            Key(MAIL_ACTIONS, N_("Copy the actions")),
            Key(MAIL_MINUTES, N_("Copy the minutes")),
        ),
    ),
    KeyGroup(
        N_("A note"),
        (
            Key("Enter", N_("Save the note")),
            Key("Shift+Enter", N_("New line in the note")),
            Key("Ctrl+1 … 8", N_("Kind of note")),
            Key("Ctrl+9", N_("Private, yes or no")),
            Key("Ctrl+R", N_("Who the note may be shared with")),
            Key("@", N_("Who: institution or person")),
            Key("#", N_("Which step or path")),
            Key("!", N_("Due date: !4/12, !friday, !in 14 days")),
            Key("↑", N_("Edit the last note, in an empty line")),
            Key("Ctrl+J", N_("To the note line; any letter goes there too")),
        ),
    ),
    KeyGroup(
        N_("In the list of notes"),
        (
            Key("Ctrl+Shift+J", N_("To the list")),
            Key(ANSWERS["taken"], N_("Idea: we take it")),
            Key(ANSWERS["later"], N_("Idea: later")),
            Key(ANSWERS["declined"], N_("Idea: no thanks")),
            Key(STEP, N_("Idea: make it a step")),
            Key("Space", N_("Done, or open again")),
            Key("@ # !", N_("Change who, step or due date")),
            Key("F2", N_("Edit the note")),
        ),
    ),
    KeyGroup(
        N_("In the room"),
        (
            Key(PARTICIPANT, N_("Add a participant in one line")),
            Key(SCRIPT, N_("The script of the item")),
            Key("F5", N_("Show on the projector")),
            Key("Ctrl+Shift+P", N_("Safe view")),
            Key("Ctrl+K", N_("Search everywhere")),
            Key("Ctrl+Z", N_("Undo")),
            Key(KEYS, N_("Show these keys, where no text is typed")),
            Key(KEYS_ANYWHERE, N_("Show these keys, always")),
        ),
    ),
)
"""All keys of the facilitator, in the order of the card."""
