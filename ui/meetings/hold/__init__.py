"""Holding a meeting."""
