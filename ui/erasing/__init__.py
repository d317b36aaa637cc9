"""Erases the personal data of meetings past their delete-by date."""
