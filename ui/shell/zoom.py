"""The text size: larger, smaller, normal; applied to the whole program and remembered."""

from __future__ import annotations

from ui.look import theme
from ui.shell.settings import Settings


class Zoom:
    """Steps through ``theme.ZOOM_STEPS``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def larger(self) -> None:
        """The next larger text size."""
        self.set(next((step for step in theme.ZOOM_STEPS if step > theme.zoom() + 0.01), theme.ZOOM_STEPS[-1]))

    def smaller(self) -> None:
        """The next smaller text size."""
        fitting = [step for step in theme.ZOOM_STEPS if step < theme.zoom() - 0.01]
        self.set(fitting[-1] if fitting else theme.ZOOM_STEPS[0])

    def reset(self) -> None:
        """The normal text size."""
        self.set(1.0)

    def set(self, factor: float) -> None:
        """Apply and remember a text size."""
        theme.use(zoom_factor=factor)
        self._settings.zoom = theme.zoom()
