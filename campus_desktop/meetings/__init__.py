"""Network meetings: preparing, agenda timing, running, notes, follow-up and meeting checks."""
