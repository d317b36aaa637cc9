"""Lists in order and under filters, their values, and where courses are used."""

from collections.abc import Sequence

import pytest

from campus_desktop import i18n
from campus_desktop.courses import edits, queries
from campus_desktop.courses.fields import COURSE_FIELDS
from campus_desktop.courses.queries import Filters
from campus_desktop.workspace import Workspace
from tests.support.few_courses import IN_ORDER


def titles(workspace: Workspace, rids: Sequence[int]) -> list[str]:
    return [line.title for line in queries.read_lines(workspace, rids)]


def listed(workspace: Workspace, filters: Filters | None = None, sort: str = "title", **how: bool) -> list[str]:
    return titles(workspace, queries.listing(workspace, filters, sort, **how).rids)


def test_titles_stand_in_danish_order_without_retired_ones(workspace: Workspace) -> None:
    assert listed(workspace) == IN_ORDER
    assert listed(workspace, descending=True) == IN_ORDER[::-1]
    assert queries.count(workspace) == 6


def test_retired_ones_can_be_shown(workspace: Workspace) -> None:
    assert "Gammelt kursus" in listed(workspace, Filters(retired=True))
    assert queries.count(workspace, retired=True) == 7


def test_what_has_no_value_comes_last_either_way(workspace: Workspace) -> None:
    short_first = listed(workspace, sort="minutes")
    assert short_first[:2] == ["Sådan giver du feedback", "Læring på jobbet"]
    long_first = listed(workspace, sort="minutes", descending=True)
    assert long_first[0] == "Feedback i hverdagen"
    assert short_first[-2:] == long_first[-2:] == ["Sagsbehandlingskursus", "Ølbrygning"]


def test_other_columns_sort_by_danish_rules(workspace: Workspace) -> None:
    assert listed(workspace, sort="provider")[:4] == [
        "Feedback i hverdagen",  # Fjordstyrelsen
        "Læring på jobbet",  # Zoo
        "Ølbrygning",  # Ærø
        "Sagsbehandlingskursus",  # Åkirkeby
    ]
    assert listed(workspace, sort="format")[0] == "Årsregnskab for begyndere"  # E-læring
    with i18n.using("en"):
        assert listed(workspace, sort="format")[1] == "Feedback i hverdagen"  # Face to face
    with pytest.raises(KeyError):
        queries.listing(workspace, None, "rid; DROP TABLE course")


@pytest.mark.parametrize("sort", COURSE_FIELDS)
def test_every_column_lists_every_course_once(workspace: Workspace, sort: str) -> None:
    for descending in (False, True):
        assert sorted(listed(workspace, None, sort, descending=descending)) == sorted(IN_ORDER)


def test_filters_narrow_together(workspace: Workspace) -> None:
    assert listed(workspace, Filters(formats=frozenset({"video", "peer"}))) == [
        "Læring på jobbet",
        "Sådan giver du feedback",
    ]
    both = Filters(formats=frozenset({"video", "peer"}), durations=frozenset({"quarter"}))
    assert listed(workspace, both) == ["Sådan giver du feedback"]
    assert listed(workspace, Filters(durations=frozenset({"unknown", "day"}))) == [
        "Feedback i hverdagen",
        "Sagsbehandlingskursus",
        "Ølbrygning",
    ]
    assert listed(workspace, Filters(formats=frozenset({""}))) == ["Ølbrygning"]
    assert listed(workspace, Filters(tags=frozenset({"samarbejde"}))) == ["Feedback i hverdagen"]
    assert len(listed(workspace, Filters(tags=frozenset({""})))) == 4
    assert listed(workspace, Filters(formats=frozenset({"audio"}))) == []


def test_a_tag_is_found_whole_only(workspace: Workspace) -> None:
    made = edits.create_course(workspace, {"title": "Citat", "tags": ('sagt "Feed" ofte', "Feed, back")})
    assert listed(workspace, Filters(tags=frozenset({"Feed"}))) == []
    for tag in ('sagt "Feed" ofte', "Feed, back"):
        assert listed(workspace, Filters(tags=frozenset({tag}))) == ["Citat"]
    course = queries.read_course(workspace, made)
    assert course is not None and course.tags == ('sagt "Feed" ofte', "Feed, back")


@pytest.mark.parametrize("field", ["formats", "durations", "audiences", "providers", "languages", "tags"])
def test_a_filter_gives_as_many_as_its_menu_says(workspace: Workspace, field: str) -> None:
    others = Filters(retired=True)
    for value, number in queries.facet(workspace, field, others):
        chosen = Filters(**{"retired": True, field: frozenset({value})})  # type: ignore[arg-type]
        assert len(listed(workspace, chosen)) == number > 0


def test_a_menu_counts_under_the_other_filters(workspace: Workspace) -> None:
    filters = Filters(formats=frozenset({"video"}), tags=frozenset({"Feedback"}))
    assert queries.facet(workspace, "formats", filters) == [("video", 1), ("face-to-face", 1)]
    assert queries.facet(workspace, "durations", filters) == [("quarter", 1)]
    assert queries.facet(workspace, "providers") == [
        ("Fjordstyrelsen", 1),
        ("Zoo", 1),
        ("Ærø", 1),
        ("Åkirkeby Kommune", 1),
        ("", 2),
    ]


def test_courses_are_read_in_the_order_asked_for(workspace: Workspace) -> None:
    rids = list(queries.listing(workspace).rids)[::-1]
    ids = queries.ids_of(workspace, rids)
    assert [course.title for course in queries.read_courses(workspace, ["gone", *ids])] == IN_ORDER[::-1]
    assert [course.id for course in queries.read_by_rid(workspace, rids)] == ids
    assert queries.rid_of(workspace, ids[0]) == rids[0]
    assert queries.read_course(workspace, "gone") is None
    assert queries.rid_of(workspace, "gone") is None


def test_where_a_course_is_used(workspace: Workspace) -> None:
    course = queries.ids_of(workspace, queries.listing(workspace).rids)[0]
    with workspace.edit("Path") as edit:
        house = edit.insert("institution", {"name": "Fjordstyrelsen", "sort_key": "fjordstyrelsen"})
        path = edit.insert("path", {"title": "Ny leder", "sort_key": "ny leder", "institution": house})
        phase = edit.insert("phase", {"path": path, "name": "Uge 1", "ord": "a"})
        for order, title in (("b", "Anden"), ("a", "Første")):
            edit.insert("step", {"phase": phase, "title": title, "course": course, "ord": order})
    assert queries.where_used(workspace, course) == [
        queries.Use(path, "Ny leder", "Fjordstyrelsen", ("Første", "Anden"))
    ]
    assert queries.where_used(workspace, "gone") == []


def test_the_same_course_is_known_by_code_else_title_and_provider(workspace: Workspace) -> None:
    first = queries.ids_of(workspace, queries.listing(workspace).rids)[0]
    assert queries.same_course(workspace, "LED-310", "Andet", "") == first
    assert queries.same_course(workspace, "LED-310", "Andet", "", besides=first) is None
    assert queries.same_course(workspace, "", "læring på jobbet", "Zoo") is not None
    assert queries.same_course(workspace, "", "Læring på jobbet", "Ærø") is None
