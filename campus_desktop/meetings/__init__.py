"""Network meetings: preparing, agenda timing, running, notes, follow-up and meeting checks."""

from campus_desktop.meetings import acts as acts  # undo must know acts of the clock wherever meetings are imported
