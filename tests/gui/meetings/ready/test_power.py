from __future__ import annotations

from pathlib import Path

import pytest

from ui.meetings.ready.power import Power, read_linux, read_power, read_windows


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        (folder / name / file).write_text(f"{text}\n", "ascii")


def test_a_laptop_on_its_charger(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="87", status="Charging")
    assert read_linux(tmp_path) == Power(True, 87, True)


def test_a_laptop_on_its_battery(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="40", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="60", status="Discharging")
    supply(tmp_path, "hidpp_battery_0", type="Battery", capacity="5", status="Discharging", scope="Device")
    assert read_linux(tmp_path) == Power(False, 50, True)


def test_a_battery_alone_tells_by_its_status(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Full")
    assert read_linux(tmp_path) == Power(True, None, True)


def test_a_desktop_and_a_machine_that_tells_nothing(tmp_path: Path) -> None:
    assert read_linux(tmp_path) == read_linux(tmp_path / "none") == Power()
    supply(tmp_path, "AC", type="Mains", online="1")
    assert read_linux(tmp_path) == Power(True, None, False)


@pytest.mark.parametrize(
    ("told", "power"),
    [
        ((1, 1, 87), Power(True, 87, True)),
        ((0, 2, 40), Power(False, 40, True)),
        ((1, 128, 255), Power(True, None, False)),
        ((255, 255, 255), Power(None, None, None)),
        (None, Power()),
    ],
)
def test_what_windows_tells(told: tuple[int, int, int] | None, power: Power) -> None:
    assert read_windows(lambda: told) == power


def test_elsewhere_it_is_not_known() -> None:
    assert read_power("darwin") == Power()
    assert isinstance(read_power(), Power)
    assert read_power("win32") == Power()  # not asked on another system
