"""The top of a path: where it stands, its title to be typed over, its purpose and status to be chosen, and the views."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.path import PURPOSES, STATUSES, LearningPath
from ui.shell import theme
from ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine
from ui.widgets.segmented import Segmented

_STATUS_TONES = {"draft": "neutral", "sparring": "warning", "agreed": "success"}


class _Title(SavedLine):
    """As wide as its text."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.text() or "Wwww") + theme.px(14), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())


class _Tag(QPushButton):
    """A pill that opens a menu of fixed words."""

    chosen = Signal(object)
    """The fixed word, None for none."""

    def __init__(self, name: str, words: Mapping[str, str], *, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words, self._none = name, words, none
        self.setProperty("kind", "filter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        self._actions = {}
        for word, text in {**words, **({"": none} if none else {})}.items():
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setData(word)
            self._group.addAction(action)
            self._actions[word] = action
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data() or None))
        self.setMenu(menu)

    def show_word(self, word: str | None, tone: str) -> None:
        """Show what is chosen."""
        text = _(self._words[word]) if word is not None and word in self._words else self._name
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(self._name)
        if word or "" in self._actions:
            self._actions[word or ""].setChecked(True)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class PathHeader(QFrame):
    """Shows one path and tells what the user changes of it."""

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
        self._back = LinkButton(_("Learning paths"))
        self._back.setObjectName("breadcrumb")
        self._back.clicked.connect(self.back_wanted)
        self._where = label("", "small")
        self.title = _Title(
            save_title, seal, lambda text: None if text.strip() else _("A learning path needs a title.")
        )
        self.title.setProperty("kind", "title")
        self.title.setAccessibleName(_("Title of the learning path"))
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.textChanged.connect(self.title.updateGeometry)
        self.purpose = _Tag(_("Purpose"), PURPOSES, none=_("No purpose given"))
        self.purpose.chosen.connect(lambda word: self.field_chosen.emit("purpose", word))
        self.status = _Tag(_("Status"), STATUSES)
        self.status.chosen.connect(lambda word: self.field_chosen.emit("status", word))
        self.details = QuietButton(icon="ellipsis", name=_("About this learning path …"))
        self.details.clicked.connect(self.details_wanted)
        self.views = Segmented([("board", _("Board")), ("table", _("Table"))], _("View"))
        self.views.chosen.connect(self.view_chosen)
        self.print_button = PrimaryButton(_("Print …"))
        self.print_button.clicked.connect(self.print_wanted)
        self._lay_out()
        theme.theme_changed.connect(self._resize)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        left = QVBoxLayout()
        left.setSpacing(0)
        crumbs = QHBoxLayout()
        crumbs.setSpacing(0)
        crumbs.addWidget(self._back)
        crumbs.addWidget(self._where)
        crumbs.addStretch(1)
        left.addLayout(crumbs)
        self._line = QHBoxLayout()
        self._line.addWidget(self.title)
        for widget in (self.purpose, self.status, self.details):
            self._line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        left.addLayout(self._line)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.views, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._resize()

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(18), theme.px(9), theme.px(20), theme.px(9))
        self._row.setSpacing(theme.px(10))
        self._line.setSpacing(theme.px(8))
        self.title.updateGeometry()

    def show_path(self, path: LearningPath) -> None:
        """Show the path as it is now."""
        self.title.show_text(path.title)
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)
        self._where.setText(f" › {path.institution_name}" if path.institution_name else "")
        self.purpose.show_word(path.purpose, "info" if path.purpose else "neutral")
        self.status.show_word(path.status, _STATUS_TONES[path.status])
