"""A projector on a second screen, its cable pulled and plugged in again while somebody types: ``python tests/mouse/projector.py``.

One virtual screen is divided in two by RandR, so the window gets the very signals that a real cable makes. Needs Xvfb, openbox,
xdotool and xrandr; with a folder as argument, pictures of each moment are put there (ImageMagick's ``import``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from campus_desktop import i18n, practice  # noqa: E402
from campus_desktop.meetings import running  # noqa: E402
from campus_desktop.meetings.summaries import list_meetings  # noqa: E402
from campus_desktop.workspace import create  # noqa: E402
from tests.screen import virtual_screen  # noqa: E402

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

LAPTOP, BEAMER = (1366, 768, 0), (1024, 768, 1366)


def plug(name: str, place: tuple[int, int, int], output: str = "none") -> None:
    """Let the screen server tell of a screen."""
    width, height, x = place
    subprocess.run(["xrandr", "--setmonitor", name, f"{width}/300x{height}/200+{x}+0", output], check=True)


def pull(name: str) -> None:
    """Take it away again."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True)


def hand(*words: str) -> None:
    """Real keys."""
    subprocess.run(["xdotool", *words], check=True)


def picture(folder: str, name: str) -> None:
    """What both screens show, where a folder was asked for."""
    if folder:
        subprocess.run(["import", "-window", "root", str(Path(folder) / f"{name}.png")], check=True)


def steps(window: MainWindow, folder: str) -> Iterator[int]:
    """What somebody does, and what must be so after each; gives the milliseconds to wait."""
    from PySide6.QtWidgets import QApplication

    from ui.meetings.notes.line import NoteLineEdit
    from ui.meetings.presenting.host import PresentHost

    def check(what: str, holds: bool) -> None:
        print(f"{'ok' if holds else 'FAILED'}: {what}", flush=True)
        if not holds:
            os._exit(1)

    def typed(text: str) -> None:
        check(
            f"the note line has the keyboard and says “{text}”",
            line.edit.hasFocus() and text == line.edit.toPlainText(),
        )

    meeting = next(each for each in list_meetings(window.workspace) if each.state == "planned")
    running.start(window.workspace, meeting.id, window.clock.now())
    window.show_page("meetings", meeting.id, "hold")
    yield 1500
    line = next(each for each in window.findChildren(NoteLineEdit) if each.isVisible())
    line.edit.setFocus()
    hand("type", "--delay", "40", "Halv no")
    yield 600
    hand("key", "F5")
    yield 2500
    host = window.companion(PresentHost).presenting
    assert host is not None
    check("F5 shows the meeting on the projector", host.shown is not None and host.shown.x() == BEAMER[2])
    check("the window one works in stays the active one", window.isActiveWindow())
    place = window.geometry()
    hand("type", "--delay", "40", "te om")
    yield 600
    typed("Halv note om")
    picture(folder, "projector")
    pull("beamer")
    yield 2500
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    check("the cable pulled, only the window one works in is left", visible == [window] and host.active)
    check("it stays where it was", window.geometry() == place)
    hand("type", "--delay", "40", " video")
    yield 600
    typed("Halv note om video")
    picture(folder, "projector-pulled")
    plug("beamer", BEAMER)
    yield 2500
    check("plugged in again, it shows the meeting", host.shown is not None and host.shown.x() == BEAMER[2])
    check("the window one works in stays where it was", window.geometry() == place and window.isActiveWindow())
    hand("type", "--delay", "40", "er")
    yield 600
    typed("Halv note om videoer")
    picture(folder, "projector-back")
    hand("key", "ctrl+shift+b")
    yield 600
    check("Ctrl+Shift+B blanks it", host.shown is not None and host.shown.blank)
    hand("key", "F5")
    yield 800
    check("F5 ends it", not host.active)
    window.close()


def inside(file: Path, folder: str) -> int:
    """The program itself, on the divided screen."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    import ui.app
    from ui.shell.window import MainWindow

    application = ui.app.make_application()
    i18n.use("da")
    doing: list[Iterator[int]] = []

    def go_on() -> None:
        if not doing:
            window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
            window.move(10, 10)
            doing.append(steps(window, folder))
        wait = next(doing[0], None)
        if wait is not None:
            QTimer.singleShot(wait, application, go_on)

    QTimer.singleShot(2500, application, go_on)
    return ui.app.run(file)


def main(folder: str = "") -> int:
    """0 where all went well."""
    if missing := [tool for tool in ("Xvfb", "openbox", "xdotool", "xrandr") if shutil.which(tool) is None]:
        print(f"not here: {', '.join(missing)}", file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory() as home,
        virtual_screen(LAPTOP[0] + BEAMER[0], 768, window_manager=True) as environment,
    ):
        file = Path(home) / "Netværk.campus"
        workspace = create(file)
        practice.fill(workspace, datetime.now(UTC))
        workspace.close()
        os.environ.update(environment)
        plug("laptop", LAPTOP, "screen")
        plug("beamer", BEAMER)
        command = [sys.executable, __file__, "--inside", str(file), folder]
        return subprocess.run(
            command, env={**environment, "HOME": home, "XDG_CONFIG_HOME": home}, timeout=120, check=False
        ).returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        sys.exit(inside(Path(sys.argv[2]), sys.argv[3]))
    sys.exit(main(*sys.argv[1:2]))
