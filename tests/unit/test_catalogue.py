from __future__ import annotations

import gettext
from pathlib import Path

import pytest

import resources
from campus_desktop.catalogue import Catalogue

MO = resources.path("i18n", "da.mo")


def test_every_text_is_found_as_gettext_finds_it() -> None:
    ours = Catalogue(MO)
    with MO.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    known: dict[str | tuple[str, int], str] = theirs._catalog  # type: ignore[attr-defined]
    assert len(known) > 1000
    for key, text in known.items():
        if isinstance(key, tuple):
            count = 1 if key[1] == 0 else 2
            assert theirs.ngettext(key[0], "x", count) == ours.ngettext(key[0], "x", count) == text
        elif "\x04" in key:
            context, message = key.split("\x04")
            assert ours.pgettext(context, message) == text
        elif key:
            assert ours.gettext(key) == text


def test_what_has_no_translation_stays_as_it_is() -> None:
    ours = Catalogue(MO)
    for text in ("No such text", "\uffff", "Å"):
        assert ours.pgettext("x", text) == text
    assert ours.gettext("No such text") == "No such text"
    assert [ours.ngettext("{count} elk", "{count} elks", count) for count in (0, 1, 2)] == [
        "{count} elks",
        "{count} elk",
        "{count} elks",
    ]


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "da.mo"
    other.write_bytes(b"not a catalogue, though long enough")
    with pytest.raises(ValueError, match="no compiled catalogue"):
        Catalogue(other)
