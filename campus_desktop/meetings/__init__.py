"""Network meetings: preparing, agenda timing, running, notes, follow-up and meeting checks."""

from campus_desktop.meetings import acts as acts  # undo knows acts of the clock wherever meetings are known
