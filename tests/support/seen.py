"""Everything that a window tells: the texts of its widgets and actions, its models in every role, and what a screen reader reaches."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMetaType,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

_TEXTS = {QMetaType.Type.QString.value, QMetaType.Type.QStringList.value}
_ROLES = [*(role.value for role in Qt.ItemDataRole if role.value < Qt.ItemDataRole.UserRole.value)]
_OWN_ROLES = [Qt.ItemDataRole.UserRole.value + number for number in range(12)]
_MOST = 400
"""Rows of a model that are looked at."""


def settle() -> None:
    """Let what was put off be done, and what was given up be gone."""
    for _time in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def told(*windows: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of these windows and what hangs on them, each with where it was found."""
    settle()
    for window in windows:
        for thing in [window, *window.findChildren(QObject)]:
            yield from _properties(thing)
            if isinstance(thing, QAbstractItemModel):
                yield from _model(thing)
        found = QAccessible.queryAccessibleInterface(window)
        if found is not None:
            yield from _heard(found, 0)


def _properties(thing: QObject) -> Iterator[tuple[str, str]]:
    about = thing.metaObject()
    name = about.className()
    for number in range(about.propertyCount()):
        one = about.property(number)
        if one.typeId() in _TEXTS:
            yield f"{name}.{one.name()}", str(thing.property(one.name()))
    for key in (raw.data().decode() for raw in thing.dynamicPropertyNames()):
        if not key.startswith("_"):  # Qt's own
            yield f"{name}[{key}]", str(thing.property(key))


def _model(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> Iterator[tuple[str, str]]:
    parent = parent or QModelIndex()
    name = type(model).__name__
    for row in range(min(model.rowCount(parent), _MOST)):
        # a list model has one column and will not be asked
        for column in range(1 if isinstance(model, QAbstractListModel) else min(model.columnCount(parent), 30)):
            index = model.index(row, column, parent)
            for role in (*_ROLES, *_OWN_ROLES):
                value = model.data(index, role)
                if value is not None:
                    yield f"{name}[{row},{column}] role {role}", repr(value)
        if depth < 3:
            yield from _model(model, model.index(row, 0, parent), depth + 1)


def _heard(interface: QAccessibleInterface, depth: int) -> Iterator[tuple[str, str]]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        text = interface.text(kind)
        if text:
            yield f"{interface.role().name} {kind.name}", text
    if depth < 25:
        for place in range(min(interface.childCount(), 300)):
            child = interface.child(place)
            if child is not None and child.isValid():
                yield from _heard(child, depth + 1)
