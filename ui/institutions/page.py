"""The institutions page: the list at the left, one institution at the right."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Change
from ui.institutions.form import InstitutionForm
from ui.institutions.listing import InstitutionList, Row
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.actions import Actions, action
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layouts import fill, row_in, stacked
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position


class InstitutionsPage(Page):
    """Lists, searches and edits institutions and their people."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shown = 0
        self._total = 0
        self._new = action(self, _("&New institution …"), self.new_institution, "Ctrl+Shift+N")
        self._delete = action(self, _("&Delete the institution"), self.delete_institution)
        self.header = PageHeader(_("Institutions"))
        self.delete_button = SecondaryButton(_("Delete"), icon="trash-2")
        self.delete_button.setAccessibleName(_("Delete the institution that is shown"))
        self.delete_button.clicked.connect(self.delete_institution)
        self.new_button = SecondaryButton(_("+ New institution"))
        self.new_button.clicked.connect(self.new_institution)
        self.header.add_button(self.delete_button)
        self.header.add_button(self.new_button)
        self.list = InstitutionList()
        self.list.chosen.connect(self._chosen)
        self.list.wanted.connect(self._fill)
        self.list.delete_asked.connect(self.delete_institution)
        self._find = action(self, _("&Find in the list"), self.list.search.setFocus, QKeySequence.StandardKey.Find)
        self.form = InstitutionForm(shell)
        self.form.go_to.connect(self.open_item)
        self._empty = EmptyState(
            _("No institutions yet"),
            _(
                "Write down who is in the network, what each can show the others, and what it seeks feedback on. "
                "Then the program can tell who should visit whom."
            ),
            (_("New institution …"), self.new_institution),
            icon="building-2",
        )
        self._build()

    def _build(self) -> None:
        both = QWidget()
        row = row_in(both)
        row.addWidget(self.list)
        row.addWidget(self.form, 1)
        self._stack = stacked(both, self._empty)
        fill(self, self.header, self._stack)
        self.setFocusProxy(self.list.rows)

    # --- Page --------------------------------------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        if change is None or change.touches("institution", "person", "path"):
            self._fill()

    def open_item(self, item_id: str, view: str | None = None) -> None:
        institution = queries.institution_of(self.workspace, item_id)
        if institution is None:
            return
        if not self.list.select(institution):
            self.list.search.clear()
            self.list.asker = None
            self._fill()
            self.list.select(institution)

    def item(self) -> str | None:
        return self.form.id

    def view_state(self) -> ViewState:
        return {
            "search": self.list.search.text(),
            "asker": self.list.asker,
            "item": self.item(),
            "scroll": scroll_position(self.list.rows),
        }

    def restore_view(self, state: ViewState) -> None:
        self.list.asker = state["asker"]
        self.list.search.setText(state["search"])
        self._fill()
        if state["item"] is not None:
            self.list.select(state["item"])
        restore_scroll(self.list.rows, state["scroll"])

    def menu_actions(self) -> Actions:
        return {"edit/find": self._find, "new": self._new, "delete": self._delete}

    def status(self) -> str:
        if self._shown != self._total:
            return _("{shown} of {total} institutions").format(shown=number(self._shown), total=number(self._total))
        text = ngettext("{count} institution", "{count} institutions", self._total)
        return text.format(count=number(self._total))

    def leave(self) -> None:
        self.form.save_now()

    # --- showing -------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        safe = self.shell.safe
        every = queries.list_institutions(self.workspace)
        institutions = [each for each in every if safe is None or safe.has(each.id)]
        self._total = len(institutions)
        self._stack.setCurrentIndex(0 if institutions else 1)
        for button in (self.new_button, self.delete_button):
            button.setVisible(bool(institutions))  # the empty page offers a new one itself
        self.list.set_askers(institutions)
        found = {each.id for each in queries.search_institutions(self.workspace, self.list.search.text())}
        reasons = self._reasons()
        rows = [
            Row(each.id, each.name, tuple(reasons[each.id]) if reasons is not None else each.can_show)
            for each in institutions
            if each.id in found and (reasons is None or each.id in reasons)
        ]
        self._shown = len(rows)
        self.list.set_rows(rows, self.form.id)
        self._chosen(self.list.current() or "")
        self.header.set_note(self.status() if institutions else "")
        self.status_changed.emit()

    def _reasons(self) -> dict[str, list[str]] | None:
        """What each institution can show of what the chosen one seeks; None if none is chosen."""
        asker = self.list.asker
        if asker is None:
            return None
        seeks = queries.read_institution(self.workspace, asker).seeks
        reasons: dict[str, list[str]] = {}
        for offer in queries.who_can_show(self.workspace, seeks, besides=asker):
            shown = reasons.setdefault(offer.institution, [])
            if offer.shows not in shown:
                shown.append(offer.shows)
        return reasons

    def _chosen(self, institution: str) -> None:
        self.form.show_institution(institution or None)
        for command in (self._delete, self.delete_button):
            command.setEnabled(self.form.id is not None)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def new_institution(self) -> None:
        """Ask for a name and create an institution."""
        name = self.shell.ask.text(self.shell.widget, _("New institution"), _("Name"))
        if name is None:
            return
        made = guard_typed(
            self.shell, _("New institution"), name, lambda: edits.create_institution(self.workspace, name)
        )
        if made is not None:
            self.open_item(made)
            self.form.short_name.setFocus()

    def delete_institution(self) -> None:
        """Delete the institution shown, and its people; undo restores them."""
        institution = self.form.id
        if institution is None:
            return
        self.form.save_now()
        self.shell.guard(lambda: edits.delete_institutions(self.workspace, [institution]))
        self.shell.message(_("Deleted. Ctrl+Z fetches it back."))
