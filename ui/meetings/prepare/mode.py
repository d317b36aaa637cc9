"""Preparing a meeting."""

from __future__ import annotations

from ui.meetings.mode import Mode


class PrepareMode(Mode):
    """Preparing a meeting."""
