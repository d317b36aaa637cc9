"""Rows that are hardly courses."""

import pytest

from campus_desktop.imports.outliers import FOOTNOTE, GROUP, HIDDEN, SUM, Outliers
from campus_desktop.imports.tables.columns import Mapping

MAPPING = Mapping(("title", "code", "duration"))
COURSE = ["Klart sprog", "K1", "1 t"]


def found(*rows: list[str], **more: list[int]) -> list[tuple[int, str]]:
    return list(Outliers(MAPPING, **more).find([COURSE, *rows], 2, None))


@pytest.mark.parametrize(
    "text",
    ["I alt", "Ialt:", "Total", "TOTAL: 12", "Sum", "Subtotal", "12 kurser", "I alt 12 kurser", "Samlet antal: 12", "Gennemsnit",
     "Total: 12 kurser, 654 min", "Summe"],
)  # fmt: skip
def test_sums(text: str) -> None:
    assert found([text, "", "12"]) == [(1, SUM)]
    assert found(["Kurser", text]) == []


@pytest.mark.parametrize(
    "text", ["Total kvalitetsledelse", "Summen af det hele", "I alt for mange møder", "7 gode vaner", "Sammen om MED"]
)
def test_courses_that_begin_like_sums(text: str) -> None:
    assert found([text, "K2", "1 t"], [text]) == []


def test_groups_hidden_rows_and_notes() -> None:
    assert found(["LEDELSE"], ["Ny leder", "L1", "1 t"]) == [(1, GROUP)]
    assert found(["Ledelse:"], ["Ny leder", "L1", "1 t"]) == [(1, GROUP)]
    assert found(["Ledelse"], ["Ny leder", "L1", "1 t"], wide=[3]) == [(1, GROUP)]
    assert found(["LEDELSE"]) == []  # nothing below it
    assert found(["GDPR"], ["Ny leder", "L1", "1 t"]) == []
    assert found(["Jura", "J1", "1 t"], hidden=[3]) == [(1, HIDDEN)]
    assert found([""], ["Kilde: sekretariatet"], ["* uden moms"]) == [(2, FOOTNOTE), (3, FOOTNOTE)]
    assert found(["Note til leder", "N1", "1 t"]) == []


def test_the_last_row_of_a_part_looks_at_the_next() -> None:
    outliers = Outliers(MAPPING)
    assert list(outliers.find([COURSE, ["LEDELSE"]], 2, ["Ny leder", "L1", "1 t"])) == [(1, GROUP)]
    assert list(outliers.find([COURSE, ["LEDELSE"]], 2, None)) == []
