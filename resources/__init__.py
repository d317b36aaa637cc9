"""Icons, fonts, texts, templates and the practice workspace, found the same way from checkout, wheel and frozen program."""

from importlib.resources import files
from pathlib import Path


def path(*parts: str) -> Path:
    """The file or folder ``parts`` below this package, as in ``path("fonts", "IBMPlexSans-Regular.ttf")``.

    The program is always installed as plain files (never run from a zip), so a path can be given to Qt, reportlab and gettext.
    """
    return Path(str(files(__name__).joinpath(*parts)))
