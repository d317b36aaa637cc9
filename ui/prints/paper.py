"""Prints a PDF on a printer chosen by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.prints.preview import PdfPages

_DPI = 300
"""Fine enough for text of 7.5 points; printers offer more, which costs memory without a visible difference."""


def print_pages(pages: PdfPages, printer: QPrinter, going_on: Callable[[int, int], bool]) -> int:
    """Print the pages chosen in the printer dialog, each fitted to the paper, and return how many.

    ``going_on(done, of)`` is called before each; False stops. CampusError if the printer does not respond.
    """
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise CampusError(
            _("The printer “{name}” does not answer. Is it on? You can also save as PDF.").format(
                name=printer.printerName()
            )
        )
    done = 0
    for number in range(first - 1, last):
        if not going_on(done, last - first + 1):
            printer.abort()
            break
        if done:
            printer.newPage()
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        across, down = pages.sizes[number]
        scale = min(paper.width() / across, paper.height() / down)
        width, height = across * scale, down * scale
        image = pages.image(number, min(round(width), round(across / 72 * _DPI)))
        painter.drawImage(QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height), image)
        done += 1
    painter.end()
    return done
