"""Following a meeting up."""

from __future__ import annotations

from ui.meetings.mode import Mode


class FollowUpMode(Mode):
    """Following a meeting up."""
