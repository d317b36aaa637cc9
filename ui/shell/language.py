"""The language that the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from campus_desktop import i18n

_translators: list[QTranslator] = []


def use_language(language: str) -> None:
    """Speak ``language`` from here on, in our texts and on Qt's own buttons."""
    i18n.use(language)
    application = QApplication.instance()
    assert application is not None
    while _translators:
        application.removeTranslator(_translators.pop())
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
        _translators.append(translator)
