"""Chooses a template whose agenda a meeting gets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from campus_desktop.i18n import _
from campus_desktop.meetings import templates
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.templates import AgendaTemplate
from ui.look import theme
from ui.meetings.seen import templates_seen
from ui.shell.protocol import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.padded import PaddedDelegate
from ui.widgets.panel import label

_KEY = Qt.ItemDataRole.UserRole


class TemplateDialog(FormDialog):
    """The list; below it what the chosen one is, and what happens to the agenda there is."""

    def __init__(self, shell: Shell, meeting: Meeting) -> None:
        super().__init__(shell.widget, _("Use a template"), 460)
        self.shell, self._meeting = shell, meeting
        self._templates = {each.key: each for each in templates_seen(shell)}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setItemDelegate(PaddedDelegate(self.list))
        for template in self._templates.values():
            item = QListWidgetItem(template.title)
            item.setData(_KEY, template.key)
            item.setSizeHint(QSize(theme.px(100), theme.px(32)))
            self.list.addItem(item)
        self.list.setMinimumHeight(theme.px(190))
        self.about = label("", "muted", wrap=True)
        self.about.setMinimumHeight(theme.px(58))
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.about)
        if meeting.items:
            text = _("It takes the place of the agenda there is; undo brings that back. Date, times and people stay.")
            self.body.addWidget(label(text, "small", wrap=True))
        self.finish(_("&Use the template"), self._use, stretch=0)
        self.list.currentItemChanged.connect(self._show_about)
        self.list.itemActivated.connect(self.do)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _chosen(self) -> AgendaTemplate:
        template: AgendaTemplate = self._templates[self.list.currentItem().data(_KEY)]
        return template

    def _show_about(self) -> None:
        template = self._chosen()
        own = _("Kept from a meeting.") if template.own else template.about
        self.about.setText(f"{own} {template.size}.")

    def _use(self) -> None:
        templates.use_template(self.shell.workspace, self._meeting.id, self._chosen().key)
