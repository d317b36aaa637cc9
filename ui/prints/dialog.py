"""Print …: choose what, see it, save it as PDF or print it on paper."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressDialog,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.prints.kinds import PrintKind, kind
from campus_desktop.prints.saving import replaced_when_complete
from ui.prints.preview import PdfPages, Preview
from ui.prints.subject import MeetingSubject, PathSubject
from ui.shell import theme
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.form import FormRow
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.prints.subject import Subject
    from ui.shell.page import Shell

_LANGUAGES = (("da", "Dansk"), ("en", "English"))


def open_print(
    shell: Shell, path_id: str | None = None, meeting_id: str | None = None, kind: str | None = None
) -> PrintDialog | None:
    """Show the dialog for a learning path or for a meeting, at the print of that name if one is given.

    None where what should be printed is gone, which is said.
    """

    def make() -> PrintDialog:
        subject: Subject
        if meeting_id is not None:
            subject = MeetingSubject(shell, meeting_id)
        else:
            assert path_id is not None, "nothing to print"
            subject = PathSubject(shell, path_id)
        return PrintDialog(shell, subject, kind)

    dialog = shell.guard(make)
    if dialog is not None:
        dialog.open()
    return dialog


class PrintDialog(QDialog):
    """What is printed is the path or meeting as it was when the dialog opened; nothing can be edited meanwhile."""

    def __init__(self, shell: Shell, subject: Subject, kind: str | None = None) -> None:
        super().__init__(shell.widget)
        self._shell, self._subject = shell, subject
        self.choices = subject.choices
        self._data = b""
        self._saved: Path | None = None
        self.setWindowTitle(_("Print “{title}”").format(title=subject.title))
        self._build(kind)
        self._show_print()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self, wanted: str | None) -> None:
        self.kind = QComboBox()
        for each in self._subject.kinds:
            self.kind.addItem(_(each.title), each.key)
        self.kind.setCurrentIndex(max(self.kind.findData(wanted), 0))
        self.language = QComboBox()
        for key, name in _LANGUAGES:
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(i18n.language()))
        self.pages = label("", "small")
        self.saved = label("", "small", wrap=True)
        self.folder = LinkButton(_("Open the folder"), "folder-open")
        self.save = PrimaryButton(_("&Save as PDF …"), "download")
        self.paper = SecondaryButton(_("&Print on paper …"), "printer")
        self.done_ = SecondaryButton(_("Close"))
        self.preview = Preview()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_print)
        self.language.currentIndexChanged.connect(self._show_print)
        self.choices.changed.connect(self._show_print)
        self.save.clicked.connect(self.save_pdf)
        self.paper.clicked.connect(self.print_on_paper)
        self.folder.clicked.connect(self.open_folder)
        self.done_.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("kind", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(14))
        for row in (FormRow(_("&What"), self.kind), self.choices, FormRow(_("&Language"), self.language)):
            column.addWidget(row)
        column.addWidget(self.pages)
        column.addStretch(1)
        column.addWidget(self.saved)
        column.addWidget(self.folder)
        for button in (self.save, self.paper, self.done_):
            column.addWidget(button)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        scroll = QScrollArea()  # large text on a small screen
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(theme.px(300))
        across.addWidget(scroll)
        across.addWidget(self.preview, 1)
        self.saved.hide()
        self.folder.hide()
        self.save.setDefault(True)
        window = self._shell.widget.size()
        self.resize(
            max(theme.px(760), window.width() - theme.px(160)), max(theme.px(460), window.height() - theme.px(80))
        )

    # --- what is shown -------------------------------------------------------------------------------------------------

    def chosen_kind(self) -> PrintKind:
        """What is to be printed."""
        return kind(str(self.kind.currentData()))

    def _show_print(self) -> None:
        what = self.chosen_kind()
        self.choices.show_for(what)
        make = self._subject.make(what)
        out = io.BytesIO()
        with i18n.using(str(self.language.currentData())):
            make(out)
        self._data = out.getvalue()
        count = self.preview.show_pdf(self._data)
        self.pages.setText(ngettext("{count} page, A4", "{count} pages, A4", count).format(count=i18n.number(count)))
        self.saved.hide()
        self.folder.hide()

    # --- deeds ---------------------------------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask where, and write there what is shown."""
        name = self._file_name()
        folder = self._saved.parent if self._saved else self._shell.workspace.path.parent
        target = self._shell.ask.save_file(self, _("Save as PDF"), folder / name, _("PDF files (*.pdf)"))
        if target is None:
            return
        try:
            with replaced_when_complete(target) as file:
                file.write(self._data)
        except CampusError as error:
            self._shell.ask.error(self, str(error))
            return
        self._saved = target
        text = _("Saved as “{name}” in {folder}.").format(name=target.name, folder=target.parent)
        self.saved.setText(text)
        self.saved.show()
        self.folder.show()
        self._shell.message(text)

    def _file_name(self) -> str:
        with i18n.using(str(self.language.currentData())):
            return self._subject.file_name(self.chosen_kind())

    def open_folder(self) -> None:
        """Show where the PDF was saved, in the file manager."""
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def print_on_paper(self) -> None:
        """Ask for a printer, and print what is shown."""
        printer = self._shell.ask.printer(self, Path(self._file_name()).stem, len(self.preview.views))
        if printer is None:
            return
        from ui.prints.paper import print_pages

        progress = QProgressDialog(_("Printing …"), _("Cancel"), 0, len(self.preview.views), self)
        progress.setWindowTitle(self.windowTitle())
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(600)

        def going_on(done: int, _of: int) -> bool:
            progress.setValue(done)
            return not progress.wasCanceled()

        pages = PdfPages(self._data)
        try:
            count = print_pages(pages, printer, going_on)
        except CampusError as error:
            self._shell.ask.error(self, str(error))
        else:
            text = ngettext("{count} page sent to “{printer}”.", "{count} pages sent to “{printer}”.", count)
            self._shell.message(text.format(count=i18n.number(count), printer=printer.printerName()))
        finally:
            pages.close()
            progress.reset()
            progress.deleteLater()

    def done(self, result: int) -> None:
        """Close and let go of the document."""
        self.preview.clear()
        super().done(result)
        self.deleteLater()
