"""A field for choosing the institution of a new object; a missing institution is created with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QComboBox

from campus_desktop.i18n import _, fold
from campus_desktop.institutions.edits import with_new_institution
from campus_desktop.institutions.institution import Institution
from ui.shell.protocol import Shell
from ui.widgets.dropdown import Dropdown

_NEW = "new"


class InstitutionBox(Dropdown):
    """``none`` is the label for no institution. The last entry asks for the name of a new one."""

    def __init__(self, shell: Shell, none: str, institutions: Iterable[Institution]) -> None:
        super().__init__()
        self._shell = shell
        self._before = 0
        self._new = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(none, None)
        for each in institutions:
            self.addItem(each.name, each.id)
        self.addItem(_("New institution …"), _NEW)
        self.activated.connect(self._chosen)

    @property
    def _last(self) -> int:
        return self.count() - 1

    def _chosen(self, row: int) -> None:
        if row != self._last:
            self._before = row
            return
        self.setCurrentIndex(self._before)
        title = _("New institution …").removesuffix(" …")
        name = " ".join((self._shell.ask.text(self.window(), title, _("Name"), self._new) or "").split())
        if not name:
            return
        known = next((each for each in range(self._last) if fold(self.itemText(each)) == fold(name)), None)
        if known is None and self._new:
            known = self._last - 1  # the new institution entered before has another name now
            self.setItemText(known, name)
        elif known is None:
            known = self._last
            self.insertItem(known, name, _NEW)
        if self.itemData(known) == _NEW:
            self._new = name
        self._before = known
        self.setCurrentIndex(known)

    def with_it(self, label: str, make: Callable[[str | None], str]) -> str:
        """Call ``make`` with the chosen institution; a new one is created with it, as one undo step called ``label``."""
        if self.currentData() == _NEW:
            return with_new_institution(self._shell.workspace, self._new, label, make)
        return make(self.currentData())
