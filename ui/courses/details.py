"""The details of a course, beside the table: every field that is filled in, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.courses import price
from campus_desktop.courses.fields import COURSE_FIELDS, UNREAD, in_words, length_text
from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _, date_long, duration, ngettext, number
from campus_desktop.links import openable
from campus_desktop.meetings.note import NOTE_KINDS
from ui.look import theme
from ui.shell.links import Address, follow
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.chips import Chip
from ui.widgets.format_label import FormatLabel
from ui.widgets.layouts import column_in
from ui.widgets.panel import label, markup

if TYPE_CHECKING:
    from campus_desktop.courses.course import Course
    from campus_desktop.courses.queries import Use
    from campus_desktop.meetings.note import Note
    from campus_desktop.meetings.note_queries import Experiences
    from ui.shell.protocol import Shell


class Details(QFrame):
    """One course, or the number of selected ones. It only shows; the page handles its buttons."""

    add_asked = Signal()
    edit_asked = Signal()
    path_asked = Signal(str)
    """A path in which the course is used: its id."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setProperty("kind", "side")
        self.setAccessibleName(_("Details"))
        column = column_in(self)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(_("Details"))
        column.addWidget(self._scroll, 1)
        self._buttons = QHBoxLayout()
        self.add_button = PrimaryButton(_("Add to path"))
        self.add_button.clicked.connect(self.add_asked)
        self.edit_button = SecondaryButton(_("Edit"))
        self.edit_button.clicked.connect(self.edit_asked)
        self._buttons.addWidget(self.add_button)
        self._buttons.addWidget(self.edit_button)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self._body: QVBoxLayout = QVBoxLayout()
        self._begin()
        self._end()
        self._resize()
        theme.theme_changed.connect(self._resize)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(276), theme.px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(200))

    def _resize(self) -> None:
        self._buttons.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(16))
        self._buttons.setSpacing(theme.px(6))

    # --- content -----------------------------------------------------------------------------------------------------

    def show_nothing(self, text: str) -> None:
        """Show no course; ``text`` states why."""
        self._begin()
        self._body.addWidget(label(text, "muted", wrap=True))
        self._end()
        self._enable(False, False)

    def show_many(self, count: int, minutes: int, unknown: int) -> None:
        """Show several courses: how many, their total length, and how many of them have none."""
        self._begin()
        text = ngettext("{count} course selected", "{count} courses selected", count)
        self._body.addWidget(self._wrapped(text.format(count=number(count)), "heading"))
        if count > unknown:
            self._body.addWidget(label(_("{duration} in all").format(duration=duration(minutes)), "muted", wrap=True))
        if unknown:
            text = ngettext("{count} without a duration", "{count} without a duration", unknown)
            self._body.addWidget(label(text.format(count=number(unknown)), "muted", wrap=True))
        self._end()
        self._enable(True, True)

    def show_course(self, course: Course, uses: list[Use], experiences: Experiences) -> None:
        """Show one course, the paths that use it, and what was noted about it at meetings."""
        self._begin()
        self._body.addWidget(self._wrapped(course.title, "heading"))
        length = length_text(course.minutes, course.duration_text)
        if parts := [part for part in (format_name(course.format), length) if part]:
            self._body.addWidget(FormatLabel(course.format, " · ".join(parts)))
        if line := " · ".join(part for part in (course.code, course.provider, course.language) if part):
            self._body.addWidget(self._wrapped(line, "muted"))
        if course.retired:
            row = QHBoxLayout()
            row.addWidget(Chip(_("Retired"), "neutral"))
            row.addStretch(1)
            self._body.addLayout(row)
        if course.description:
            self._body.addWidget(self._wrapped(course.description))
        self._part(_("Learning outcomes"), *(f"• {goal}" for goal in course.goals))
        self._part(_("Prerequisites"), course.prerequisites)
        self._uses(uses)
        self._experiences(experiences)
        self._part(_("Audience"), course.audience)
        self._part(_("Topics"), ", ".join(course.tags))
        self._part(_("Good to know"), *_facts(course, length))
        if course.link:
            self._heading(_("Link"))
            if openable(course.link):
                made = self._link(course.link, course.link, partial(follow, self._shell, course.link))
                Address(self._shell, made, openable(course.link))
            else:
                self._body.addWidget(self._wrapped(course.link))
                self._body.addWidget(label(_("Not an address on the web; it is kept as text."), "small", wrap=True))
        self._end()
        self._enable(True, True)

    def _uses(self, uses: list[Use]) -> None:
        self._heading(_("Used in"))
        if not uses:
            self._body.addWidget(label(_("No learning path yet."), "muted", wrap=True))
        for use in uses:
            text = f"{use.institution}: {use.title}" if use.institution else use.title
            if len(use.steps) > 1:
                times = ngettext("{count} step", "{count} steps", len(use.steps)).format(count=number(len(use.steps)))
                text = f"{text} ({times})"
            self._link(text, "\n".join(use.steps), partial(self.path_asked.emit, use.path))

    def _experiences(self, found: Experiences) -> None:
        if not found.notes and not found.kept:
            return
        self._heading(_("Experiences ({count})").format(count=number(len(found.notes))))
        for note in found.notes:
            self._body.addWidget(self._experience(note))
        if found.kept:
            text = ngettext(
                "{count} more is visible only in its meeting.",
                "{count} more are visible only in their meetings.",
                found.kept,
            )
            if not found.notes:
                text = ngettext(
                    "{count} is visible only in its meeting.", "{count} are visible only in their meetings.", found.kept
                )
            made = label(text.format(count=number(found.kept)), "muted", wrap=True)
            made.setToolTip(
                _("Only notes that may be shared with the network are shown here; that is chosen at each note.")
            )
            self._body.addWidget(made)

    def _experience(self, note: Note) -> QFrame:
        """What works well is green, what is hard amber; the text states which it is."""
        frame = QFrame()
        frame.setProperty("kind", "callout" if note.kind == "works-well" else "advice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addWidget(self._wrapped(note.text))
        when = date_long(note.meeting_date) if note.meeting_date else ""
        more = ", ".join(filter(None, (_(NOTE_KINDS[note.kind]), note.institution_name, when)))
        column.addWidget(self._wrapped(more, "small"))
        return frame

    def _link(self, text: str, tip: str, command: Callable[[], object]) -> QLabel:
        """A link, wrapped over several lines where it is long."""
        # a long address has no blanks to break at: it may break after each of its parts
        shown = escape(text).replace("/", "/\u200b").replace(".", ".\u200b") if "://" in text else escape(text)
        made = markup(f'<a href="#" style="text-decoration: none">{shown}</a>', text)
        made.setToolTip(tip)
        made.linkActivated.connect(lambda _href: command())
        self._body.addWidget(made)
        return made

    # --- layout ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.inside = QWidget()
        self.inside.setProperty("kind", "surface")
        self._body = QVBoxLayout(self.inside)
        self._body.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        self._body.setSpacing(theme.px(8))

    def _end(self) -> None:
        self._body.addStretch(1)
        # added when it is complete, so that it is laid out once
        self._scroll.setWidget(self.inside)

    def _enable(self, add: bool, edit: bool) -> None:
        self.add_button.setEnabled(add)
        self.edit_button.setEnabled(edit)

    def _part(self, title: str, *texts: str) -> None:
        filled = [text for text in texts if text]
        if filled:
            self._heading(title)
            self._body.addWidget(self._wrapped("\n".join(filled)))

    def _heading(self, title: str) -> None:
        self._body.addSpacing(theme.px(4))
        self._body.addWidget(label(title, "subheading"))

    def _wrapped(self, text: str, kind: str = "") -> QLabel:
        made = label(text, kind, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made


def _facts(course: Course, length: str) -> Iterator[str]:
    """The lines of "Good to know"."""
    for each in COURSE_FIELDS.values():
        value = getattr(course, each.name)
        text = in_words(each.name, value)
        if each.name == "fee":
            text = price.shown(course.price, course.price_per, course.fee)
        if each.details and text and not (each.name == "duration_text" and text == length):
            yield _(each.details_no if value is False else each.details).format(text=text)
    for name, text in course.unread.items():
        yield _("In the list, but not understood: {field} “{text}”").format(field=_(UNREAD.get(name, name)), text=text)
