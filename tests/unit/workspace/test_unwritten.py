"""Texts that wait for a file, in the user's own folder: whole or not at all, kept until they are wanted no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from campus_desktop.workspace import unwritten
from campus_desktop.workspace.unwritten import Unwritten

ONE, TWO = Unwritten("Notelinje", "Æbler \ud83d og så"), Unwritten("", "Uden sted\nog på to linjer")


def test_what_a_killed_program_left_is_taken_over_and_joined_by_what_the_next_one_leaves(tmp_path: Path) -> None:
    path = tmp_path / "Net.campus"
    unwritten.keep(path, [ONE])
    assert unwritten.take_over(path) == [ONE]
    unwritten.keep(path, [TWO])
    unwritten.keep(path, [])
    assert unwritten.take_over(path) == [ONE], "what is saved by now is gone, what an earlier program left is not"
    unwritten.keep(path, [TWO, ONE])
    assert unwritten.take_over(path) == [ONE, TWO] == unwritten.take_over(path)
    assert unwritten.take_over(tmp_path / "Andet.campus") == []
    unwritten.forget_left(path)
    assert unwritten.take_over(path) == [] and not list(unwritten.folder().iterdir())


def test_a_kill_between_writing_and_renaming_loses_nothing_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Net.campus"
    unwritten.keep(path, [ONE])

    def killed(_self: Path, _target: Path) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(OSError):
            unwritten.keep(path, [ONE, TWO])
    assert unwritten.take_over(path) == [ONE, TWO]
    assert len(list(unwritten.folder().iterdir())) == 1
    assert unwritten.forget(path) and not unwritten.forget(path) and not list(unwritten.folder().iterdir())


@pytest.mark.parametrize(
    "text", ["", "[]", '{"texts": 4}', '{"texts": [["a", 1], ["b"]]}', '{"texts": {"a": "b"}}', "\x00"]
)
def test_a_broken_file_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "Net.campus"
    unwritten.keep(path, [ONE])
    (only,) = unwritten.folder().iterdir()
    only.write_text(text, encoding="utf-8")
    assert unwritten.take_over(path) == []


def test_the_same_file_by_another_name_is_the_same(tmp_path: Path) -> None:
    path, link = tmp_path / "Net.campus", tmp_path / "genvej.campus"
    path.touch()
    link.symlink_to(path)
    unwritten.keep(link, [ONE])
    assert unwritten.take_over(path) == [ONE]
