"""Erasing the personal data of meetings past their date: what there is, what is proposed, and doing it for good.

It is the only act of the program that cannot be undone: the journal that undo lives on would keep what is to be forgotten.
"""
