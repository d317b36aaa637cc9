"""The fields of one item, each of which saves by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from campus_desktop.i18n import _
from ui.widgets.check_box import CheckBox
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.line_row import LineRow, ValueRow
from ui.widgets.saved_field import SavedLine, SavedText
from ui.widgets.services import keeper_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from campus_desktop.workspace import Workspace

Row = TypeVar("Row", bound=LineRow)
Choices = Sequence[tuple[Any, str]]
"""Values with their labels, in the order they are offered."""
DIFFERENT = "\0different"
"""The value of a choice in which several items differ."""


Thing = TypeVar("Thing", bound="DataclassInstance")


def in_common(things: Sequence[Thing], empty: Mapping[str, Any]) -> tuple[Thing, frozenset[str]]:
    """An object with what these items have in common, and the fields in which they differ; those contain their ``empty`` value."""
    first = things[0]
    differing = {field for field in empty if any(getattr(one, field) != getattr(first, field) for one in things)}
    # unsaved text typed for several items does not belong to the first of them alone
    own_id = ",".join(str(getattr(one, "id")) for one in things)  # noqa: B009
    return replace(first, id=own_id, **{field: empty[field] for field in differing}), frozenset(differing)


_TICKS = (Qt.CheckState.Unchecked, Qt.CheckState.Checked)


class Edit(Protocol):
    """Creates the edit of a field; with ``merge``, as one undo step with the edits before it.

    It returns a command bound to the item shown now: if it fails it is retried, when another item may be shown. None: nothing is
    shown.
    """

    def __call__(self, *, merge: bool, **fields: Any) -> Callable[[], object] | None: ...


class Host(Protocol):
    """What fields need of the window they save in."""

    @property
    def widget(self) -> QWidget: ...

    @property
    def workspace(self) -> Workspace: ...

    def guard(self, command: Callable[[], object]) -> object: ...


class Fields:
    """Creates the widgets of fields, shows an item in them, and saves what is typed: text as one undo step until the field is left.

    A field is named after the attribute of the item that it shows.
    """

    def __init__(
        self, host: Host, edit: Edit, warn: Callable[[QLineEdit | QPlainTextEdit], QLabel] | None = None
    ) -> None:
        """``warn`` creates the remark below a text field and updates it."""
        self._host, self._edit, self._warn = host, edit, warn
        self.lines: dict[str, LineRow] = {}
        self.texts: dict[str, GrowingText] = {}
        self._show: list[Callable[[Any, bool], object]] = []

    # --- creating ----------------------------------------------------------------------------------------------------

    def line(self, field: str, name: str, hint: str = "", check: Callable[[str], str | None] | None = None) -> LineRow:
        """A line of text. ``check`` returns a message where a text is invalid."""
        row = LineRow(name, lambda text: self.save(field, text), self._seal, check, hint)
        self._watch(row, row.line)
        return self.add(field, row)

    def value(
        self,
        field: str,
        name: str,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        hint: str = "",
        remark: Callable[[str], str] | None = None,
    ) -> ValueRow:
        """A value, read and written as by ``ValueRow``."""
        row = ValueRow(name, read, write, lambda value: self.save(field, value), self._seal, hint, remark=remark)
        return self.add(field, row)

    def add(self, field: str, row: Row, get: Callable[[Any], Any] | None = None) -> Row:
        """Add an existing row; ``get`` returns what it shows of an item where that is not the attribute ``field``."""
        self.lines[field] = row
        self._show.append(
            lambda thing, other: row.show_value(get(thing) if get else getattr(thing, field), other=other)
        )
        return row

    def text(self, field: str, name: str, lines: int = 3) -> FormRow:
        """A text of several lines."""
        made = self.texts[field] = GrowingText(lines, lambda text: self.save(field, text), self._seal)

        def show(thing: Any, other: bool) -> None:
            if other:
                made.forget()
            made.show_text(getattr(thing, field))

        self._show.append(show)
        row = FormRow(name, made)
        self._watch(row, made)
        return row

    def choice(
        self,
        field: str,
        name: str,
        offer: Callable[[], Choices],
        choose: Callable[[QComboBox, Any], object] | None = None,
    ) -> FormRow:
        """One of the values returned by ``offer``, which is called each time an item is shown. ``choose(box, value)`` replaces the
        default saving."""
        box = Dropdown()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        def chosen(_row: int) -> None:
            if choose is not None:
                choose(box, box.currentData())
            else:
                self.save(field, box.currentData(), merge=False)

        def show(thing: Any, _other: bool) -> None:
            choices = [*offer()]
            if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] != choices:
                box.clear()
                for value, text in choices:
                    box.addItem(text, value)
            box.setCurrentIndex(box.findData(getattr(thing, field)))
            box.setToolTip(box.currentText())

        box.activated.connect(chosen)
        box.setPlaceholderText(_("Different"))  # shown if no value is selected
        self._show.append(show)
        return FormRow(name, box)

    def tick(self, field: str, name: str) -> CheckBox:
        """A check box."""
        made = CheckBox(name)
        made.clicked.connect(lambda on: self.save(field, on, merge=False))

        def show(thing: Any, _other: bool) -> None:
            on = getattr(thing, field)
            made.setTristate(on is None)  # several items, of which some are checked and some are not
            made.setCheckState(Qt.CheckState.PartiallyChecked if on is None else _TICKS[bool(on)])
            made.setText(_("{name} (mixed)").format(name=name) if on is None else name)

        self._show.append(show)
        return made

    def _watch(self, row: QWidget, field: QLineEdit | QPlainTextEdit) -> None:
        column = row.layout()
        if self._warn is not None and column is not None:
            column.addWidget(self._warn(field))

    # --- showing and saving --------------------------------------------------------------------------------------------

    def save(self, field: str, value: Any, *, merge: bool = True) -> None:
        """Write one field of the item shown."""
        command = self._edit(merge=merge, **{field: value})
        if command is not None:
            self._host.guard(command)

    def _seal(self) -> None:
        self._host.workspace.seal()

    def show(self, thing: Any, *, other: bool) -> None:
        """Show the current state of an item; ``other``: it is another item than before, so that invalid text is not kept."""
        for show in self._show:
            show(thing, other)
        key = getattr(thing, "id", None)
        if other and key is not None:
            self._take_up(key)

    def _take_up(self, key: str) -> None:
        """Show in each field the text typed for this item earlier that could not be saved."""
        keeper = keeper_of(self._host.widget)
        unsaved = keeper.texts(key) if keeper is not None else {}
        for field, made in self._inputs():
            made.about = (key, field)
            if field in unsaved:
                made.take_up(unsaved[field])

    def _inputs(self) -> Iterator[tuple[str, SavedLine | SavedText]]:
        for field, row in self.lines.items():
            yield field, row.line
        yield from self.texts.items()

    def mark_differing(self, fields: Collection[str]) -> None:
        """Show in the empty lines of these fields that several items differ in them."""
        for field, row in self.lines.items():
            row.show_differing(field in fields)

    def drop_refused(self) -> None:
        """Restore the saved text in each field whose typed text is refused."""
        for _field, made in self._inputs():
            made.drop_refused()

    def save_now(self) -> None:
        """Save what is being typed."""
        for row in self.lines.values():
            row.save_now()
        for text in self.texts.values():
            text.save_now()
