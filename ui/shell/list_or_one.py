"""The base of a page that shows the list of all things of a kind, or one of them."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from campus_desktop.workspace import Change
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions
from ui.widgets.layouts import fill, stacked
from ui.widgets.tabbing import put_keyboard
from ui.widgets.view_state import ViewState


class AllView(QWidget):
    """The list of all things."""

    opened = Signal(str)
    """The user opened the thing with this id."""
    new_wanted = Signal()
    """The user asked for a new thing."""

    def refresh(self) -> None:
        """Read the list again."""

    def choose(self, thing_id: str | None) -> None:
        """Select a thing."""

    def view_state(self) -> ViewState:
        """As ``Page.view_state``."""
        return {}

    def restore_view(self, state: ViewState) -> None:
        """As ``Page.restore_view``."""

    def actions_for_menus(self) -> Actions:
        """As ``Page.menu_actions``."""
        return {}


class OneView(QWidget):
    """One of the things, with a way back to the list."""

    closed = Signal()
    """The user asked for the list."""
    status_changed = Signal()
    actions_changed = Signal()

    def shown(self) -> str | None:
        """The id of the thing shown, or shown last."""
        return None

    def refresh(self, change: Change | None) -> bool:
        """Read again what ``change`` touched of the thing; False if it no longer exists."""
        return True

    def take_keyboard(self) -> None:
        """Give the keyboard focus to the main part."""

    def actions_for_menus(self) -> Actions:
        """As ``Page.menu_actions``."""
        return {}

    def status(self) -> str:
        """As ``Page.status``."""
        return ""

    def forget(self) -> None:
        """As ``Page.forget``, where the thing shown may still be seen."""

    def view_key(self) -> str | None:
        """The view in which the thing is shown, as ``Page.open_item`` takes it; None if there is only one."""
        return None

    def view_state(self) -> ViewState:
        """As ``Page.view_state``, where a thing is shown."""
        return {}

    def restore_view(self, state: ViewState) -> None:
        """As ``Page.restore_view``, with the same thing shown in the same view."""

    def leave(self) -> None:
        """Save what is typed."""


All = TypeVar("All", bound=AllView)
One = TypeVar("One", bound=OneView)


class ListOrOnePage(Page, Generic[All, One]):
    """``all_view`` is the list, ``one_view`` the class of what shows one thing."""

    list_tables: tuple[str, ...] = ()
    """The tables whose changes the list shows."""

    def __init__(self, shell: Shell, all_view: All, one_view: type[One]) -> None:
        super().__init__(shell)
        self.list, self._one_view = all_view, one_view
        self._stack = stacked(all_view)
        self.view = self._new_view()
        fill(self, self._stack)
        self.list.opened.connect(self.open_item)
        self.list.new_wanted.connect(self.new)

    def _new_view(self) -> One:
        made = self._one_view(self.shell)  # type: ignore[arg-type]  # each takes the shell
        made.closed.connect(self.show_list)
        made.status_changed.connect(self.status_changed)
        made.actions_changed.connect(self.actions_changed)
        self._stack.addWidget(made)
        return made

    @property
    def viewing(self) -> bool:
        """Whether one thing is shown, not the list."""
        return self._stack.currentWidget() is self.view

    def may_show(self, thing_id: str | None) -> bool:
        """Whether a thing may be seen now: the screen may be shared."""
        return True

    def new(self) -> None:
        """Ask for the data of a new thing, create it and show it."""

    def refresh(self, change: Change | None) -> None:
        if self.viewing and not self.may_show(self.item()):
            self.show_list()
        elif self.viewing:
            if not self.view.refresh(change):
                self._to_list()  # the thing is gone, and with it what would be saved
        elif change is None or change.touches(*self.list_tables):
            self.list.refresh()

    def item(self) -> str | None:
        return self.view.shown() if self.viewing else None

    def view_state(self) -> ViewState:
        state: ViewState = {"list": self.list.view_state()}
        if self.viewing:
            state |= {"item": self.item(), "view": self.view.view_key(), "one": self.view.view_state()}
        return state

    def restore_view(self, state: ViewState) -> None:
        self.list.restore_view(state["list"])
        item = state.get("item")
        if item is not None:
            self.open_item(item, state["view"])
            if self.item() == item:
                self.view.restore_view(state["one"])

    def forget(self) -> None:
        viewing = self.viewing
        if viewing and self.may_show(self.item()):
            self.view.forget()
            return
        was, self.view = self.view, self._new_view()
        self._stack.removeWidget(was)
        was.deleteLater()
        if viewing:
            self.show_list()

    def bring(self, part: QWidget) -> None:
        """Show the list or the view, and give it the keyboard focus, unless the page is not visible yet."""
        if self._stack.currentWidget() is not part:
            self._stack.setFocus()  # otherwise Qt gives the focus to the first control
            self._stack.setCurrentWidget(part)
        if self.isVisible():
            self.take_keyboard()
        self.actions_changed.emit()
        self.status_changed.emit()

    def take_keyboard(self) -> None:
        if self.viewing:
            self.view.take_keyboard()
        else:
            put_keyboard(self.list)

    def show_top(self) -> bool:
        if viewing := self.viewing:
            self.show_list()
        return viewing

    def show_list(self) -> None:
        """Leave the thing and show the list."""
        self.view.leave()
        self._to_list()

    def _to_list(self) -> None:
        self.list.refresh()
        self.list.choose(self.view.shown())
        self.bring(self.list)

    def menu_actions(self) -> Actions:
        return (self.view if self.viewing else self.list).actions_for_menus()

    def status(self) -> str:
        return self.view.status() if self.viewing else ""

    def leave(self) -> None:
        self.view.leave()
