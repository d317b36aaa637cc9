"""Walking a window with Tab and Shift+Tab alone, and what should be met on the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QTableView,
    QWidget,
)

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider)
_MOST = 400
"""Presses after which a walk has lost its way."""
_MOST_PARTS = 3
"""Parts that one control may have: day, month and year."""


def walk(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until the keyboard is where it was before: every widget it came by, in order."""
    met: list[QWidget] = []
    turns = 0
    for _press in range(_MOST):
        here = QApplication.focusWidget()
        assert here is not None and window.isAncestorOf(here), f"the keyboard left {window} for {here}"
        if here in met[-1:] and turns < _MOST_PARTS:
            turns += 1  # a date is walked through part by part
        elif here in met:
            assert here is met[0], f"Tab goes round after {told(here)} and never comes to {told(met[0])} again"
            return met
        else:
            met.append(here)
            turns = 0
        QTest.keyClick(here, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError(f"after {_MOST} presses Tab has not come round")


def told(widget: QWidget) -> str:
    """What a failure calls a widget."""
    name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {name!r}"


def wanted(window: QWidget) -> list[QWidget]:
    """Every control of ``window`` that can be seen and used, and everything else that takes the keyboard by Tab."""
    return [each for each in window.findChildren(QWidget) if _counts(each, window)]


def _counts(widget: QWidget, window: QWidget) -> bool:
    if widget.window() is not window or not widget.isVisible() or not widget.isEnabled() or widget.size().isEmpty():
        return False
    if isinstance(widget, (QScrollBar, QHeaderView, QMenuBar)) or widget.objectName() == "qt_spinbox_lineedit":
        return False
    parent = widget.parentWidget()
    if isinstance(parent, (QComboBox, QMenuBar, QLineEdit)):
        return False
    if isinstance(parent, QTableView) and isinstance(widget, QAbstractButton):
        return False  # the corner between the headings
    if isinstance(parent, QAbstractScrollArea) and widget in (parent.viewport(), parent.cornerWidget()):
        return False
    return isinstance(widget, _CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def missed(window: QWidget, met: list[QWidget]) -> list[str]:
    """The controls that a walk did not come by, but for those whose group it came by (arrows lead to the others)."""
    found = []
    for control in wanted(window):
        fellows = _fellows(control)
        proxy = control.focusProxy()
        if not any(each in met for each in fellows) and (proxy is None or proxy not in met):
            found.append(told(control))
    return found


def _fellows(control: QWidget) -> Sequence[QWidget]:
    """The controls of a group, in which arrow keys lead on."""
    if isinstance(control, QAbstractButton):
        if (group := control.group()) is not None:
            return group.buttons()
        if control.autoExclusive() and (parent := control.parentWidget()) is not None:
            return [each for each in parent.findChildren(QAbstractButton) if each.autoExclusive()]
    return getattr(control, "fellows", ()) or [control]
