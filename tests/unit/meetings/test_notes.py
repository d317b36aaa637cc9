"""Notes: saved, changed, answered, ticked off, and found again over all meetings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from campus_desktop.courses.edits import create_course
from campus_desktop.errors import CampusError
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, note_queries, notes, participants, queries
from campus_desktop.meetings.context import read_context, with_note
from campus_desktop.meetings.note import NOTE_COLOURS, NOTE_KINDS, Note
from campus_desktop.meetings.noteline import NoteLine, parse
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import open_workspace


def write(net: Any, kind: str, text: str, **fields: Any) -> str:
    line = parse(text, read_context(net.ws, net.read()), net.clock.now.date())
    net.clock.pass_(1)
    return notes.add_note(net.ws, net.meeting, kind, line, **fields)


def texts(found: list[Note]) -> list[str]:
    return [note.text for note in found]


def test_a_note_is_saved_with_what_its_marks_said(net: Any) -> None:
    begun = net.clock.now
    note = write(net, "action", "Send skabelonen @CD #Mød dit team !4/12", item=net.items[3], at=begun)
    read = note_queries.read_note(net.ws, note)
    assert (read.text, read.person_name, read.institution_name) == ("Send skabelonen", "CD", "Klitadministrationen")
    assert (read.step_title, read.path_title, read.due) == ("Mød dit team", "Preboarding hos os", date(2026, 12, 4))
    assert (read.item_title, read.at, read.travel, read.private) == ("Sparring", begun, "meeting", False)
    assert net.ws.undo_label == "Ny note: Opfølgning"
    net.ws.undo()
    with pytest.raises(CampusError, match="slettet"):
        note_queries.read_note(net.ws, note)
    net.ws.redo()
    assert note_queries.read_note(net.ws, note) == read


def test_what_cannot_be_is_refused(net: Any) -> None:
    for text in ("", "  ", "@CD"):
        with pytest.raises(CampusError, match="skal have en tekst"):
            write(net, "idea", text)
    with pytest.raises(ValueError, match="kind"):
        write(net, "gossip", "x")
    with pytest.raises(CampusError, match="Mødet er blevet slettet"):
        notes.add_note(net.ws, "none", "idea", NoteLine("x"))
    note = write(net, "idea", "x", item="gone")
    assert note_queries.read_note(net.ws, note).item is None
    with pytest.raises(CampusError, match="slettet"):
        notes.update_notes(net.ws, ["none"], private=True)
    with pytest.raises(ValueError, match="field"):
        notes.update_notes(net.ws, [note], colour="red")


def test_several_are_changed_at_once(net: Any) -> None:
    ids = [write(net, "idea", text) for text in ("en", "to", "tre", "fire", "fem")]
    before = note_queries.notes_of(net.ws, net.meeting)
    notes.update_notes(net.ws, ids, kind="challenge", institution=net.klit, person=None)
    assert {(note.kind, note.institution_name) for note in note_queries.notes_of(net.ws, net.meeting)} == {
        ("challenge", "Klitadministrationen")
    }
    assert net.ws.undo_label == "Ret 5 noter"
    net.ws.undo()
    assert note_queries.notes_of(net.ws, net.meeting) == before
    notes.update_notes(net.ws, ids[:1], private=True, travel="named")
    assert texts(note_queries.notes_of(net.ws, net.meeting, private=False)) == ["to", "tre", "fire", "fem"]
    notes.delete_notes(net.ws, ids[1:])
    assert texts(note_queries.notes_of(net.ws, net.meeting)) == ["en"]
    for text in ("e", "en", "en ny"):
        notes.update_notes(net.ws, ids[:1], merge=True, text=text)
    net.ws.undo()
    assert texts(note_queries.notes_of(net.ws, net.meeting)) == ["en"]


def test_orders(net: Any) -> None:
    write(net, "action", "a @AB")
    write(net, "works-well", "b #Velkommen")
    write(net, "idea", "c @Klitadm. #Mød dit team")
    write(net, "works-well", "d @Fjordst. #Preboarding hos os")
    order = {
        name: "".join(texts(note_queries.notes_of(net.ws, net.meeting, name)))
        for name in ("time", "kind", "step", "institution")
    }
    assert order == {"time": "abcd", "kind": "bdca", "step": "bcda", "institution": "adcb"}
    assert texts(note_queries.notes_of(net.ws, net.meeting, kinds=["idea", "action"])) == ["a", "c"]
    assert note_queries.counts_by_kind(net.ws, net.meeting) == {"works-well": 2, "idea": 1, "action": 1}
    assert texts(note_queries.notes_about_step(net.ws, net.step)) == ["b"]
    assert note_queries.counts_by_step(net.ws, net.path) == {net.step: 1, net.team: 1}


def test_an_idea_is_answered_and_becomes_a_step(net: Any) -> None:
    idea = write(net, "idea", "Del »Mød dit team« i tre klip #Mød dit team")
    notes.answer_idea(net.ws, idea, "later", " til  foråret ")
    assert (note_queries.read_note(net.ws, idea).answer, note_queries.read_note(net.ws, idea).answer_reason) == (
        "later", "til foråret",
    )  # fmt: skip
    path, note = read_path(net.ws, net.path), note_queries.read_note(net.ws, idea)
    step = notes.idea_to_step(net.ws, idea, net.phase, net.team, format="video", minutes=3)
    assert [each.title for each in read_path(net.ws, net.path).steps][1] == "Del »Mød dit team« i tre klip"
    read = note_queries.read_note(net.ws, idea)
    assert (read.answer, read.made_step, read.step) == ("taken", step, net.team)
    net.ws.undo()
    assert read_path(net.ws, net.path).phases == path.phases
    assert note_queries.read_note(net.ws, idea) == note
    notes.idea_onto_step(net.ws, idea, net.team)
    assert read_path(net.ws, net.path).steps[1].note == "Del »Mød dit team« i tre klip"
    with pytest.raises(CampusError, match="Kun en idé"):
        notes.answer_idea(net.ws, write(net, "need", "x"), "taken")
    with pytest.raises(ValueError, match="answer"):
        notes.answer_idea(net.ws, idea, "maybe")


def test_long_ideas_give_short_titles() -> None:
    assert notes.short_title("Kort\nresten") == "Kort"
    long = notes.short_title("Et meget langt forslag om, " * 8)
    assert len(long) <= 82
    assert long.endswith(" …")
    assert notes.short_title(" ") == ""
    assert len(notes.short_title("x" * 200)) <= 82


def test_the_half_typed_line_is_there_after_a_crash(net: Any) -> None:
    label = net.ws.undo_label
    draft = notes.Draft("Lad en bud", "idea", net.clock.now, net.items[3], True, None, {"Mød dit team": net.team})
    notes.keep_draft(net.ws, net.meeting, draft)
    assert net.ws.undo_label == label
    net.ws.close()
    ws = open_workspace(net.ws.path, now=net.clock)
    assert notes.read_draft(ws, net.meeting) == draft
    notes.add_note(ws, net.meeting, "idea", NoteLine("Lad en buddy"))
    assert notes.read_draft(ws, net.meeting) is None
    notes.keep_draft(ws, net.meeting, draft)
    notes.keep_draft(ws, net.meeting, notes.Draft("", "idea", net.clock.now))
    assert notes.read_draft(ws, net.meeting) is None
    ws.close()


def test_the_last_note_is_taken_up_again(net: Any) -> None:
    assert notes.newest_note(net.ws, net.meeting) is None
    write(net, "idea", "først")
    note = write(net, "action", "Send den @CD #Mød dit team !4/12")
    newest = notes.newest_note(net.ws, net.meeting)
    assert newest is not None
    assert newest.id == note
    text, chosen = notes.line_of(newest)
    assert text == "Send den @CD #Mød dit team !04-12-2026"
    line = parse(text, read_context(net.ws, net.read()), net.clock.now.date(), chosen)
    notes.rewrite_note(net.ws, note, "action", line)
    assert note_queries.read_note(net.ws, note) == newest
    notes.rewrite_note(net.ws, note, "decision", NoteLine("Ny tekst"))
    assert (note_queries.read_note(net.ws, note).kind, note_queries.read_note(net.ws, note).due) == ("decision", None)


def test_actions_over_all_meetings(net: Any) -> None:
    write(net, "action", "uden frist @AB")
    late = write(net, "action", "senere @AB !1/2")
    first = write(net, "action", "først @Klitadm. !27/11")
    write(net, "action", "ingen !2/12")
    write(net, "decision", "ikke en opfølgning !27/11")
    assert texts(note_queries.actions(net.ws)) == ["først", "ingen", "senere", "uden frist"]
    assert texts(note_queries.incomplete_actions(net.ws, net.meeting)) == ["uden frist", "ingen"]
    assert texts(note_queries.due_by(net.ws, date(2026, 12, 2))) == ["først", "ingen"]
    assert texts(note_queries.actions(net.ws, institution=net.fjord)) == ["senere", "uden frist"]
    notes.set_done(net.ws, [first])
    assert note_queries.count_open_actions(net.ws) == 3
    assert texts(note_queries.actions(net.ws, done=True))[-1] == "først"
    assert not note_queries.read_note(net.ws, first).is_open
    net.ws.undo()
    assert note_queries.read_note(net.ws, first).overdue(date(2026, 11, 28))
    notes.set_done(net.ws, [first])
    notes.set_done(net.ws, [first], done=False)
    assert note_queries.read_note(net.ws, first).done is None
    assert not note_queries.read_note(net.ws, late).overdue(date(2026, 11, 28))


def test_what_is_open_is_carried_to_the_next_meeting_also_if_that_was_made_before(net: Any) -> None:
    made = edits.next_in_series(net.ws, net.meeting, "Opfølgning", date(2027, 1, 14))
    write(net, "parked", "Buddyordningen")
    action = write(net, "action", "Send skabelonen !4/12")
    write(net, "idea", "ikke åben")
    following = queries.read_meeting(net.ws, made)
    assert texts(note_queries.carried(net.ws, following)) == ["Send skabelonen", "Buddyordningen"]
    assert note_queries.carried(net.ws, net.read()) == []
    notes.set_done(net.ws, [action])
    assert texts(note_queries.carried(net.ws, following)) == ["Buddyordningen"]


def test_searching(net: Any) -> None:
    note = write(net, "idea", "Lad en buddy sende den første video #Mød dit team")
    notes.update_notes(net.ws, [write(net, "idea", "hemmelig buddy")], private=True)
    assert texts(note_queries.search_notes(net.ws, "buddy", 5)) == [
        "hemmelig buddy",
        "Lad en buddy sende den første video",
    ]
    assert [each.id for each in note_queries.search_notes(net.ws, "buddy foerste", 5)] == [note]
    assert [each.id for each in note_queries.search_notes(net.ws, "dit team", 5)] == [note]
    assert len(note_queries.search_notes(net.ws, "buddy", 5, private=False)) == 1
    assert note_queries.search_notes(net.ws, "buddy", 5, kind="action") == []


def test_a_deleted_person_leaves_the_note(net: Any) -> None:
    note = write(net, "action", "Send den @CD")
    participants.add_participant(net.ws, net.meeting, "CD")
    institutions.delete_people(net.ws, [net.cd])
    read = note_queries.read_note(net.ws, note)
    assert (read.person, read.institution_name) == (None, "Klitadministrationen")
    net.ws.undo()
    assert note_queries.read_note(net.ws, note).person_name == "CD"


def test_labels_never_hold_a_notes_own_words(net: Any) -> None:
    secret = "Hemmeligord"
    note = write(net, "idea", secret, private=True)
    notes.update_notes(net.ws, [note], text=f"{secret} igen")
    notes.answer_idea(net.ws, note, "declined")
    notes.set_done(net.ws, [note])
    notes.delete_notes(net.ws, [note])
    labels = [row["label"] for row in net.ws.rows("SELECT label FROM journal")]
    assert not any(secret in label for label in labels)


def test_alike_needs_get_one_answer(net: Any) -> None:
    ids = [write(net, "need", "Undertekster på alle videoer"), write(net, "need", "Undertekster")]
    notes.tell_needs_answer(net.ws, ids, " Kommer i 2027 ")
    assert {note.platform_answer for note in note_queries.needs(net.ws)} == {"Kommer i 2027"}
    assert note_queries.needs(net.ws, []) == []
    assert texts(note_queries.needs(net.ws, [net.meeting])) == ["Undertekster", "Undertekster på alle videoer"]


def test_times_are_kept_to_the_millisecond(net: Any) -> None:
    begun = net.clock.now + timedelta(milliseconds=250)
    note = notes.add_note(net.ws, net.meeting, "idea", NoteLine("x"), at=begun)
    assert note_queries.read_note(net.ws, note).at == begun


def test_writing_a_note_anew_keeps_what_is_not_typed_and_sets_what_is_given(net: Any) -> None:
    note = write(net, "idea", "Del den", private=True)
    notes.rewrite_note(net.ws, note, "idea", NoteLine("Del den op"))
    assert note_queries.read_note(net.ws, note).private
    notes.keep_draft(net.ws, net.meeting, notes.Draft("x", "idea", net.clock.now, travel="named"))
    draft = notes.read_draft(net.ws, net.meeting)
    assert draft is not None and draft.travel == "named"
    notes.rewrite_note(net.ws, note, "idea", NoteLine("Del den"), private=False, travel="named")
    read = note_queries.read_note(net.ws, note)
    assert (read.private, read.travel) == (False, "named")
    assert notes.read_draft(net.ws, net.meeting) is None


def test_a_note_written_anew_may_name_what_the_meeting_no_longer_has(net: Any) -> None:
    note = note_queries.read_note(net.ws, write(net, "idea", "Del den @Mette Holm #Mød dit team"))
    edits.remove_paths(net.ws, net.meeting, [net.path])
    context = with_note(read_context(net.ws, net.read()), note)
    text, chosen = notes.line_of(note)
    line = parse(text, context, net.clock.now.date(), chosen)
    assert (line.text, line.step, line.path, line.person) == ("Del den", net.team, net.path, net.mette)
    assert with_note(context, note) == context


def test_what_a_shared_screen_may_show_is_counted_and_found_alone(net: Any) -> None:
    write(net, "idea", "Åben #Mød dit team")
    write(net, "idea", "Lukket #Mød dit team", private=True)
    assert note_queries.counts_by_kind(net.ws, net.meeting, private=False) == {"idea": 1}
    assert note_queries.counts_by_step(net.ws, net.path) == {net.team: 2}
    assert note_queries.counts_by_step(net.ws, net.path, private=False) == {net.team: 1}
    assert note_queries.counts_by_step(net.ws, net.path, meeting="another") == {}
    assert texts(note_queries.notes_about_step(net.ws, net.team, private=False)) == ["Åben"]
    assert note_queries.notes_about_step(net.ws, net.team, meeting="another") == []
    newest = notes.newest_note(net.ws, net.meeting, private=False)
    assert newest is not None and newest.text == "Åben"
    begun = note_queries.read_note(net.ws, note_queries.note_ids(net.ws, net.meeting)[1]).at
    assert note_queries.count_since(net.ws, net.meeting, begun) == 1
    assert note_queries.count_since(net.ws, net.meeting, begun, private=False) == 0
    found = note_queries.note_ids(net.ws, net.meeting, text="moed aab")
    assert texts(note_queries.read_notes(net.ws, found)) == ["Åben"]


def test_experiences_travel_only_as_far_as_they_may(net: Any) -> None:
    course = create_course(net.ws, {"title": "Feedback i hverdagen", "format": "video"})
    step_edits.add_courses(net.ws, [course], net.phase)
    for text, fields in (
        ("bliver her", {}),
        ("uden navn", {"travel": "anonymous"}),
        ("med navn", {"travel": "named"}),
        ("hemmelig", {"private": True, "travel": "named"}),
    ):
        write(net, "works-well", f"{text} @Klitadm. #Feedback i hverdagen", **fields)
    write(net, "idea", "en idé #Feedback i hverdagen", travel="named")
    found = note_queries.experiences(net.ws, course)
    assert [(note.text, note.institution_name) for note in found.notes] == [
        ("med navn", "Klitadministrationen"),
        ("uden navn", ""),
    ]
    assert found.kept == 1


def test_several_ideas_are_answered_in_one_step(net: Any) -> None:
    ids = [write(net, "idea", "a"), write(net, "idea", "b"), write(net, "need", "c")]
    assert notes.answer_ideas(net.ws, ids, "later") == 2
    assert [note.answer for note in note_queries.read_notes(net.ws, ids)] == ["later", "later", None]
    net.ws.undo()
    assert [note.answer for note in note_queries.read_notes(net.ws, ids)] == [None, None, None]
    assert notes.answer_ideas(net.ws, ids[2:], "later") == 0


def test_lines_put_away_are_kept_beside_the_one_being_typed(net: Any) -> None:
    ws, meeting = net.ws, net.meeting
    private = [notes.Draft(text, "idea", net.clock.now, private=True) for text in ("Første", "Anden")]
    notes.keep_draft(ws, meeting, notes.Draft("Åbent", "idea", net.clock.now), private)
    assert notes.read_put_away(ws, meeting) == private
    notes.add_note(ws, meeting, "idea", NoteLine("Åbent"), at=net.clock.now)
    assert notes.read_draft(ws, meeting) is None and notes.read_put_away(ws, meeting) == private
    notes.keep_draft(ws, meeting, notes.Draft("", "idea", net.clock.now))
    assert notes.read_put_away(ws, meeting) == []


def test_a_note_written_elsewhere_leaves_the_draft_of_the_line(net: Any) -> None:
    ws, meeting = net.ws, net.meeting
    note = notes.add_note(ws, meeting, "idea", NoteLine("Kort"), at=net.clock.now)
    draft = notes.Draft("Halvt", "idea", net.clock.now)
    notes.keep_draft(ws, meeting, draft)
    notes.rewrite_note(ws, note, "idea", NoteLine("Kortere"), drafted=False)
    assert notes.read_draft(ws, meeting) == draft
    notes.rewrite_note(ws, note, "idea", NoteLine("Kortest"))
    assert notes.read_draft(ws, meeting) is None


def test_every_kind_of_note_has_a_colour() -> None:
    assert set(NOTE_COLOURS) == set(NOTE_KINDS)
