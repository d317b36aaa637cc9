"""The people at an institution: one line each, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from campus_desktop.i18n import N_, _
from campus_desktop.institutions.edits import PersonField
from campus_desktop.institutions.institution import Person
from ui.look import theme
from ui.widgets.buttons import DashedButton, QuietButton
from ui.widgets.layouts import emptied
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine
from ui.widgets.scrolled import bring_in_sight

Save = Callable[[str, PersonField, str], object]

_COLUMNS: tuple[tuple[PersonField, str, int], ...] = (
    ("name", N_("Initials or name"), 3),
    ("role", N_("Role"), 4),
    ("email", N_("E-mail"), 5),
)


def named(text: str) -> str | None:
    """The error in the name of an institution or a person; None for none."""
    return None if text.strip() else _("A name is needed here; the old one is kept.")


class PeopleRows(QWidget):
    """Fields for each person, a button to remove one, and one to add. ``save(person, field, text)`` writes; ``leave`` seals."""

    add_asked = Signal()
    remove_asked = Signal(str)

    def __init__(self, save: Save, leave: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save, self._leave = save, leave
        self.fields: dict[str, dict[str, SavedLine]] = {}
        self._addresses = True
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for number, (_field, _name, stretch) in enumerate(_COLUMNS):
            self._grid.setColumnStretch(number, stretch)
        self.add = DashedButton(_("+ Person"))
        self.add.clicked.connect(self._add_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.add)

    def show_people(self, people: Sequence[Person], *, addresses: bool = True) -> None:
        """Show these people; fields of people shown already are kept, with what is being typed in them. Without ``addresses`` their
        e-mail addresses are hidden."""
        if [person.id for person in people] != list(self.fields) or addresses != self._addresses:
            self._addresses = addresses
            self._rebuild(people)
        for person in people:
            for field, line in self.fields[person.id].items():
                line.show_text(getattr(person, field), (person.id, field))

    def shown(self) -> list[str]:
        """The ids of the people shown, in their order."""
        return list(self.fields)

    def go_to(self, person: str, field: PersonField) -> None:
        """Put the keyboard focus into a field of a person, or on the button that adds one where the person is not shown."""
        target: QWidget = self.fields[person][field] if person in self.fields else self.add
        target.show()  # a new field is otherwise shown from the event loop, and takes no focus before
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(target)

    def save_now(self) -> None:
        """Save what is typed immediately."""
        for fields in self.fields.values():
            for line in fields.values():
                line.save_now()

    def _rebuild(self, people: Sequence[Person]) -> None:
        emptied(self._grid)
        self.fields.clear()
        if people:
            for column, (_field, name, _stretch) in enumerate(self._columns()):
                self._grid.addWidget(label(_(name), "small"), 0, column)
        for row, person in enumerate(people, 1):
            self.fields[person.id] = {}
            for column, (field, name, _stretch) in enumerate(self._columns()):
                line = SavedLine(partial(self._save, person.id, field), self._leave, named if field == "name" else None)
                line.setAccessibleName(f"{_(name)}, {person.name}")
                self.fields[person.id][field] = line
                self._grid.addWidget(line, row, column)
            remove = QuietButton(icon="x", name=_("Delete {name}").format(name=person.name))
            remove.clicked.connect(partial(self._removed, person.id))
            self._grid.addWidget(remove, row, len(_COLUMNS))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))

    def _columns(self) -> tuple[tuple[PersonField, str, int], ...]:
        return tuple(each for each in _COLUMNS if self._addresses or each[0] != "email")

    def _add_asked(self, _checked: bool = False) -> None:
        self.add_asked.emit()

    def _removed(self, person: str, _checked: bool = False) -> None:
        self.remove_asked.emit(person)
