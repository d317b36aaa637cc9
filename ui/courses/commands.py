"""The commands on courses, as actions for menu, context menu and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.courses import edits, queries
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.paths.summaries import list_paths
from ui.courses.lines import mime
from ui.look.icons import icon
from ui.shell.protocol import Shell
from ui.widgets.actions import action

if TYPE_CHECKING:
    from campus_desktop.courses.course import Course
    from ui.courses.form import CourseForm

_MOST_PATHS = 30


class CourseCommands(QObject):
    """The actions on ``selected`` (which returns the ids of the selected courses)."""

    made = Signal(str)
    """A course was created or changed in the form: its id."""

    def __init__(
        self, shell: Shell, page: QWidget, selected: Callable[[], list[str]], shown: Callable[[], Sequence[int]]
    ) -> None:
        super().__init__(page)
        self._shell, self._page, self._selected, self._shown = shell, page, selected, shown
        make = partial(action, page)
        self.new = make(_("&New course …"), self.new_course, "Ctrl+Shift+N", picture="plus")
        self.import_ = make(_("&Import courses …"), self.import_courses, picture="download")
        self.export = make(_("&Export courses …"), self.export_shown, picture="upload")
        self.edit = make(_("&Edit …"), self.edit_course, "F2", picture="pencil")
        self.duplicate = make(_("D&uplicate"), self.duplicate_courses, "Ctrl+D", picture="copy-plus")
        self.copy = make(_("&Copy"), self.copy_courses, QKeySequence.StandardKey.Copy, picture="copy")
        self.retire = make(_("&Retire"), self.retire_courses, picture="archive")
        self.delete = make(_("&Delete"), self.delete_courses, "Del", picture="trash-2")
        self.add = make(_("Add to &path …"), self.ask_where, "Ctrl+Shift+F", picture="route")
        self.paths_menu = QMenu(page)
        self.anchor: QWidget | None = None
        """The widget above which the menu of paths opens."""
        for each in (self.copy, self.delete):
            # these keys belong to a text field while it has the keyboard focus
            each.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def of_selection(self) -> list[QAction]:
        """The actions on the selected courses, in menu order."""
        return [self.edit, self.add, self.copy, self.duplicate, self.retire, self.delete]

    def selection_changed(self, courses: int, retired: bool) -> None:
        """Update texts and states of the actions: for how many courses, and whether those are retired."""
        writable = not self._shell.workspace.read_only
        for each in (self.duplicate, self.retire, self.delete, self.add):
            each.setEnabled(writable and courses > 0)
        self.copy.setEnabled(courses > 0)
        self.edit.setEnabled(writable and courses > 0)
        for each in (self.new, self.import_):
            each.setEnabled(writable)
        self.retire.setText(_("Take &back into use") if retired else _("&Retire"))
        self.retire.setData(not retired)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def new_course(self) -> None:
        """Open an empty form."""
        self._open(None)

    def edit_course(self) -> None:
        """Open the form of the selected course, or of several at once."""
        ids = self._selected()
        if len(ids) > 1 and self.edit.isEnabled():
            from ui.courses.several import SeveralCourses

            SeveralCourses(self._shell, ids).open()
            return
        if len(ids) == 1 and self.edit.isEnabled():
            course = queries.read_course(self._shell.workspace, ids[0])
            if course is not None:
                self._open(course)

    def _open(self, course: Course | None) -> None:
        from ui.courses.form import CourseForm

        form = CourseForm(self._shell, course)
        form.accepted.connect(partial(self._saved, form))
        form.open()

    def _saved(self, form: CourseForm) -> None:
        if form.saved is not None:
            self.made.emit(form.saved)

    def import_courses(self) -> None:
        """Import a list from a file."""
        from ui.imports.dialog import open_import

        open_import(self._shell, None)

    def export_shown(self) -> None:
        """Export the courses of the list, in its order, as a table."""
        from campus_desktop.courses.export import export_courses

        shell = self._shell
        rids = list(self._shown())
        folder = shell.workspace.path.parent
        day = shell.clock.today().isoformat()
        proposed = folder / f"{_('Courses')} {day}.xlsx"
        filters = ";;".join((_("Excel workbook (*.xlsx)"), _("Semicolon-separated list (*.csv)")))
        target = shell.ask.save_file(self._page, _("Export courses"), proposed, filters)
        if target is None:
            return
        written = shell.guard(lambda: export_courses(shell.workspace, target, rids))
        if written is not None:
            text = ngettext("{count} course written to {name}", "{count} courses written to {name}", written)
            shell.message(text.format(count=number(written), name=target.name))

    def duplicate_courses(self) -> None:
        """Copy each selected course."""
        ids = self._selected()
        copies = self._shell.guard(lambda: edits.duplicate(self._shell.workspace, ids)) if ids else None
        if copies:
            self.made.emit(copies[0])

    def copy_courses(self) -> None:
        """Copy the selected courses to the clipboard: to be pasted on a board, or as titles in other programs."""
        ids = self._selected()
        if ids:
            data = mime(ids)
            data.setText("\n".join(course.title for course in queries.read_courses(self._shell.workspace, ids)))
            QGuiApplication.clipboard().setMimeData(data)

    def retire_courses(self) -> None:
        """Retire the selected courses, or put them back into use."""
        ids = self._selected()
        if ids:
            retired = self.retire.data() is not False
            self._shell.guard(lambda: edits.retire(self._shell.workspace, ids, retired=retired))

    def delete_courses(self) -> None:
        """Delete the selected courses. As it can be undone, confirmation is required only where paths use them."""
        shell, ids = self._shell, self._selected()
        if not ids:
            return
        used = queries.count_used(shell.workspace, ids)
        if used:
            text = ngettext(
                "{count} of the courses to delete is used in learning paths. Its steps stay there, without the course behind them.",
                "{count} of the courses to delete are used in learning paths. Their steps stay there, without the courses behind them.",
                used,
            )
            title = _("Delete courses")
            if not shell.ask.confirm(self._page, title, text.format(count=number(used)), _("Delete"), danger=True):
                return
        shell.guard(lambda: edits.delete(shell.workspace, ids))

    # --- adding to a path ----------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Open a menu of paths and their phases; the selected courses are added at the end of the chosen one."""
        self.fill_where(self.paths_menu)
        anchor = self.anchor or self._page
        corner = anchor.mapToGlobal(QPoint(0, 0))
        self.paths_menu.popup(corner - QPoint(0, self.paths_menu.sizeHint().height()))

    def fill_where(self, menu: QMenu) -> None:
        """Fill ``menu`` with a submenu of phases for each path."""
        menu.clear()
        safe = self._shell.safe
        paths = [path for path in list_paths(self._shell.workspace) if safe is None or path.id in safe.paths]
        for path in paths[:_MOST_PATHS]:
            text = f"{path.institution_name}: {path.title}" if path.institution_name else path.title
            phases = menu.addMenu(text.replace("&", "&&"))
            phases.aboutToShow.connect(partial(self._fill_phases, phases, path.id))
        if not paths:
            menu.addAction(_("No learning path yet.")).setEnabled(False)
        elif len(paths) > _MOST_PATHS:
            menu.addAction(_("More paths: drag the courses on their boards")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(icon("plus"), _("New learning path …"), partial(self._shell.trigger, "paths", "new"))

    def _fill_phases(self, menu: QMenu, path_id: str) -> None:
        from campus_desktop.paths.queries import read_path

        menu.clear()
        path = self._shell.guard(lambda: read_path(self._shell.workspace, path_id))
        for phase in path.phases if path is not None else ():
            menu.addAction(phase.name.replace("&", "&&"), partial(self._add, phase.id, phase.name))

    def _add(self, phase_id: str, name: str) -> None:
        from campus_desktop.paths.step_edits import add_courses

        ids = self._selected()
        steps = self._shell.guard(lambda: add_courses(self._shell.workspace, ids, phase_id)) if ids else None
        if steps:
            text = ngettext("{count} step added to {phase}", "{count} steps added to {phase}", len(steps))
            self._shell.message(text.format(count=number(len(steps)), phase=name))
