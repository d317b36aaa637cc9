"""Labels of edits of fields, as shown by undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from campus_desktop.i18n import _


def field_word(fields: Iterable[str], words: Mapping[str, str]) -> str:
    """The word for the changed fields (``words`` are marked with N_) if they all share one; else empty."""
    found = {words.get(field, "") for field in fields}
    return _(word) if len(found) == 1 and (word := found.pop()) else ""


def change_label(title: str, fields: Iterable[str], words: Mapping[str, str]) -> str:
    """ "Change length of “Welcome”", or "Change “Welcome”" if several fields change."""
    if word := field_word(fields, words):
        return _("Change {field} of “{title}”").format(field=word, title=title)
    return _("Change “{title}”").format(title=title)
