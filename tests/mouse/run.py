"""Tests with a real mouse on a virtual screen: ``python tests/mouse/run.py``. Needs Xvfb, openbox and xdotool."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from hand import Program, middle, upper  # noqa: E402
from looking import Look, cut, differing, ink  # noqa: E402
from playing import play  # noqa: E402

from campus_desktop.paths import edits, queries, step_edits  # noqa: E402
from campus_desktop.workspace import create  # noqa: E402

CATALOGUE = "Fundne kurser"
EMPTY = "Nyt trin i Uge 1"
"""The button in the phase with no steps: the only thing there to drop on."""
START = {"Før": ["Brev", "Video"], "Dag 1": ["Rundtur", "Samtale", "Frokost"], "Uge 1": []}


def made(folder: Path) -> Path:
    """A file with three courses and one path; its window opens on that path's board."""
    file = folder / "Prøve.campus"
    workspace = create(file)
    with workspace.edit("Courses", undoable=False) as edit:
        for title in ("Alfa", "Beta", "Gamma"):
            edit.insert("course", {"title": title, "format": "video", "minutes": 5, "sort_key": title.lower()})
    path = edits.create_path(workspace, "Prøveforløb")
    edits.delete_phase(workspace, queries.read_path(workspace, path).phases[0].id)
    for name, titles in START.items():
        phase = edits.add_phase(workspace, path, name)
        for title in titles:
            step_edits.add_step(workspace, phase, title, format="talk", minutes=30)
    workspace.close()
    return file


def opened(folder: Path, environment: Mapping[str, str]) -> Program:
    """The board of the path, reached by keyboard: Ctrl+K, its name, Enter."""
    program = Program(made(folder), environment)
    program.keys("ctrl+k")
    program.button("Søg i alt")
    time.sleep(0.5)
    program.tool("type", "--delay", 60, "forl")
    program.wait(lambda: "Prøveforløb" in str(program.seen()["lists"]), "the path among what was found")
    program.keys("Return")
    program.row("Trin i Dag 1", "Rundtur")
    return program


def shown(phases: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The lists on the screen that show these phases."""
    return {f"Trin i {name}": titles for name, titles in phases.items()}


def done(program: Program, before: Look, wanted: Mapping[str, list[str]]) -> Look:
    """The file holds this, and the screen shows it: each card that was there before painted as it was, at its new place."""
    program.until(wanted)
    return program.see(shown({**program.phases(), **wanted}), before)


def from_the_catalogue(program: Program) -> None:
    """A course is dropped between two cards and lands there."""
    before = program.look()
    program.drag(middle(program.row(CATALOGUE, "Beta")), upper(program.row("Trin i Dag 1", "Samtale")))
    done(program, before, {"Dag 1": ["Rundtur", "Beta", "Samtale", "Frokost"]})


def between_phases(program: Program) -> None:
    """A card goes to another phase, and within one; undo and redo walk back and forth."""
    before = program.look()
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Video")))
    done(program, before, {"Før": ["Brev", "Frokost", "Video"], "Dag 1": ["Rundtur", "Samtale"]})
    program.drag(middle(program.row("Trin i Dag 1", "Samtale")), upper(program.row("Trin i Dag 1", "Rundtur")))
    done(program, before, {"Dag 1": ["Samtale", "Rundtur"]})
    program.keys("ctrl+z")
    done(program, before, {"Dag 1": ["Rundtur", "Samtale"]})
    program.keys("ctrl+z")
    done(program, before, START)
    program.keys("ctrl+y", "ctrl+y")
    done(program, before, {"Før": ["Brev", "Frokost", "Video"], "Dag 1": ["Samtale", "Rundtur"]})


def three_at_once(program: Program) -> None:
    """Three cards out of two phases land together, in the order they stood, in a phase that was empty."""
    before = program.look()
    program.click(middle(program.row("Trin i Før", "Brev")))
    program.click(middle(program.row("Trin i Dag 1", "Frokost")), holding="ctrl")
    program.click(middle(program.row("Trin i Dag 1", "Rundtur")), holding="ctrl")
    program.drag(middle(program.row("Trin i Dag 1", "Rundtur")), middle(program.button(EMPTY)), drop=False)
    program.opening("Trin i Uge 1", before)
    program.release()
    wanted = {"Før": ["Video"], "Dag 1": ["Samtale"], "Uge 1": ["Brev", "Rundtur", "Frokost"]}
    done(program, before, wanted)
    program.keys("ctrl+z")
    done(program, before, START)
    program.keys("ctrl+y")
    done(program, before, wanted)


def into_an_empty_phase(program: Program) -> None:
    """Two courses go into a phase with nothing in it: the place is seen before they land, and they after; so after redo."""
    before = program.look()
    program.click(middle(program.row(CATALOGUE, "Alfa")))
    program.click(middle(program.row(CATALOGUE, "Gamma")), holding="ctrl")
    program.drag(middle(program.row(CATALOGUE, "Gamma")), middle(program.button(EMPTY)), drop=False)
    program.opening("Trin i Uge 1", before)
    program.release()
    done(program, before, {"Uge 1": ["Alfa", "Gamma"]})
    program.keys("ctrl+z")
    done(program, before, {"Uge 1": []})
    program.keys("ctrl+y")
    done(program, before, {"Uge 1": ["Alfa", "Gamma"]})


def first_card_by_other_roads(program: Program) -> None:
    """The first card of an empty phase is seen when it is pasted, when it comes by Enter in the catalogue, and when it is new."""
    before = program.look()
    program.click(middle(program.row("Trin i Før", "Brev")))
    program.keys("ctrl+c", "Right", "Right", "ctrl+v")
    done(program, before, {"Uge 1": ["Brev"]})
    program.keys("ctrl+z")
    done(program, before, START)
    program.click(middle(program.row("Trin i Før", "Brev")))
    program.keys("Right", "Right")
    program.keys("ctrl+f", "Down", "Down", "Return")
    program.wait(lambda: program.phases()["Uge 1"], "a course in the file")
    done(program, before, {"Uge 1": program.phases()["Uge 1"]})
    program.click(middle(program.row("Trin i Før", "Brev")))
    program.keys("ctrl+z")
    done(program, before, START)
    program.click(middle(program.button(EMPTY)))
    program.tool("type", "--delay", 40, "Kaffe 30 min")
    program.keys("Return")
    done(program, before, {"Uge 1": ["Kaffe"]})


def the_sentence_is_readable(program: Program) -> None:
    """While a card is dragged, what its place says is not under the picture at the pointer, wherever in the place the pointer is."""
    card = program.row("Trin i Dag 1", "Samtale")
    program.drag(
        middle(program.row("Trin i Før", "Brev")), (card[2] - 8, card[1] + 8), drop=False
    )  # the picture is at the right
    left, top = card[0] + 12, card[1] + 8
    sentence = cut(program.look().picture, [left, top, left + 110, top + 14], 0)
    assert ink(sentence) > 0.05
    for x in range(left - 4, card[2], 60):
        for y in range(card[1] + 4, card[1] + 80, 8):
            program.tool("mousemove", x, y)
            time.sleep(0.1)
            shown = program.look().picture
            places = ([left, at, left + 110, at + 14] for at in range(card[1], card[1] + 80))
            assert any(differing(sentence, cut(shown, place, 0)) < 0.02 for place in places), (x, y)
    program.keys("Escape")
    program.release()


def escape_leaves_no_trace(program: Program) -> None:
    """Escape in mid-drag: nothing moved, and what undo takes back is what was done before the drag, the last phase."""
    before = program.look()
    program.drag(middle(program.row("Trin i Dag 1", "Samtale")), upper(program.row("Trin i Før", "Brev")), drop=False)
    program.opening("Trin i Før", before)
    program.keys("Escape")
    program.release()
    done(program, before, START)
    program.keys("ctrl+z")
    program.wait(lambda: "Uge 1" not in program.phases(), "the last phase undone")
    program.wait(lambda: EMPTY not in program.seen()["buttons"], "its column gone")


def undone_after_closing(program: Program) -> None:
    """Closed and opened again, Ctrl+Z takes back what was done before."""
    before = program.look()
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Brev")))
    done(program, before, {"Før": ["Frokost", "Brev", "Video"]})
    program.close()
    again = Program(program.file, program.environment)
    program.process = again.process
    again.row("Trin i Før", "Frokost")
    again.keys("ctrl+z")
    done(again, before, START)


def killed_after_a_drop(program: Program) -> None:
    """Killed right after the drop, the card is where it was dropped."""
    before = program.look()
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Brev")), drop=False)
    program.tool("mouseup", 1)
    program.see({"Trin i Før": ["Frokost", "Brev", "Video"]}, before)
    program.kill()
    assert program.phases()["Før"] == ["Frokost", "Brev", "Video"]


def by_keyboard_alone(program: Program) -> None:
    """The twins of the drags: to another phase and within one, several at once, into an empty phase, from the catalogue."""
    before = program.look()
    program.click(middle(program.row("Trin i Dag 1", "Samtale")))  # the one click: where the keyboard begins
    program.keys("alt+Up")
    done(program, before, {"Dag 1": ["Samtale", "Rundtur", "Frokost"]})
    program.keys("alt+Right")
    done(program, before, {"Uge 1": ["Samtale"], "Dag 1": ["Rundtur", "Frokost"]})
    program.keys("ctrl+x", "Left", "ctrl+v")
    program.until({"Uge 1": []})
    assert sorted(program.phases()["Dag 1"]) == ["Frokost", "Rundtur", "Samtale"]
    done(program, before, {"Dag 1": program.phases()["Dag 1"]})


TESTS: tuple[Callable[[Program], None], ...] = (
    from_the_catalogue,
    between_phases,
    three_at_once,
    into_an_empty_phase,
    first_card_by_other_roads,
    the_sentence_is_readable,
    escape_leaves_no_trace,
    undone_after_closing,
    killed_after_a_drop,
    by_keyboard_alone,
)


if __name__ == "__main__":
    names = sys.argv[1:]
    sys.exit(play([test for test in TESTS if not names or test.__name__ in names], opened, tools=("import",)))
