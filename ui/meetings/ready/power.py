"""Whether the computer is plugged in, and how full its battery is: asked of the system, with nothing installed for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_LINUX = Path("/sys/class/power_supply")
_UNKNOWN, _NO_BATTERY = 255, 128


@dataclass(frozen=True, slots=True)
class Power:
    """``plugged``: None where the system does not say. ``percent`` of the battery: None where there is none, or none is told;
    ``battery`` says whether there is one, as far as is known."""

    plugged: bool | None = None
    percent: int | None = None
    battery: bool | None = None


def read_power(platform: str = sys.platform) -> Power:
    """The power as it is now. What cannot be found out is None."""
    if platform == "win32":
        return read_windows(_system_power_status)
    if platform.startswith("linux"):
        return read_linux(_LINUX)
    return Power()


def read_linux(folder: Path) -> Power:
    """From the kernel's files: each supply has a folder with its type, and online or capacity and status."""
    plugged: bool | None = None
    levels: list[int] = []
    charging = False
    batteries = 0
    try:
        supplies = sorted(folder.iterdir())
    except OSError:
        return Power()
    for supply in supplies:
        kind = _word(supply / "type")
        if _word(supply / "scope") == "Device":  # a mouse's or a headset's own battery
            continue
        if kind in ("Mains", "USB") and (online := _word(supply / "online")) in ("0", "1"):
            plugged = bool(plugged) or online == "1"
        elif kind == "Battery":
            batteries += 1
            charging = charging or _word(supply / "status") in ("Charging", "Full", "Not charging")
            if (level := _word(supply / "capacity")).isdigit():
                levels.append(int(level))
    if plugged is None and batteries:
        plugged = charging
    percent = round(sum(levels) / len(levels)) if levels else None
    # a machine that tells of no supply at all may be anything, also a virtual one
    return Power(plugged, percent, bool(batteries) if supplies else None)


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def read_windows(ask: Callable[[], tuple[int, int, int] | None]) -> Power:
    """From what Windows tells: line status (0, 1 or unknown), battery flags, percent of the battery."""
    told = ask()
    if told is None:
        return Power()
    line, flags, percent = told
    battery = None if flags == _UNKNOWN else not flags & _NO_BATTERY
    plugged = bool(line) if line in (0, 1) else None
    return Power(plugged, percent if battery and percent <= 100 else None, battery)


def _system_power_status() -> tuple[int, int, int] | None:
    """GetSystemPowerStatus of the Windows API; None where it fails."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flags", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_ulong),
            ("seconds_full", ctypes.c_ulong),
        )

    status = Status()
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return status.line, status.flags, status.percent
