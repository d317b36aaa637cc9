"""The title of a page keeps its room before its tags do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.title_block import TitleBlock
from ui.widgets.title_field import TitleField


def block(qtbot: QtBot, text: str, width: int, place: str = "Fjordstyrelsen") -> tuple[TitleBlock, QLabel, QLabel]:
    """A block of that width, what says where one is, and a tag."""
    field = TitleField("Titel", "En titel mangler.", lambda text: None, lambda: None)
    field.show_text(text)
    made = TitleBlock(field, "Læringsforløb")
    made.show_where(place)
    where = next(each for each in made.findChildren(QLabel) if place in each.text())
    tag = QLabel("Konkrete kompetencer")
    made.add_tag(tag)
    qtbot.addWidget(made)
    made.resize(width, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made, where, tag


def test_tags_stand_beside_a_short_title_and_above_a_long_one(qtbot: QtBot) -> None:
    for text, beside in (("Ny leder", True), ("Preboarding og onboarding i hele koncernen", False)):
        made, _where, tag = block(qtbot, text, 400)

        def placed(made: TitleBlock = made, tag: QLabel = tag, beside: bool = beside) -> None:
            low = tag.mapTo(made, tag.rect().center()).y() > made.title.y()
            assert low == beside

        qtbot.waitUntil(placed)
        assert tag.width() >= tag.sizeHint().width()


def test_where_little_room_is_left_only_the_way_back_stays(qtbot: QtBot) -> None:
    made, where, tag = block(qtbot, "Preboarding og onboarding i hele koncernen", 240)
    assert made.back.isVisible() and not where.isVisible() and tag.isVisible()


@pytest.mark.parametrize(("width", "words"), [(300, "Læringsforløb"), (205, "‹")])
def test_the_way_back_becomes_an_arrow_before_a_tag_is_cut(qtbot: QtBot, width: int, words: str) -> None:
    header = QWidget()  # as where a header has less room than its parts ask for
    field = TitleField("Titel", "En titel mangler.", lambda text: None, lambda: None)
    field.show_text("Preboarding og onboarding i hele koncernen")
    made, tag = TitleBlock(field, "Læringsforløb", header), QLabel("Konkrete kompetencer")
    made.add_tag(tag)
    made.show_where("Klitby")
    where = next(each for each in made.findChildren(QLabel) if "Klitby" in each.text())
    made.setGeometry(0, 0, width, 60)
    header.resize(width, 60)
    qtbot.addWidget(header)
    header.show()
    qtbot.waitExposed(header)
    qtbot.waitUntil(lambda: tag.width() >= tag.sizeHint().width())
    assert made.back.text() == words and made.back.accessibleName() == "Læringsforløb"
    assert where.isVisible() == (width == 300)


def test_where_one_is_is_shortened_before_it_goes(qtbot: QtBot) -> None:
    place = "26. november 2026, Klitby · vært: Klitadministrationen"
    _made, where, _tag = block(qtbot, "Preboarding og onboarding i hele koncernen", 430, place)
    qtbot.waitUntil(lambda: where.isVisible() and 0 < where.width() < where.sizeHint().width())
    assert where.toolTip() == where.text()


def test_a_title_that_is_cut_is_its_own_tool_tip(qtbot: QtBot) -> None:
    made, _where, _tag = block(qtbot, "Preboarding og onboarding i hele koncernen", 240)
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QApplication

    at = QPoint(10, 10)
    QApplication.sendEvent(made.title, QHelpEvent(QHelpEvent.Type.ToolTip, at, made.title.mapToGlobal(at)))
    assert made.title.toolTip() == "Preboarding og onboarding i hele koncernen"
