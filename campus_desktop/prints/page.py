"""The formats of pages: A4, A3 and cards, upright and in landscape."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page in points: its size, the margins at its ``sides`` and ``ends``, and the size of the text relative to A4. Header and
    footer are in the margins; ``running``: whether there is room for them."""

    width: float
    height: float
    sides: float = 40.5
    ends: float = 54.0
    text: float = 1.0
    running: bool = True

    @property
    def landscape(self) -> PageFormat:
        """The same sheet, turned."""
        return replace(self, width=self.height, height=self.width)

    @property
    def left(self) -> float:
        """The left edge of the content."""
        return self.sides

    @property
    def right(self) -> float:
        """The right edge of the content."""
        return self.width - self.sides

    @property
    def top(self) -> float:
        """The upper edge of the content, from the lower edge of the page."""
        return self.height - self.ends

    @property
    def bottom(self) -> float:
        """The lower edge of the content."""
        return self.ends

    @property
    def column(self) -> float:
        """The width of the content."""
        return self.width - 2 * self.sides


A4 = PageFormat(595.28, 841.89)
A3 = PageFormat(841.89, 1190.55)
A7 = PageFormat(209.76, 297.64, sides=14, ends=14, text=0.8, running=False)
"""Cards."""
