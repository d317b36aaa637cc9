"""What the user can do to the agenda, by mouse or keyboard alike: each command is one edit of the domain, then shows what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, time_table
from campus_desktop.institutions.queries import whole_name
from campus_desktop.meetings import item_copies, item_edits, templates
from campus_desktop.meetings.agenda import Place, clock, find_slot, minute_text
from campus_desktop.meetings.landing import expected_times
from campus_desktop.meetings.meeting import AgendaItem
from ui.meetings.agenda.mime import CUT, items_data, items_in
from ui.meetings.agenda.rows import Row
from ui.meetings.agenda.typing_line import TypedItem, read_agenda
from ui.meetings.agenda.view import AgendaView
from ui.meetings.asking import removal_is_meant
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell, done
from ui.shell.typed_text import guard_typed
from ui.typed import read_as, read_minutes, read_time

MOST_PASTED = 100
"""Lines of text that a paste makes items of."""


class AgendaCommands(QObject):
    """Carries out commands on the meeting of ``state``. Refusals are shown by the shell."""

    cut_changed = Signal(object)
    """The ids of the items that are cut and wait to be pasted."""

    def __init__(self, shell: Shell, state: MeetingState, view: AgendaView) -> None:
        super().__init__(view)
        self._shell, self._state, self._view = shell, state, view

    @property
    def only_reads(self) -> bool:
        """Whether the file is open for reading only."""
        return self._shell.workspace.read_only

    @property
    def _items(self) -> tuple[AgendaItem, ...]:
        return self._state.meeting.items

    def _row(self) -> Row | None:
        return self._view.agenda_model.row(self._view.currentIndex())

    def siblings(self, place: Place) -> list[AgendaItem]:
        """The items of the day or group that a place is in."""
        if place.parent is None:
            return [item for item in self._items if item.day == place.day]
        parent = self._state.meeting.item(place.parent)
        return list(parent.by_track[place.track]) if parent and place.track < len(parent.by_track) else []

    @staticmethod
    def place_of(item: AgendaItem) -> Place:
        """Where an item stands: just before itself."""
        return Place(item.day, item.id, item.parent, item.track)

    def place_in_hand(self) -> Place:
        """Where new things go: behind the last chosen item, at the end of the day or group whose head is chosen, else last."""
        items, row = self._view.chosen(), self._row()
        if items:
            return self._behind(items[-1])
        if row is not None and row.kind == "group" and row.item is not None:
            return Place(row.day, None, row.item.id, row.track)
        return Place(row.day if row is not None else max(1, len(self._state.plans)))

    def _behind(self, item: AgendaItem) -> Place:
        place = self.place_of(item)
        ids = [each.id for each in self.siblings(place)]
        at = ids.index(item.id) + 1
        return Place(item.day, ids[at] if at < len(ids) else None, item.parent, item.track)

    def _cursor(self, place: Place) -> int:
        """When what is put at a place begins, unless it is locked (minutes after midnight)."""
        plan = self._state.plans[place.day - 1]
        ids = [each.id for each in self.siblings(place)]
        at = ids.index(place.before) if place.before in ids else len(ids)
        found = find_slot(self._state.plans, ids[at - 1] if at else place.parent or "")
        if found is None:
            return plan.start
        return found[1].end if at else found[1].start

    # --- moving --------------------------------------------------------------------------------------------------------

    def may_land(self, ids: Sequence[str], parent: str | None) -> str:
        """Empty where these items may be moved there, else the sentence that says why not."""
        return item_edits.may_land(self._shell.workspace, ids, self._state.meeting.id, parent)

    def drop(self, ids: Sequence[str], place: Place) -> None:
        """Items were dropped."""
        self.move(ids, place)

    def move(self, ids: Sequence[str], place: Place, *, keyboard: bool = True) -> None:
        """Move items, and show and say where they are now."""
        moved = done(
            self._shell,
            lambda: item_edits.move_items(
                self._shell.workspace, ids, place.before, day=place.day, parent=place.parent, track=place.track
            ),
        )
        self._view.choose(ids, keyboard=keyboard)
        if moved:
            self._say_time(ids)

    def _say_time(self, ids: Sequence[str]) -> None:
        found = find_slot(self._state.plans, ids[0]) if ids else None
        if found is None:
            return
        state, item = self._state, found[1].item
        begin, text = found[1].start, _("“{title}” now begins at {time}")
        if expected := expected_times(state.meeting, state.events, state.now(), ids[:1]):
            begin, text = expected[0], _("“{title}” is now expected at {time}")
            following = state.position().following
            if following is not None and following.id == item.id:
                text = _("“{title}” now comes next, expected at {time}")
        self._shell.message(text.format(title=item.title, time=minute_text(begin)))

    def move_up(self) -> None:
        """One place up; from the top of a day to the end of the day before."""
        self._nudge(-1)

    def move_down(self) -> None:
        """One place down; from the end of a day to the top of the next."""
        self._nudge(1)

    def _nudge(self, by: int) -> None:
        items = self._view.chosen()
        if not items:
            return
        first = items[0]
        together = [
            item.id for item in items if (item.day, item.parent, item.track) == (first.day, first.parent, first.track)
        ]
        siblings = [item.id for item in self.siblings(self.place_of(first))]
        rows = [siblings.index(each) for each in together]
        to = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= to <= len(siblings):
            before = siblings[to] if to < len(siblings) else None
            self.move(together, Place(first.day, before, first.parent, first.track))
        elif first.parent is None:
            self._to_day(together, first.day + by, top=by > 0)

    def to_next_day(self) -> None:
        """To the end of the next day."""
        self._days(1)

    def to_previous_day(self) -> None:
        """To the end of the day before."""
        self._days(-1)

    def _days(self, by: int) -> None:
        items = self._view.chosen()
        if items:
            self._to_day([item.id for item in items], items[0].day + by, top=False)

    def _to_day(self, ids: Sequence[str], day: int, *, top: bool) -> None:
        if 1 <= day <= len(self._state.plans):
            there = self.siblings(Place(day))
            self.move(ids, Place(day, there[0].id if top and there else None))

    def into_group(self) -> None:
        """Into the groups of the item above (else below), or from one group into the next."""
        items = self._view.chosen()
        if not items:
            return
        ids, first = [item.id for item in items], items[0]
        if first.parent is not None:
            parent = self._state.meeting.item(first.parent)
            if parent is not None and first.track + 1 < len(parent.by_track):
                self.move(ids, Place(first.day, None, parent.id, first.track + 1))
            return
        there = [item for item in self.siblings(self.place_of(first)) if item.id not in ids]
        at = sum(1 for item in self.siblings(self.place_of(first))[: self._number(first)] if item.id not in ids)
        near = [item for item in (*reversed(there[:at]), *there[at:]) if item.by_track]
        if near:
            self.move(ids, Place(first.day, None, near[0].id, 0))
        else:
            self._shell.message(_("There are no parallel groups that day; make them in the menu More."))

    def _number(self, item: AgendaItem) -> int:
        return [each.id for each in self.siblings(self.place_of(item))].index(item.id)

    def out_of_group(self) -> None:
        """From one group into the one before; out of the first, to just behind the item with the groups."""
        items = self._view.chosen()
        parent = self._state.meeting.item(items[0].parent) if items and items[0].parent else None
        if parent is None:
            return
        ids, track = [item.id for item in items], items[0].track
        self.move(ids, Place(parent.day, None, parent.id, track - 1) if track else self._behind(parent))

    # --- fields --------------------------------------------------------------------------------------------------------

    def write_field(self, key: str, field: str, text: str) -> None:
        """A field of a card was written in."""
        if key.startswith("group:"):
            _group, item_id, track = key.split(":")
            self._name_group(item_id, int(track), text)
            return

        def write() -> None:
            if field == "minutes":
                minutes = read_minutes(text)
                if minutes is not None:
                    item_edits.resize(self._shell.workspace, key, minutes)
                    if said := read_as(text, hours=True):
                        self._shell.message(said)
            else:
                item_edits.update_item(self._shell.workspace, key, title=text)

        self._shell.guard(write)

    def _name_group(self, item_id: str, track: int, text: str) -> None:
        item = self._state.meeting.item(item_id)
        if item is not None:
            names = [*item.tracks, *[""] * (len(item.by_track) - len(item.tracks))]
            names[track] = text
            self._shell.guard(lambda: item_copies.set_groups(self._shell.workspace, item_id, names))

    def resize(self, item_id: str, minutes: int) -> None:
        """An edge was dragged."""
        self._shell.guard(lambda: item_edits.resize(self._shell.workspace, item_id, minutes))

    def lengthen(self, by: int) -> None:
        """The chosen items longer, or shorter for ``by`` below zero, in minutes; what lasts as long as its groups stays."""
        items = [item for item in self._view.chosen() if not item.children]
        if not items:
            return
        longer = done(self._shell, lambda: item_edits.lengthen(self._shell.workspace, [item.id for item in items], by))
        found = find_slot(self._state.plans, items[0].id)
        if longer and found is not None:
            text = _("“{title}” now lasts {minutes} min, until {time}")
            ends = minute_text(found[1].end)
            self._shell.message(text.format(title=found[1].item.title, minutes=found[1].minutes, time=ends))

    def set_type(self, word: str | None) -> None:
        """Another type for the chosen items."""
        ids = [item.id for item in self._view.chosen()]
        if ids:
            self._shell.guard(lambda: item_edits.update_items(self._shell.workspace, ids, type=word))

    # --- locks ---------------------------------------------------------------------------------------------------------

    def lock_here(self) -> None:
        """Lock the current item to the time it begins at now."""
        items = self._view.chosen()
        found = find_slot(self._state.plans, items[0].id) if items else None
        if found is not None:
            self._pin(found[1].item, clock(found[1].start))

    def ask_lock(self, item_id: str | None = None) -> None:
        """Ask for the time that an item is locked to; an empty answer releases it."""
        chosen = self._view.chosen()
        item = self._state.meeting.item(item_id) if item_id else chosen[0] if chosen else None
        found = find_slot(self._state.plans, item.id) if item is not None else None
        if item is None or found is None:
            return
        at = item.pinned or clock(found[1].start)
        label = _("“{title}” must begin at this time, whatever comes before it. Empty: not locked.")
        answer = self._shell.ask.text(
            self._shell.widget, _("Lock to a time"), label.format(title=item.title), time_table(at)
        )
        if answer is not None:
            guard_typed(self._shell, _("Lock to a time"), answer, lambda: self._pin_to(item, answer))

    def _pin_to(self, item: AgendaItem, text: str) -> None:
        at = read_time(text)
        if at != item.pinned:
            item_edits.pin(self._shell.workspace, item.id, at)

    def _pin(self, item: AgendaItem, at: time | None) -> None:
        self._shell.guard(lambda: item_edits.pin(self._shell.workspace, item.id, at))

    def locked(self) -> list[str]:
        """Those of the chosen items that somebody locked; a late start is no lock."""
        late = self._state.late_starts
        return [item.id for item in self._view.chosen() if item.pinned is not None and item.id not in late]

    def unlock(self) -> None:
        """Let the chosen items follow what stands before them again."""
        if ids := self.locked():
            self._shell.guard(lambda: item_edits.update_items(self._shell.workspace, ids, pinned=None))

    # --- making, copying, deleting -------------------------------------------------------------------------------------

    def add(self, line: TypedItem, place: Place, *, choose: bool = True) -> str | None:
        """A new item at a place, chosen if ``choose``; gives its id, and None where it was refused."""
        made = self._shell.guard(
            lambda: item_edits.add_item(
                self._shell.workspace,
                self._state.meeting.id,
                line.title,
                line.minutes,
                before=place.before,
                day=place.day,
                parent=place.parent,
                track=place.track,
                type=line.type,
                pinned=line.start,
                responsible=whole_name(self._shell.workspace, line.responsible),
            )
        )
        if made is not None and choose:
            self._view.choose([made])
        return made

    def add_here(self, title: str, minutes: int, kind: str) -> None:
        """A break or a buffer behind what is chosen."""
        self.add(TypedItem(title, minutes, kind), self.place_in_hand())

    def add_block(self, key: str) -> None:
        """A block of items behind what is chosen; behind the groups where that is in one."""
        place = self.place_in_hand()
        parent = self._state.meeting.item(place.parent) if place.parent else None
        if parent is not None:
            place = self._behind(parent)
        meeting_id = self._state.meeting.id
        made = self._shell.guard(
            lambda: templates.add_block(self._shell.workspace, meeting_id, key, before=place.before, day=place.day)
        )
        self._view.choose(made or ())

    def add_follow_up(self) -> None:
        """ "Since last time" before everything but the welcome."""
        meeting_id = self._state.meeting.id
        made = self._shell.guard(lambda: templates.add_follow_up(self._shell.workspace, meeting_id))
        if made is not None:
            self._view.choose([made])

    def cut(self) -> None:
        """Put the chosen items on the clipboard, to be moved by pasting."""
        if self._to_clipboard(cut=True):
            self._shell.message(_("Cut; choose a place and paste"))

    def copy(self) -> None:
        """Put the chosen items on the clipboard; other programs get them as text."""
        self._to_clipboard(cut=False)

    def _to_clipboard(self, *, cut: bool) -> bool:
        items = self._view.chosen()
        slots = [found[1] for item in items if (found := find_slot(self._state.plans, item.id))]
        if not slots:
            return False
        data = items_data(slots)
        if cut:
            data.setData(CUT, QByteArray(b"1"))
        QGuiApplication.clipboard().setMimeData(data)
        self.cut_changed.emit([item.id for item in items] if cut else [])
        return True

    def give_up_cutting(self) -> None:
        """What was cut stays where it is; pasting copies it."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasFormat(CUT) and items_in(data):
            slots = [found[1] for each in items_in(data) if (found := find_slot(self._state.plans, each))]
            if slots:
                QGuiApplication.clipboard().setMimeData(items_data(slots))
            self._shell.message(_("No longer cut; everything stays where it is"))
        self.cut_changed.emit([])

    def paste(self) -> None:
        """The clipboard's items behind what is chosen: those cut from this meeting move, others are copied. Each line of a text
        becomes an item."""
        data = QGuiApplication.clipboard().mimeData()
        ids, place = items_in(data), self.place_in_hand()
        self.cut_changed.emit([])
        workspace, meeting = self._shell.workspace, self._state.meeting
        if ids and data is not None and data.hasFormat(CUT) and all(meeting.item(each) for each in ids):
            slots = [found[1] for each in ids if (found := find_slot(self._state.plans, each))]
            again = items_data(slots)
            self.move(ids, place)
            QGuiApplication.clipboard().setMimeData(again)
            return
        if ids:
            made = self._shell.guard(lambda: item_copies.copy_items(workspace, ids, meeting.id, place))
        else:
            made = self._shell.guard(lambda: self._paste_text(data.text() if data is not None else "", place))
        self._view.choose(made or (), keyboard=True)

    def write_lines(self, text: str, place: Place) -> list[str]:
        """Each line becomes an item, all of them one step back; gives their ids."""
        return self._shell.guard(lambda: self._paste_text(text, place)) or []

    def _paste_text(self, text: str, place: Place) -> list[str]:
        lines = read_agenda(text, self._cursor(place))
        if not lines:
            raise CampusError(_("There are no items on the clipboard."))
        if len(lines) > MOST_PASTED:
            raise CampusError(_("That is too much text for an agenda; nothing was added."))
        workspace = self._shell.workspace
        rows = [
            (line.title, line.minutes, line.type, line.start, whole_name(workspace, line.responsible)) for line in lines
        ]
        return item_copies.add_items(workspace, self._state.meeting.id, rows, place)

    def duplicate(self) -> None:
        """A copy right behind each chosen item."""
        ids = [item.id for item in self._view.chosen()]
        if ids:
            made = self._shell.guard(lambda: item_copies.duplicate_items(self._shell.workspace, ids))
            self._view.choose(made or (), keyboard=True)

    def delete(self) -> None:
        """Delete the chosen items; the one that follows is chosen then. A group whose head is chosen goes with its items."""
        items, row = self._view.chosen(), self._row()
        if not items:
            if row is not None and row.kind == "group" and row.item is not None:
                parent, track = row.item.id, row.track
                if not removal_is_meant(self._shell, self._state, row.item.by_track[track]):
                    return
                if done(self._shell, lambda: item_copies.remove_group(self._shell.workspace, parent, track)):
                    self._view.choose([parent], keyboard=True)
                    self._shell.message(_("The group was deleted with its items; Ctrl+Z brings it back"))
            return
        if not removal_is_meant(self._shell, self._state, items):
            return
        gone = {item.id for item in items}
        siblings = [item.id for item in self.siblings(self.place_of(items[-1]))]
        at = siblings.index(items[-1].id)
        near = [each for each in (*siblings[at:], *reversed(siblings[:at])) if each not in gone]
        if not done(self._shell, lambda: item_edits.delete_items(self._shell.workspace, gone)):
            return
        self._view.choose(near[:1], keyboard=True)
        text = ngettext(
            "{count} item was deleted; Ctrl+Z brings it back",
            "{count} items were deleted; Ctrl+Z brings them back",
            len(gone),
        )
        self._shell.message(text.format(count=len(gone)))
