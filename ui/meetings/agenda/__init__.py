"""The agenda as a column of cards, for preparing and for holding a meeting."""
