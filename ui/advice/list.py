"""The advice on one meeting or path: a card each, and below them what was answered "deliberate choice"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from campus_desktop.advice import answers
from campus_desktop.advice.finding import Finding
from campus_desktop.i18n import _, ngettext
from ui.advice.card import AdviceCard, Command
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column_in, emptied
from ui.widgets.panel import label
from ui.widgets.scrolled import bring_in_sight


class _Keyboard(NamedTuple):
    """Where the keyboard is: on a button of a card, the ``place``-th of those answered or of the others; else on ``text``."""

    text: str
    finding: Finding | None = None
    place: int = 0


class AdviceList(QWidget):
    """Rare and calm: never a gate, and answered once and for all. ``remedies`` gives the commands that mend a finding or lead to it."""

    rules_wanted = Signal()

    def __init__(self, shell: Shell, remedies: Callable[[Finding], Sequence[Command]]) -> None:
        super().__init__()
        self._shell, self._remedies = shell, remedies
        self._about, self._silence = "", ""
        self._findings: Sequence[Finding] = ()
        self._with_answered = False
        self.cards: list[AdviceCard] = []
        self.others: dict[str, LinkButton] = {}
        """The dialog of rules, and folding what was answered if there is any."""
        self._body = column_in(self)

    @property
    def count(self) -> int:
        """How many pieces of advice speak."""
        return sum(finding.answer is None for finding in self._findings)

    def show_findings(self, about: str, findings: Sequence[Finding], silence: str) -> None:
        """Show the advice on ``about``, the id of a meeting or path; ``silence`` is said where there is none."""
        self._about, self._findings, self._silence = about, findings, silence
        self._fill()

    def take_keyboard(self) -> None:
        """Give the keyboard focus to the first piece of advice, or to the button of the rules where there is none."""
        first = next((button for card in self.cards for button in card.buttons.values()), self.others["rules"])
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_in_sight(first)

    def toggle_answered(self) -> None:
        """Show what was answered, or hide it."""
        self._with_answered = not self._with_answered
        self._fill()

    def _fill(self) -> None:
        keyboard = self._keyboard()
        inside = QWidget()
        column = column_in(inside, 8)
        self.cards, self.others = [], {}
        head = QHBoxLayout()
        head.addWidget(label(_("Advice"), "subheading"), 1)
        self.others["rules"] = rules = LinkButton(_("More advice …"))
        rules.clicked.connect(self.rules_wanted)
        head.addWidget(rules)
        column.addLayout(head)
        self._show(column, answered=False)
        if not self.cards:
            column.addWidget(label(self._silence, "muted", wrap=True))
        if count := len(self._findings) - self.count:
            text = ngettext("{count} deliberate choice", "{count} deliberate choices", count).format(count=count)
            fold = LinkButton(text, "chevron-down" if self._with_answered else "chevron-right")
            fold.clicked.connect(self.toggle_answered)
            self.others["fold"] = fold
            column.addWidget(fold)
            if self._with_answered:
                self._show(column, answered=True)
        emptied(self._body)
        self._body.addWidget(inside)
        if keyboard is not None:
            inside.show()  # at once: the layout would do it later, and what is hidden cannot have the keyboard
            button = self._button_for(keyboard)
            button.setFocus()
            bring_in_sight(button)

    def _show(self, column: QVBoxLayout, *, answered: bool) -> None:
        for finding in self._findings:
            if (finding.answer is not None) is answered:
                card = AdviceCard(finding, self._commands(finding))
                column.addWidget(card)
                self.cards.append(card)

    # --- the keyboard, which stays in the list when the cards are made anew --------------------------------------------------

    def _keyboard(self) -> _Keyboard | None:
        focused = self.window().focusWidget()
        if focused is None or not self.isVisible() or not self.isAncestorOf(focused):
            return None
        for card in self.cards:
            for text, button in card.buttons.items():
                if button is focused:
                    return _Keyboard(text, card.finding, self._beside(card.finding).index(card))
        return _Keyboard(next((key for key, button in self.others.items() if button is focused), "rules"))

    def _beside(self, finding: Finding) -> list[AdviceCard]:
        """The cards that are answered as ``finding`` is, or not."""
        return [card for card in self.cards if (card.finding.answer is None) is (finding.answer is None)]

    def _button_for(self, keyboard: _Keyboard) -> LinkButton:
        """The same button; else the next card, which has taken its place, or the last one; else what is left of the list."""
        finding = keyboard.finding
        if finding is None:
            return self.others.get(keyboard.text, self.others["rules"])
        same = [card for card in self.cards if card.finding.rule == finding.rule and card.finding.part == finding.part]
        beside = self._beside(finding)
        card = next((card for card in same if card in beside), None)
        if card is not None and keyboard.text in card.buttons:
            return card.buttons[keyboard.text]
        if card is None and beside:
            card = beside[min(keyboard.place, len(beside) - 1)]
        if card is None and "fold" not in self.others and same:
            card = same[0]
        if card is not None:
            return next(iter(card.buttons.values()))
        return self.others.get("fold", self.others["rules"])

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _commands(self, finding: Finding) -> list[Command]:
        if finding.answer is not None:
            return [(_("Undo the choice"), partial(self._take_back, finding))]
        return [*self._remedies(finding), (_("Deliberate choice"), partial(self._answer, finding))]

    def _answer(self, finding: Finding) -> None:
        question = _("Why is it so? One line, or nothing.")
        reason = self._shell.ask.text(self, _("Deliberate choice"), question)
        if reason is not None:
            workspace, about = self._shell.workspace, self._about
            guard_typed(self._shell, question, reason, lambda: answers.answer(workspace, about, finding, reason))

    def _take_back(self, finding: Finding) -> None:
        self._shell.guard(lambda: answers.take_answer_back(self._shell.workspace, self._about, finding))
