"""The presenter: a second window for the projector, and what the facilitator ticks for it."""
