"""A virtual screen to draw on, for what needs a real window: pictures, measurements, a real mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


def available() -> bool:
    """Whether Xvfb is installed."""
    return shutil.which("Xvfb") is not None


def _start(command: list[str], environment: Mapping[str, str], *descriptors: int) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command, env=environment, pass_fds=descriptors, stdin=nothing, stdout=nothing, stderr=nothing
    )


@contextmanager
def virtual_screen(width: int = 1366, height: int = 768, *, window_manager: bool = False) -> Iterator[dict[str, str]]:
    """Start Xvfb (and openbox if asked) and give the environment for programs to draw on it; both end with the block.

    Raises FileNotFoundError where Xvfb or openbox is not installed, OSError where the screen does not come up.
    """
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.append(_start(command, os.environ, writing))
        os.close(writing)
        with os.fdopen(reading) as file:
            number = file.readline().strip()
        if not number:
            raise OSError("Xvfb did not start")
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        if window_manager:
            started.append(_start(["openbox"], environment))
        yield environment
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
