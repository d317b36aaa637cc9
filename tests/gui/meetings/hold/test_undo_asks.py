"""The question about an old act of the clock: each button says what it takes back, and Enter takes nothing back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from campus_desktop.meetings import keys, notes
from campus_desktop.meetings.noteline import NoteLine
from ui.shell.ask import Ask


def asked(held: Any, answer: str) -> tuple[list[str], str, str]:
    """Ctrl+Z, and the button that begins with ``answer``: every button, the default one, and the text."""
    found: list[tuple[list[str], str, str]] = []
    widths: list[int] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = [each.text().replace("&", "") for each in box.buttons()]
        default = next((each.text() for each in box.buttons() if each.isDefault()), "")
        found.append((buttons, default.replace("&", ""), box.text()))
        widths.append(box.width())
        chosen = [each for each in box.buttons() if each.text().replace("&", "").startswith(answer)]
        (chosen[0] if chosen else box.escapeButton()).click()

    held.window.ask = Ask()
    held.window.activateWindow()
    held.qtbot.waitUntil(held.window.isActiveWindow)
    held.mode.notes.focus_line()
    QTimer.singleShot(0, look)
    held.press("Ctrl+Z")
    assert widths[0] <= held.window.width()
    assert any(each.startswith(answer) for each in found[0][0]), found
    return found[0]


def test_each_button_says_what_it_takes_back_and_cancel_is_the_default(held: Any) -> None:
    held.press(keys.START)
    held.mode.notes.focus_line()
    held.type("Den nye kollega får en buddy fra den første dag og en plan for den første uge")
    held.press("Return")
    held.pass_(4)
    held.press(keys.NEXT)
    held.pass_(5)
    buttons, default, text = asked(held, "Annullér")
    assert default == "Annullér" and held.title == "Sparring"
    assert "Fortryd »Næste« fra kl. 9.34?" in text
    note = "Den nye kollega får en buddy fra den første dag og en plan for den første uge"
    assert f"»Ny note: Virker godt: {note}« fra kl. 9.30" in text
    assert "Fortryd »Næste« (kl. 9.34)" in buttons
    past = next(each for each in buttons if "Ny note" in each)
    assert (
        past.startswith("Fortryd »Ny note: Virker god") and past.endswith("den første uge« (kl. 9.30)") and "…" in past
    )
    asked(held, "Fortryd »Ny note")
    assert held.title == "Sparring" and not held.workspace.rows("SELECT id FROM note")


def test_where_nothing_else_was_done_there_is_one_way(held: Any) -> None:
    held.press(keys.START)
    held.mode.notes.focus_line()
    held.type("Vi begynder")
    held.press("Return")
    held.pass_(3)
    asked_first = held.workspace.next_step("undo")
    assert asked_first.act is None  # the note is the newest: nothing is asked
    held.press("Ctrl+Z")
    buttons, default, _text = asked(held, "Fortryd »Start mødet«")
    assert default == "Annullér"
    assert "Fortryd »Start mødet« (kl. 9.30)" in buttons
    assert held.here().state == "planned"


def test_what_has_no_name_that_may_be_shown_stands_in_no_quotation_marks(held: Any) -> None:
    held.press(keys.START)
    notes.add_note(held.workspace, held.meeting, "idea", NoteLine("Fortroligt"), private=True, at=held.now)
    held.pass_(4)
    held.press(keys.NEXT)
    held.pass_(5)
    held.window.set_safe(held.meeting)
    buttons, _default, text = asked(held, "Annullér")
    assert (
        "Eller kun den seneste rettelse, der ikke handler om uret. Den er fra kl. 9.30." in text
        and "Fortroligt" not in text
    )
    assert "Fortryd den seneste rettelse (kl. 9.30)" in buttons and "Fortryd »Næste« (kl. 9.34)" in buttons


def test_quotation_marks_within_others_are_the_inner_ones(held: Any) -> None:
    held.press(keys.START)
    step = held.workspace.next_step("undo")
    with held.workspace.edit("Ret »Rettet i går«") as edit:
        edit.execute("UPDATE path SET title = 'Nyt' WHERE id = ?", (held.path,))
    assert step.act == "clock"
    held.pass_(4)
    held.press(keys.NEXT)
    held.pass_(5)
    buttons, _default, text = asked(held, "Annullér")
    assert ": »Ret ›Rettet i går‹« fra kl. 9.30." in text
    assert "Fortryd »Ret ›Rettet i går‹« (kl. 9.30)" in buttons
