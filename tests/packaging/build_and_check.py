"""Builds the frozen program in a clean environment and tries it as a user without rights or network would.

build_and_check.py [--keep DIR]     DIR gets the finished folder ``CampusDesktop``

The program is put into a folder that may not be written to, started from another folder, and must pass ``--self-test``, write the
tour, and leave its own folder as it was. On Linux it runs without a network where ``unshare`` allows that. Takes about a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "CampusDesktop"
WANTED = {".campus", ".pdf", ".png"}


def build(work: Path) -> Path:
    """Make the environment, build, and give the program's folder."""
    environment = work / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{ROOT}[freeze]"], cwd=work)
    places = ["--distpath", work / "dist", "--workpath", work / "build"]
    _run([python, "-m", "PyInstaller", ROOT / "build.spec", "--noconfirm", "--log-level", "WARN", *places], cwd=work)
    return work / "dist" / NAME


def check(program: Path, work: Path) -> None:
    """Try the program in ``program``. Raises CalledProcessError or AssertionError."""
    place = work / "elsewhere"
    place.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(place), "XDG_RUNTIME_DIR": str(place)}
    executable = program / (f"{NAME}.exe" if sys.platform == "win32" else NAME)
    before = contents(program)
    with read_only(program):
        for arguments in (["--self-test"], ["tour", "toured"]):
            start = time.monotonic()
            _run([*without_network(), executable, *arguments], cwd=place, env=environment, timeout=120)
            say(f"{' '.join(arguments)}: {time.monotonic() - start:.1f} s")
    assert contents(program) == before, "the program wrote beside itself"
    written = {file.suffix for file in (place / "toured").iterdir() if file.stat().st_size}
    assert written >= WANTED, f"the tour left only {sorted(written)}"


def contents(folder: Path) -> dict[str, str]:
    """Every file in a folder and what it holds."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take away the right to write in a folder and its files; root could still write, which is why the contents are compared too."""
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths if not path.is_symlink()}
    for path, mode in modes.items():
        path.chmod(mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def without_network() -> list[str]:
    """What to put before a command so that it runs without a network; nothing where that cannot be done here."""
    command = ["unshare", "--net", "--map-root-user"]
    possible = (
        shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    )
    if not possible:
        say("a network cannot be taken away here: run with it")
    return command if possible else []


def say(text: str) -> None:
    """A line about how it goes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _run(command: list[str | Path], **options: object) -> None:
    subprocess.run([str(word) for word in command], check=True, stdin=subprocess.DEVNULL, **options)  # type: ignore[call-overload]


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description="Build the frozen program in a clean environment and try it.")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="put the finished folder here")
    args = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="campus-build-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        program = build(work)
        size = sum(file.stat().st_size for file in program.rglob("*") if file.is_file() and not file.is_symlink())
        say(f"built in {time.monotonic() - start:.0f} s: {size / 1e6:.0f} MB")
        check(program, work)
        if args.keep:
            shutil.copytree(program, args.keep / NAME, symlinks=True)
    say("the frozen program works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
