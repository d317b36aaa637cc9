"""The overview page of an empty file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from campus_desktop.courses.queries import has_courses
from campus_desktop.i18n import _
from ui.look import theme
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.panel import Panel, label


class FirstSteps(Panel):
    """The first steps, each with a sentence; with courses in the file, the next ones."""

    def __init__(self, shell: Shell) -> None:
        courses = has_courses(shell.workspace)
        super().__init__(_("Next step") if courses else _("First steps"))
        steps: list[tuple[str, str, Callable[[], object]]] = [
            (
                _("New learning path …"),
                _("From a template for preboarding and onboarding, or from scratch."),
                lambda: shell.trigger("paths", "new"),
            ),
            (
                _("New meeting …"),
                _("From a ready agenda: a network visit, feedback on drafts, a sprint, an online follow-up."),
                lambda: shell.trigger("meetings", "new"),
            ),
        ]
        if not courses:
            steps = [
                (
                    _("Import courses …"),
                    _("From a table (CSV or Excel) that you or your provider have."),
                    lambda: shell.trigger("courses", "import"),
                ),
                *steps,
            ]
        for place, (name, text, command) in enumerate(steps):
            row = QHBoxLayout()
            button = (SecondaryButton if place else PrimaryButton)(name)
            button.setMinimumWidth(theme.px(230))
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _checked=False, command=command: command())
            row.addWidget(button)
            row.addWidget(label(text, "muted", wrap=True), 1)
            self.body.addLayout(row)
        if not courses:
            text = _("A file of its own with made-up institutions, courses, learning paths and two meetings.")
            practice = LinkButton(_("Try the practice file …"))
            practice.setAccessibleDescription(text)
            practice.clicked.connect(lambda _checked=False: shell.open_practice())
            row = QHBoxLayout()
            row.addWidget(practice)
            row.addWidget(label(text, "muted", wrap=True), 1)
            self.body.addLayout(row)
