"""A form for one institution: every field saves by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.institutions import edits, queries
from campus_desktop.institutions.closed_days import closed_days_text, parse_closed_days
from campus_desktop.institutions.edits import PersonField, TextField, TopicField
from ui.institutions.people import PeopleRows, named
from ui.look import theme
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.buttons import LinkButton
from ui.widgets.form import FormRow
from ui.widgets.layouts import emptied
from ui.widgets.panel import Panel, label
from ui.widgets.saved_field import SavedLine, SavedText
from ui.widgets.scrolled import bring_in_sight


class InstitutionForm(QScrollArea):
    """Shows the institution last passed to ``show_institution``."""

    go_to = Signal(str)
    """The id of another institution, opened from an answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.id: str | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _build(self) -> None:
        seal = self._seal
        self.name = SavedLine(partial(self._save_text, "name"), seal, named)
        self.short_name = SavedLine(partial(self._save_text, "short_name"), seal)
        self.can_show = SavedText(partial(self._save_topics, "can_show"), seal)
        self.seeks = SavedText(partial(self._save_topics, "seeks"), seal)
        self.closed_days = SavedText(self._save_closed_days, seal, self._check_days)
        self.note = SavedText(partial(self._save_text, "note"), seal)
        self.people = PeopleRows(self._save_person, seal)
        self.people.add_asked.connect(self._add_person)
        self.people.remove_asked.connect(self._remove_person)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.addWidget(
            self._panel(
                _side_by_side((FormRow(_("Name"), self.name), 3), (FormRow(_("Short name"), self.short_name), 1)),
            )
        )
        topic = _("One topic a line")
        show = FormRow(_("Can show"), self.can_show, topic)
        self._answers = QVBoxLayout()
        self._column.addWidget(
            self._panel(
                _side_by_side((show, 1), (FormRow(_("Seeks feedback on"), self.seeks, topic), 1)),
                self._answers,
                title=_("What they can show, and what they seek"),
            )
        )
        self._column.addWidget(self._panel(self.people, title=_("People")))
        self._note_row = FormRow(_("Note"), self.note)
        days = FormRow(
            _("Closed days besides weekends and public holidays"),
            self.closed_days,
            _("One date or range a line, for example 24/12 or 24/12–2/1"),
        )
        self.days_problem = label("", "error", wrap=True)
        self.days_problem.hide()
        around = QWidget()
        under = QVBoxLayout(around)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(days)
        under.addWidget(self.days_problem)
        self._column.addWidget(self._panel(_side_by_side((self._note_row, 1), (around, 1))))
        self._paths = QVBoxLayout()
        self._paths_panel = self._panel(self._paths, title=_("Learning paths"))
        self._column.addWidget(self._paths_panel)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def _panel(self, *parts: QWidget | QHBoxLayout | QVBoxLayout, title: str = "") -> Panel:
        panel = Panel(title, margin=16)
        for part in parts:
            if isinstance(part, QWidget):
                panel.body.addWidget(part)
            else:
                panel.body.addLayout(part)
        return panel

    def _resize(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(20))
        self._column.setSpacing(theme.px(14))
        self._inside.setMaximumWidth(theme.px(920))
        for field in (self.can_show, self.seeks, self.closed_days, self.note):
            field.setFixedHeight(theme.px(92))
        self._answers.setSpacing(theme.px(2))
        self._paths.setSpacing(theme.px(2))

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_institution(self, institution_id: str | None) -> None:
        """Show the current state of an institution; nothing for None or an institution that no longer exists."""
        if institution_id != self.id:
            self.save_now()
        known = {each.id: each for each in queries.list_institutions(self._shell.workspace)}
        found = known.get(institution_id or "")
        self.id = None if found is None else found.id
        self.setVisible(found is not None)
        if found is None:
            return
        self.name.show_text(found.name, (found.id, "name"))
        self.short_name.show_text(found.short_name, (found.id, "short_name"))
        self.can_show.show_text("\n".join(found.can_show), (found.id, "can_show"))
        self.seeks.show_text("\n".join(found.seeks), (found.id, "seeks"))
        self.closed_days.show_text(closed_days_text(found.closed_days), (found.id, "closed_days"))
        self._check_days(self.closed_days.toPlainText())
        safe = self._shell.safe
        self._note_row.setHidden(safe is not None)
        self.note.show_text(found.note if safe is None else "", (found.id, "note"))
        people = queries.list_people(self._shell.workspace, found.id)
        self.people.show_people([one for one in people if safe is None or safe.has(one.id)], addresses=safe is None)
        self._show_answers(found.seeks, found.id)
        self._show_paths(found.id)

    def _show_answers(self, topics: tuple[str, ...], institution_id: str) -> None:
        emptied(self._answers)
        safe = self._shell.safe
        offers = queries.who_can_show(self._shell.workspace, topics, besides=institution_id)
        offers = [each for each in offers if safe is None or safe.has(each.institution)]
        if topics:
            text = _("Who can show it:") if offers else _("Nobody has said yet that they can show it.")
            self._answers.addWidget(label(text, "small"))
        for offer in offers:
            text = _("{institution}: {shows}").format(institution=offer.institution_name, shows=offer.shows)
            link = _link(text, partial(self._follow, offer.institution))
            link.setToolTip(text + "\n" + _("Answers “{topic}”").format(topic=offer.sought))
            self._answers.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_paths(self, institution_id: str) -> None:
        emptied(self._paths)
        safe = self._shell.safe
        titles = queries.path_titles(self._shell.workspace, institution_id)
        paths = [each for each in titles if safe is None or safe.has(each[0])]
        self._paths_panel.setVisible(bool(paths))
        for path, title in paths:
            link = _link(title, partial(self._open_path, path))
            self._paths.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _follow(self, institution: str, _checked: bool = False) -> None:
        self.go_to.emit(institution)

    def _open_path(self, path: str, _checked: bool = False) -> None:
        self._shell.show_page("paths", path)

    # --- saving --------------------------------------------------------------------------------------------------------

    def save_now(self) -> None:
        """Save what is typed immediately."""
        for field in (self.name, self.short_name, self.can_show, self.seeks, self.closed_days, self.note):
            field.save_now()
        self.people.save_now()

    def _do(self, command: Callable[[str], object]) -> None:
        institution = self.id
        if institution is not None:
            self._shell.guard(lambda: command(institution))

    def _save_text(self, field: TextField, text: str) -> None:
        self._do(lambda institution: edits.update_institution(self._shell.workspace, institution, field, text))

    def _save_topics(self, field: TopicField, text: str) -> None:
        topics = text.split("\n")
        self._do(lambda institution: edits.set_topics(self._shell.workspace, institution, field, topics))

    def _save_closed_days(self, text: str) -> None:
        self._do(lambda institution: edits.set_closed_days(self._shell.workspace, institution, self._days(text)))

    def _days(self, text: str) -> tuple[date, ...]:
        return parse_closed_days(text, self._shell.clock.today())

    def _check_days(self, text: str) -> str | None:
        """The error in the closed days as typed, also shown below the field; until it is corrected the old ones are kept."""
        problem = None
        try:
            self._days(text)
        except CampusError as error:
            problem = str(error)
        self.days_problem.setText(problem or "")
        self.days_problem.setVisible(problem is not None)
        if problem is not None and self.closed_days.hasFocus():
            bring_in_sight(self.days_problem)
        return problem

    def _save_person(self, person: str, field: PersonField, text: str) -> None:
        self._shell.guard(lambda: edits.update_person(self._shell.workspace, person, field, text))

    def _add_person(self) -> None:
        name, institution = self._shell.ask.text(self._shell.widget, _("New person"), _("Initials or name")), self.id
        if name is None or institution is None:
            return
        command = partial(edits.create_person, self._shell.workspace, institution, name)
        made = guard_typed(self._shell, _("New person"), name, command)
        if made is not None:
            self.people.go_to(made, "role")

    def _remove_person(self, person: str) -> None:
        people = self.people.shown()
        place = people.index(person) if person in people else 0
        beside = [*people[place + 1 :], *reversed(people[:place])]
        self._shell.guard(lambda: edits.delete_people(self._shell.workspace, [person]))
        if person not in self.people.shown():  # the button that had the keyboard focus is gone
            self.people.go_to(beside[0] if beside else "", "name")

    def _seal(self) -> None:
        self._shell.workspace.seal()


def _link(text: str, command: Callable[[bool], object]) -> LinkButton:
    """A link that may be narrower than its text, so that a long one does not widen the page."""
    link = LinkButton(text.replace("&", "&&"))
    link.setMinimumWidth(theme.px(120))
    link.clicked.connect(command)
    return link


def _side_by_side(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(14))
    for widget, stretch in parts:
        row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
    return row
