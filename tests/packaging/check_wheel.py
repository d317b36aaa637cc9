"""check_wheel.py WHEEL: does it hold the program, its texts, its guides with their pictures and every licence, and nothing else?

Status 1 and a line for each fault.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from zipfile import ZipFile

PACKAGES = {"campus_desktop", "ui", "resources"}
NEEDED = (
    "campus_desktop/__main__.py",
    "ui/app.py",
    "resources/i18n/da.mo",
    "resources/fonts/IBMPlexSans-Regular.ttf",
    "resources/fonts/OFL.txt",
    "resources/icons/LICENSE",
    "resources/practice/courses.json",
)
GUIDES = ("foerste-moede.md", "foerste-laeringsforloeb.md", "brugervejledning.md", "ti-oejeblikke.md")
GUIDES += ("first-meeting.md", "first-learning-path.md", "user-guide.md", "ten-moments.md")
LICENCES = ("LICENSE", "resources/fonts/OFL.txt", "resources/icons/LICENSE")


def faults(wheel: Path) -> list[str]:
    """What is missing from the wheel, or too much in it."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        guides = {f"resources/help/{name}" for name in GUIDES} & set(names)
        texts = [archive.read(name).decode() for name in guides]
    notes = next(name.split("/")[0] for name in names if ".dist-info/" in name)
    pictures = {f"resources/help/{name}" for text in texts for name in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text)}
    needed = (*NEEDED, *(f"resources/help/{name}" for name in GUIDES), *sorted(pictures))
    needed += tuple(f"{notes}/licenses/{licence}" for licence in LICENCES)
    found = [f"{name} is missing" for name in needed if name not in names]
    found += [] if len(pictures) > 10 else ["the guides show no pictures"]
    found += [f"{name} does not belong" for name in names if name.split("/")[0] not in {*PACKAGES, notes}]
    found += [f"{name} does not belong" for name in names if "__pycache__" in name or name.endswith(".part")]
    return found


def main() -> int:
    """The exit status."""
    wheel = Path(sys.argv[1])
    for fault in (wrong := faults(wheel)):
        sys.stdout.write(f"{wheel.name}: {fault}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
