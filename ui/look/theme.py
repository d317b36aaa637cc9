"""The look of the program: colours by token, the font, sizes that follow the zoom, and the application-wide style.

The whole program has one look at a time, as Qt has one palette, so this is a module and not an object to pass along. Code that
paints calls ``color`` and ``px`` while painting, or connects to ``theme_changed``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from campus_desktop.courses.formats import FORMATS
from ui.look import tokens

FAMILY = "IBM Plex Sans"
TEXT_SIZE = 14
"""The size of plain text in pixels at zoom 1."""
ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)

_FONT_FILES = ("Regular", "Medium", "SemiBold", "Bold")
_ROLES = {
    "Window": "page",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "danger",
    "ToolTipBase": "text",
    "ToolTipText": "surface",
    "Highlight": "selected",
    "HighlightedText": "selected-text",
    "Link": "link",
    "LinkVisited": "link",
    "PlaceholderText": "muted",
    "Accent": "accent",
    "Light": "surface",
    "Midlight": "hover",
    "Mid": "border",
    "Dark": "border-strong",
    "Shadow": "border-strong",
}


class Scheme(StrEnum):
    """The theme chosen by the user."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _State(QObject):
    theme_changed = Signal()

    dark = False
    zoom = 1.0
    ready = False
    sheet: Callable[[], str] = staticmethod(lambda: "")


_state = _State()
theme_changed = _state.theme_changed
"""Emitted after colours or sizes changed and the application's style is set; caches of either must be cleared."""


def color(token: str) -> QColor:
    """The colour of ``token`` (ui/look/tokens.py) in the theme in use. KeyError for an unknown token."""
    return QColor((tokens.DARK if _state.dark else tokens.LIGHT)[token])


def format_color(code: str | None) -> QColor:
    """The colour of a course format, readable as text on "surface" and "page"; muted text colour if there is none."""
    found = FORMATS.get(code or "")
    return color("muted") if found is None else QColor(found.dark if _state.dark else found.light)


def is_dark() -> bool:
    """Whether the dark theme is in use."""
    return _state.dark


def zoom() -> float:
    """The zoom in use; 1 is normal."""
    return _state.zoom


def px(size: float) -> int:
    """``size`` logical pixels at zoom 1, converted to the current zoom; at least 1 for a positive size."""
    return max(1, round(size * _state.zoom)) if size > 0 else 0


def font(size: float = TEXT_SIZE, weight: QFont.Weight | int = QFont.Weight.Normal) -> QFont:
    """The program's font at ``size`` pixels (at zoom 1) and ``weight`` (a QFont.Weight or 400, 500, 600, 700)."""
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    return made


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property used by the style sheet. A widget is styled again only if the value changed and it was styled before: one
    not yet shown is styled when it is."""
    if (widget.property(name) or "") == (value or ""):
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_sheet(make: Callable[[], str]) -> None:
    """Take the application's style sheet from ``make``, which is called again for each theme and zoom (ui/look/stylesheet.py)."""
    _state.sheet = make


def use(scheme: Scheme | None = None, zoom_factor: float | None = None) -> None:
    """Apply a theme and a zoom to the whole application; None keeps the current value. Needs the QApplication, in Fusion style
    (``ui.app.make_application``)."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not _state.ready:
        _load_fonts()
        _state.ready = True
    if scheme is not None:
        hints = application.styleHints()
        wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        # title bars and native dialogs follow where the platform supports it; elsewhere this has no effect
        hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
        _state.dark = scheme == Scheme.DARK or (scheme == Scheme.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)
    if zoom_factor is not None:
        _state.zoom = min(max(zoom_factor, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
    _apply(application)


def _load_fonts() -> None:
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"IBMPlexSans-{name}.ttf")))


def _apply(application: QApplication) -> None:
    with _nothing_collected(anew=bool(application.styleSheet())):
        application.setPalette(_palette())
        application.setFont(font())
        # removed before it is set: a change of an existing application style sheet is sent to every widget that Qt
        # has registered, including
        # some being destroyed (a view requests its style in its destructor), which crashes the program
        application.setStyleSheet("")
        application.setStyleSheet(_state.sheet())
    theme_changed.emit()


@contextmanager
def _nothing_collected(*, anew: bool) -> Iterator[None]:
    """Qt iterates over a list of all widgets and creates Python wrappers: a widget deleted by Python's garbage collector during the
    iteration would crash the program. ``anew``: there may be garbage, which is collected before."""
    if anew:
        gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _palette() -> QPalette:
    palette = QPalette(color("surface"), color("page"))  # derives the colours not set below
    for role, token in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], color(token))
    for role in ("WindowText", "Text", "ButtonText", "HighlightedText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], color("disabled"))
    return palette
