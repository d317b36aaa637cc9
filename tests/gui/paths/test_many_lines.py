"""More lines than are taken at once: how many were left out is said."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication

from campus_desktop.paths.queries import read_path


def paste(screen: Any, count: int) -> None:
    screen.choose(next(titles[0] for titles in screen.phases().values() if titles))
    QGuiApplication.clipboard().setText("\n".join(f"Linje {number}\n" for number in range(count)))
    screen.view.commands.paste()


def test_350_pasted_lines(screen: Any, answers: Any) -> None:
    before = len(read_path(screen.workspace, screen.path).steps)
    paste(screen, 350)
    assert len(read_path(screen.workspace, screen.path).steps) == before + 300
    assert len(answers.said) == 1 and "300" in answers.said[0] and "50 linjer er udeladt" in answers.said[0]


def test_300_are_all_taken_and_nothing_is_said(screen: Any, answers: Any) -> None:
    before = len(read_path(screen.workspace, screen.path).steps)
    paste(screen, 300)
    assert len(read_path(screen.workspace, screen.path).steps) == before + 300 and answers.said == []
