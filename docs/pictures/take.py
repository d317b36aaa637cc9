"""Takes a picture of every page: both sizes, both themes, both languages; and those that the documents show.

take.py DIR         all of them into DIR/LANGUAGE-THEME-SIZE/PAGE.png, beside the practice file
take.py --docs      those of docs/screens.md, made small, into docs/pictures

Windows are drawn on a virtual screen (Xvfb) where there is one, else on Qt's offscreen platform.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from screen import available, virtual_screen

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

LANGUAGES = ("da", "en")
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Size:
    """A window's size in logical pixels, and how many pixels of the screen each is wide."""

    width: int
    height: int
    scale: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}" + (f"@{self.scale}" if self.scale > 1 else "")


SIZES = (Size(1366, 768, 1), Size(1920, 1080, 2))

SHOWN = {
    "board": ("da", "light", SIZES[0], "path"),
    "board-dark": ("da", "dark", SIZES[0], "path"),
    "board-english": ("en", "light", SIZES[0], "path"),
    "board-large": ("da", "light", SIZES[1], "path"),
    "overview": ("da", "light", SIZES[0], "overview"),
    "overview-dark": ("en", "dark", SIZES[0], "overview"),
    "courses": ("da", "light", SIZES[0], "courses"),
    "courses-dark": ("en", "dark", SIZES[0], "courses"),
    "paths": ("da", "light", SIZES[0], "paths"),
    "institutions": ("da", "light", SIZES[0], "institutions"),
    "welcome": ("da", "light", SIZES[0], "welcome"),
    "plan": ("da", "light", SIZES[0], "plan"),
    "meetings": ("da", "light", SIZES[0], "meetings"),
    "meeting-prepare": ("da", "light", SIZES[0], "meeting-prepare"),
    "meeting-hold": ("da", "light", SIZES[0], "meeting-hold"),
    "meeting-hold-dark": ("da", "dark", SIZES[0], "meeting-hold"),
    "meeting-hold-english": ("en", "light", SIZES[0], "meeting-hold"),
    "meeting-hold-large": ("da", "light", SIZES[1], "meeting-hold"),
    "meeting-follow-up": ("da", "light", SIZES[0], "meeting-follow-up"),
    "meeting-prepare-english": ("en", "light", SIZES[0], "meeting-prepare"),
    "first-path": ("da", "light", SIZES[0], "first/path"),
    "first-path-english": ("en", "light", SIZES[0], "first/path"),
    "first-plan": ("da", "light", SIZES[0], "first/plan"),
    "first-plan-english": ("en", "light", SIZES[0], "first/plan"),
}
"""The pictures in docs/pictures: language, theme, size and page of each; ``first/`` where somebody has followed the first pages of the
guide up to there."""
FIRST = {"da": "Velkommen hos os", "en": "Welcome aboard"}
"""The title that the guide's first pages propose."""


def take_all(folder: Path, workspaces: dict[str, Path]) -> None:
    """Every page in every combination. Raises CalledProcessError where a page cannot be pictured."""
    for language, theme, size in itertools.product(LANGUAGES, THEMES, SIZES):
        take(folder, workspaces[language], language, theme, size)


def take(folder: Path, workspace: Path, language: str, theme: str, size: Size) -> Path:
    """Every page in one combination, by a process of its own, because Qt reads the scale once; the folder of the pictures."""
    place = folder / f"{language}-{theme}-{size}"
    place.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        if available():
            screen = virtual_screen(size.width * size.scale, size.height * size.scale)
            environment = stack.enter_context(screen)
        environment |= {"QT_SCALE_FACTOR": str(size.scale), "PYTHONPATH": str(ROOT)}
        words = [language, theme, str(size.width), str(size.height), str(workspace), str(place)]
        subprocess.run(
            [sys.executable, __file__, "--one", *words], env=environment, check=True, stdin=subprocess.DEVNULL
        )
    return place


def take_one(language: str, theme: str, width: str, height: str, workspace: str, place: str) -> None:
    """In the process of its own: the pictures of one combination."""
    from campus_desktop import i18n
    from ui.look.theme import Scheme
    from ui.tour import write_pictures

    i18n.use(language)
    write_pictures(Path(workspace), Path(place), scheme=Scheme(theme), size=(int(width), int(height)))
    plan_picture(Path(workspace), Path(place) / "plan.png")


def plan_picture(workspace: Path, picture: Path) -> None:
    """The first page of the newest path's plan, as it is printed from a start date."""
    import pypdfium2

    from campus_desktop.paths.path import Start
    from campus_desktop.paths.summaries import latest_paths
    from campus_desktop.prints.kinds import kind, maker
    from campus_desktop.prints.source import Options, read_for_print
    from campus_desktop.workspace import open_workspace

    opened = open_workspace(workspace, read_only=True)
    try:
        source = read_for_print(opened, latest_paths(opened, 1)[0].id)
    finally:
        opened.close()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.pdf"
        today = date.today()
        starts = source.path.starts
        start = starts[0] if starts else Start("", today + timedelta(days=21 - today.weekday()))
        maker(kind("plan"), source, printed=today, options=Options(start=start))(file)
        document = pypdfium2.PdfDocument(file.read_bytes())
        document[0].render(scale=1.5).to_pil().save(picture)
        document.close()


def practice_workspaces(folder: Path) -> dict[str, Path]:
    """A practice file to picture in each language, in a folder of its own."""
    from campus_desktop import i18n, practice
    from campus_desktop.workspace import create

    made = {}
    for language in LANGUAGES:
        (folder / language).mkdir(exist_ok=True)
        with i18n.using(language):
            workspace = create(folder / language / practice.file_name())
            practice.fill(workspace, datetime.now(UTC))
            workspace.close()
        made[language] = workspace.path
    return made


def first_workspaces(folder: Path, practice: dict[str, Path]) -> dict[str, Path]:
    """The same after the guide's first pages, in a folder of its own: with the path that is made there."""
    from campus_desktop import i18n
    from campus_desktop.paths.templates import path_from_template
    from campus_desktop.workspace import open_workspace

    made = {}
    for language, source in practice.items():
        made[language] = folder / "first" / language / source.name
        made[language].parent.mkdir(parents=True)
        made[language].write_bytes(source.read_bytes())
        with i18n.using(language):
            # a minute later: the page shows the path changed last
            workspace = open_workspace(made[language], now=lambda: datetime.now(UTC) + timedelta(minutes=1))
            path_from_template(workspace, "onboarding", FIRST[language], None)
            workspace.close()
    return made


def take_shown() -> None:
    """The pictures of docs/screens.md, with 256 colours: enough for what the program paints, and a third of the bytes."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspaces = practice_workspaces(folder)
        begun = first_workspaces(folder, workspaces)
        for language, theme, size in dict.fromkeys(each[:3] for each in SHOWN.values()):
            take(folder, workspaces[language], language, theme, size)
        for language in LANGUAGES:
            take(folder / "first", begun[language], language, "light", SIZES[0])
        for shown, (language, theme, size, page) in SHOWN.items():
            inside, _stroke, own = page.rpartition("/")
            source = folder / inside / f"{language}-{theme}-{size}" / f"{own}.png"
            with Image.open(source) as image:
                few = image.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
                few.save(HERE / f"{shown}.png", optimize=True)
            sys.stdout.write(f"{shown}.png: {(HERE / f'{shown}.png').stat().st_size // 1000} kB\n")


def main() -> int:
    """The exit status."""
    if sys.argv[1:2] == ["--one"]:
        take_one(*sys.argv[2:])
        return 0
    parser = argparse.ArgumentParser(description="Take a picture of every page.")
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="where all of them go; made if it is not there"
    )
    parser.add_argument("--docs", action="store_true", help="take those that the documents show")
    args = parser.parse_args()
    if args.docs == bool(args.folder):
        parser.error("either DIR or --docs")
    if args.docs:
        take_shown()
    else:
        folder = args.folder.resolve()
        folder.mkdir(exist_ok=True)
        take_all(folder, practice_workspaces(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
