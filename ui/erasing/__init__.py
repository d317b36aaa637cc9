"""Erasing the personal data of meetings past their date."""
