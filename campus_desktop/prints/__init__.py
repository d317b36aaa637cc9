"""Prints: one module per kind of print, based on a shared page style and the tagged-PDF layer."""
