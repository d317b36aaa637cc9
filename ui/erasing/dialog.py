"""Erases personal data: the user chooses meetings, names and replacements, sees what cannot be reached, and confirms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from campus_desktop.erasing.erase import Result, erase
from campus_desktop.erasing.names import Style
from campus_desktop.erasing.plan import OUT_OF_REACH, DueMeeting, Plan, due_meetings, make_plan
from campus_desktop.i18n import _, date_long, date_table, ngettext
from campus_desktop.workspace import Workspace
from ui.erasing.mention_table import MentionTable
from ui.look import theme
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.shell.jobs import Progress
    from ui.shell.protocol import Shell


def open_erasing(shell: Shell) -> None:
    """Search the file and show what is past its date; report if nothing is."""
    if shell.safe is not None:
        text = _("The list shows names and private notes; leave the safe view first.")
        shell.ask.inform(shell.widget, _("Erase personal data"), text)
        return
    workspace, today = shell.workspace, shell.clock.today()

    def show(plan: Plan) -> None:
        if plan.empty:
            shell.ask.inform(shell.widget, _("Erase personal data"), _nothing(workspace, today))
        else:
            EraseDialog(shell, plan, today).open()

    shell.jobs.run(_("Looking for personal data past its date"), lambda _progress: make_plan(workspace, today), show)


def _nothing(workspace: Workspace, today: date) -> str:
    """The text that nothing is due, and when something will be."""
    later = due_meetings(workspace, date.max)
    if not later:
        return _("No meeting has a delete-by date. It is set when a meeting is prepared, among the facts about it.")
    text = _("No meeting has reached its delete-by date. The next one is “{title}”, on {date}.")
    return text.format(title=later[0].title, date=date_long(later[0].delete_by))


class EraseDialog(Dialog):
    """Shows a plan and carries it out; other choices of meetings or style create a new plan."""

    def __init__(self, shell: Shell, plan: Plan, today: date) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._today, self.plan = shell, today, plan
        self.setWindowTitle(_("Erase personal data"))
        self.resize(theme.px(820), theme.px(690))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        column.addWidget(label(_("This cannot be undone, not even with Ctrl+Z."), "subheading"))
        if plan.unfinished:
            text = _("An earlier erasing was broken off, or could not reach a copy; it is finished with this one.")
            column.addWidget(label(text, wrap=True))
        scroll = ScrolledColumn((0, 0, 8, 0))
        self._rows = scroll.body
        column.addWidget(scroll, 1)
        self._make_meetings()
        self._make_people()
        self._make_texts()
        self._make_reach()
        self._rows.addStretch(1)
        column.addLayout(self._make_buttons())
        self._show()

    # --- the parts -----------------------------------------------------------------------------------------------------

    def _make_meetings(self) -> None:
        self.meetings = QListWidget()
        self.meetings.setAccessibleName(_("Meetings past their delete-by date"))
        for meeting in self.plan.meetings:
            item = QListWidgetItem(_line(meeting))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, meeting.id)
            self.meetings.addItem(item)
        self.meetings.setFixedHeight(theme.px(min(150, 10 + 22 * max(1, self.meetings.count()))))
        self.meetings.itemChanged.connect(self._plan_anew)
        self.filed = QCheckBox()
        self.filed.toggled.connect(self._follow)
        self._rows.addWidget(label(_("Meetings past their delete-by date"), "subheading"))
        self._rows.addWidget(self.meetings)
        self._rows.addWidget(self.filed)

    def _make_people(self) -> None:
        self.going, self.spared = label(wrap=True), label(kind="muted", wrap=True)
        self._rows.addWidget(label(_("People"), "subheading"))
        self._rows.addWidget(self.going)
        self._rows.addWidget(self.spared)

    def _make_texts(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(_("Texts that hold a known name"), "subheading"), 1)
        options = (("initials", _("Initials")), ("removed", _("[name removed]")))
        self.style_ = Segmented(options, _("What is put in the place of names"))
        self.style_.chosen.connect(self._plan_anew)
        row.addWidget(self.style_)
        self._rows.addLayout(row)
        hint = _("What is ticked is replaced. Write something else where that reads better.")
        self.hint = label(hint, "muted", wrap=True)
        self._rows.addWidget(self.hint)
        self.texts = MentionTable()
        self._rows.addWidget(self.texts)

    def _make_reach(self) -> None:
        self.copies = label(wrap=True)
        self._rows.addWidget(self.copies)
        self._rows.addWidget(label(_("Cannot be erased from here; you must do it yourself"), "subheading"))
        self._rows.addWidget(label("\n".join(f"– {_(each)}" for each in OUT_OF_REACH), "muted", wrap=True))

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        self.why_not = label(kind="muted", wrap=True)
        buttons.addWidget(self.why_not, 1)
        cancel, self.erase = SecondaryButton(_("Cancel")), PrimaryButton(_("Erase for good …"))
        cancel.clicked.connect(self.reject)
        self.erase.clicked.connect(self._ask)
        buttons.addWidget(self.erase)
        buttons.addWidget(cancel)
        return buttons

    # --- following the choices -----------------------------------------------------------------------------------------

    def chosen(self) -> list[str]:
        """The ids of the ticked meetings."""
        items = [self.meetings.item(row) for row in range(self.meetings.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _plan_anew(self, *_changed: object) -> None:
        style: Style = "removed" if self.style_.current() == "removed" else "initials"
        chosen, workspace = self.chosen(), self._shell.workspace
        made = self._shell.guard(lambda: make_plan(workspace, self._today, meetings=chosen, style=style))
        if made is not None:
            self.plan = made
            self.filed.setChecked(False)
            self._show()

    def _show(self) -> None:
        plan = self.plan
        numbers = ", ".join(each.case_number or _("no case number") for each in plan.meetings)
        text = ngettext(
            "The minutes are in the case system ({numbers})", "All the minutes are in the case system ({numbers})",
            len(plan.meetings),
        )  # fmt: skip
        self.filed.setText(text.format(numbers=numbers).replace("&", "&&"))
        self.filed.setVisible(bool(plan.meetings))
        nobody = _("There are no names at these meetings.")
        going = _("Names, e-mail addresses and private notes go: {names}.").format(names=", ".join(plan.people.erased))
        self.going.setText(going if plan.people.erased else nobody)
        spared = _("Kept, because they have a meeting that is not yet due for deletion: {names}.")
        self.spared.setText(spared.format(names=", ".join(plan.people.spared)))
        self.spared.setVisible(bool(plan.people.spared))
        self.texts.show_mentions(plan.mentions)
        self.texts.setVisible(bool(plan.mentions))
        self.hint.setText(
            _("What is ticked is replaced. Write something else where that reads better.")
            if plan.mentions
            else _("No other text contains one of the names.")
        )
        copies = _("Copies in the same folder are cleaned or deleted too: {files}.")
        self.copies.setText(copies.format(files=", ".join(each.name for each in plan.copies)))
        self.copies.setVisible(bool(plan.copies))
        self._follow()

    def _follow(self, *_toggled: object) -> None:
        """Update whether erasing can begin, and if not, what is missing."""
        missing = ""
        if self.plan.empty:
            missing = _("Choose a meeting.")
        elif self.plan.meetings and not self.filed.isChecked():
            missing = _("First confirm that the minutes are filed.")
        self.why_not.setText(missing)
        self.erase.setEnabled(not missing)
        self.erase.setAccessibleDescription(missing)

    # --- erasing -----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        count = len(self.plan.meetings)
        question = ngettext(
            "Erase the personal data of {count} meeting for good?",
            "Erase the personal data of {count} meetings for good?",
            count,
        )
        warning = _("It cannot be undone, and what Ctrl+Z could still take back from before goes too.")
        title = _("Erase personal data")
        text = f"{question.format(count=count)}\n\n{warning}"
        if not self._shell.ask.confirm(self, title, text, _("Erase for good"), danger=True):
            return
        workspace, plan, choices = self._shell.workspace, self.plan, self.texts.choices()

        def work(progress: Progress) -> Result:
            progress(0, 0)  # the last moment in which Cancel stops it
            return erase(workspace, plan, choices, progress.advanced.emit)

        self.accept()
        self._shell.jobs.run(_("Erasing personal data"), work, self._done)

    def _done(self, result: Result) -> None:
        self._shell.ask.inform(self._shell.widget, _("Erase personal data"), report(result))


def _line(meeting: DueMeeting) -> str:
    day = date_table(meeting.date) if meeting.date else _("no date")
    people = ngettext("{count} person", "{count} people", meeting.people).format(count=meeting.people)
    notes = ngettext("{count} private note", "{count} private notes", meeting.private_notes)
    due = _("delete by {date}").format(date=date_table(meeting.delete_by))
    return " · ".join((day, meeting.title, due, people, notes.format(count=meeting.private_notes)))


def report(result: Result) -> str:
    """What was done, what could not be done, and what remains for the user."""
    text = ngettext(
        "The personal data of {count} meeting is erased, and cannot be fetched back.",
        "The personal data of {count} meetings is erased, and cannot be fetched back.",
        result.meetings,
    )
    lines = [text.format(count=result.meetings)]
    if result.rewritten:
        lines.append(_("Copies erased too: {files}").format(files=", ".join(each.name for each in result.rewritten)))
    if result.deleted:
        lines.append(_("Copies deleted: {files}").format(files=", ".join(each.name for each in result.deleted)))
    lines += [_("NOT erased: {file}. {reason}").format(file=file.name, reason=why) for file, why in result.failed]
    if result.kept:
        kept = ngettext("{count} name was left in a text.", "{count} names were left in texts.", result.kept)
        lines.append(kept.format(count=result.kept))
    return "\n\n".join((*lines, _("Remember prints, exported files, and copies elsewhere.")))
