"""Tests with a real mouse on a virtual screen: ``python tests/mouse/run.py``. Needs Xvfb, openbox and xdotool."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from hand import Program, middle, upper  # noqa: E402
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


def from_the_catalogue(program: Program) -> None:
    """A course is dropped between two cards and lands there."""
    program.drag(middle(program.row(CATALOGUE, "Beta")), upper(program.row("Trin i Dag 1", "Samtale")))
    program.until({"Dag 1": ["Rundtur", "Beta", "Samtale", "Frokost"]})


def between_phases(program: Program) -> None:
    """A card goes to another phase, and within one; undo and redo walk back and forth."""
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Video")))
    program.until({"Før": ["Brev", "Frokost", "Video"], "Dag 1": ["Rundtur", "Samtale"]})
    program.drag(middle(program.row("Trin i Dag 1", "Samtale")), upper(program.row("Trin i Dag 1", "Rundtur")))
    program.until({"Dag 1": ["Samtale", "Rundtur"]})
    program.keys("ctrl+z")
    program.until({"Dag 1": ["Rundtur", "Samtale"]})
    program.keys("ctrl+z")
    program.until(START)
    program.keys("ctrl+y", "ctrl+y")
    program.until({"Før": ["Brev", "Frokost", "Video"], "Dag 1": ["Samtale", "Rundtur"]})


def three_at_once(program: Program) -> None:
    """Three cards out of two phases land together, in the order they stood."""
    program.click(middle(program.row("Trin i Før", "Brev")))
    program.click(middle(program.row("Trin i Dag 1", "Frokost")), holding="ctrl")
    program.click(middle(program.row("Trin i Dag 1", "Rundtur")), holding="ctrl")
    program.drag(middle(program.row("Trin i Dag 1", "Rundtur")), middle(program.button(EMPTY)))
    program.until({"Før": ["Video"], "Dag 1": ["Samtale"], "Uge 1": ["Brev", "Rundtur", "Frokost"]})
    program.keys("ctrl+z")
    program.until(START)


def into_an_empty_phase(program: Program) -> None:
    """Two courses go into a phase with nothing in it."""
    program.click(middle(program.row(CATALOGUE, "Alfa")))
    program.click(middle(program.row(CATALOGUE, "Gamma")), holding="ctrl")
    program.drag(middle(program.row(CATALOGUE, "Gamma")), middle(program.button(EMPTY)))
    program.until({"Uge 1": ["Alfa", "Gamma"]})


def escape_leaves_no_trace(program: Program) -> None:
    """Escape in mid-drag: nothing moved, and what undo takes back is what was done before the drag, the last phase."""
    program.drag(middle(program.row("Trin i Dag 1", "Samtale")), upper(program.row("Trin i Før", "Brev")), drop=False)
    program.keys("Escape")
    program.release()
    program.until(START)
    program.keys("ctrl+z")
    program.wait(lambda: "Uge 1" not in program.phases(), "the last phase undone")


def undone_after_closing(program: Program) -> None:
    """Closed and opened again, Ctrl+Z takes back what was done before."""
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Brev")))
    program.until({"Før": ["Frokost", "Brev", "Video"]})
    program.close()
    again = Program(program.file, program.environment)
    program.process = again.process
    again.row("Trin i Før", "Frokost")
    again.keys("ctrl+z")
    again.until(START)


def killed_after_a_drop(program: Program) -> None:
    """Killed right after the drop, the card is where it was dropped."""
    program.drag(middle(program.row("Trin i Dag 1", "Frokost")), upper(program.row("Trin i Før", "Brev")), drop=False)
    program.tool("mouseup", 1)
    program.row("Trin i Før", "Frokost")
    program.kill()
    assert program.phases()["Før"] == ["Frokost", "Brev", "Video"]


def by_keyboard_alone(program: Program) -> None:
    """The twins of the drags: to another phase and within one, several at once, into an empty phase, from the catalogue."""
    program.click(middle(program.row("Trin i Dag 1", "Samtale")))  # the one click: where the keyboard begins
    program.keys("alt+Up")
    program.until({"Dag 1": ["Samtale", "Rundtur", "Frokost"]})
    program.keys("alt+Right")
    program.until({"Uge 1": ["Samtale"], "Dag 1": ["Rundtur", "Frokost"]})
    program.keys("ctrl+x", "Left", "ctrl+v")
    program.until({"Uge 1": []})
    assert sorted(program.phases()["Dag 1"]) == ["Frokost", "Rundtur", "Samtale"]


TESTS: tuple[Callable[[Program], None], ...] = (
    from_the_catalogue,
    between_phases,
    three_at_once,
    into_an_empty_phase,
    escape_leaves_no_trace,
    undone_after_closing,
    killed_after_a_drop,
    by_keyboard_alone,
)


if __name__ == "__main__":
    names = sys.argv[1:]
    sys.exit(play([test for test in TESTS if not names or test.__name__ in names], opened))
