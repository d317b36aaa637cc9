"""Plays tests with a real mouse one after the other, each on a virtual screen, in a folder and with settings of its own."""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from hand import Program

from tests.screen import virtual_screen

P = TypeVar("P", bound=Program)
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


def play(
    tests: Sequence[Callable[[P], None]],
    opened: Callable[[Path, dict[str, str]], P],
    *,
    tools: Sequence[str] = (),
    width: int = 1366,
    height: int = 768,
) -> int:
    """The exit status: 0 where every test passed, 2 where a tool is missing. ``opened`` starts the program.

    What fails is played once more, as a pointer is not waited for where the machine is busy; it is told of, and what fails
    twice has failed.
    """
    if missing := [name for name in ("Xvfb", "openbox", "xdotool", *tools) if shutil.which(name) is None]:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    failed = 0
    for test in tests:
        for word in ("failed once", "FAILED"):
            said = _played(test, opened, width, height)
            print(f"{word}: {test.__name__}\n{said}" if said else f"passed: {test.__name__}", flush=True)
            if not said:
                break
        failed += bool(said)
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _played(test: Callable[[P], None], opened: Callable[[Path, dict[str, str]], P], width: int, height: int) -> str:
    """What went wrong; empty where nothing did."""
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_screen(width, height, window_manager=True) as environment,
    ):
        program = None
        try:
            program = opened(Path(folder), {**environment, **dict.fromkeys(HOMES, folder)})
            test(program)
        except Exception:
            return traceback.format_exc()
        finally:
            if program is not None and program.process.poll() is None:
                program.kill()
    return ""
