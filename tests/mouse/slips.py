"""Slips at a meeting, with a real mouse and real keys: what was done last is taken back, and one stays where one is."""

from __future__ import annotations

from hand import middle
from looking import cut, differing
from meeting_hand import Meeting
from PIL import Image

UNDO = "Uret: Fortryd: {}"
"""The name of the button beside the figure."""


def _row(program: Meeting, part: str) -> Image.Image:
    """How a note is painted now."""
    now = program.look()
    at = next(at for (name, text), at in now.rows.items() if name == "Noter" and part in text and at is not None)
    return cut(now.picture, at)


def a_slip_of_the_clock(program: Meeting) -> None:
    """F8 one time too many: the button beside the figure takes it back, and the note before it stays; it is gone after ten seconds."""
    program.hold()
    program.note("Velkomstbrevet virker")
    program.move_clock(1)
    before = _row(program, "Velkomstbrevet virker")
    program.keys("F8")
    program.label("Sådan bruger vi Campus")
    button = program.button(UNDO.format("Næste"))
    assert button[2] - button[0] > 60, button
    shown = program.look()
    program.click(middle(button))
    program.wait(lambda: "Velkomst og siden sidst" in program.seen()["labels"], "the item before")
    program.wait(lambda: differing(cut(shown.picture, button), cut(program.look().picture, button)) > 0.02, "no button")
    assert differing(before, _row(program, "Velkomstbrevet virker")) < 0.01
    assert len(program.notes()) == 1
    program.type("Der skrives videre")  # the keyboard stayed in the line
    program.keys("Return")
    program.wait(lambda: len(program.notes()) == 2, "the second note")
    program.keys("F6")
    program.button(UNDO.format("+5 min"))
    program.move_clock(10 / 60)
    program.wait(lambda: UNDO.format("+5 min") not in program.seen()["buttons"], "the button gone")


def undo_of_something_elsewhere(program: Meeting) -> None:
    """A path is duplicated during the meeting; Ctrl+Z takes that back, and the next note is still this meeting's."""
    program.hold()
    here = program.meeting()["id"]
    program.keys("alt+2")
    program.wait(lambda: any(each["name"] == "Læringsforløb" for each in program.seen()["lists"]), "the paths")
    count = len(program.show("paths"))
    program.keys("ctrl+d")
    program.wait(lambda: len(program.show("paths")) == count + 1, "the copy")
    program.keys("alt+3")
    program.button("Gennemfør")
    program.move_clock(0.5)
    before = program.look()
    program.keys("ctrl+z")
    program.wait(lambda: len(program.show("paths")) == count, "the copy undone")
    program.button("Gennemfør")
    now = program.look()
    agenda = [at for (name, _text), at in now.rows.items() if name == "Dagsorden" and at is not None][:4]
    assert agenda and all(differing(cut(before.picture, at), cut(now.picture, at)) < 0.01 for at in agenda)
    program.note("Hører til dette møde")
    assert program.notes()[-1]["meeting"] == here


SLIPS = (a_slip_of_the_clock, undo_of_something_elsewhere)
