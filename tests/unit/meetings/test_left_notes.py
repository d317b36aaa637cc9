"""Notes that a killed program left unsaved become notes as they were typed: one undo step, private ones private."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, left_notes, notes
from campus_desktop.meetings.left_notes import LeftNote
from campus_desktop.meetings.note_queries import notes_of, read_note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.notes import Draft
from campus_desktop.workspace import drafts
from campus_desktop.workspace.unwritten import Unwritten


def draft_of(net: Any, text: str, **fields: Any) -> Draft:
    return Draft(**{"text": text, "kind": "action", "at": net.clock.now, "item": net.items[3], **fields})


def again(net: Any, draft: Draft) -> LeftNote:
    """As it is read after the restart."""
    left = left_notes.read(left_notes.as_text(net.meeting, draft))
    assert left == (net.meeting, draft)
    return left


def test_kind_item_person_and_privacy_are_kept_and_days_count_from_the_typing(net: Any) -> None:
    typed = draft_of(net, "Send den @CD #Mød dit team !i morgen", private=True, travel="named")
    shared = draft_of(net, "Del det", kind="idea", travel="named")
    left = [again(net, typed), again(net, shared)]
    began = net.clock.now
    net.clock.now = began + timedelta(days=3)
    steps = net.ws.undo_label
    first, second = left_notes.save_left(net.ws, left)
    note = read_note(net.ws, first)
    assert (note.kind, note.text, note.item, note.private, note.travel) == (
        "action",
        "Send den",
        net.items[3],
        True,
        "meeting",
    )
    assert note.person is not None and note.step == net.team and note.at == began
    assert note.due == (began + timedelta(days=1)).date()
    assert read_note(net.ws, second).travel == "named" and not read_note(net.ws, second).private
    net.ws.undo()
    assert notes_of(net.ws, net.meeting) == [] and net.ws.undo_label == steps


def test_an_edited_note_gets_its_text_and_a_deleted_one_is_made_again(net: Any) -> None:
    note = notes.add_note(net.ws, net.meeting, "idea", NoteLine("Før"), private=True)
    edited = draft_of(net, "Efter", kind="idea", note=note, private=True)
    assert left_notes.save_left(net.ws, [again(net, edited)]) == [note]
    assert read_note(net.ws, note).text == "Efter" and read_note(net.ws, note).private
    notes.delete_notes(net.ws, [note])
    (made,) = left_notes.save_left(net.ws, [again(net, edited)])
    assert made != note and read_note(net.ws, made).text == "Efter" and read_note(net.ws, made).private


def test_only_the_draft_of_the_same_line_is_deleted(net: Any) -> None:
    typed, other = draft_of(net, "Helt skrevet"), draft_of(net, "En anden", at=net.clock.now + timedelta(minutes=1))
    for kept, there in ((other, True), (replace(typed, text="Helt"), False)):
        notes.keep_draft(net.ws, net.meeting, kept)
        left_notes.save_left(net.ws, [again(net, typed)])
        assert (notes.read_draft(net.ws, net.meeting) is not None) == there


def test_a_line_of_marks_only_is_saved_as_it_was_typed(net: Any) -> None:
    (made,) = left_notes.save_left(net.ws, [again(net, draft_of(net, "@CD"))])
    assert read_note(net.ws, made).text == "@CD"


def test_without_its_meeting_nothing_is_saved(net: Any) -> None:
    left = again(net, draft_of(net, "Til ingen"))
    assert left_notes.can_be_saved(net.ws, left)
    edits.delete_meetings(net.ws, [net.meeting])
    assert not left_notes.can_be_saved(net.ws, left)
    with pytest.raises(CampusError):
        left_notes.save_left(net.ws, [left])


def test_notes_edited_in_dialogs_are_found_unless_a_newer_text_is_known(net: Any) -> None:
    note = notes.add_note(net.ws, net.meeting, "idea", NoteLine("Før"))
    edited = draft_of(net, "Efter", kind="idea", note=note, private=True)
    whole = left_notes.as_text(net.meeting, edited)
    drafts.keep(net.ws, {(drafts.NOTE, note): whole, (drafts.NOTE, "other"): "{}"})
    found = left_notes.in_dialogs(net.ws, [])
    assert [(each.text, left_notes.read(each.note)) for each in found] == [("Efter", (net.meeting, edited))]
    newer = Unwritten("", "Senere", left_notes.as_text(net.meeting, replace(edited, text="Senere")))
    assert left_notes.in_dialogs(net.ws, [newer]) == []
    left_notes.save_left(net.ws, [again(net, edited)])
    assert left_notes.in_dialogs(net.ws, []) == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"meeting": 1, "draft": {}}', '{"meeting": "a", "draft": {"text": 1}}', "null"]
)
def test_anything_else_is_no_note(text: str) -> None:
    assert left_notes.read(text) is None
