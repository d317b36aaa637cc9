"""The settings of this user on this computer. QSettings does not keep types; here each setting has its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from campus_desktop import i18n
from campus_desktop.i18n import LANGUAGES
from ui.look.theme import ZOOM_STEPS, Scheme

T = TypeVar("T")
RECENT = 8


class Settings:
    """Reads and writes immediately. A value of an unexpected type (an edited file, an older program) counts as absent."""

    def __init__(self, path: Path | None = None) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        self._store = QSettings(str(path or Path(folder) / "settings.ini"), QSettings.Format.IniFormat)

    def _get(self, key: str, kind: type[T], default: T) -> T:
        text = self._store.value(key)
        try:
            value = json.loads(text) if isinstance(text, str) else None
        except ValueError:
            return default
        return value if isinstance(value, kind) and not (kind is int and isinstance(value, bool)) else default

    def _put(self, key: str, value: object) -> None:
        self._store.setValue(key, json.dumps(value, ensure_ascii=True))

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()

    @property
    def language(self) -> str:
        """ "da" or "en"; if none was chosen, the language in use at the start (the system's, else Danish)."""
        language = self._get("language", str, i18n.language())
        return language if language in LANGUAGES else LANGUAGES[0]

    @language.setter
    def language(self, value: str) -> None:
        self._put("language", value)

    @property
    def scheme(self) -> Scheme:
        """The chosen colour scheme."""
        value = self._get("theme", str, Scheme.SYSTEM.value)
        return Scheme(value) if value in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._put("theme", value.value)

    @property
    def zoom(self) -> float:
        """The text size: 1 is normal."""
        return min(max(self._get("zoom", float, 1.0), ZOOM_STEPS[0]), ZOOM_STEPS[-1])

    @zoom.setter
    def zoom(self, value: float) -> None:
        self._put("zoom", float(value))

    @property
    def user(self) -> str:
        """The name shown to others when this user has a file open: initials or a name; empty if not given."""
        return self._get("user", str, "")

    @user.setter
    def user(self, value: str) -> None:
        self._put("user", value)

    @property
    def recent(self) -> list[Path]:
        """The recently opened files, the newest first."""
        return [Path(name) for name in self._get("recent", list, []) if isinstance(name, str)]

    def remember_file(self, path: Path) -> None:
        """Put ``path`` first among the recent files."""
        names = [str(path), *(str(other) for other in self.recent if other != path)]
        self._put("recent", names[:RECENT])

    def forget_file(self, path: Path) -> None:
        """Remove ``path`` from the recent files."""
        self._put("recent", [str(other) for other in self.recent if other != path])

    @property
    def geometry(self) -> QByteArray:
        """The window's geometry as Qt stores it; empty if unknown."""
        return QByteArray.fromBase64(self._get("geometry", str, "").encode())

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._put("geometry", bytes(value.toBase64().data()).decode())

    def columns(self, table: str) -> list[int]:
        """The column widths of a table, in pixels at zoom 1; empty if the user changed none."""
        widths = self._get("columns", dict, {}).get(table)
        whole = isinstance(widths, list) and all(type(width) is int for width in widths)
        return widths if isinstance(widths, list) and whole else []

    def remember_columns(self, table: str, widths: list[int]) -> None:
        """Remember the column widths of a table."""
        self._put("columns", {**self._get("columns", dict, {}), table: widths})

    def safe(self, path: Path) -> tuple[str, bool] | None:
        """The meeting whose safe view ``path`` was left in, and whether the whole catalogue was shown; None: the ordinary view."""
        found = self._get("safe", dict, {}).get(str(path))
        if not isinstance(found, list) or len(found) != 2 or not isinstance(found[0], str):
            return None
        return found[0], found[1] is True

    def remember_safe(self, path: Path, meeting: str | None, catalogue: bool) -> None:
        """Remember the safe view of ``path``, so that a restart does not end it."""
        left = {name: value for name, value in self._get("safe", dict, {}).items() if name != str(path)}
        self._put("safe", {**left, str(path): [meeting, catalogue]} if meeting is not None else left)

    @property
    def projector(self) -> str:
        """The name of the screen last used for presenting; empty if there was none."""
        return self._get("projector", str, "")

    @projector.setter
    def projector(self, value: str) -> None:
        self._put("projector", value)

    def present_way(self, meeting: str) -> str:
        """The chosen way to present this meeting with one screen: "safe", "here", or empty: ask."""
        way = self._get("present", dict, {}).get(meeting)
        return way if way in ("safe", "here") else ""

    def remember_present_way(self, meeting: str, way: str) -> None:
        """Store it, for the most recent meetings only."""
        known = [(other, value) for other, value in self._get("present", dict, {}).items() if other != meeting]
        self._put("present", dict([*known, (meeting, way)][-20:]))

    @property
    def present_ways(self) -> int:
        """The number of meetings with such a stored choice."""
        return len(self._get("present", dict, {}))

    def forget_present_ways(self) -> None:
        """Ask again, for every meeting."""
        self._put("present", {})

    def note_kind(self, meeting: str) -> str:
        """The kind of note chosen last in the note line of this meeting; empty where none was."""
        kind = self._get("note_kind", dict, {}).get(meeting)
        return kind if isinstance(kind, str) else ""

    def remember_note_kind(self, meeting: str, kind: str) -> None:
        """Remember it, for the meetings of late."""
        known = [(other, value) for other, value in self._get("note_kind", dict, {}).items() if other != meeting]
        self._put("note_kind", dict([*known, (meeting, kind)][-20:]))

    @property
    def card_facts(self) -> bool:
        """Whether the cards of a board show day, "mandatory" and the person responsible."""
        return self._get("card_facts", bool, True)

    @card_facts.setter
    def card_facts(self, value: bool) -> None:
        self._put("card_facts", value)

    @property
    def link_hosts(self) -> list[str]:
        """The hosts whose links are opened without asking."""
        return [name for name in self._get("hosts", list, []) if isinstance(name, str)]

    def remember_link_host(self, name: str) -> None:
        """Open links to this host without asking from now on."""
        self._put("hosts", [*self.link_hosts, name][-500:])

    def forget_link_hosts(self) -> None:
        """Ask again, for every host."""
        self._put("hosts", [])

    def prints_step_notes(self, path: Path) -> bool:
        """Whether the notes on steps were printed last from ``path``; False where nothing was chosen."""
        return self._get("step_notes", dict, {}).get(str(path)) is True

    def remember_step_notes(self, path: Path, on: bool) -> None:
        """Store it; for the recent files only."""
        known = {str(other) for other in self.recent}
        found = {name: True for name, value in self._get("step_notes", dict, {}).items() if value and name in known}
        self._put("step_notes", {**found, str(path): on})

    def left_as(self, path: Path) -> str:
        """Identifies the state in which the file at ``path`` was last closed (``Workspace.left_as``); empty if unknown."""
        found = self._get("left", dict, {}).get(str(path))
        return found if isinstance(found, str) else ""

    def remember_left(self, path: Path, mark: str) -> None:
        """Store it; for the recent files only."""
        known = {str(other) for other in self.recent}
        marks = {name: each for name, each in self._get("left", dict, {}).items() if name in known}
        self._put("left", {**marks, str(path): mark})

    def last_page(self, path: Path) -> tuple[str, str | None, str | None] | None:
        """The page, and the item and the view on it, shown when ``path`` was closed."""
        pages = self._get("pages", dict, {})
        found = pages.get(str(path))
        if not isinstance(found, list) or len(found) != 3 or not isinstance(found[0], str):
            return None
        item, view = (each if isinstance(each, str) else None for each in found[1:])
        return found[0], item, view

    def remember_page(self, path: Path, key: str, item: str | None, view: str | None = None) -> None:
        """Store the current page for ``path``; for the recent files only."""
        known = {str(other) for other in self.recent}
        pages = {name: page for name, page in self._get("pages", dict, {}).items() if name in known}
        self._put("pages", {**pages, str(path): [key, item, view]})
