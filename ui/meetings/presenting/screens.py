"""The screens there are, and which of them is the projector. A projector that mirrors the facilitator's screen is none of its own.

Qt tells a mirrored projector in one of two ways: it names one screen only, or two whose pictures lie over each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from ui.widgets.debounce import debounce

Situation = Literal["one", "mirrored", "two"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen as it is now: its name, and where it lies among the others in logical pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def rect(self) -> QRect:
        """Where it lies."""
        return QRect(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Desk:
    """The screens around the one the facilitator works on (``own``)."""

    screens: tuple[Seen, ...]
    own: str

    @property
    def mine(self) -> Seen | None:
        """The facilitator's screen; the first where it is gone."""
        return next((each for each in self.screens if each.name == self.own), self.screens[0] if self.screens else None)

    @property
    def others(self) -> tuple[Seen, ...]:
        """The screens that show a picture of their own."""
        mine = self.mine
        return tuple(
            each for each in self.screens if mine is not None and each != mine and not each.rect.intersects(mine.rect)
        )

    @property
    def situation(self) -> Situation:
        """Whether there is a projector with a picture of its own."""
        if self.others:
            return "two"
        return "mirrored" if len(self.screens) > 1 else "one"

    def projector(self, before: str | None = None, but: Collection[str] = ()) -> Seen | None:
        """Where to present: on the screen it was on ``before``, else the last that was added, none of those named in ``but``. None
        where there is none."""
        others = [each for each in self.others if each.name == before or each.name not in but]
        return next((each for each in others if each.name == before), others[-1] if others else None)


def identity(screen: QScreen) -> str:
    """What a screen is known by: two of the same make have the same name."""
    return " ".join(filter(None, (screen.name(), screen.serialNumber())))


def seen() -> tuple[Seen, ...]:
    """The screens as Qt tells them."""
    return tuple(_seen(screen) for screen in QGuiApplication.screens())


def _seen(screen: QScreen) -> Seen:
    rect = screen.geometry()
    return Seen(identity(screen), rect.x(), rect.y(), rect.width(), rect.height())


class Screens(QObject):
    """Tells when screens come, go or move. ``read`` gives the list; a test plays it."""

    changed = Signal()
    gone = Signal(str)
    """A screen was pulled: what it is known by. Told at once, before its windows are moved anywhere else."""

    def __init__(self, read: Callable[[], Sequence[Seen]] = seen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        # several screens change together, each with several signals; one look afterwards is enough
        self._settled = debounce(self, 200, self.changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        application.primaryScreenChanged.connect(self._later)
        for screen in application.screens():
            screen.geometryChanged.connect(self._later)

    def now(self) -> tuple[Seen, ...]:
        """The screens there are."""
        return tuple(self._read())

    def _later(self) -> None:
        self._settled.start()

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._later)
        self._later()

    def _removed(self, screen: QScreen) -> None:
        self.gone.emit(identity(screen))
        self._later()
