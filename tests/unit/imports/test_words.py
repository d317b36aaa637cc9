"""Formats, yes and no, dates and lists in words."""

from datetime import date

import pytest

from campus_desktop.courses.formats import FORMATS
from campus_desktop.imports import words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("E-læring", "e-learning"),
        ("elearning", "e-learning"),
        ("Onlinekursus", "e-learning"),
        ("Online course", "e-learning"),
        ("Online", "virtual"),
        ("Webinar (Teams)", "virtual"),
        ("Fremmøde", "face-to-face"),
        ("Lecture-Discussion", "face-to-face"),
        ("Workshop", "face-to-face"),
        ("Podcast", "audio"),
        ("Videomøde", "virtual"),
        ("Video, 5 min", "video"),
        ("Online-test", "quiz"),
        ("Sidemandsoplæring", "peer"),
        ("Opfølgningssamtale", "talk"),
        ("Læsning", "reading"),
        ("Praksis", "task"),
        ("Øvelse", "exercise"),
        ("Dialog", "forum"),
        ("Refleksion", "reflection"),
        ("Tjekliste", "checklist"),
        ("Noget andet", None),
        ("", None),
    ],
)
def test_formats(text: str, word: str | None) -> None:
    assert words.format_word(text) == word


def test_the_fixed_words_and_the_program_s_own_names_are_formats() -> None:
    for word, known in FORMATS.items():
        assert words.format_word(word) == word
        assert words.format_word(known.name) == word, known.name


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *(("Ja", True), ("yes", True), ("x", True), ("1", True), ("true", True), ("Ja, dansk", True)),
        *(("nej", False), ("0", False), ("måske", None), ("", None)),
    ],
)
def test_yes_and_no(text: str, answer: bool | None) -> None:
    assert words.yes_no(text) is answer


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "05-03-2026",
        "5.3.2026",
        "5/3/26",
        "5. marts 2026",
        "den 5. mar. 2026",
        "March 5, 2026",
        "1772712000",
    ],
)
def test_dates(text: str) -> None:
    assert words.day(text) == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["forår", "32-01-2026", "2026", "", "99/99/9999"])
def test_what_is_no_date(text: str) -> None:
    assert words.day(text) is None


def test_lists() -> None:
    assert words.tags("Ledelse; feedback, Ledelse | kultur") == ["Ledelse", "feedback", "kultur"]
    assert words.tags("Kurser / Ledelse") == ["Kurser", "Ledelse"]
    assert words.goals("• Kan give feedback\n2. Kan modtage, også kritik\n- Kan lytte") == [
        "Kan give feedback",
        "Kan modtage, også kritik",
        "Kan lytte",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05T09:30:00Z",
        "2026-03-05 09:30",
        "2026-03-05 kl. 9",
        "05.03.2026 09.30",
        "5/3-2026 kl. 14.00",
        "5/3/26 2:30 pm",
    ],
)
def test_a_time_may_stand_after_a_date(text: str) -> None:
    assert words.day(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text", ["2026-03-05 aflyst", "05.03.2026 ikke endnu", "5/3/2026 - 7/3/2026", "2026-03-05 eller senere"]
)
def test_a_date_with_other_words_is_kept_as_text(text: str) -> None:
    assert words.day(text) is None


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Udgået", True),
        ("UDGAAET", True),
        ("Udgået pr. 1. maj", True),
        ("Udgået (erstattet af nyt kursus)", True),
        ("Retired", True),
        ("Nedlagt", True),
        ("arkiveret", True),
        ("Inaktiv", True),
        ("ikke aktiv", True),
        ("Udbydes ikke længere", True),
        ("No longer offered", True),
        ("Aktiv", False),
        ("aktivt", False),
        ("Active", False),
        ("Udbydes", False),
        ("Aktiv læring", None),
        ("Retiredness", None),
        ("Kladde", None),
        ("", None),
    ],
)
def test_words_for_courses_out_of_use(text: str, out: bool | None) -> None:
    assert words.out_of_use(text, asked=False) is out
    assert words.out_of_use(text) is out


def test_open_and_closed_count_only_where_it_is_asked() -> None:
    assert [words.out_of_use(text) for text in ("Lukket", "Åben", "Gældende")] == [True, False, False]
    assert [words.out_of_use(text, asked=False) for text in ("Lukket", "Åben", "Gældende")] == [None] * 3
