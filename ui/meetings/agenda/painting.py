"""Paints what the agenda's view has laid out: the grounds of groups, what is said between the cards, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.painting import paint_opening
from ui.meetings.agenda import cards

if TYPE_CHECKING:
    from ui.meetings.agenda.view import AgendaView

_DIMMED = 0.35


def paint_column(view: AgendaView, painter: QPainter, seen: QRect, hovered: int) -> None:
    """All that lies in ``seen``; ``hovered`` is the row under the mouse."""
    made, model = view.layout_, view.agenda_model
    for rect, group in made.groups:
        if rect.intersects(seen):
            cards.paint_ground(painter, rect, "sunken", "border")
            if not group.blocks:
                _paint_empty_group(view, painter, rect)
    chosen = {index.row() for index in view.selectionModel().selectedRows()}
    current = view.currentIndex().row() if view.hasFocus() else -1
    for number, rect in made.notices.items():
        notice = model.cards[number].notice
        if notice is not None and rect.intersects(seen):
            cards.paint_notice(painter, rect, *notice)
    for number, rect in enumerate(made.rects):
        if rect.intersects(seen):
            _paint_row(view, painter, number, rect, number in chosen, number == hovered)
            if number == current:
                cards.paint_focus(painter, rect, outside=model.rows[number].kind == "item")
    if made.opening is not None and view.opening_text is not None:
        hidden = view.hidden.translated(0, view.verticalOffset())
        paint_opening(painter, made.opening, view.opening_text, hidden)
    view.resizing.paint(painter)


def _paint_row(view: AgendaView, painter: QPainter, number: int, rect: QRect, selected: bool, hovered: bool) -> None:
    row, card = view.agenda_model.rows[number], view.agenda_model.cards[number]
    if row.kind == "day":
        cards.paint_day(painter, rect, card, selected=selected)
    elif row.kind == "group":
        cards.paint_group(painter, rect, card, selected=selected)
    elif row.key in view.dimmed or (row.item is not None and row.item.parent in view.dimmed):
        painter.setOpacity(_DIMMED)
        cards.paint_item(painter, rect, card)
        painter.setOpacity(1)
    else:
        cards.paint_item(painter, rect, card, selected=selected)
        if hovered and row.item is not None and not row.item.children:
            view.resizing.paint_grip(painter, rect)


def _paint_empty_group(view: AgendaView, painter: QPainter, rect: QRect) -> None:
    if view.layout_.opening is not None and rect.intersects(view.layout_.opening):
        return
    painter.setPen(theme.color("muted"))
    painter.setFont(theme.font(cards.SECOND))
    area = rect.adjusted(theme.px(6), theme.px(24), -theme.px(6), 0)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    painter.drawText(area, flags, _("Drag items here"))
