"""Holding a meeting: the timer, the paths at the meeting, who is there, catching up and closing."""
