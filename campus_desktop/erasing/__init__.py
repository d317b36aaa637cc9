"""Erasing the personal data of meetings past their date: finding it, proposing replacements, and erasing for good.

It is the only command of the program that cannot be undone: the undo journal would keep the data to be erased.
"""
