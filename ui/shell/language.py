"""The language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from campus_desktop import i18n

_translators: list[QTranslator] = []

_KEYS = {
    "Return": "Enter",
    "Del": "Delete",
    "Ins": "Insert",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Backspace": "Backspace",
    "Tab": "Tab",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}
"""Names of keys as on keyboards and in the guides; Qt's Danish names are not those on keyboards ("Retur")."""
_BETTER: dict[str, dict[str, dict[str, str]]] = {
    "en": {"QShortcut": _KEYS},
    "da": {
        "QShortcut": _KEYS,
        "QPlatformTheme": {"Cancel": "Annullér", "Ignore": "Ignorér", "Discard": "Kassér"},
        "QProgressDialog": {"Cancel": "Annullér"},
        "QWidgetTextControl": {"&Redo": "&Gentag"},
        "QLineEdit": {"&Redo": "&Gentag"},
        "QAbstractSpinBox": {"&Step up": "&Større", "Step &down": "Min&dre"},
        "QComboBox": {"Open the combo box selection popup": "Åbn listen", "Open": "Åbn"},
        "QAccessibleActionInterface": {"SetFocus": "Sæt fokus", "Press": "Tryk"},
        "QFileDialog": {
            "&Look in:": "&Søg i:",
            "Files of &type:": "Fil&type:",
            "Parent Directory": "Overordnet mappe",
            "Go to the parent directory": "Gå til den overordnede mappe",
            "Change to list view mode": "Vis som liste",
            "Change to detail view mode": "Vis med detaljer",
            "My Computer": "Denne computer",
            "Are you sure you want to delete '%1'?": "Er du sikker på, at du vil slette »%1«?",
            "%1 already exists.\nDo you want to replace it?": "%1 findes allerede.\nVil du erstatte filen?",
            "'%1' is write protected.\nDo you want to delete it anyway?": (
                "»%1« er skrivebeskyttet.\nVil du slette filen alligevel?"
            ),
            "%1\nFile not found.\nPlease verify the correct file name was given.": (
                "%1\nFilen findes ikke.\nKontrollér filens navn."
            ),
            "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
                "%1\nMappen findes ikke.\nKontrollér mappens navn."
            ),
        },
        "QFileSystemModel": {"Date Modified": "Senest rettet"},
        "QAbstractFileIconProvider": {
            "Drive": "Drev",
            "File": "Fil",
            "%1 File": "%1-fil",
            "File Folder": "Mappe",
            "Folder": "Mappe",
            "Shortcut": "Genvej",
            "Unknown": "Ukendt",
        },
        "QPrintDialog": {"&Options >>": "&Flere valg >>"},
        "QPrintSettingsOutput": {
            "Output Settings": "Sider og eksemplarer",
            "Copies": "Eksemplarer",
            "Copies:": "Antal:",
            "Print all": "Alle sider",
            "Current Page": "Denne side",
            "Selection": "Det markerede",
            "Reverse": "Omvendt rækkefølge",
            "Color Mode": "Farver",
            "Grayscale": "Gråtoner",
            "Double Sided Printing": "Begge sider af papiret",
            "Off": "Nej",
            "Long side binding": "Vend på den lange side",
            "Short side binding": "Vend på den korte side",
            "Page &Set:": "&Hvilke sider:",
        },
        "QPrintWidget": {"Preview": "Vis udskrift", "Output &file:": "&Fil:"},
        "QPageSetupWidget": {"Portrait": "Stående", "Landscape": "Liggende"},
    },
}
"""Translations where Qt's own are missing or differ from the program's: by language, Qt's context and Qt's text."""


class _Better(QTranslator):
    """Consulted before Qt's own translation, which is used if this one has nothing."""

    def __init__(self, parent: QApplication, words: dict[str, dict[str, str]]) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The replacement, or None to make Qt consult the next translator; an empty text would be shown."""
        return self._words.get(context, {}).get(text)


def use_language(language: str) -> None:
    """Use ``language`` from now on, in the program's texts and on Qt's own buttons."""
    i18n.use(language)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    while _translators:
        application.removeTranslator(_translators.pop())
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
        _translators.append(translator)
    if words := _BETTER.get(language):
        better = _Better(application, words)
        application.installTranslator(better)  # the last one installed is consulted first
        _translators.append(better)
