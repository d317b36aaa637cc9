"""A hand on a real mouse and keyboard: xdotool on a virtual screen, and a program that tells where things are."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from looking import Look, cut, differing, screen_picture, unseen

T = TypeVar("T")
Point = tuple[int, int]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15.0
"""Seconds to wait for something to appear: a busy machine is slow, a defect stays."""


class Program:
    """The running window. ``document`` reads the file as any other program would, through the command line."""

    def __init__(self, file: Path, environment: Mapping[str, str]) -> None:
        self.file, self.environment = file, dict(environment)
        self.report = file.with_name("report.json")
        self.report.unlink(missing_ok=True)
        command = [sys.executable, str(ROOT / "tests/mouse/launch.py"), str(file), str(self.report)]
        self.said = file.with_name("stderr.txt")
        with self.said.open("ab") as said:
            environment = {**self.environment, "PYTHONPATH": str(ROOT)}
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=said)
        self.wait(lambda: self.seen()["active"], "the window")

    # --- looking -------------------------------------------------------------------------------------------------------

    def seen(self) -> dict[str, Any]:
        """The newest report."""
        try:
            found: dict[str, Any] = json.loads(self.report.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {"lists": [], "buttons": {}, "active": False}
        return found

    def wait(self, look: Callable[[], T], what: str) -> T:
        """What ``look`` gives once it gives something true. AssertionError after PATIENCE."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.said.read_text(encoding="utf-8")
            if found := look():
                return found
            time.sleep(0.05)
        raise AssertionError(f"not seen: {what}")

    def look(self) -> Look:
        """The screen now, for comparing it with what it is later."""
        time.sleep(0.3)  # the report is written every 60 ms, and what was just done is painted by then
        return Look(screen_picture(self.environment), self.seen()["lists"])

    def see(self, wanted: Mapping[str, Sequence[str]], before: Look) -> Look:
        """Wait until the lists named are painted with these rows, those that ``before`` shows as they were; gives what is then
        seen. AssertionError says what is not to be seen."""
        end = time.monotonic() + PATIENCE
        while problem := unseen(wanted, before, now := self.look()):
            assert time.monotonic() < end, problem
        return now

    def opening(self, name: str, before: Look) -> None:
        """Wait until a list has a place held open in it, painted at the left of what hangs at the pointer."""

        def look() -> bool:
            at = next((each["at"] for each in self.seen()["lists"] if each["name"] == name), [0, 0, 0, 0])
            left = [at[0], at[1], at[0] + (at[2] - at[0]) // 3, at[3]]
            shown = cut(self.look().picture, left)
            return shown.height > 20 and differing(shown, cut(before.picture, left)) > 0.5

        self.wait(look, f"where it would land in {name}")

    def button(self, name: str) -> list[int]:
        """Where the button with this name or text is."""
        found: list[int] = self.wait(lambda: self.seen()["buttons"].get(name), f"the button {name}")
        return found

    def row(self, name: str, text: str) -> list[int]:
        """Where the row that reads ``text`` is, in the list with this accessible name."""

        def look() -> list[int] | None:
            rows = next((each["rows"] for each in self.seen()["lists"] if each["name"] == name), [])
            return next((row["at"] for row in rows if row["text"] == text), None)

        return self.wait(look, f"{text} in {name}")

    def phases(self) -> dict[str, list[str]]:
        """The first path's steps by phase, read from the file."""
        command = [sys.executable, "-m", "campus_desktop", "show", str(self.file), "paths", "--json"]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True)
        path = next(path for path in json.loads(done.stdout) if path["title"] == "Prøveforløb")
        return {phase["name"]: [step["title"] for step in phase["steps"]] for phase in path["phases"]}

    def until(self, wanted: Mapping[str, list[str]]) -> None:
        """Wait until the phases named hold these steps in the file. AssertionError says what they hold instead."""
        end = time.monotonic() + PATIENCE
        while any((found := self.phases())[name] != steps for name, steps in wanted.items()):
            assert time.monotonic() < end, f"wanted {wanted}, found {found}"
            time.sleep(0.1)

    # --- doing ---------------------------------------------------------------------------------------------------------

    def tool(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def keys(self, *names: str) -> None:
        """Press keys, each such as "ctrl+z"."""
        for name in names:
            self.tool("key", name)  # never --clearmodifiers: it lets go of the mouse button too
            time.sleep(0.15)

    def type(self, text: str) -> None:
        """Type as a hand does: quickly, key by key."""
        self.tool("type", "--delay", 25, text)
        time.sleep(0.1)

    def click(self, at: Point, *, holding: str = "") -> None:
        """Click, with a modifier key held down if one is named."""
        self.tool("mousemove", "--sync", *at)
        if holding:
            self.tool("keydown", holding)
        self.tool("click", 1)
        if holding:
            self.tool("keyup", holding)
        time.sleep(0.2)

    def drag(self, start: Point, end: Point, *, drop: bool = True) -> None:
        """Drag in several moves, as a hand does; without ``drop`` the button is still down afterwards."""
        self.tool("mousemove", "--sync", *start, "mousedown", 1)
        time.sleep(0.1)
        for part in range(1, 9):
            x, y = (a + (b - a) * part // 8 for a, b in zip(start, end, strict=True))
            self.tool("mousemove", "--sync", x, y)
            time.sleep(0.05)
        self.tool("mousemove", "--sync", end[0] + 1, end[1])
        time.sleep(0.2)
        if drop:
            self.release()

    def release(self) -> None:
        """Let go of the button."""
        self.tool("mouseup", 1)
        time.sleep(0.2)

    # --- ending --------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the window as a user does."""
        self.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0

    def kill(self) -> None:
        """End it without a warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def middle(at: list[int]) -> Point:
    """The middle of a rectangle."""
    return (at[0] + at[2]) // 2, (at[1] + at[3]) // 2


def upper(at: list[int]) -> Point:
    """Just below the upper edge: a card dropped here lands before the one it is dropped on."""
    return (at[0] + at[2]) // 2, at[1] + 8
