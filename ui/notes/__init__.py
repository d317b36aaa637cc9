"""Notes on any screen: their kinds and words, what of them may be seen, and the tables of follow-up. What types them at a meeting is
in ``ui.meetings.notes``."""
