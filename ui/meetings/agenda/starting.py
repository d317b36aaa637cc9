"""What an empty agenda offers: to begin with one of the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _, duration_hours
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.templates import AgendaTemplate
from ui.meetings.agenda.menus import offered_templates
from ui.shell import theme
from ui.shell.page import Shell
from ui.widgets.buttons import SecondaryButton
from ui.widgets.panel import label


class Starting(QWidget):
    """A button for each template, its length and what it is for."""

    def __init__(self, shell: Shell, use: Callable[[AgendaTemplate], object]) -> None:
        super().__init__()
        self._shell, self._use = shell, use
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(3), theme.px(14), theme.px(3), 0)
        self._column.setSpacing(theme.px(6))
        self.buttons: list[SecondaryButton] = []
        self.hide()

    def show_for(self, items: Sequence[AgendaItem], *, wanted: bool) -> None:
        """Show it where the agenda has no items and it is ``wanted``."""
        if items or not wanted:
            self.hide()
            return
        while (entry := self._column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        self._column.addWidget(label(_("Begin with a template:"), "subheading"))
        for template in offered_templates(self._shell):
            text = f"{template.title} · {duration_hours(template.minutes)}".replace("&", "&&")
            button = SecondaryButton(text)
            button.clicked.connect(partial(self._chosen, template))
            self._column.addWidget(button)
            if template.about:
                button.setAccessibleDescription(template.about)
                self._column.addWidget(label(template.about, "small", wrap=True))
            self.buttons.append(button)
        self.show()

    def _chosen(self, template: AgendaTemplate, _checked: bool = False) -> None:
        self._use(template)
