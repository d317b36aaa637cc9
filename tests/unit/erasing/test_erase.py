"""Erasing for good: afterwards no byte of an erased name is left in the file, beside it, or in its copies."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.erasing import erase as erasing
from campus_desktop.erasing.erase import erase
from campus_desktop.erasing.plan import ERASED, UNFINISHED, due_meeting, due_meetings, make_plan
from campus_desktop.errors import CampusError
from campus_desktop.i18n import fold, sort_key
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, participants, queries
from campus_desktop.meetings.note_queries import notes_of
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.running import start
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.paths.snapshots import take_snapshot
from campus_desktop.workspace import Workspace, create, open_workspace, unwritten
from campus_desktop.workspace.copies import save_copy
from campus_desktop.workspace.unwritten import Unwritten
from campus_desktop.workspace.verify import verify

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)
PAST, LATER = date(2026, 11, 1), date(2027, 5, 1)
NAME, EMAIL = "Zacharias Qvortrup", "zaq@fjordstyrelsen.eksempel.dk"
KEPT = "Sværnhild Ørbæk"


class Filled:
    """A file where NAME stands wherever a name can: his meeting is past its date. KEPT was there too and comes to the next one."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self.ws = ws = create(folder / "net.campus", user=name, now=lambda: NOW)
        self.fjord = institutions.create_institution(ws, "Fjordstyrelsen")
        self.zacharias = institutions.create_person(ws, self.fjord, name, "HR-konsulent", EMAIL)
        self.kept = institutions.create_person(ws, self.fjord, KEPT, "Chef", "so@fjordstyrelsen.eksempel.dk")
        self.past = edits.create_meeting(
            ws, f"Besøg hos {name}", date=date(2025, 11, 3), delete_by=PAST, chair=name, contact=f"{name}, {EMAIL}",
            minute_taker="Referent", case_number="2025-17",
        )  # fmt: skip
        self.coming = edits.create_meeting(ws, "Næste møde", date=date(2026, 12, 3), delete_by=LATER)
        participants.add_participant(ws, self.past, f"{name}, Fjordstyrelsen")
        participants.add_participant(ws, self.past, f"{KEPT}, Fjordstyrelsen")
        participants.add_participant(ws, self.past, "Typet Gæstesen")
        participants.add_participant(ws, self.coming, f"{KEPT}, Fjordstyrelsen")
        item = item_edits.add_item(
            ws, self.past, f"Oplæg ved {name}", 20, responsible=name, script=f"Sig tak til {name}."
        )
        self.path = path_edits.create_path(ws, "Preboarding", institution=self.fjord)
        path_edits.update_path(ws, self.path, owner=name)
        phase = path_queries.read_path(ws, self.path).phases[0].id
        step_edits.add_step(ws, phase, f"Hilsen fra {name}", responsible=name)
        edits.add_paths(ws, self.past, [self.path])
        take_snapshot(ws, self.path, f"Til {name}")
        start(ws, self.past, NOW)
        with ws.edit("Courses") as edit:
            course = {
                "title": f"Kursus ved {name.upper()}",
                "description": name,
                "producer": name,
                "tags": f'["{name}"]',
            }
            edit.insert("course", {**course, "sort_key": sort_key(course["title"])})
            edit.execute(
                "INSERT INTO kept (tbl, id, image, reason, at) VALUES ('person', 'x', ?, 'deleted', '2026-11-26T09:30:00+00:00')",
                (name,),
            )
        self.note = notes.add_note(
            ws, self.past, "action", NoteLine(f"{name} sender skabelonen", person=self.zacharias), item=item
        )
        notes.add_note(ws, self.past, "idea", NoteLine(f"Som {name.split(maxsplit=1)[0]} sagde", person=self.kept))
        notes.add_note(ws, self.past, "challenge", NoteLine("HemmeligtOrd om chefen"), private=True)
        notes.add_note(ws, self.coming, "question", NoteLine(f"Hvad med {name}s idé?"))
        notes.keep_draft(ws, self.past, notes.Draft(f"{name} mener", "idea", NOW))
        institutions.update_institution(ws, self.fjord, "note", f"Spørg efter {name} i receptionen")
        institutions.create_person(ws, self.fjord, name, email=EMAIL)  # the same person, entered twice


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Filled]:
    filled = Filled(tmp_path)
    yield filled
    filled.ws.close()


def forms(*names: str) -> set[str]:
    """Names as they may stand in the bytes: as typed, in any case, folded, as sort keys."""
    ways: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper, str.casefold, fold, sort_key)
    return {way(name) for name in names for way in ways}


def left(folder: Path, *names: str) -> set[str]:
    """Those forms of names that stand in the bytes of any file in ``folder``, as UTF-8 or UTF-16, in any case."""
    found = set()
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for form in forms(*names):
                for coded in (form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be")):
                    if coded.lower() in data.lower():
                        found.add(f"{form} in {file.name}")
    return found


def erased(filled: Filled) -> erasing.Result:
    plan = make_plan(filled.ws, TODAY)
    result = erase(filled.ws, plan)
    filled.ws.close()
    return result


def test_no_byte_of_the_name_is_left_anywhere(made: Filled, tmp_path: Path) -> None:
    save_copy(made.ws, tmp_path / "kopi.campus")
    save_copy(made.ws, tmp_path / "net (version 2).campus")
    (tmp_path / ".halv.campus.part").write_bytes(NAME.encode())
    words = (NAME, *NAME.split(), "Typet Gæstesen", "Gæstesen", EMAIL, "HemmeligtOrd")
    assert left(tmp_path, *words)
    result = erased(made)
    assert left(tmp_path, *words) == set()
    assert [path.name for path in result.rewritten] == ["kopi.campus"]
    assert [path.name for path in result.deleted] == ["net (version 2).campus", ".halv.campus.part"]
    assert result.failed == () and result.people == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kopi.campus", "net.campus"]
    assert verify(made.ws.path).sound and verify(tmp_path / "kopi.campus").sound


_LETTERS = "abcdefghijklmnoprstuvyæøå"
_words = st.text(_LETTERS, min_size=5, max_size=11).map(lambda word: f"Qz{word}".capitalize())


@settings(max_examples=10)
@given(words=st.lists(_words, min_size=2, max_size=3, unique=True))
def test_whatever_the_name_no_byte_of_it_is_left(words: list[str]) -> None:
    name = " ".join(words)
    with TemporaryDirectory() as place:
        folder = Path(place)
        filled = Filled(folder, name)
        save_copy(filled.ws, folder / "kopi.campus")
        erased(filled)
        assert left(folder, name, *words) == set()


def test_what_is_no_personal_data_stays(made: Filled) -> None:
    erase(made.ws, make_plan(made.ws, TODAY))
    meeting = queries.read_meeting(made.ws, made.past)
    assert (meeting.title, meeting.chair, meeting.contact, meeting.case_number) == ("Besøg hos ZQ", "", "", "2025-17")
    assert [(each.name, each.institution_name, each.count) for each in meeting.participants] == [
        ("", "Fjordstyrelsen", 1), ("", "Fjordstyrelsen", 1), ("", "", 1),
    ]  # fmt: skip
    (item,) = meeting.items
    assert (item.title, item.responsible, item.script) == ("Oplæg ved ZQ", "ZQ", "Sig tak til ZQ.")
    action, idea = notes_of(made.ws, made.past)
    assert (action.text, action.person, action.institution_name) == ("ZQ sender skabelonen", None, "Fjordstyrelsen")
    assert (idea.text, idea.person) == ("Som ZQ sagde", None)
    (question,) = notes_of(made.ws, made.coming)
    assert question.text == "Hvad med ZQs idé?"
    path = path_queries.read_path(made.ws, made.path)
    assert (path.owner, path.steps[0].title) == ("ZQ", "Hilsen fra ZQ")
    assert edits.facts(made.ws, made.past).keys() >= {ERASED}


def test_who_comes_to_a_meeting_within_its_date_is_spared(made: Filled, tmp_path: Path) -> None:
    plan = make_plan(made.ws, TODAY)
    assert plan.people.spared == (KEPT,)
    assert plan.people.erased == ("Typet Gæstesen", NAME)
    erase(made.ws, plan)
    people = made.ws.rows("SELECT name, email FROM person")
    assert [tuple(row) for row in people] == [(KEPT, "so@fjordstyrelsen.eksempel.dk")]
    coming = queries.read_meeting(made.ws, made.coming)
    assert [each.name for each in coming.participants] == [KEPT]
    past = queries.read_meeting(made.ws, made.past)
    assert all(each.person is None for each in past.participants)


def test_it_cannot_be_undone_and_nothing_can_be_redone(made: Filled) -> None:
    made.ws.undo()
    erase(made.ws, make_plan(made.ws, TODAY))
    assert made.ws.undo_label is None and made.ws.redo_label is None
    for table in ("journal", "journal_row", "kept", "draft"):
        assert made.ws.value(f"SELECT count(*) FROM {table}") == 0
    institutions.create_institution(made.ws, "Ny")
    made.ws.undo()
    assert made.ws.value("SELECT count(*) FROM institution") == 1


def test_texts_that_wait_in_the_users_folder_go_too(made: Filled, tmp_path: Path) -> None:
    copy, other = tmp_path / "kopi.campus", tmp_path / "andet" / "net.campus"
    save_copy(made.ws, copy)
    for path in (made.ws.path, copy, other):
        unwritten.keep(path, [Unwritten("Notelinje", f"Ring til {NAME}")])
    unwritten.take_over(made.ws.path)
    unwritten.keep(made.ws.path, [Unwritten("Notelinje", f"Og igen til {NAME}")])
    assert not erase(made.ws, make_plan(made.ws, TODAY)).failed
    (kept,) = unwritten.folder().iterdir()
    assert unwritten.take_over(made.ws.path) == unwritten.take_over(copy) == []
    assert str(other) in kept.read_text(encoding="utf-8"), "another file's are none of its business"


def test_search_still_finds_and_no_longer_finds(made: Filled) -> None:
    erase(made.ws, make_plan(made.ws, TODAY))
    sql = "SELECT count(*) FROM course_words WHERE course_words MATCH ?"
    assert made.ws.value(sql, ("kursus",)) == 1 and made.ws.value(sql, ("qvortrup",)) == 0
    assert made.ws.value("SELECT count(*) FROM course_pieces WHERE course_pieces MATCH 'vortr'") == 0


def test_a_name_in_a_kept_version_is_shown_in_its_own_text_only(made: Filled) -> None:
    plan = make_plan(made.ws, TODAY)
    around = {(each.before, each.after) for each in plan.mentions if each.table == "snapshot"}
    assert around == {("Til ", ""), ("", "")}  # its label, and the owner of the path


@pytest.mark.parametrize("before", ["Sig tak\n", 'Sig "tak"', "\t", "C:\\\\", "(", "Husk:\r\n", "\u2028"])
def test_a_name_after_a_sign_that_json_writes_otherwise_is_found_in_kept_versions_and_lists(
    made: Filled, tmp_path: Path, before: str
) -> None:
    path_edits.update_path(made.ws, made.path, aim=f"{before}{NAME}")
    institutions.set_topics(made.ws, made.fjord, "can_show", [f"{before}{NAME}"])
    take_snapshot(made.ws, made.path, "Anden")
    with made.ws.edit("As another program writes it") as edit:
        for each in edit.execute("SELECT id, content FROM snapshot"):
            edit.update("snapshot", each["id"], {"content": json.dumps(json.loads(each["content"]))})
    plan = make_plan(made.ws, TODAY)
    assert any(
        each.table == "snapshot" and each.before.endswith(before[-1].replace("\n", " ")) for each in plan.mentions
    )
    erase(made.ws, plan)
    for row in made.ws.rows("SELECT content FROM snapshot"):
        assert NAME not in json.dumps(json.loads(row["content"]), ensure_ascii=False)
    assert NAME not in str(json.loads(made.ws.value("SELECT can_show FROM institution")))
    made.ws.close()
    assert left(tmp_path, NAME) == set()


def test_a_choice_is_kept_to_and_what_stays_is_counted(made: Filled) -> None:
    plan = make_plan(made.ws, TODAY)
    note = next(each for each in plan.mentions if each.row == made.note)
    institution = next(each for each in plan.mentions if each.table == "institution")
    result = erase(made.ws, plan, {note.key: "en kollega", institution.key: None})
    assert result.kept == 1
    assert notes_of(made.ws, made.past)[0].text == "en kollega sender skabelonen"
    assert made.ws.value("SELECT note FROM institution") == f"Spørg efter {NAME} i receptionen"


def test_the_other_style_says_that_a_name_was_removed(made: Filled) -> None:
    erase(made.ws, make_plan(made.ws, TODAY, style="removed"))
    assert notes_of(made.ws, made.past)[0].text == "[navn fjernet] sender skabelonen"


def test_only_what_is_past_its_date_is_due(made: Filled) -> None:
    (due,) = due_meetings(made.ws, TODAY)
    assert (due.id, due.case_number, due.people, due.private_notes) == (made.past, "2025-17", 3, 1)
    assert due_meetings(made.ws, date(2026, 10, 31)) == []
    assert [each.id for each in due_meetings(made.ws, PAST)] == [made.past]
    with pytest.raises(CampusError, match="01-05-2027"):
        due_meeting(made.ws, "Næste møde", TODAY)
    edits.update_meeting(made.ws, made.coming, delete_by=None)
    with pytest.raises(CampusError, match="ingen slettefrist"):
        due_meeting(made.ws, "Næste møde", TODAY)
    erase(made.ws, make_plan(made.ws, TODAY))
    assert due_meetings(made.ws, TODAY) == [] and make_plan(made.ws, TODAY).empty
    with pytest.raises(CampusError, match="allerede"):
        due_meeting(made.ws, made.past, TODAY)
    participants.add_participant(made.ws, made.past, "Ny Gæst")
    assert [each.id for each in due_meetings(made.ws, TODAY)] == [made.past]


def test_broken_off_it_is_finished_the_next_time(made: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_copy(made.ws, tmp_path / "kopi.campus")
    with monkeypatch.context() as patched:
        patched.setattr(erasing.scrub, "rewrite", _killed)
        with pytest.raises(KeyboardInterrupt):
            erase(made.ws, make_plan(made.ws, TODAY))
    made.ws.close()
    ws = open_workspace(made.ws.path, now=lambda: NOW)
    plan = make_plan(ws, TODAY)
    assert plan.unfinished and not plan.empty and plan.meetings == ()
    assert [path.name for path in erase(ws, plan).rewritten] == ["kopi.campus"]
    assert make_plan(ws, TODAY).empty
    ws.close()
    assert left(tmp_path, NAME, EMAIL) == set()


def _killed(workspace: Workspace) -> None:
    raise KeyboardInterrupt


def test_a_copy_that_is_open_elsewhere_is_told_and_tried_again_later(made: Filled, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.campus"
    save_copy(made.ws, copy)
    other = open_workspace(copy, user="TH", now=lambda: NOW)
    result = erase(made.ws, make_plan(made.ws, TODAY))
    assert [path for path, reason in result.failed if "TH" in reason] == [copy]
    other.close()
    assert made.ws.value("SELECT count(*) FROM setting WHERE id = ?", (UNFINISHED,)) == 1
    assert erase(made.ws, make_plan(made.ws, TODAY)).rewritten == (copy,)
    made.ws.close()
    assert left(tmp_path, NAME, EMAIL) == set()


def test_a_copy_keeps_what_was_made_in_it(made: Filled, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.campus"
    save_copy(made.ws, copy)
    other = open_workspace(copy, now=lambda: NOW)
    with other.edit("x") as edit:
        edit.insert("institution", {"name": "Kun i kopien", "note": f"{NAME} var her", "sort_key": "k"})
    other.close()
    erased(made)
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT note FROM institution WHERE name = 'Kun i kopien'").fetchone() == ("ZQ var her",)


def test_other_files_in_the_folder_are_left_alone(made: Filled, tmp_path: Path) -> None:
    other = create(tmp_path / "anden.campus", user="TH", now=lambda: NOW)
    institutions.create_institution(other, NAME)
    other.close()
    before = other.path.read_bytes()
    (tmp_path / "noget.campus").write_bytes(b"no file of ours")
    assert make_plan(made.ws, TODAY).copies == ()
    erased(made)
    assert other.path.read_bytes() == before


def test_where_the_file_cannot_be_written_nothing_is_erased(made: Filled) -> None:
    plan = make_plan(made.ws, TODAY)
    made.ws.close()
    reader = open_workspace(made.ws.path, read_only=True)
    with pytest.raises(CampusError, match="læsning"):
        erase(reader, plan)
    reader.close()
    assert NAME.encode() in made.ws.path.read_bytes()
