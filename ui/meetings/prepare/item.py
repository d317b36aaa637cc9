"""The details of one agenda item, beside the agenda: what it is and how long at once; the rest under "more fields"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from campus_desktop.i18n import N_, _, duration_hours, ngettext, number, time_table, time_text
from campus_desktop.meetings import item_edits
from campus_desktop.meetings.agenda import clock, find_slot, minute_text
from campus_desktop.meetings.meeting import ITEM_TYPES, AgendaItem, Meeting
from ui.meetings.cpr import cpr_warning
from ui.meetings.seen import institutions_seen, paths_seen
from ui.meetings.state import MeetingState
from ui.meetings.values import read_length, read_pin
from ui.shell.protocol import Shell
from ui.typed import need, read_as
from ui.widgets.buttons import LinkButton
from ui.widgets.completer import NameOffer
from ui.widgets.details_panel import DetailsPanel
from ui.widgets.fields import DIFFERENT, Choices, Fields, in_common
from ui.widgets.layouts import beside
from ui.widgets.more import MoreFields
from ui.widgets.panel import label

_EMPTY = {"type": DIFFERENT, "minutes": None, "responsible": "", "institution": DIFFERENT, "path": DIFFERENT}
"""What the fields that several items can share hold where they differ."""
_REST = ("preparation", "attachments", "link")


class ItemDetails(DetailsPanel):
    """Shows and edits one item. Each field is an edit of its own; text is one step back until the field is left."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Details of the agenda item"), "", Fields(shell, self._edit, cpr_warning))
        self.shell, self._state = shell, state
        self.item: AgendaItem | None = None
        """The item shown; the first of several."""
        self._shown: tuple[str, ...] = ()
        self.advice = LinkButton()
        self.advice.hide()
        self.top.insertWidget(1, self.advice)
        self._build()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        fields, add = self.fields, self.body.addWidget
        self._to_all = label("", "small", wrap=True)
        add(self._to_all)
        title = fields.line("title", _("Title"), check=need(_("An item needs a title; the old one is kept.")))
        add(title)
        types = [(None, N_("Not stated")), *ITEM_TYPES.items()]
        self.kind = fields.choice("type", _("Type of item"), lambda: [(word, _(text)) for word, text in types])
        add(self.kind)
        remark = partial(read_as, hours=True)
        self.minutes = fields.value("minutes", _("Duration"), self._read_length, duration_hours, remark=remark)
        self.pinned = fields.value("pinned", _("Locked to"), read_pin, time_table, _("Not locked"))
        self.pinned.setToolTip(
            _(
                "The item begins at this time whatever comes before it, as lunch does. Empty: it follows the previous item."
            )
        )
        add(beside(self.minutes, self.pinned))
        responsible = fields.line("responsible", _("Responsible"))
        add(responsible)
        self._names = NameOffer(responsible.line)
        add(fields.choice("institution", _("Institution"), self._institutions))
        add(fields.choice("path", _("Learning path"), self._paths))
        purpose = fields.text("purpose", _("Purpose"))
        add(purpose)
        self.script = fields.text("script", _("Script for the facilitator"), 5)
        add(self.script)
        self.more = MoreFields()
        self.more.body.addWidget(fields.text("preparation", _("Preparation")))
        self.more.body.addWidget(fields.text("attachments", _("Attachments")))
        self.link = fields.line("link", _("Link"))
        self.more.body.addWidget(self.link)
        add(self.more)
        self._of_one = (title, purpose, self.more)
        self.body.addStretch(1)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_again(self) -> bool:
        """Show what is shown as it now stands; False where nothing of it is left."""
        return self.show_items(self._shown)

    def show_items(self, item_ids: Sequence[str]) -> bool:
        """Show an item as it now stands, or what several have in common; what is being typed about others is saved first. False
        where they are gone."""
        meeting = self._state.meeting
        items = [item for each in item_ids if (item := meeting.item(each)) is not None]
        ids = tuple(item.id for item in items)
        other = ids != self._shown
        if other:
            self.save_now()
        self._shown = ids
        if not items:
            self.item = None
            return False
        self.item = items[0]
        several = len(items) > 1
        for row in self._of_one:
            row.setHidden(several)
        self._to_all.setVisible(several)
        self._to_all.setText(_("What you change goes to all {count} chosen items.").format(count=len(items)))
        safe = self.shell.safe is not None
        self.script.setHidden(safe or several)
        self.link.setHidden(safe)
        self._offer_names(meeting)
        if several:
            self._show_several(items, other)
        else:
            self._show_one(items[0], other, safe)
        return True

    def _show_several(self, items: Sequence[AgendaItem], other: bool) -> None:
        shown, differing = in_common(items, _EMPTY)
        self.fields.show(shown, other=other)
        self.fields.mark_differing(differing)
        self.minutes.line.setReadOnly(any(item.children for item in items))
        self.minutes.setToolTip("")
        self.pinned.hide()
        count = ngettext("{count} item", "{count} items", len(items))
        self.heading.setText(count.format(count=number(len(items))))

    def _show_one(self, item: AgendaItem, other: bool, safe: bool) -> None:
        shown = replace(item, script="", link="") if safe else item
        place = find_slot(self._state.plans, item.id)
        slot = place[1] if place is not None else None
        groups = bool(item.children)
        # groups last as long as the longest of them
        minutes = slot.minutes if groups and slot is not None else item.minutes
        late = item.pinned if item.id in self._state.late_starts else None
        self.fields.show(replace(shown, minutes=minutes, pinned=None if late else item.pinned), other=other)
        self.fields.mark_differing(())
        self.pinned.line.setPlaceholderText(
            _("Not locked") if late is None else _("Began {time}").format(time=time_text(late))
        )
        self.minutes.line.setReadOnly(groups)
        self.minutes.setToolTip(_("As long as the longest group") if groups else "")
        self.pinned.setVisible(item.parent is None)
        if slot is not None:
            times = f"{time_text(clock(slot.start))}–{minute_text(slot.end).removeprefix('kl. ')}"
            self.heading.setText(_("Item {times}").format(times=times))
        if other:
            self.more.show_for(any(getattr(item, field) for field in _REST))

    def edit_title(self) -> None:
        """Put the keyboard into the title; several items share none, so into their kind."""
        if len(self._shown) > 1:
            self.kind.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().edit_title()

    def _read_length(self, text: str) -> int | None:
        if len(self._shown) > 1 and not text.strip():
            return None  # they differ, and stay as they are
        return read_length(text)

    def _institutions(self) -> Choices:
        """Those at the meeting first."""
        meeting, every = self._state.meeting, institutions_seen(self.shell)
        here = {*meeting.institutions, meeting.host}
        ordered = [each for each in every if each.id in here] + [each for each in every if each.id not in here]
        return [(None, _("None")), *((each.id, each.name) for each in ordered)]

    def _paths(self) -> Choices:
        """Those at the meeting first."""
        here = [(each.path, each.title) for each in self._state.meeting.paths]
        known = {path for path, _title in here}
        others = [(each.id, each.title) for each in paths_seen(self.shell) if each.id not in known]
        return [(None, _("None")), *here, *others]

    def _offer_names(self, meeting: Meeting) -> None:
        people = [each.name for each in meeting.participants if each.name]
        places = [each.institution_name for each in meeting.participants if each.institution_name]
        self._names.offer((meeting.chair, *people, *places))

    def show_advice(self, count: int) -> None:
        """Show how much advice there is on the meeting, which this stands in front of."""
        self.advice.setText(_("Advice ({count})").format(count=count))
        self.advice.setVisible(count > 0)

    def save_now(self) -> None:
        """Save what is being typed."""
        if self.item is not None:
            self.fields.save_now()

    def _edit(self, *, merge: bool, **fields: Any) -> Callable[[], object] | None:
        if not self._shown or ("minutes" in fields and fields["minutes"] is None):
            return None
        if len(self._shown) > 1:
            return partial(self._write_all, self._shown, merge=merge, **fields)
        return partial(item_edits.update_item, self.shell.workspace, self._shown[0], merge=merge, **fields)

    def _write_all(self, item_ids: Sequence[str], *, merge: bool, **fields: Any) -> None:
        item_edits.update_items(self.shell.workspace, item_ids, merge=merge, **fields)
        text = ngettext("{count} item changed", "{count} items changed", len(item_ids))
        self.shell.message(text.format(count=number(len(item_ids))))
