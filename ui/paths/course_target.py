"""Marks the phase to which Enter in the catalogue adds a course, as long as the catalogue has the keyboard focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.courses.panel import CataloguePanel
from ui.paths.model import PathModel


class CourseTarget(QObject):
    """``phase`` returns the id of the target phase, ``reveal`` scrolls to it."""

    def __init__(
        self,
        catalogue: CataloguePanel,
        model: PathModel,
        phase: Callable[[], str | None],
        reveal: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._catalogue, self._model = catalogue, model
        self._phase, self._reveal = phase, reveal
        self._in_catalogue = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        model.header_changed.connect(self.look)  # emitted after every update of the phases

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return  # a menu, or another window
        was, self._in_catalogue = self._in_catalogue, self._catalogue.isAncestorOf(now)
        if not was and not self._in_catalogue:
            return
        self.look()
        if self._in_catalogue and not was and (phase := self._model.courses_to) is not None:
            self._reveal(phase)

    def look(self) -> None:
        """Show the current target: the selection, the phases or the place of the keyboard changed."""
        phase = self._phase()
        column = self._model.column(phase or "")
        self._catalogue.show_target(column.phase.name if column is not None else "")
        self._model.show_courses_to(phase if self._in_catalogue else None)
