"""A dialog for a new learning path: its title, and what it starts from."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from campus_desktop.i18n import _, duration_hours, ngettext
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings.edits import add_new_path
from campus_desktop.paths import edits, templates
from campus_desktop.paths.words import PURPOSES
from ui.institutions.choosing import InstitutionBox
from ui.shell.protocol import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.panel import label


class NewPathDialog(FormDialog):
    """Creates the path, as one edit; ``made`` emits its id."""

    def __init__(self, shell: Shell, meeting_id: str | None = None, title: str = "") -> None:
        """``meeting_id``: the path is added to that meeting; ``title`` is text typed already."""
        super().__init__(shell.widget, _("New learning path"), 460)
        self._meeting = meeting_id
        self.shell = shell
        self._templates = {template.key: template for template in templates.list_templates()}
        self._proposed = ""
        self.begin = Dropdown()
        self.begin.addItem(_("A blank path"), "")
        for template in self._templates.values():
            self.begin.addItem(_("Template: {title}").format(title=template.title), template.key)
        self.about = label("", "muted", wrap=True)
        self.title = QLineEdit(title)
        self.title.setPlaceholderText(_("For example “Onboarding of new colleagues”"))
        every = list_institutions(shell.workspace)
        seen = [each for each in every if shell.safe is None or shell.safe.has(each.id)]
        self.institution = InstitutionBox(shell, _("No institution"), seen)
        self.purpose = Dropdown()
        self.purpose.addItem(_("No purpose given"), None)
        for word, text in PURPOSES.items():
            self.purpose.addItem(_(text), word)
        self._lay_out()
        self.begin.currentIndexChanged.connect(self._begin_changed)
        self.title.textChanged.connect(self._enable)
        self._begin_changed()
        self._enable()
        self.title.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(FormRow(_("&Title"), self.title))
        self.body.addWidget(FormRow(_("&Begin from"), self.begin))
        self.body.addWidget(self.about)
        self.body.addWidget(FormRow(_("&Institution"), self.institution))
        self._purpose_row = FormRow(_("&Purpose"), self.purpose)
        self.body.addWidget(self._purpose_row)
        self.finish(_("&Make the path"), self._create)

    def _begin_changed(self) -> None:
        template = self._templates.get(self.begin.currentData())
        if template is None:
            self.about.setText(_("One empty phase to begin in."))
        else:
            text = _("{about} {phases}, {steps}, {time}.")
            phases = ngettext("{count} phase", "{count} phases", template.phases).format(count=template.phases)
            steps = ngettext("{count} step", "{count} steps", template.steps).format(count=template.steps)
            time = duration_hours(template.minutes)
            self.about.setText(text.format(about=template.about, phases=phases, steps=steps, time=time))
        # a template has its own purpose
        self._purpose_row.setVisible(template is None)
        title = template.title if template else ""
        if self.title.text() in ("", self._proposed):
            self.title.setText(title)
            self.title.selectAll()
        self._proposed = title

    def _enable(self) -> None:
        self.agree.setEnabled(bool(self.title.text().strip()))

    def _create(self) -> str:
        if self._meeting is None:
            return self._with_institution()
        return add_new_path(self.shell.workspace, self._meeting, self._with_institution)

    def _with_institution(self) -> str:
        label = _("New learning path “{title}”").format(title=" ".join(self.title.text().split()))
        return self.institution.with_it(label, self._make)

    def _make(self, institution: str | None) -> str:
        workspace, title = self.shell.workspace, self.title.text()
        if key := self.begin.currentData():
            return templates.path_from_template(workspace, key, title, institution)
        return edits.create_path(workspace, title, institution=institution, purpose=self.purpose.currentData())
