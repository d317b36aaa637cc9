"""One piece of advice: what, what one could do, and the commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from campus_desktop.advice.finding import SEVERITIES, Finding
from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowLayout
from ui.widgets.panel import label

Command = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class _CommandButton(LinkButton):
    """Its command puts other advice in its place: the second half of a double click must not do that one too."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class AdviceCard(QFrame):
    """One that is answered is muted, and says the reason."""

    def __init__(self, finding: Finding, commands: Sequence[Command]) -> None:
        super().__init__()
        self.finding = finding
        answered = finding.answer is not None
        self.setProperty("kind", "card" if answered or finding.severity != "important" else "advice")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(6))
        column.setSpacing(theme.px(3))
        if finding.severity == "important" and not answered:
            severity = label(_(SEVERITIES[finding.severity]), "small")
            severity.setProperty("tone", "warning")
            column.addWidget(severity)
        column.addWidget(label(finding.title, "muted" if answered else "", wrap=True))
        said = finding.remedy
        if answered:
            choice = _("Deliberate choice: {reason}").format(reason=finding.answer)
            said = choice if finding.answer else _("Deliberate choice")
        column.addWidget(label(said, "small", wrap=True))
        row = QWidget()
        flow = FlowLayout(row, theme.px(12))
        self.buttons: dict[str, LinkButton] = {}
        for text, command in commands:
            button = _CommandButton(text)
            button.setAccessibleDescription(finding.title)
            if text == _("Deliberate choice"):
                button.setToolTip(
                    _("You chose it so on purpose: the advice does not come back, and you can write why.")
                )
            button.setProperty("flush", True)
            button.clicked.connect(lambda _checked=False, command=command: command())
            flow.addWidget(button)
            self.buttons[text] = button
        column.addWidget(row)
        self.setAccessibleName(
            ". ".join(part for part in (_(SEVERITIES[finding.severity]), finding.title, said) if part)
        )
