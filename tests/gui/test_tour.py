"""``campus-desktop tour``: a program of its own, as somebody without a screen runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdf
from PySide6.QtGui import QImage

from ui.shell.registry import pages

ROOT = Path(__file__).resolve().parents[2]


def tour(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "campus_desktop", "tour", str(folder), *more],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_tour_writes_the_file_the_plans_and_a_picture_of_every_page(tmp_path: Path) -> None:
    folder = tmp_path / "rundtur"
    done = tour(folder, "--size", "1000x640")
    assert (done.returncode, done.stderr) == (0, "")
    names = {file.name for file in folder.iterdir()}
    assert "Fjordnetværk.campus" in names
    assert {f"{spec.key}.png" for spec in pages()} | {"welcome.png"} <= names
    assert set(done.stdout.splitlines()) == {str(folder / name) for name in names}
    picture = QImage(str(folder / "overview.png"))
    assert (picture.width(), picture.height()) == (1000, 640)
    plan = pypdf.PdfReader(folder / "Preboarding og onboarding – plan.pdf")
    assert "15 t 28 min" in plan.pages[0].extract_text()
    again = tour(folder)
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1


def test_a_tour_refuses_what_it_cannot_do_in_a_sentence(tmp_path: Path) -> None:
    for args in ([tmp_path / "none" / "there"], [tmp_path, "--size", "big"], [tmp_path, "--size", "1x1"]):
        done = tour(Path(args[0]), *map(str, args[1:]))
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
