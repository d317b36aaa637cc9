"""The fields of one thing: shown, changed and saved one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from tests.support.hands import choose
from ui.shell.window import MainWindow
from ui.widgets.fields import Fields


@dataclass(frozen=True)
class Thing:
    title: str = "Kursus"
    minutes: int | None = 20
    note: str = ""
    kind: str | None = None
    done: bool = False


def number(text: str) -> int | None:
    if text and not text.isdecimal():
        raise CampusError("Det er ikke et tal.")
    return int(text) if text else None


def test_each_field_saves_by_itself_and_what_is_no_good_is_not_saved(window: MainWindow, qtbot: QtBot) -> None:
    saved: list[tuple[dict[str, Any], bool]] = []

    def edit(*, merge: bool, **fields: Any) -> Callable[[], None]:
        return lambda: saved.append((fields, merge))

    place = QWidget(window)
    fields = Fields(window, edit)
    title, minutes = fields.line("title", "Titel"), fields.value("minutes", "Minutter", number, str)
    note, kind = fields.text("note", "Note"), fields.choice("kind", "Type", lambda: [(None, "Ingen"), ("a", "Én")])
    done = fields.tick("done", "Udført")
    for widget in (title, minutes, note, kind, done):
        widget.setParent(place)
    place.show()
    fields.show(Thing(), other=True)
    box = kind.field
    assert isinstance(box, QComboBox)
    assert (title.line.text(), minutes.line.text(), box.currentText()) == ("Kursus", "20", "Ingen")
    qtbot.keyClicks(minutes.line, "x")
    qtbot.keyClick(minutes.line, Qt.Key.Key_Return)
    assert minutes.problem.text() == "Det er ikke et tal." and saved == []
    fields.show(replace(Thing(), title="Møde"), other=False)
    assert (title.line.text(), minutes.line.text()) == ("Møde", "x20"), "what was never saved stays"
    fields.show(Thing(minutes=None), other=True)
    assert minutes.line.text() == ""
    qtbot.keyClicks(title.line, "!")
    choose(box, "a")
    done.click()
    fields.save_now()
    assert saved == [({"kind": "a"}, False), ({"done": True}, False), ({"title": "!Kursus"}, True)]
