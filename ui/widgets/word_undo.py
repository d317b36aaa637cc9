"""Undo in a text field word by word; Qt alone takes back everything typed in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


@contextmanager
def step_at_word(field: QPlainTextEdit | QTextEdit) -> Iterator[None]:
    """What is typed in this block is a step of its own for undo if a word begins with it."""
    document, cursor = field.document(), field.textCursor()
    begins = not cursor.atBlockStart() and document.characterAt(cursor.position() - 1).isspace()
    if not begins or not document.isModified():
        yield
        return
    document.setModified(False)  # Qt merges typing into the step before only while the document is modified
    yield
    if not document.isModified():
        document.setModified(True)
        return
    document.setModified(False)  # both: Qt forgets that the state before this word was the unmodified one
    document.setModified(True)
