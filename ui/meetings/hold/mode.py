"""Holding a meeting."""

from __future__ import annotations

from ui.meetings.mode import Mode


class HoldMode(Mode):
    """Holding a meeting."""
