"""``campus-desktop --self-test``: checks the installation for what may be missing after a faulty one.

It loads the Danish texts and every part of the program, opens a window, draws an icon, reads a table in the program's child
process, writes a PDF and reads it back. Everything it writes goes to a temporary folder that is deleted afterwards.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from campus_desktop import i18n
from campus_desktop.clock import day_of, system_now
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _


def run() -> list[str]:
    """Run all checks; returns one sentence for each that failed. Needs no screen: without one, Qt draws in memory."""
    failures = []
    with tempfile.TemporaryDirectory() as name:
        for title, trial in TRIALS:
            try:
                trial(Path(name))
            except Exception as error:
                failures.append(f"{_(title)}: {str(error) or type(error).__name__}")
    return failures


def _texts(_folder: Path) -> None:
    with i18n.using("da"):
        if _("Face to face") == "Face to face":
            raise CampusError(_("the Danish texts are missing"))


def _parts(_folder: Path) -> None:
    """Import every module that is imported by name only, which a packager may have left out."""
    from campus_desktop import commandline
    from campus_desktop.prints.kinds import KINDS
    from ui.shell.registry import pages

    for name in commandline.HOMES:
        commandline.command(name)
    for name in commandline.NOUNS:
        commandline.noun(name)
    for place in (
        *(spec.factory for spec in pages()),
        *(spec.search for spec in pages()),
        *(kind.make for kind in KINDS),
    ):
        if place:
            import_module(place.partition(":")[0])


def _window(folder: Path) -> None:
    from ui import app

    try:
        app.require_screen()
    except CampusError:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = app.make_application()
    from ui.look import theme
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow

    theme.use(theme.Scheme.LIGHT, 1.0)
    window = MainWindow(Settings(folder / "settings.ini"))
    window.open_at_start(None)
    window.show()
    application.processEvents()
    seen = window.grab().toImage()
    window.close()
    if len({seen.pixel(x, seen.height() // 2) for x in range(0, seen.width(), 7)}) < 2:
        raise CampusError(_("the window stays empty"))


def _icon(_folder: Path) -> None:
    from ui.look.icons import icon

    image = icon("house").pixmap(32, 32).toImage()
    if not any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)):
        raise CampusError(_("the icon stays empty"))


def _table(folder: Path) -> None:
    from campus_desktop.imports.tables.reading import read_file

    file = folder / "table.csv"
    file.write_text("Titel;Varighed\nÆrlig øvelse på åen;45\n", encoding="utf-8-sig")
    (sheet,) = read_file(file)
    if sheet.rows[1] != ["Ærlig øvelse på åen", "45"]:
        raise CampusError(_("the table came back as another"))


def _pdf(folder: Path) -> None:
    from campus_desktop import practice
    from campus_desktop.paths.summaries import latest_paths
    from campus_desktop.prints.kinds import kind, maker
    from campus_desktop.prints.source import Options, read_for_print
    from campus_desktop.workspace import create
    from ui.prints.preview import PdfPages

    workspace = create(folder / "practice.campus")
    try:
        practice.fill(workspace, workspace.now())
        source = read_for_print(workspace, latest_paths(workspace, 1)[0].id)
    finally:
        workspace.close()
    maker(kind("plan"), source, printed=day_of(system_now()), options=Options())(folder / "plan.pdf")
    pages = PdfPages((folder / "plan.pdf").read_bytes())
    try:
        if source.title not in pages.text(0):
            raise CampusError(_("the PDF came back as another"))
    finally:
        pages.close()


def _word(folder: Path) -> None:
    from campus_desktop.prints.document import Document, Heading
    from campus_desktop.prints.word_writer import write_word

    today = day_of(system_now())
    file = folder / "word.docx"
    with file.open("wb") as out:
        write_word(Document("Åben øvelse", "", "", today, (Heading("Ærlig øvelse på åen"),)), out)
    with zipfile.ZipFile(file) as archive:
        if "Ærlig øvelse på åen" not in archive.read("word/document.xml").decode("utf-8"):
            raise CampusError(_("the document came back as another"))


TRIALS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    (N_("texts"), _texts),
    (N_("parts"), _parts),
    (N_("window"), _window),
    (N_("icon"), _icon),
    (N_("table"), _table),
    (N_("PDF"), _pdf),
    (N_("Word document"), _word),
)
"""The checks, in this order: the icon needs the window's application."""
