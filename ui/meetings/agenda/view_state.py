"""What the user has chosen to see in an agenda, kept while the window is built again in another language."""

from __future__ import annotations

from ui.meetings.agenda.column import AgendaColumn
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position


def agenda_state(agenda: AgendaColumn) -> ViewState:
    """The chosen items, the items whose groups are shown, and how far it is scrolled."""
    return {"chosen": agenda.chosen(), "unfolded": dict(agenda.unfolded), "scroll": scroll_position(agenda.view)}


def restore_agenda(agenda: AgendaColumn, state: ViewState) -> None:
    """Show again what ``agenda_state`` returned."""
    agenda.unfolded.update(state["unfolded"])
    agenda.show_meeting(None)
    agenda.view.choose(state["chosen"])
    restore_scroll(agenda.view, state["scroll"])
