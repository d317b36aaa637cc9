"""Start to the first page painted and filled, against a bare window."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from common import Row, alternate, command, floor_seconds, scratch, seconds_of
from made import large_workspace, practice_workspace
from screen import available, virtual_screen

LAUNCHER = Path(__file__).with_name("first_page.py")


def main(floors: Path) -> list[Row]:
    """Start to the first page painted and filled, against a bare window."""
    with ExitStack() as stack:
        folder = stack.enter_context(scratch())
        if available():
            os.environ.update(stack.enter_context(virtual_screen()))  # as users have it; else nothing is drawn on
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(folder)  # settings of the measurement's own
        practice, large = folder / "practice.campus", folder / "large.campus"
        practice_workspace(practice)
        large_workspace(large, 100_000)
        return [
            _row(floors, practice, "overview", "Start to the first page, practice workspace", 2.1),
            _row(floors, large, "overview", "Start to the first page, 100,000 courses", 2.1),
            _row(floors, large, "courses", "Start with the course catalogue as first page, 100,000 courses", 2.1),
        ]


def _row(floors: Path, workspace: Path, page: str, name: str, limit: float) -> Row:
    _remember(workspace, page)
    pair = alternate(
        lambda: floor_seconds(floors, "window.py"), lambda: seconds_of(LAUNCHER, workspace, page), rounds=9
    )
    return pair.row(name, limit, "window.py")


def _remember(workspace: Path, page: str) -> None:
    """Let ``page`` be the one the program comes back to, and the file be in the state the program left it in, as on most days.

    A file seen for the first time is checked value by value before anything is shown.
    """
    from campus_desktop.workspace.opening import open_workspace
    from ui.shell.settings import Settings

    opened = open_workspace(workspace)
    opened.close()

    settings = Settings(Path(os.environ["XDG_CONFIG_HOME"]) / "campus-desktop" / "settings.ini")  # the program's own
    settings.remember_page(workspace, page, None)
    settings.remember_left(workspace, opened.left_as)
    settings.sync()


if __name__ == "__main__":
    command(main)
