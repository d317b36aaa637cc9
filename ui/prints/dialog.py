"""Print …: choose a print, preview it, save it as PDF or print it."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.prints.kinds import PrintKind, kind
from campus_desktop.prints.saving import replaced_when_complete
from ui.look import theme
from ui.prints.mail import copy_file, copy_mail
from ui.prints.preview import PdfPages, Preview
from ui.prints.subject import MeetingSubject, NotesSubject, PathSubject
from ui.widgets.actions import action
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from campus_desktop.prints.source import NotesToPrint
    from ui.prints.subject import OtherFile, Subject
    from ui.shell.protocol import Shell

_LANGUAGES = (("da", "Dansk"), ("en", "English"))


def open_print(
    shell: Shell, path_id: str | None = None, meeting_id: str | None = None, kind: str | None = None
) -> PrintDialog | None:
    """Show the dialog for a learning path or for a meeting, with the print of that name selected if one is given.

    None if the object no longer exists, which is reported.
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


def open_notes_print(shell: Shell, source: NotesToPrint, kind: str) -> PrintDialog:
    """Show the dialog for the actions and needs of many meetings, with "all-actions" or "all-needs" selected."""
    dialog = PrintDialog(shell, NotesSubject(shell, source), kind)
    dialog.open()
    return dialog


class PrintDialog(Dialog):
    """Prints the path or meeting as it was when the dialog opened; nothing can be edited while it is open."""

    def __init__(self, shell: Shell, subject: Subject, kind: str | None = None) -> None:
        super().__init__(shell.widget)
        self._shell, self._subject = shell, subject
        self.choices = subject.choices
        self._data, self._count = b"", 0
        self._saved: Path | None = None
        self.setWindowTitle(_("Print “{title}”").format(title=subject.title))
        self._build(kind)
        self._show_print()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self, wanted: str | None) -> None:
        self.kind = Dropdown()
        for each in self._subject.kinds:
            self.kind.addItem(_(each.title), each.key)
        self.kind.setCurrentIndex(max(self.kind.findData(wanted), 0))
        self.language = Dropdown()
        for key, name in _LANGUAGES:
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(i18n.language()))
        self.pages = label("", "small")
        self.saved = label("", "small", wrap=True)
        self.folder = LinkButton(_("Open the folder"), "folder-open")
        self.copy = LinkButton(_("Copy the file, to attach it"), "copy")
        self.save = PrimaryButton(_("&Save as PDF …"), "download")
        self.paper = SecondaryButton(_("&Print on paper …"), "printer")
        self.mail = SecondaryButton(_("Copy for an &e-mail"), "copy")
        self.addAction(action(self, _("Copy for an &e-mail"), self.copy_for_mail, "Ctrl+Shift+E"))
        self.mail.setToolTip(_("Ctrl+Shift+E: the text, formatted, on the clipboard"))
        self.others: list[SecondaryButton] = []
        """A button for each file format other than PDF in which the print can be saved."""
        self._files_of = ""
        """The kind of print they are of."""
        self.done_ = SecondaryButton(_("Close"))
        self._files = QWidget()
        column_in(self._files, 8)
        self.preview = Preview()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_print)
        self.language.currentIndexChanged.connect(self._show_print)
        self.choices.changed.connect(self._show_print)
        self.save.clicked.connect(self.save_pdf)
        self.paper.clicked.connect(self.print_on_paper)
        self.mail.clicked.connect(self.copy_for_mail)
        self.folder.clicked.connect(self.open_folder)
        self.copy.clicked.connect(self.copy_saved)
        self.done_.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        margin = theme.px(20)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(14))
        for row in (FormRow(_("&What"), self.kind), self.choices, FormRow(_("&Language"), self.language)):
            column.addWidget(row)
        column.addStretch(1)
        column.addWidget(self.saved)
        links = QVBoxLayout()
        links.setSpacing(theme.px(8))
        for link in (self.folder, self.copy):
            links.addWidget(link)
        column.addLayout(links)
        across = row_in(self)
        self.side = Scrolled(side)  # for large text on a small screen
        left = QWidget()
        left.setFixedWidth(theme.px(340))
        beneath = column_in(left, 0)
        beneath.addWidget(self.side, 1)
        # the commands of the dialog stay visible however small the screen is
        commands = QVBoxLayout()
        commands.setContentsMargins(margin, theme.px(8), margin, margin)
        commands.setSpacing(theme.px(8))
        for button in (self.save, self.paper, self._files, self.mail):
            commands.addWidget(button)
        last = QHBoxLayout()
        last.addWidget(self.pages, 1)
        last.addWidget(self.done_)
        commands.addLayout(last)
        beneath.addLayout(commands)
        across.addWidget(left)
        across.addWidget(self.preview, 1)
        self._forget_saved()
        self.save.setDefault(True)
        window = self._shell.widget.size()
        self.resize(
            max(theme.px(760), window.width() - theme.px(160)), max(theme.px(460), window.height() - theme.px(80))
        )

    # --- preview -----------------------------------------------------------------------------------------------------

    def chosen_kind(self) -> PrintKind:
        """The kind of print chosen."""
        return kind(str(self.kind.currentData()))

    def _show_print(self) -> None:
        what = self.chosen_kind()
        self.choices.show_for(what)
        for button in (self.save, self.paper, self._files, self.mail):
            button.setEnabled(self.choices.valid)
        if not self.choices.valid:
            self._forget_saved()
            return
        make = self._subject.make(what)
        out = io.BytesIO()
        with self._in_language():
            make(out)
            self.mail.setVisible(bool(what.mail))
        self._data = out.getvalue()
        if self._shell.safe is None:
            self._count = self.preview.show_pdf(self._data)
        else:
            self._count = self.preview.show_nothing(
                self._data, _("Safe view: the pages are not shown. Save or print as usual.")
            )
        self.pages.setText(
            ngettext("{count} page, A4", "{count} pages, A4", self._count).format(count=i18n.number(self._count))
        )
        self._show_other_files(what)
        self._forget_saved()

    def _in_language(self) -> AbstractContextManager[None]:
        return i18n.using(str(self.language.currentData()))

    def _show_other_files(self, what: PrintKind) -> None:
        if self._files_of == what.key:
            return
        self._files_of = what.key
        files = self._subject.other_files(what)
        rows = self._files.layout()
        assert rows is not None
        for button in self.others:
            rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.others = []
        for file in files:
            button = SecondaryButton(file.label, file.icon)
            button.clicked.connect(partial(self.save_other, file))
            rows.addWidget(button)
            self.others.append(button)
        self._files.setVisible(bool(files))

    def _forget_saved(self) -> None:
        for widget in (self.saved, self.folder, self.copy):
            widget.hide()

    # --- commands ---------------------------------------------------------------------------------------------------------

    def save_pdf(self) -> bool:
        """Ask where, and write the print shown there; returns whether it was written."""

        def write(target: Path) -> None:
            with replaced_when_complete(target) as file:
                file.write(self._data)

        saved = self._save(_("Save as PDF"), _("PDF files (*.pdf)"), ".pdf", write)
        if saved:
            self._subject.printed(self.chosen_kind())  # it may be printed by another person, or shown from a tablet
        return saved

    def save_other(self, file: OtherFile) -> bool:
        """Ask where, and write a file of another format there; returns whether it was written."""

        def write(target: Path) -> None:
            with self._in_language():
                file.write(target)

        return self._save(file.title, file.filters, file.suffix, write)

    def _save(self, title: str, filters: str, suffix: str, write: Callable[[Path], None]) -> bool:
        folder = self._saved.parent if self._saved else self._shell.workspace.path.parent
        target = self._shell.ask.save_file(self, title, folder / self._file_name(suffix), filters)
        if target is None:
            return False
        try:
            write(target)
        except CampusError as error:
            self._shell.ask.error(self, str(error))
            return False
        self._saved = target
        text = _("Saved as “{name}” in {folder}.").format(name=target.name, folder=target.parent)
        self.saved.setText(text)
        for widget in (self.saved, self.folder, self.copy):
            widget.show()
        self._show_said()
        self._shell.message(text)
        return True

    def _show_said(self) -> None:
        """Scroll to the result of the command, which is at the end of the options."""
        bar = self.side.verticalScrollBar()
        # its room is known once it is laid out
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def _file_name(self, suffix: str = ".pdf") -> str:
        with self._in_language():
            return self._subject.file_name(self.chosen_kind(), suffix)

    def copy_for_mail(self) -> None:
        """Copy the text of the print to the clipboard, formatted for an e-mail."""
        if not self.choices.valid:
            return
        with self._in_language():
            text = self._subject.mail(self.chosen_kind())
        copy_mail(self._shell, text)
        self._forget_saved()  # the buttons of a file saved before do not belong to the text
        self.saved.setText(_("Copied; paste it into an e-mail."))
        self.saved.show()
        self._show_said()

    def copy_saved(self) -> None:
        """Copy the saved file to the clipboard, to be attached to an e-mail."""
        if self._saved is not None:
            copy_file(self._shell, self._saved)

    def open_folder(self) -> None:
        """Show the saved PDF in the file manager."""
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def print_on_paper(self) -> None:
        """Ask for a printer, and print the pages shown."""
        printer = self._shell.ask.printer(self, Path(self._file_name()).stem, self._count)
        if printer is None:
            return
        from ui.prints.paper import print_pages

        progress = QProgressDialog(_("Printing …"), _("Cancel"), 0, self._count, self)
        progress.setWindowTitle(self.windowTitle())
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(600)

        def going_on(done: int, _of: int) -> bool:
            progress.setValue(done)
            return not progress.wasCanceled()

        pages, failed = PdfPages(self._data), ""
        try:
            count = print_pages(pages, printer, going_on)
        except CampusError as error:
            failed = str(error)
        else:
            self._subject.printed(self.chosen_kind())
            text = ngettext("{count} page sent to “{printer}”.", "{count} pages sent to “{printer}”.", count)
            self._shell.message(text.format(count=i18n.number(count), printer=printer.printerName()))
        finally:
            pages.close()
            progress.reset()
            progress.deleteLater()
        if failed:
            self._print_elsewhere(failed)

    def _print_elsewhere(self, failed: str) -> None:
        """Printing failed: save one PDF, show it in its folder and copy it, so that another person can print it from an e-mail."""
        options = [("pdf", _("Save as PDF, and copy it for an e-mail"))]
        if self._shell.ask.choose(self, _("Printing failed"), failed, options) == "pdf" and self.save_pdf():
            self.copy_saved()
            self.open_folder()

    def done(self, result: int) -> None:
        """Close and release the document."""
        self.preview.clear()
        super().done(result)
        self.deleteLater()
