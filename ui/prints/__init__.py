"""Printing: one dialog for every print, with a preview."""
