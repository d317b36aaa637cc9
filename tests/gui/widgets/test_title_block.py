"""The title of a page keeps its room before its tags do."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.elided import ElidedLabel
from ui.widgets.title_block import TitleBlock
from ui.widgets.title_field import TitleField


def block(qtbot: QtBot, text: str, width: int) -> tuple[TitleBlock, list[QLabel]]:
    field = TitleField(lambda text: None)
    field.show_text(text)
    made = TitleBlock(field)
    parts = [QLabel("Læringsforløb"), QLabel(" › Fjordstyrelsen"), QLabel("Konkrete kompetencer")]
    made.add_crumb(parts[0])
    made.add_crumb(parts[1])
    made.add_tag(parts[2])
    qtbot.addWidget(made)
    made.resize(width, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made, parts


def test_tags_stand_beside_a_short_title_and_above_a_long_one(qtbot: QtBot) -> None:
    for text, beside in (("Ny leder", True), ("Preboarding og onboarding i hele koncernen", False)):
        made, (_list, _where, tag) = block(qtbot, text, 400)

        def placed(made: TitleBlock = made, tag: QLabel = tag, beside: bool = beside) -> None:
            low = tag.mapTo(made, tag.rect().center()).y() > made.title.y()
            assert low == beside

        qtbot.waitUntil(placed)
        assert tag.width() >= tag.sizeHint().width()


def test_where_little_room_is_left_only_the_way_back_stays(qtbot: QtBot) -> None:
    _made, (back, where, tag) = block(qtbot, "Preboarding og onboarding i hele koncernen", 300)
    assert back.isVisible() and not where.isVisible() and tag.isVisible()


def test_where_one_is_is_shortened_before_it_goes(qtbot: QtBot) -> None:
    field = TitleField(lambda text: None)
    field.show_text("Preboarding og onboarding i hele koncernen")
    made = TitleBlock(field)
    where = ElidedLabel(" › 26. november 2026, Klitby · vært: Klitadministrationen")
    for part in (QLabel("Netværksmøder"), where):
        made.add_crumb(part)
    made.add_tag(QLabel("I gang"))
    qtbot.addWidget(made)
    made.resize(380, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: where.isVisible() and 0 < where.width() < where.sizeHint().width())
    assert where.toolTip() == where.text()


def test_a_title_that_is_cut_is_its_own_tool_tip(qtbot: QtBot) -> None:
    made, _parts = block(qtbot, "Preboarding og onboarding i hele koncernen", 300)
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QApplication

    at = QPoint(10, 10)
    QApplication.sendEvent(made.title, QHelpEvent(QHelpEvent.Type.ToolTip, at, made.title.mapToGlobal(at)))
    assert made.title.toolTip() == "Preboarding og onboarding i hele koncernen"
