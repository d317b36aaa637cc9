"""The preview of an import: its changes, its new courses, the rows left out and the courses no longer in the list, with check boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from campus_desktop import i18n
from campus_desktop.courses.fields import COURSE_FIELDS, in_words, loaded
from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _
from campus_desktop.imports import outliers
from campus_desktop.imports.comparing import CourseChange, Plan
from campus_desktop.imports.drafts import Draft, Note, row_of
from campus_desktop.imports.importing import Import
from ui.imports.lines import Lines, LinesView, Page
from ui.imports.unknown_formats import UnknownFormats
from ui.widgets.tabs import Tabs


class Result(Tabs):
    """A tab for each kind of result; empty ones are omitted."""

    ticks_changed = Signal()
    format_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the import does"))
        self.setDocumentMode(True)
        self._new: Lines[Draft] | None = None
        self._changed: Lines[tuple[CourseChange, str]] | None = None
        self._out: Lines[Note] | None = None
        self._gone: Lines[Any] | None = None
        self._formats: dict[str, int] = {}
        self.unticked: frozenset[int] = frozenset()
        """Places that the user left out before this plan was made."""

    def show_import(self, ready: Import) -> None:
        """Show a plan: changes first, since they affect existing courses."""
        plan = ready.plan
        kept = self.tabText(self.currentIndex()).partition(" (")[0]
        before = self.currentWidget()
        keyboard = before.keyboard() if isinstance(before, UnknownFormats) else ("", 0)
        while self.count():
            page = self.widget(0)
            self.removeTab(0)
            if page is not None:
                page.deleteLater()
        self._several = len({(note.file, note.sheet) for note in (*plan.left_out, *plan.remarks)}) > 1
        self._sources = ready.sources
        self._changed = self._new = self._out = self._gone = None
        self._add_changes(plan)
        self._add_new(plan)
        self._add_left_out(plan)
        self._add_remarks(plan)
        self._add_formats(ready)
        self._add_gone(plan)
        for at in range(self.count()):
            if self.tabText(at).partition(" (")[0] == kept:
                self.setCurrentIndex(at)
        after = self.currentWidget()
        if isinstance(after, UnknownFormats):
            after.give_keyboard(*keyboard)

    # --- tabs ----------------------------------------------------------------------------------------------------------

    def _add_changes(self, plan: Plan) -> None:
        changes = [(change, name) for change in plan.changed for name in change.after]
        if not changes:
            return
        self._changed = Lines(
            (_("Course"), _("Field"), _("Before"), _("After")),
            changes,
            _change_cells,
            self,
            ticked=set(range(len(changes))),
        )
        title = _("Changed ({count})").format(count=i18n.number(len(plan.changed)))
        self._add(title, self._changed, (280, 150, 260, 260), whole=True)

    def _add_new(self, plan: Plan) -> None:
        if not plan.new:
            return
        headings = [_("Row"), _("Code"), _("Title"), _("Format"), _("Duration"), _("Provider")]
        self._show_retired = any(draft.retired for draft in plan.new)
        if self._show_retired:
            headings.append(_("Retired"))
        self._new = Lines(headings, plan.new, self._new_cells, self, ticked=set(range(len(plan.new))))
        title = _("New ({count})").format(count=i18n.number(len(plan.new)))
        self._add(title, self._new, (130, 120, 360, 120, 140, 180, 90)[: len(headings)])

    def _add_left_out(self, plan: Plan) -> None:
        if not plan.left_out:
            return
        self._out = Lines(
            (_("Row"), _("What")),
            plan.left_out,
            self._note_cells,
            self,
            ticked=set(),
            can_tick=lambda note: note.reason in outliers.TAKEN_IN,
        )
        title = _("Left out ({count})").format(count=i18n.number(len(plan.left_out)))
        self._add(title, self._out, (140, 800), whole=True)

    def _add_remarks(self, plan: Plan) -> None:
        if plan.remarks:
            title = _("Remarks ({count})").format(count=i18n.number(len(plan.remarks)))
            self._add(title, Lines((_("Row"), _("What")), plan.remarks, self._note_cells, self), (140, 800), whole=True)

    def _add_formats(self, ready: Import) -> None:
        """Also those chosen just now, so that a choice can be seen and changed."""
        for text, count in ready.plan.unknown_formats.items():
            self._formats[text] = count
        if self._formats:
            known = {text: word for source in ready.sources for text, word in source.mapping.formats.items()}
            page = UnknownFormats(self._formats, known)
            page.chosen.connect(self.format_chosen)
            self.addTab(page, _("Unknown formats ({count})").format(count=i18n.number(len(self._formats))))

    def _add_gone(self, plan: Plan) -> None:
        if not plan.gone:
            return
        self._gone = Lines(
            (_("Retire"), _("Code"), _("Title")),
            plan.gone,
            lambda gone: ("", gone.code, gone.title),
            self,
            ticked=set(),
        )
        title = _("No longer in the list ({count})").format(count=i18n.number(len(plan.gone)))
        self._add(title, self._gone, (190, 140, 600))

    def _add(self, title: str, lines: Lines[Any], widths: Sequence[int], *, whole: bool = False) -> None:
        view = LinesView(title, lines, widths)
        lines.ticks_changed.connect(self.ticks_changed)
        columns = range(1, lines.columnCount())
        hint = "" if lines is self._gone else _("What has a tick is imported; Space ticks the chosen rows.")
        if lines is self._changed:
            page = Page(
                view,
                lambda row: "\n\n".join(f"{lines.text(row, 1)}, {_when(at)}: {lines.text(row, at)}" for at in (2, 3)),
                hint,
            )
        else:
            page = Page(view, (lambda row: "\n".join(lines.text(row, at) for at in columns)) if whole else None, hint)
        self.addTab(page, title)

    def view(self, at: int) -> LinesView:
        """The list of a tab."""
        page = self.widget(at)
        assert isinstance(page, Page)
        return page.view

    # --- check boxes -------------------------------------------------------------------------------------------------

    @property
    def left_out(self) -> set[int]:
        """The places of unticked courses: a course with several boxes is left out only if all are unticked."""
        out: set[int] = set()
        if self._new is not None and self._new.ticked is not None:
            out |= {draft.place for row, draft in enumerate(self._new.things) if row not in self._new.ticked}
        return out | {change.place for change in self._unticked_changes()}

    def _unticked_changes(self) -> list[CourseChange]:
        if self._changed is None or self._changed.ticked is None:
            return []
        ticked = {self._changed.things[row][0].id for row in self._changed.ticked}
        return list({change.id: change for change, _name in self._changed.things if change.id not in ticked}.values())

    @property
    def kept_fields(self) -> dict[str, set[str]]:
        """By course the fields that keep their value, where others of it change."""
        kept: dict[str, set[str]] = {}
        if self._changed is not None and self._changed.ticked is not None:
            for row, (change, name) in enumerate(self._changed.things):
                if row not in self._changed.ticked:
                    kept.setdefault(change.id, set()).add(name)
        return kept

    @property
    def taken_in(self) -> set[int]:
        """The places of rows that were ticked although they were proposed as left out."""
        if self._out is None or self._out.ticked is None:
            return set()
        return {self._out.things[row].place for row in self._out.ticked}

    @property
    def retired(self) -> list[str]:
        """The courses to be retired because they are no longer in the list."""
        if self._gone is None or self._gone.ticked is None:
            return []
        return [self._gone.things[row].id for row in sorted(self._gone.ticked)]

    def count_ticked(self, plan: Plan) -> int:
        """The number of courses that the import creates or changes with the current ticks."""
        return len(plan.new) + len(plan.changed) - len(self.left_out) + len(self.taken_in)

    # --- cells ---------------------------------------------------------------------------------------------------------

    def _new_cells(self, draft: Draft) -> Sequence[str]:
        row = i18n.number(row_of(draft.place))
        source = self._sources[draft.place >> 24] if len(self._sources) > 1 else None
        texts = (
            f"{source.table.sheet or source.path.name}: {row}" if source else row,
            draft.code,
            draft.title,
            format_name(draft.format) or "–",
            _length(draft),
            draft.provider,
        )
        return (*texts, _("Retired") if draft.retired else "") if self._show_retired else texts

    def _note_cells(self, note: Note) -> Sequence[str]:
        row = i18n.number(note.row) if note.row else _("All")
        where = note.sheet or note.file
        rows = ""
        if len(note.rows) > 1:
            rows = "\n" + _("Rows: {rows}").format(rows=", ".join(map(i18n.number, note.rows)))
        return (f"{where}: {row}" if self._several and where else row, note.text + rows)


def _length(draft: Draft) -> str:
    """The length, with the list's own words where they are kept beside it."""
    if not draft.minutes:
        return draft.duration_text
    length = i18n.duration(draft.minutes)
    return f"{length} ({_('“{text}”').format(text=draft.duration_text)})" if draft.duration_text else length


def _when(column: int) -> str:
    return _("before") if column == 2 else _("after")


def _change_cells(line: tuple[CourseChange, str]) -> Sequence[str]:
    change, name = line
    label = _("Price as written") if name == "fee" else _(COURSE_FIELDS[name].label)
    before, after = (in_words(name, loaded(name, values[name])) or "–" for values in (change.before, change.after))
    return change.title, label, before, after
