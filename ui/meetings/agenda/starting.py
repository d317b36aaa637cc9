"""What an empty agenda offers: to begin with one of the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from campus_desktop.i18n import _, duration_hours
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.templates import AgendaTemplate
from ui.look import theme
from ui.meetings.agenda.menus import offered_templates
from ui.shell.protocol import Shell
from ui.widgets.buttons import CardButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.layouts import emptied
from ui.widgets.panel import label


class TemplateCard(CardButton):
    """A template to begin with: its title, how long it is, and what it is for."""

    def __init__(self, template: AgendaTemplate) -> None:
        super().__init__()
        length = duration_hours(template.minutes)
        first = QWidget()
        across = QHBoxLayout(first)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(ElidedLabel(template.title, "subheading"), 1)
        across.addWidget(label(length, "small"))
        self.add(first)
        if template.about:
            self.add(ElidedLabel(template.about, "small"))
            self.setToolTip(template.about)
        self.setAccessibleName(f"{template.title}, {length}")
        self.setAccessibleDescription(template.about)


class Starting(QWidget):
    """A card for each template."""

    def __init__(self, shell: Shell, use: Callable[[AgendaTemplate], object]) -> None:
        super().__init__()
        self._shell, self._use = shell, use
        self._column = QVBoxLayout(self)
        self.cards: list[TemplateCard] = []
        self.hide()

    def show_for(self, items: Sequence[AgendaItem], *, wanted: bool) -> None:
        """Show it where the agenda has no items and it is ``wanted``."""
        if items or not wanted:
            self.hide()
            return
        emptied(self._column)
        self._column.setContentsMargins(theme.px(3), theme.px(14), theme.px(3), 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(label(_("Begin with a template:"), "subheading"))
        offered = offered_templates(self._shell)
        self.cards = [TemplateCard(template) for template in offered]
        for card, template in zip(self.cards, offered, strict=True):
            card.clicked.connect(partial(self._chosen, template))
            self._column.addWidget(card)
        self.show()

    def _chosen(self, template: AgendaTemplate, _checked: bool = False) -> None:
        self._use(template)
