"""Search as you type: what is found, in which order, and that nothing typed is an error."""

import string
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.courses import edits, queries, search, spelling
from campus_desktop.courses.search import Query
from campus_desktop.workspace import Workspace, create


def found(workspace: Workspace, text: str) -> list[str]:
    """Titles, best first; the quick answer and the whole one must agree."""
    listing = queries.listing(workspace)
    query = Query(text)
    hits = search.first(workspace, query, listing)
    whole = search.every(workspace, query, listing)
    assert whole[: len(hits.rids)] == hits.rids
    assert hits.more or len(whole) == len(hits.rids)
    assert len(set(whole)) == len(whole)
    return [line.title for line in queries.read_lines(workspace, whole)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("sagsbehandlingskursus", "Sagsbehandlingskursus"),
        ("SAGSB", "Sagsbehandlingskursus"),
        ("behandling", "Sagsbehandlingskursus"),
        ("kursus", "Sagsbehandlingskursus"),
        ("laering", "Læring på jobbet"),
        ("læring paa", "Læring på jobbet"),
        ("aarsregnskab", "Årsregnskab for begyndere"),
        ("regnskab begynd", "Årsregnskab for begyndere"),
        ("oelbryg", "Ølbrygning"),
        ("øl", "Ølbrygning"),
        ("oel", "Ølbrygning"),
        ("aar", "Årsregnskab for begyndere"),
        ("jur-2", "Sagsbehandlingskursus"),
        ("øko-1", "Årsregnskab for begyndere"),
        ("oeko", "Årsregnskab for begyndere"),
        ("spilleregler", "Feedback i hverdagen"),
        ("flytter", "Feedback i hverdagen"),
        ("feedback spilleregler", "Feedback i hverdagen"),
        ("verdag flytter", "Feedback i hverdagen"),
        ("led-310", "Feedback i hverdagen"),
        ("i hverdagen f", "Feedback i hverdagen"),
    ],
)
def test_words_beginnings_middles_codes_and_both_spellings(workspace: Workspace, text: str, title: str) -> None:
    assert found(workspace, text) == [title]


def test_best_first(workspace: Workspace) -> None:
    edits.create_course(workspace, {"title": "Andet", "description": "Læs om feedback"})
    edits.create_course(workspace, {"title": "Tilbagefeedback"})
    edits.create_course(workspace, {"title": "Zonen", "code": "Feedback"})
    edits.create_course(workspace, {"title": "Aftale", "tags": ("Feedback",)})
    assert found(workspace, "feedback") == [
        "Feedback i hverdagen",
        "Sådan giver du feedback",
        "Tilbagefeedback",
        "Zonen",
        "Aftale",
        "Andet",
    ]
    edits.create_course(workspace, {"title": "Ågerlyst", "code": "FEED"})
    assert found(workspace, "feed")[0] == "Ågerlyst"  # its very code


def test_every_word_must_be_found(workspace: Workspace) -> None:
    assert found(workspace, "feedback xyz") == []
    assert found(workspace, "feedback sådan") == ["Sådan giver du feedback"]


def test_only_within_the_list(workspace: Workspace) -> None:
    assert found(workspace, "gammelt") == []
    short = queries.listing(workspace, queries.Filters(formats=frozenset({"video"})))
    rids = search.every(workspace, Query("feedback"), short)
    assert [line.title for line in queries.read_lines(workspace, rids)] == ["Sådan giver du feedback"]


def test_aring_is_no_a_and_signs_alone_are_looked_for(workspace: Workspace) -> None:
    edits.create_course(workspace, {"title": "Sadan & sådan"})
    assert found(workspace, "sadan") == ["Sadan & sådan"]
    assert found(workspace, "&") == ["Sadan & sådan"]
    assert found(workspace, "sad &") == ["Sadan & sådan"]
    assert found(workspace, "§") == []


def test_an_edit_is_found_at_once_and_undone_too(workspace: Workspace) -> None:
    made = edits.create_course(workspace, {"title": "Kaffebrygning"})
    edits.update_course(workspace, made, {"title": "Tebrygning"})
    assert found(workspace, "kaffe") == []
    assert found(workspace, "tebr") == ["Tebrygning"]
    workspace.undo()
    assert found(workspace, "kaffe") == ["Kaffebrygning"]
    workspace.undo()
    assert found(workspace, "kaffe") == []


def test_a_long_list_begins_with_its_screenful(workspace: Workspace) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course",
            (
                {"id": f"c{n}", "title": f"Kursus {n}", "sort_key": f"kursus {n:09}", "tags": '["x"]', "code": f"K{n}"}
                for n in range(300)
            ),
        )
    listing = queries.listing(workspace)
    hits = search.first(workspace, Query("kursus"), listing)
    assert hits.more
    assert len(found(workspace, "kursus")) == 301
    assert len(found(workspace, "ursus")) == 301


def test_where_to_highlight() -> None:
    assert Query("feedb").spans("Selvtest: Giver du god feedback?") == [(23, 28)]
    assert Query("laer job").spans("Læring på jobbet") == [(0, 3), (10, 13)]
    assert Query("læ").spans("Laering, ulæselig") == [(0, 3)]
    assert Query("AARS").spans("Årsregnskab") == [(0, 3)]
    assert Query("").spans("Alt") == []
    assert Query("c++ (").spans("C++ (nyt)") == [(0, 3), (4, 5)]


def test_spellings() -> None:
    assert search.Term("aaræ", True).spellings == ["aaræ", "aarae", "åræ", "årae"]
    assert search.Term("aaab", True).spellings == ["aaab", "aåb", "åab"]
    many = search.Term("æ" * 20, True).spellings
    assert many == ["æ" * 20, "ae" * 20]


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = create(tmp_path_factory.mktemp("search") / "a.campus")
    edits.create_course(made, {"title": "Læring & ledelse", "code": "A-1", "tags": ("sår", 'a "b"')})
    yield made
    made.close()


QUIET = settings(max_examples=150)


@QUIET
@given(st.one_of(st.text(max_size=60), st.text("\"*()^:{}+-ANDORNOTEAR æøåae\0\\'%_#", max_size=60)))
def test_nothing_typed_is_an_error(lasting: Workspace, text: str) -> None:
    found(lasting, text)
    for start, end in Query(text).spans("Læring & ledelse AND (a OR b)"):
        assert 0 <= start < end


@pytest.mark.parametrize("text", ["a " * 5000, "æ" * 5000, '"' * 300, "\ud800", "NEAR(a b, 2)", "title : x", "a*"])
def test_nor_is_anything_pasted(lasting: Workspace, text: str) -> None:
    found(lasting, text)


LETTERS = string.ascii_letters + "æøåÆØÅ"


@settings(max_examples=60)
@given(st.data(), st.lists(st.text(LETTERS, min_size=3, max_size=12), min_size=1, max_size=4))
def test_a_course_is_found_by_any_piece_of_its_title(lasting: Workspace, data: st.DataObject, words: list[str]) -> None:
    title = " ".join(words)
    made = edits.create_course(lasting, {"title": title})
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 3))
    piece = word[start : data.draw(st.integers(start + 3, len(word)))]
    other_way = data.draw(st.sampled_from([piece, piece.upper(), piece.lower(), _written_out(piece)]))
    try:
        assert title in found(lasting, other_way)
        assert title in found(lasting, word[:2])
        assert title in found(lasting, " ".join(reversed(words)))
        assert Query(other_way).spans(title)
    finally:
        edits.delete(lasting, [made])


def _written_out(text: str) -> str:
    return text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("hverdagen feedback", ["Feedback i hverdagen"]),
        ("spilleregler feedback", ["Feedback i hverdagen"]),
        ("fjordstyrelsen", ["Feedback i hverdagen"]),
        ("fjordstyr led-310", ["Feedback i hverdagen"]),
        ("ledere hverdagen", ["Feedback i hverdagen"]),
        ("styrelsen ledere", ["Feedback i hverdagen"]),
        ("aakirkeby", ["Sagsbehandlingskursus"]),
        ("kommune jur-2 behandling", ["Sagsbehandlingskursus"]),
        ("ærø bryg", ["Ølbrygning"]),
        ("aeroe", ["Ølbrygning"]),
        ("zo", ["Læring på jobbet"]),
        ("oo", []),
        ("alle regnskab", ["Årsregnskab for begyndere"]),
        ("zoo ledere", []),
    ],
)
def test_words_stand_in_any_order_over_every_field(workspace: Workspace, text: str, titles: list[str]) -> None:
    assert found(workspace, text) == titles


def meant(workspace: Workspace, text: str) -> list[str]:
    """Titles found for what was probably meant."""
    query = spelling.forgiven(workspace, Query(text))
    if query is None:
        return []
    hits = search.every(workspace, query, queries.listing(workspace))
    return [line.title for line in queries.read_lines(workspace, hits)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("fedback hverdagen", "Feedback i hverdagen"),
        ("feedbakc hverdagen", "Feedback i hverdagen"),
        ("feedbackk hverdagen", "Feedback i hverdagen"),
        ("sagsbehandlng", "Sagsbehandlingskursus"),
        ("årsregnskb", "Årsregnskab for begyndere"),
        ("aarsregnskb", "Årsregnskab for begyndere"),
        ("ølbrygnig", "Ølbrygning"),
        ("fjordstyrlsen", "Feedback i hverdagen"),
        ("spilereg", "Feedback i hverdagen"),
        ("behandlignskursus", "Sagsbehandlingskursus"),
        ("brygnig", "Ølbrygning"),
        ("regnskba", "Årsregnskab for begyndere"),
    ],
)
def test_one_letter_typed_wrong_is_forgiven(workspace: Workspace, text: str, title: str) -> None:
    assert found(workspace, text) == []
    assert title in meant(workspace, text)


@pytest.mark.parametrize("text", ["", "feedback", "kvantefysik", "fdbk", "feedback zoo", "xyz", "&", "fe", '"', "a*b"])
def test_nothing_is_forgiven_where_nothing_is_wrong_or_too_much(workspace: Workspace, text: str) -> None:
    assert meant(workspace, text) == []


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_forgiven(lasting: Workspace, text: str) -> None:
    spelling.forgiven(lasting, Query(text))
