"""Settings: language, theme, text size, and the name shown to others. Each takes effect immediately."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from campus_desktop import i18n
from campus_desktop.i18n import _, ngettext, number, percent
from ui.look import theme
from ui.shell.language import use_language
from ui.widgets.buttons import SecondaryButton
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow

if TYPE_CHECKING:
    from ui.shell.protocol import Shell
    from ui.shell.zoom import Zoom

_LANGUAGES = (("da", "Dansk"), ("en", "English"))
"""Each language in its own name, so that a user can find it in a language they do not read."""


class SettingsDialog(Dialog):
    """Has no OK button: each choice is applied immediately."""

    def __init__(self, shell: Shell, zoom: Zoom, retranslate: Callable[[], object]) -> None:
        """``retranslate`` builds the window again in the language now in use."""
        super().__init__(shell.widget)
        self._shell, self._zoom, self._retranslate = shell, zoom, retranslate
        self.setWindowTitle(_("Settings"))
        self.setMinimumWidth(theme.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(14))
        settings = shell.settings
        self.language = Dropdown()
        for key, name in _LANGUAGES:
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.theme = Dropdown()
        schemes = (
            (theme.Scheme.SYSTEM, _("Same as the computer")),
            (theme.Scheme.LIGHT, _("Light")),
            (theme.Scheme.DARK, _("Dark")),
        )
        for scheme, name in schemes:
            self.theme.addItem(name, scheme.value)
        self.theme.setCurrentIndex(self.theme.findData(settings.scheme.value))
        self.size_ = Dropdown()
        for step in theme.ZOOM_STEPS:
            self.size_.addItem(percent(step), step)
        self.size_.setCurrentIndex(
            self.size_.findData(min(theme.ZOOM_STEPS, key=lambda step: abs(step - theme.zoom())))
        )
        self.user = QLineEdit(settings.user)
        for row in (
            FormRow(_("&Language"), self.language),
            FormRow(_("&Theme"), self.theme),
            FormRow(_("Te&xt size"), self.size_),
            FormRow(
                _("Your &initials"),
                self.user,
                _("Shown to colleagues while you have a shared file open. Optional."),
            ),
        ):
            column.addWidget(row)
        self.ask_again = SecondaryButton(_("&Ask again"))
        self._presenting = FormRow(_("Presenting with one screen"), self.ask_again, self._remembered())
        self._presenting.setVisible(settings.present_ways > 0)
        column.addWidget(self._presenting)
        self.ask_links = SecondaryButton(_("Ask &again about links"))
        self._links = FormRow(_("Links"), self.ask_links, self._opened_unasked())
        self._links.setVisible(bool(settings.link_hosts))
        column.addWidget(self._links)
        column.addWidget(CloseBox(self))
        self.ask_again.clicked.connect(self._forget_presenting)
        self.ask_links.clicked.connect(self._forget_links)
        self.language.activated.connect(self._language_chosen)
        self.theme.activated.connect(self._theme_chosen)
        self.size_.activated.connect(self._size_chosen)
        self.user.editingFinished.connect(self._user_named)

    def _remembered(self) -> str:
        count = self._shell.settings.present_ways
        text = ngettext(
            "At {count} meeting F5 does what you chose there, without asking.",
            "At {count} meetings F5 does what you chose there, without asking.",
            count,
        )
        return text.format(count=number(count))

    def _forget_presenting(self) -> None:
        self._shell.settings.forget_present_ways()
        self.language.setFocus()
        self._presenting.hide()
        self._shell.message(_("With one screen, F5 asks again what shall be seen."))

    def _opened_unasked(self) -> str:
        count = len(self._shell.settings.link_hosts)
        text = ngettext(
            "Links to {count} host are opened without asking.",
            "Links to {count} hosts are opened without asking.",
            count,
        )
        return text.format(count=number(count))

    def _forget_links(self) -> None:
        self._shell.settings.forget_link_hosts()
        self.language.setFocus()
        self._links.hide()
        self._shell.message(_("Before a link is opened, you are asked again."))

    def _language_chosen(self) -> None:
        language = str(self.language.currentData())
        if language == i18n.language():
            return
        self._shell.settings.language = language
        use_language(language)
        shell, zoom, retranslate = self._shell, self._zoom, self._retranslate
        self.accept()
        retranslate()
        SettingsDialog(shell, zoom, retranslate).open()  # again, in the new language

    def _theme_chosen(self) -> None:
        scheme = theme.Scheme(self.theme.currentData())
        self._shell.settings.scheme = scheme
        theme.use(scheme)

    def _size_chosen(self) -> None:
        self._zoom.set(float(self.size_.currentData()))

    def _user_named(self) -> None:
        self._shell.settings.user = self.user.text().strip()
