"""What can happen at a meeting, each played with a real mouse and real keys on virtual screens. ``meetings.py`` runs them."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from hand import middle
from meeting_hand import COMING, LINE, Meeting, danish_keyboard, monitors, practice_file

# --- holding ---------------------------------------------------------------------------------------------------------

THIRTY = (
    (1, "Videoen fra direktøren bliver set af alle @Klit", "Klitadministrationen", None),
    (2, "Teksten under videoen bliver sprunget over @Fjord", "Fjordstyrelsen", None),
    (3, "Del videoen i tre klip #Mød dit", None, "Mød dit team"),
    (4, "Vi bruger samme skabelon til velkomstbrevet", None, None),
    (5, "Send skabelonen til alle @Klit !om 14 dage", "Klitadministrationen", None),
    (6, "Hvem svarer, når buddyen er på ferie? @Hede", "Hedestyrelsen", None),
    (7, "Undertekster skal kunne rettes direkte @Campus", "Campus-teamet", None),
    (8, "Fælles brevskabelon på engelsk", None, None),
    (1, "Opkaldet fra lederen betyder mest #Opkald fra nær", None, "Opkald fra nærmeste leder"),
    (2, "Adgangskort mangler den første dag @Fjord", "Fjordstyrelsen", None),
)
"""Kind, what is typed, and who and what it is then about; played three times over."""


def thirty_notes_by_keys(program: Meeting) -> None:
    """Thirty notes with senders, steps and dates, and no touch of the mouse."""
    program.hold()
    for _round in range(3):
        for kind, text, _who, _step in THIRTY:
            program.note(text, kind)
    notes = program.notes()
    assert len(notes) == 30
    for note, (_kind, text, who, step) in zip(notes, THIRTY * 3, strict=True):
        assert note["text"] == text.partition(" @")[0].partition(" #")[0].partition(" !")[0], note["text"]
        assert (note["institution_name"], note["step_title"]) == (who, step), note
        assert (note["due"] is not None) == ("!" in text)
    assert program.seen()["focus"]["name"] == LINE
    program.keys("ctrl+z")
    program.wait(lambda: len(program.notes()) == 29, "the last note undone")


def altgr_types_and_chooses_no_kind(program: Meeting) -> None:
    """On a Danish keyboard @ £ $ { } are typed with AltGr and the digits; none of them chooses a kind."""
    program.hold()
    program.tool("key", "ctrl+3")
    program.type("x")
    for key in ("3", "4", "7", "0"):
        program.tool("keydown", "ISO_Level3_Shift", "key", key, "keyup", "ISO_Level3_Shift")
        time.sleep(0.1)
    program.wait(lambda: program.seen()["focus"]["text"] == "x£${}", "£ $ { } in the line")
    program.keys("Return")
    program.wait(program.notes, "the note")
    assert program.notes()[0]["kind"] == "idea"


# --- ten moments -----------------------------------------------------------------------------------------------------


def projector_of_another_size(program: Meeting) -> None:
    """1. A projector of 1024 x 768 beside the laptop: item and clock fill it. With one screen, or where it shows the same, the
    program says so first."""
    program.hold()
    program.keys("F5")
    program.label("Der er kun én skærm")
    program.keys("Escape")
    monitors(program.environment, (1366, 768), mirrored=True)
    program.keys("F5")
    program.label("Projektoren viser det samme")
    program.picture("moment-1-mirrored")
    program.keys("Escape")
    for size in ((1024, 768), (800, 600)):
        monitors(program.environment, None)
        monitors(program.environment, size)
        program.keys("F5")
        (at,) = program.wait(lambda: program.windows("PresenterWindow"), "the window on the projector")
        assert at[0] == 1366 and (at[2] - at[0] + 1, at[3] - at[1] + 1) == size
        if size == (1024, 768):
            time.sleep(0.5)
            program.picture("moment-1", projector=True)
        program.keys("F5")
        program.wait(lambda: not program.windows("PresenterWindow"), "the window gone")


def projector_scaled_otherwise(program: Meeting) -> None:
    """1, again. The projector is scaled to twice the size: the window fills it all the same."""
    program.kill()
    program.environment["QT_SCREEN_SCALE_FACTORS"] = "laptop=1;projector=2"
    monitors(program.environment, (1024, 768))
    again = program.again()
    again.hold()
    again.keys("F5")
    (at,) = again.wait(lambda: again.windows("PresenterWindow"), "the window on the projector")
    assert at[0] == 1366 and (at[2] - at[0] + 1, at[3] - at[1] + 1) == (512, 384)


def projector_cable_pulled_and_back(program: Meeting) -> None:
    """2. The cable is pulled while one types: the line keeps keyboard and text, the page stays, the window returns with the cable."""
    monitors(program.environment, (1024, 768))
    program.hold()
    program.keys("F5")
    program.wait(lambda: program.windows("PresenterWindow"), "the window on the projector")
    window = program.windows("MainWindow")
    program.keys("ctrl+j")
    program.type("Kablet bliver ")
    monitors(program.environment, None)
    program.wait(lambda: not program.windows("PresenterWindow"), "the window gone")
    program.type("trukket ud")
    program.picture("moment-2", projector=True)
    assert program.seen()["focus"] == {"name": LINE, "text": "Kablet bliver trukket ud"}
    assert program.windows("MainWindow") == window
    monitors(program.environment, (1024, 768))
    (at,) = program.wait(lambda: program.windows("PresenterWindow"), "the window back on the projector")
    assert at[0] == 1366
    program.type(" igen")
    program.keys("Return")
    program.wait(lambda: [each["text"] for each in program.notes()] == ["Kablet bliver trukket ud igen"], "the note")


def killed_in_mid_note(program: Meeting) -> None:
    """3. The program dies in mid-note: opened again, the clock is right to the second and the half-typed note is there."""
    program.hold()
    program.note("Den første er gemt")
    program.keys("ctrl+3")
    program.type("Halvt skrevet, da strømmen")
    time.sleep(1.2)
    left, at = program.figure(), time.monotonic()
    program.kill()
    time.sleep(4)
    again = program.again()
    again.open_meeting()
    again.wait(lambda: again.seen()["focus"]["text"] == "Halvt skrevet, da strømmen", "the half-typed note")
    shown = again.figure()
    assert abs(left - (time.monotonic() - at) - shown) <= 1.5, (left, shown, time.monotonic() - at)
    again.picture("moment-3")
    again.move_clock(2)  # as when the lid was closed so long
    assert abs(shown - 120 - 1.5 - again.figure()) <= 2.5
    again.type(" gik")
    again.keys("Return")
    again.wait(lambda: len(again.notes()) == 2, "the note")
    assert again.notes()[1]["text"] == "Halvt skrevet, da strømmen gik" and again.notes()[1]["kind"] == "idea"


def somebody_talks_on(program: Meeting) -> None:
    """4. One types while somebody talks on, and the item moves on meanwhile: the note belongs to the item of its first key."""
    program.hold()
    program.move_clock(16)
    program.type("Sagt under velkomsten, ")
    program.keys("F8")
    program.label("Sådan bruger vi Campus")
    program.type("skrevet færdig bagefter")
    program.picture("moment-4")
    program.keys("Return")
    program.wait(program.notes, "the note")
    program.note("Sagt under oplægget")
    assert [each["item_title"] for each in program.notes()] == [
        "Velkomst og siden sidst",
        "Sådan bruger vi Campus til preboarding",
    ]


_SIX = (
    "Brevet kommer tre uger før",
    "Lederen ringer ugen før",
    "Adgangskortet ligger klar",
    "Frokost med teamet",
    "Buddyen viser rundt",
    "Pc'en er sat op",
)


def wrong_institution_for_one_and_for_five(program: Meeting) -> None:
    """5. The wrong institution or path was chosen, for one note and for five; all are set right at once."""
    program.hold()
    for text in _SIX:
        program.note(f"{text} @Fjord")
    program.keys("ctrl+shift+j", "End")
    program.change("at", "Klit")
    program.wait(lambda: _senders(program)[-1] == "Klitadministrationen", "the last one set right")
    assert _senders(program)[:-1] == ["Fjordstyrelsen"] * 5
    program.keys("ctrl+shift+j", "Home")
    for _more in range(4):
        program.keys("shift+Down")
    program.picture("moment-5")
    program.change("at", "Hede")
    program.wait(lambda: _senders(program)[:5] == ["Hedestyrelsen"] * 5, "five set right")
    assert _senders(program)[-1] == "Klitadministrationen"
    program.keys("ctrl+z")
    program.wait(lambda: _senders(program)[:5] == ["Fjordstyrelsen"] * 5, "five back in one step")
    program.keys("ctrl+shift+j", "End")
    program.change("numbersign", "Preboarding hos")
    program.wait(lambda: program.notes()[-1]["path_title"] == "Preboarding hos os", "another path")


def _senders(program: Meeting) -> list[str]:
    return [each["institution_name"] for each in program.notes()]


def late_participant_and_apology(program: Meeting) -> None:
    """6. Somebody comes late, somebody sends apologies: one line each, without leaving the note."""
    program.hold()
    program.type("Halv note")
    for line in ("Ida Birk, Hedestyrelsen", "PR, Hedestyrelsen, afbud"):
        program.keys("ctrl+d")
        program.wait(lambda: program.seen()["focus"]["name"] != LINE, "the line for a participant")
        program.type(line)
        if "Ida" in line:
            program.picture("moment-6")
        program.keys("Return")
        time.sleep(0.5)
        while program.seen()["focus"]["name"] != LINE:
            program.keys("Escape")
    assert program.seen()["focus"]["text"] == "Halv note"
    found = {each["name"]: each["status"] for each in program.meeting()["participants"]}
    assert found["Ida Birk"] == "present" and found["PR"] == "apologies", found


def lunch_moves_by_twenty_minutes(program: Meeting) -> None:
    """7. Lunch comes 20 minutes later: its lock is set to 12.20, and everything after it follows."""
    program.open_meeting()
    program.keys("alt+shift+1")
    before = program.agenda()
    program.choose_item("Frokost")
    program.keys("ctrl+shift+l")
    time.sleep(0.6)
    program.keys("ctrl+a")
    program.type("12.20")
    program.keys("Return")
    moved = {title: start for start, title, _minutes in before}
    program.wait(lambda: {t: s for s, t, _m in program.agenda()}["Frokost"] == "12:20", "lunch at 12.20")
    now = {title: start for start, title, _minutes in program.agenda()}
    assert (now["Design i grupper"], now["Afrunding"]) == ("13:05", "14:35")
    assert (moved["Design i grupper"], moved["Afrunding"]) == ("12:45", "14:15")
    assert now["Videoer, der fastholder"] == moved["Videoer, der fastholder"]
    program.picture("moment-7")
    program.keys("ctrl+z")
    program.wait(lambda: program.agenda() == before, "lunch back at 12.00")


def printing_fails(program: Meeting) -> None:
    """8. No printer: the minutes are one PDF, shown in its folder, and stand as text on the clipboard for an e-mail."""
    program.hold()
    program.note("Vi mødes igen i marts", 4)
    program.keys("ctrl+p")
    program.button("Kopiér til en e-mail")
    time.sleep(1.5)
    program.picture("moment-8")
    program.click(middle(program.button("Kopiér til en e-mail")))
    program.click(middle(program.button("Gem som PDF …")))
    program.wait(lambda: program.windows("QFileDialog"), "where to save it")
    pdf = program.file.with_name("dagsorden.pdf")
    program.keys("ctrl+a")
    program.type(str(pdf))
    program.keys("Return")
    program.wait(pdf.exists, "the PDF")
    assert pdf.read_bytes().startswith(b"%PDF-")
    while program.seen()["focus"]["name"] != LINE:
        program.keys("Escape", "ctrl+j")
    program.keys("ctrl+v")
    program.wait(lambda: "Sådan bruger vi Campus" in program.seen()["focus"]["text"], "the agenda as text")


def usb_forbidden(program: Meeting) -> None:
    """9. Nothing may be put on a USB stick: minutes as PDF and Word, actions as a table and the calendar, to send by e-mail."""
    program.hold()
    program.note("Send skabelonen @Klit !4/12", 5)
    for kind, suffix, begins in (
        ("minutes", ".pdf", b"%PDF-"),
        ("minutes", ".docx", b"PK"),
        ("actions", ".xlsx", b"PK"),
        ("actions", ".csv", b""),
        ("calendar", ".ics", b"BEGIN:VCALENDAR"),
    ):
        file = program.export(kind, suffix)
        assert file.stat().st_size and file.read_bytes().startswith(begins)
    program.keys("alt+shift+3")
    time.sleep(1)
    program.picture("moment-9")


def the_laptop_dies(program: Meeting) -> None:
    """10. The laptop dies. A copy of the file taken from the disk, the window still open, goes on where the meeting was."""
    program.hold()
    program.note("Skrevet på den første pc")
    program.move_clock(14)
    program.keys("F8")
    program.type("Halvt på den første")
    time.sleep(1.2)
    folder = program.file.parent / "kollega"
    folder.mkdir()
    copy = folder / program.file.name
    shutil.copy(program.file, copy)
    shutil.copy(program.file.with_name("clock.txt"), folder)
    left, at = program.figure(), time.monotonic()
    program.kill()
    other = Meeting(copy, program.environment)
    program.process = other.process
    other.pictures = program.pictures
    other.open_meeting()
    other.wait(lambda: other.seen()["focus"]["text"] == "Halvt på den første", "the half-typed note")
    assert abs(left - (time.monotonic() - at) - other.figure()) <= 1.5
    other.keys("Return")
    other.wait(lambda: len(other.notes()) == 2, "the note")
    other.picture("moment-10")


# --- preparing -------------------------------------------------------------------------------------------------------


def planned_from_a_template(program: Meeting) -> None:
    """Five hours with lunch locked at 12.00, from a template, in under three minutes of interaction; items dragged about."""
    began = time.monotonic()
    program.title = "Netværksbesøg i Fjordby"
    program.keys("alt+3", "ctrl+shift+n")
    time.sleep(0.8)
    program.fill_new_meeting()
    program.button("Gennemfør")
    took = time.monotonic() - began
    assert took < 180, took
    program.right_times()
    meeting = program.meeting()
    assert (meeting["start"], meeting["end"]) == ("09:30", "14:30")
    assert next(s for s, t, _m in program.agenda() if t == "Frokost") == "12:00"
    program.picture("moment-0")


_DRAGS = (
    ("Pause", "Sådan bruger vi Campus til preboarding"),
    ("Videoer, der fastholder", "Velkomst og siden sidst"),
    ("Velkomst og siden sidst", "Frokost"),
)


def items_dragged_about(program: Meeting) -> None:
    """Every time is right after every drag, and one step back undoes it."""
    program.open_meeting()
    program.keys("alt+shift+1")
    for what, to in _DRAGS:
        before, seen = program.agenda(), program.look()
        program.drag_item(what, to)
        moved = program.look()
        program.wait(lambda was=before: program.agenda() != was, f"{what} moved")
        titles = [title for _start, title, _minutes in program.agenda()]
        assert titles.index(what) + 1 == titles.index(to), titles
        program.right_times()
        program.keys("ctrl+z")
        program.wait(lambda was=before: program.agenda() == was, f"{what} back")
        program.see_row("Dagsorden", what, moved)
        program.keys("ctrl+y")
        program.wait(lambda was=before: program.agenda() != was, f"{what} moved again")
        program.see_row("Dagsorden", what, seen)


def opened(folder: Path, environment: dict[str, str], pictures: Path | None) -> Meeting:
    """The window on a practice workspace, at a Danish keyboard."""
    danish_keyboard(environment)
    program = Meeting(practice_file(folder), environment)
    program.title, program.pictures = COMING, pictures
    program.half_past_nine()
    return program


MOMENTS = (
    planned_from_a_template,
    items_dragged_about,
    thirty_notes_by_keys,
    altgr_types_and_chooses_no_kind,
    projector_of_another_size,
    projector_scaled_otherwise,
    projector_cable_pulled_and_back,
    killed_in_mid_note,
    somebody_talks_on,
    wrong_institution_for_one_and_for_five,
    late_participant_and_apology,
    lunch_moves_by_twenty_minutes,
    printing_fails,
    usb_forbidden,
    the_laptop_dies,
)
