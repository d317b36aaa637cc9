"""The printed plan: what a reader finds on it, and what a program that reads it aloud finds in it."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.paths.days import Closed
from campus_desktop.paths.path import Goal, LearningPath, Phase, Start, Step
from campus_desktop.prints.kinds import kind, maker
from campus_desktop.prints.looks import TextStyle
from campus_desktop.prints.page import A4
from campus_desktop.prints.source import Options, PathToPrint
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import width
from tests.support.pdfs import elements, words

PRINTED = date(2026, 11, 26)
START = Start("s", date(2026, 12, 1))


def plan(
    what: LearningPath,
    out: Path | BinaryIO,
    start: Start | None = None,
    closed: Closed | None = None,
    *,
    step_notes: bool = False,
) -> int:
    options = Options(start=start, step_notes=step_notes)
    return maker(kind("plan"), PathToPrint(what, closed), printed=PRINTED, options=options)(out)


def step(number: int, **fields: Any) -> Step:
    values = {
        "title": f"Trin {number}",
        "format": "video",
        "minutes": 30,
        "day": 1,
        "responsible": "Dig selv",
        **fields,
    }
    return Step(id=f"step-{number}", phase="p", **values)


def path(*phases: Phase, **fields: Any) -> LearningPath:
    values = {
        "title": "Preboarding og onboarding",
        "institution_name": "Fjordstyrelsen",
        "kind": "onboarding",
        "audience": "Nye generalister",
        "aim": "Du kan løse almindelige sager selv",
        "status": "agreed",
        "version": "3",
        "owner": "Mette Holm",
        "contact": "HR, Fjordstyrelsen",
        "case_number": "2026-1187",
        **fields,
    }
    return LearningPath(id="path", phases=phases, **values)


def phase(*steps: Step, name: str = "Første uge", first: int | None = 2, last: int | None = 7) -> Phase:
    return Phase("p", name, first, last, steps=steps)


def printed(what: LearningPath, start: Start | None = START, closed: Closed | None = None) -> PdfReader:
    out = io.BytesIO()
    pages = plan(what, out, start, closed)
    reader = PdfReader(out, strict=True)
    assert len(reader.pages) == pages
    return reader


def test_the_cover_says_what_it_is_for_whom_and_whom_to_ask() -> None:
    text = words(printed(path(phase(step(1, minutes=90)), goals=(Goal("g", "Du kender reglerne"),))))
    for said in (
        "Fjordstyrelsen",
        "Plan for nyansat · j.nr. 2026-1187",
        "Start tirsdag den 1. december 2026 · for nye generalister · version 3, aftalt",
        "Formål: Du kan løse almindelige sager selv.",
        "Ansvarlig: Mette Holm.",
        "Spørg: HR, Fjordstyrelsen.",
        "Læringsmål",
        "Du kender reglerne",
        "1 t 30 min læringstid i alt",
        "1 trin i 1 fase",
        "7 dage fra første arbejdsdag",
        "Video 100 %",
        "Udskrevet 26-11-2026",
        "Side 1 af 1",
    ):
        assert said in text


def test_the_same_plan_in_english() -> None:
    with i18n.using("en"):
        reader = printed(path(phase(step(1, minutes=90, mandatory=True)), goals=(Goal("g", "You know the rules"),)))
    text = words(reader)
    for said in ("Plan for a new employee", "Start Tuesday 1 December 2026", "1 h 30 min", "mandatory", "Page 1 of 1"):
        assert said in text
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "trin" not in text.replace("Trin 1", "")


def test_a_step_shows_all_that_is_known_of_it() -> None:
    text = words(
        printed(
            path(
                phase(
                    step(
                        1,
                        title="Velkomst",
                        day=3,
                        start_time=time(8, 30),
                        mandatory=True,
                        course_code="STA-12",
                        link="https://www.campus.example/kurser/12/",
                        format="face-to-face",
                        minutes=888,
                        responsible="Nærmeste leder",
                    )
                )
            )
        )
    )
    for said in (
        "tor. 3. dec. 08.30",
        "Velkomst obligatorisk",
        "STA-12",
        "campus.example/kurser/12",
        "Fremmøde",
        "2 dage",
        "Nærmeste leder",
    ):
        assert said in text


def test_without_a_start_the_days_are_named_and_with_one_they_keep_off_closed_days() -> None:
    what = path(phase(step(1, day=-30), step(2, day=8), step(3, day=None), first=-30, last=8))
    text = words(printed(what, start=None))
    assert "30 dage før start" in text
    assert "Dag 8" in text
    assert "Start tirsdag" not in text
    moved = words(printed(what, closed=Closed(frozenset({date(2026, 12, 8)}))))
    assert "ons. 9. dec." in moved
    assert "fre. 30. okt." in moved  # day -30 is Sunday 1 November; before the start days move back


def test_unknown_minutes_are_a_dash_and_every_total_says_so() -> None:
    text = words(printed(path(phase(step(1, minutes=None), step(2, minutes=45)))))
    assert "45 min læringstid i alt; 1 trin uden kendt varighed er ikke talt med" in text
    assert "–" in text
    nothing_known = words(printed(path(phase(step(1, minutes=None), step(2, minutes=None, format="talk")))))
    assert "Video 50 % Samtale 50 %" in nothing_known
    assert "Efter antal trin" in nothing_known


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Nye generalister", "nye generalister"), ("Fjordstyrelsens ledere",) * 2, ("HR",) * 2, ("NYE",) * 2],
)
def test_only_words_that_are_no_names_lose_their_capital(typed: str, said: str) -> None:
    assert f" · for {said} · " in words(printed(path(audience=typed)))


def test_empty_phases_and_paths_say_so_calmly() -> None:
    text = words(
        printed(path(phase(name="Før start", first=-30, last=-1), phase(name="", first=None, last=None)), None)
    )
    assert text.count("Ingen trin endnu.") == 2
    assert "Før start 30 til 1 dag før start" in text
    assert "Fase uden navn" in text
    bare = words(printed(LearningPath("x", ""), None))
    assert "Læringsforløb udkast" in bare
    assert "Forløbet har ingen faser endnu." in bare


def test_three_hundred_steps_repeat_the_heading_and_never_leave_it_alone() -> None:
    phases = [
        phase(*(step(n, title=f"Trin {part}.{n}.") for n in range(50)), name=f"Afsnit {part}") for part in range(6)
    ]
    reader = printed(path(*phases))
    every = words(reader)
    assert all(f"Trin {part}.{n}." in every for part in range(6) for n in range(50))
    for index, page in enumerate(reader.pages):
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        heads = [at for at, line in enumerate(lines) if line.startswith("Afsnit")]
        assert heads, "each page says which phase it shows"
        for at in heads:
            assert any("Trin" in line for line in lines[at + 1 : at + 6])
        assert f"Side {index + 1} af {len(reader.pages)}" in words(reader, index)
        assert ("(fortsat)" in words(reader, index)) == (index > 0)
    assert len(elements(reader, "H2")) == 6
    assert len(elements(reader, "Table")) == 6
    assert len(elements(reader, "TR")) == 300


def test_very_long_titles_wrap_and_a_step_higher_than_a_page_goes_on() -> None:
    title = "Sagsbehandlingsintroduktion " * 300
    reader = printed(path(phase(step(1, title=title), step(2, title="Det sidste")), title="Et langt navn " * 20))
    text = words(reader)
    assert text.count("Sagsbehandlingsintroduktion") == 300
    assert "Det sidste" in text
    assert len(elements(reader, "TR")) == 2
    unbroken = printed(path(phase(step(1, title="Q" * 3000))))
    assert sum(page.extract_text().count("Q") for page in unbroken.pages) == 3000


def test_markup_controls_and_letters_the_font_lacks_do_no_harm() -> None:
    nasty = "<b>Fed</b> & <img src='/etc/passwd'/>\x00\x07 \U0001f600 漢\ud800 ]]> %s {0}"
    what = path(phase(step(1, title=nasty, responsible=nasty, course_code=nasty), name=nasty), title=nasty, aim=nasty)
    text = words(printed(what))
    assert "<b>Fed</b> & <img src='/etc/passwd'/> ? ]]> %s {0}" in text


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("https://campus.example/a?b=1&c=2", "https://campus.example/a?b=1&c=2"),
        ("http://campus.example/æøå kursus", None),
        ("http://campus.example/æøå", "http://campus.example/%C3%A6%C3%B8%C3%A5"),
        ("mailto:hr@fjord.example", "mailto:hr@fjord.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//campus.example", None),
        ("http://[broken", None),
    ],
)
def test_only_web_and_mail_addresses_become_links(link: str, becomes: str | None) -> None:
    reader = printed(path(phase(step(1, link=link))))
    found = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert [note["/A"]["/URI"] for note in found] == ([becomes] if becomes else [])
    if found:
        link_element = elements(reader, "Link")[0]
        assert {kid.get("/Type") for kid in link_element["/K"] if not isinstance(kid, int)} == {"/OBJR"}
        assert any(isinstance(kid, int) for kid in link_element["/K"])


def test_the_file_names_itself_and_carries_bookmarks_and_tags() -> None:
    reader = printed(path(phase(step(1), name="Før"), phase(step(2), name="Efter"), goals=(Goal("g", "Mål"),)))
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Preboarding og onboarding"
    assert root["/Lang"] == "da-DK"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    titles = [str(entry["/Title"]) for part in reader.outline for entry in (part if isinstance(part, list) else [part])]
    assert titles == ["Preboarding og onboarding", "Læringsmål", "Før", "Efter"]
    assert len(elements(reader, "H1")) == 1
    assert len(elements(reader, "H2")) == 3
    assert len(elements(reader, "LI")) == 1
    heads = elements(reader, "TH")
    assert [head["/A"]["/Scope"] for head in heads] == ["/Row", "/Row"]
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    assert {font["/BaseFont"].partition("+")[2] for font in fonts(reader)} == {"IBMPlexSans", "IBMPlexSans-SemiBold"}


def fonts(reader: PdfReader) -> list[Any]:
    return [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]


def test_every_mark_belongs_to_an_element_and_every_element_to_its_parent() -> None:
    reader = printed(path(*(phase(*(step(n, link="https://a.example") for n in range(20))) for _ in range(3))))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    keys = numbers[::2]
    assert keys == sorted(keys)
    parents = dict(zip(keys, numbers[1::2], strict=True))
    for page in reader.pages:
        marks = page.get_contents().get_data().count(b"/MCID")
        assert len(parents[page["/StructParents"]].get_object()) == marks
        for note in page["/Annots"]:
            assert parents[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    what = path(phase(step(1), step(2)))
    plan(what, first, START)
    plan(replace(what), second, START)
    assert first.getvalue() == second.getvalue()


def test_a_file_is_replaced_only_when_the_new_one_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")
    plan(path(phase(step(1))), target)
    whole = target.read_bytes()
    assert whole.startswith(b"%PDF-1.7")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("campus_desktop.prints.saving.os.fsync", fail)
    with pytest.raises(CampusError, match="uændret"):
        plan(path(phase(step(2))), target)
    assert target.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [target]


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    what = path(phase(step(1)))
    with pytest.raises(CampusError, match="findes ikke"):
        plan(what, tmp_path / "nowhere" / "plan.pdf")
    with pytest.raises(CampusError, match="er en mappe"):
        plan(what, tmp_path)


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 90)), max_size=30), max_size=6),
    st.integers(1, 40),
)
def test_nothing_is_drawn_outside_the_page_or_upon_the_footer(
    monkeypatch: pytest.MonkeyPatch, phases: list[list[tuple[int, bool, int]]], title: int
) -> None:
    drawn: list[tuple[float, float, str]] = []
    text_of = TaggedCanvas.text

    def text(self: TaggedCanvas, x: float, y: float, text: str, style: TextStyle) -> None:
        drawn.append((x + width(text.rstrip(), style), y, text))
        text_of(self, x, y, text, style)

    word = "Sagsbehandling "
    what = path(
        *(
            phase(
                *(
                    step(at, title=word * words, mandatory=mandatory, link=f"https://a.example/{'sti/' * length}")
                    for at, (words, mandatory, length) in enumerate(steps)
                ),
                name=word * title,
            )
            for steps in phases
        ),
        title=word * title,
        aim=word * title * 20,
    )
    with monkeypatch.context() as patched:
        patched.setattr(TaggedCanvas, "text", text)
        plan(what, io.BytesIO(), START)
    assert max(right for right, _y, _text in drawn) <= A4.right + 0.01
    assert min(y for _right, y, _text in drawn) == 24
    assert all(y >= A4.bottom or y == 24 for _right, y, _text in drawn)
    said = sum(text.count("Sagsbehandling") for _right, y, text in drawn if y < 790)
    assert said >= title * 21 + sum(words for steps in phases for words, _mandatory, _length in steps)


def test_the_print_dialog_and_the_command_line_load_no_print_library_before_it_is_needed() -> None:
    code = (
        "import sys, campus_desktop.prints.kinds, campus_desktop.prints.cli;"
        "sys.exit(', '.join(sorted({'reportlab', 'xlsxwriter', 'holidays', 'pypdfium2'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_phases_do_not_overlap_unless_a_step_is_moved_into_the_next() -> None:
    start = Start("s", date(2026, 1, 5))  # a Monday: days 6 and 7 are a weekend
    week = phase(step(1, day=2))
    month = phase(step(2, day=8), name="Første måned", first=8, last=30)
    text = words(printed(path(week, month), start))
    assert "tir. 6. jan. – fre. 9. jan." in text and "man. 12. jan. – tir. 3. feb." in text
    moved = phase(step(1, day=7))
    assert "tir. 6. jan. – man. 12. jan." in words(printed(path(moved, month), start))


def test_the_days_before_the_first_working_day_are_counted_too() -> None:
    before = Phase("p", "Før start", -30, -1, steps=(step(1, day=-28),))
    after = Phase("q", "Første måned", 1, 30, steps=(step(2, day=30),))
    out = io.BytesIO()
    plan(path(before, after), out)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "30 dage" in text and "fra første arbejdsdag og 30 dage før den" in text
    out = io.BytesIO()
    plan(path(after), out)
    assert "dage før den" not in " ".join(page.extract_text() for page in PdfReader(out).pages)


@pytest.mark.parametrize("steps", range(12, 26))
def test_a_row_does_not_stand_alone_below_its_heading_at_the_foot_of_a_page(steps: int) -> None:
    first = Phase("p", "Fase A", 1, 7, steps=tuple(step(number) for number in range(steps)))
    second = Phase("q", "Fase B", 8, 14, steps=tuple(step(900 + number, day=9) for number in range(5)))
    out = io.BytesIO()
    plan(path(first, second), out)
    on_first = PdfReader(out).pages[0].extract_text()
    assert on_first.count("Trin 90") != 1
