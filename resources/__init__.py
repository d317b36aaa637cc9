"""Icons, fonts, texts, templates and the practice workspace, found the same way from checkout, wheel and frozen program."""

from pathlib import Path

_HERE = Path(__file__).parent


def path(*parts: str) -> Path:
    """The file or folder ``parts`` below this package, as in ``path("fonts", "IBMPlexSans-Regular.ttf")``.

    The program is always installed as plain files (never run from a zip), so a path can be given to Qt, reportlab and gettext.
    importlib.resources would find the same, and costs the start of the window a few milliseconds.
    """
    return _HERE.joinpath(*parts)
