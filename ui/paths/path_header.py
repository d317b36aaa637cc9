"""The header of a path: its place, its editable title, menus for purpose and status, and the views."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.words import PURPOSES, STATUSES
from ui.look import theme
from ui.paths.list_columns import STATUS_TONES
from ui.paths.steps_view import VIEWS
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.segmented import Segmented
from ui.widgets.tag_menu import TagMenu
from ui.widgets.title_block import TitleBlock
from ui.widgets.title_field import TitleField


class PathHeader(QFrame):
    """Shows one path and emits the user's changes."""

    back_wanted = Signal()
    details_wanted = Signal()
    field_chosen = Signal(str, object)
    """"purpose" or "status", and the fixed word (None: none)."""
    view_chosen = Signal(str)
    print_wanted = Signal()

    def __init__(
        self, save_title: Callable[[str], object], seal: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = TitleField(
            _("Title of the learning path"), _("A learning path needs a title; the old one is kept."), save_title, seal
        )
        self.purpose = TagMenu(_("Purpose"), PURPOSES, none=_("No purpose given"))
        self.purpose.chosen.connect(lambda word: self.field_chosen.emit("purpose", word))
        self.status = TagMenu(_("Status"), STATUSES)
        self.status.chosen.connect(lambda word: self.field_chosen.emit("status", word))
        self.details = QuietButton(icon="ellipsis", name=_("About this learning path …"))
        self.details.clicked.connect(self.details_wanted)
        self.views = Segmented([(each.key, _(each.name)) for each in VIEWS], _("View"))
        self.views.chosen.connect(self.view_chosen)
        self.print_button = PrimaryButton(_("Print …"))
        self.print_button.clicked.connect(self.print_wanted)
        self._lay_out()
        theme.theme_changed.connect(self._resize)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._block = block = TitleBlock(self.title, _("Learning paths"))
        block.back.clicked.connect(self.back_wanted)
        for widget in (self.purpose, self.status, self.details):
            block.add_tag(widget)
        self._row.addWidget(block, 1)
        self._row.addWidget(self.views, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._resize()

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(17), theme.px(9), theme.px(20), theme.px(9))
        self._row.setSpacing(theme.px(10))

    def show_path(self, path: LearningPath) -> None:
        """Show the current state of the path."""
        self.title.show_text(path.title, (path.id, "title"))
        self._block.show_where(path.institution_name)
        self.purpose.show_word(path.purpose, "info" if path.purpose else "neutral")
        self.status.show_word(path.status, STATUS_TONES[path.status])
