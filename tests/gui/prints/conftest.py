"""Saving what a print dialog shows."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.gui.conftest import Answers
from tests.support.pdfs import words
from ui.prints.dialog import PrintDialog


def save(dialog: PrintDialog, answers: Answers, target: Path) -> str:
    """Save as PDF; gives the words that stand in it."""
    answers.answers.append(target)
    dialog.save.click()
    return words(PdfReader(target))
