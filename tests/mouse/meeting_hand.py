"""A hand at a meeting: the window on the practice workspace, whose clock can be moved and whose projector can be pulled."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from datetime import time as clock_time
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hand import ROOT, Program, middle, upper
from looking import Look, cut, differing, ink
from PIL import Image

COMING = "Preboarding: Hvad virker, og hvad er svært?"
LINE = "Note"
"""The accessible name of the line that notes are typed in."""


class Meeting(Program):
    """The window, and the meeting in it."""

    title = COMING
    pictures: Path | None = None
    """Where pictures go; None: none are taken."""

    def picture(self, name: str, *, projector: bool = False) -> None:
        """What the laptop's screen shows now; with the projector's beside it if asked."""
        if self.pictures is not None:
            raw = self.file.with_name("picture.png")
            subprocess.run(["import", "-window", "root", str(raw)], env=self.environment, check=True)
            with Image.open(raw) as image:
                part = image if projector else image.crop((0, 0, 1366, 768))
                few = part.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
                few.save(self.pictures / f"{name}.png", optimize=True)

    def half_past_nine(self) -> None:
        """Let the window's clock stand at 9.30 on the day of the meeting."""
        day = datetime.combine(
            date.fromisoformat(self.meeting()["date"]), clock_time(9, 30), ZoneInfo("Europe/Copenhagen")
        )
        self.file.with_name("clock.txt").write_text(str((day - datetime.now(UTC)).total_seconds()), encoding="utf-8")
        time.sleep(1.3)

    # --- looking -------------------------------------------------------------------------------------------------------

    def show(self, noun: str) -> list[dict[str, Any]]:
        """What the command line lists, newest or next first."""
        command = [sys.executable, "-m", "campus_desktop", "show", str(self.file), noun, "--json"]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True)
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    def meeting(self) -> dict[str, Any]:
        """The meeting, read from the file."""
        return next(each for each in self.show("meetings") if each["title"] == self.title)

    def agenda(self) -> list[tuple[str, str, int]]:
        """When each item begins, its title and its minutes; those of groups left out."""
        return [(i["start"], i["title"], i["minutes"]) for i in self.meeting()["agenda"] if i["parent"] is None]

    def notes(self) -> list[dict[str, Any]]:
        """The notes of the meeting, the oldest first."""
        here = self.meeting()["id"]
        return [each for each in reversed(self.show("notes")) if each["meeting"] == here]

    def label(self, part: str) -> str:
        """A label in sight that holds ``part``, once there is one."""
        found: str = self.wait(lambda: next((t for t in self.seen()["labels"] if part in t), ""), f"the text {part}")
        return found

    def figure(self) -> int:
        """The seconds that the timer shows as left; over time is below zero."""

        def look() -> str:
            return next(
                (t for t in self.seen()["labels"] if t.lstrip("+−-").replace(":", "").isdigit() and ":" in t), ""
            )

        text = self.wait(look, "the timer")
        hours_minutes = [int(part) for part in text.lstrip("+−-").split(":")]
        seconds = 0
        for part in hours_minutes:
            seconds = seconds * 60 + part
        return -seconds if text[0] in "+−-" else seconds

    def item(self, title: str) -> list[int]:
        """Where an item of the agenda stands."""

        def look() -> list[int] | None:
            rows = next((each["rows"] for each in self.seen()["lists"] if each["name"] == "Dagsorden"), [])
            return next((row["at"] for row in rows if title in row["text"]), None)

        return self.wait(look, f"{title} in the agenda")

    def right_times(self) -> None:
        """AssertionError unless every item begins where the one before ends, or at its lock."""
        items = [each for each in self.meeting()["agenda"] if each["parent"] is None]
        for before, after in pairwise(items):
            assert after["start"] == max(before["end"], (after["pinned"] or "")[:5]), (before, after)

    def export(self, kind: str, suffix: str) -> Path:
        """The meeting as a file, made by the command line while the window is open."""
        target = self.file.with_name(f"{kind}{suffix}")
        command = [sys.executable, "-m", "campus_desktop", "export", str(self.file), kind, "-o", str(target)]
        if kind != "actions":
            command += ["--meeting", self.title]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)
        return target

    def windows(self, kind: str) -> list[list[int]]:
        """Where the windows of that kind are."""
        return [each["at"] for each in self.seen()["windows"] if each["kind"] == kind]

    # --- doing ---------------------------------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type as a hand does: quickly, key by key."""
        self.tool("type", "--delay", 25, text)
        time.sleep(0.1)

    def note(self, text: str, kind: int | None = None) -> None:
        """One note by keys alone: its kind, its text, Enter (twice where a completion is open); wait until it is saved and seen."""
        before, was = len(self.notes()), self.look()
        if kind is not None:
            self.keys(f"ctrl+{kind}")
        self.type(text)
        self.keys("Return")
        for _attempt in range(2):
            end = time.monotonic() + 2
            while time.monotonic() < end:
                if len(self.notes()) > before:
                    self.see_row("Noter", self.notes()[-1]["text"], was)
                    return
            self.keys("Return")
        raise AssertionError(f"not saved: {text}; the line holds {self.seen()['focus']}")

    def open_meeting(self) -> None:
        """By keyboard: Ctrl+K, some of its title, Enter."""
        self.keys("ctrl+k")
        time.sleep(0.4)
        self.type(self.title[:22])
        self.wait(lambda: self.title in str(self.seen()["lists"]), "the meeting among what was found")
        self.keys("Return")
        self.button("Gennemfør")

    def hold(self) -> None:
        """Open it, go over to holding it, and start."""
        self.open_meeting()
        self.keys("alt+shift+2")
        self.button("Start mødet")
        self.keys("F9")
        self.wait(lambda: "I gang" in self.seen()["labels"], "the meeting running")

    def see_row(self, name: str, part_of_text: str, was: Look) -> None:
        """Wait until a row of a list is painted where a screen reader is told that it is, and that place looks otherwise than it was."""

        def look() -> bool:
            now = self.look()
            at = next((at for (one, text), at in now.rows.items() if one == name and part_of_text in text and at), None)
            if at is None or at[2] - at[0] < 40 or at[3] - at[1] < 12:
                return False
            shown = cut(now.picture, at, 2)
            return ink(shown) > 0.005 and differing(shown, cut(was.picture, at, 2)) > 0.002

        self.wait(look, f"{part_of_text} painted in {name}")

    def drag_item(self, what: str, before: str) -> None:
        """Drag an item of the agenda to just before another, following that where the opening gap moves it, and see it there."""
        was = self.look()
        self.drag(middle(self.item(what)), upper(self.item(before)), drop=False)
        for _look in range(3):
            self.tool("mousemove", *upper(self.item(before)))  # --sync waits in vain where it is there already
            time.sleep(0.25)
        self.release()
        self.see_row("Dagsorden", what, was)

    def choose_item(self, title: str) -> None:
        """Make an item of the agenda the chosen one."""
        self.click(middle(self.item(title)))

    def change(self, mark: str, text: str) -> None:
        """Set who the chosen notes are from ("at"), or what they are about ("numbersign"), by keys."""
        self.keys(mark)
        time.sleep(0.5)
        self.type(text)
        self.keys("Return")

    def fill_new_meeting(self) -> None:
        """The dialog for a new meeting: the first template, a title, a date in a fortnight, Enter."""
        self.wait(lambda: self.windows("NewMeetingDialog"), "the dialog")
        self.type(self.title)
        self.keys("Return")

    def move_clock(self, minutes: float) -> None:
        """Let the window's clock go on by so much."""
        file = self.file.with_name("clock.txt")
        shift = float(file.read_text(encoding="utf-8")) if file.exists() else 0.0
        part = file.with_suffix(".part")
        part.write_text(str(shift + minutes * 60), encoding="utf-8")
        part.replace(file)
        time.sleep(1.3)

    def again(self) -> Meeting:
        """The window opened anew on the same file, as after a crash; its meeting in sight."""
        opened = Meeting(self.file, self.environment)
        opened.title, opened.pictures = self.title, self.pictures
        self.process = opened.process
        return opened


def monitors(environment: Mapping[str, str], projector: tuple[int, int] | None, *, mirrored: bool = False) -> None:
    """Plug a projector in beside the laptop's 1366 x 768, or showing the same (``mirrored``), or pull it (None)."""

    def xrandr(*words: str) -> None:
        subprocess.run(["xrandr", *words], env=dict(environment), check=False, capture_output=True)

    xrandr("--setmonitor", "laptop", "1366/361x768/203+0+0", "screen")
    if projector is None:
        xrandr("--delmonitor", "projector")
    else:
        left = 0 if mirrored else 1366
        xrandr("--setmonitor", "projector", f"{projector[0]}/270x{projector[1]}/203+{left}+0", "none")
    time.sleep(0.8)


def danish_keyboard(environment: Mapping[str, str]) -> None:
    """From here on the keyboard is Danish: æ, ø and å have keys, @ and £ are typed with AltGr."""
    subprocess.run(["setxkbmap", "dk"], env=dict(environment), check=True)


def practice_file(folder: Path) -> Path:
    """The practice workspace, made as a user makes it."""
    file = folder / "Øvelse.campus"
    command = [sys.executable, "-m", "campus_desktop", "new", str(file), "--practice"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return file
