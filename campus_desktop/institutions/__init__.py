"""Institutions and people."""
