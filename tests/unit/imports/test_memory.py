"""Mappings remembered by headings and provider."""

from pathlib import Path

from campus_desktop.imports import importing
from campus_desktop.imports.tables import memory
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.table import Table
from campus_desktop.workspace import Workspace, settings

HEADER = ("Alfa", "Titel", "Beta")


def learn(workspace: Workspace, header: tuple[str, ...], mapping: Mapping) -> None:
    table = Table("", header, [["1", "Et", "x", "To"]], 2)
    importing.write(workspace, importing.prepare(workspace, [importing.Source(Path("a.csv"), table, mapping)]))


def test_a_list_with_the_same_headings_is_mapped_as_last_time(workspace: Workspace) -> None:
    mapping = Mapping(("code", "title", None), "Styrelsen", {"code": "-"})
    learn(workspace, HEADER, mapping)
    assert memory.suggest(workspace, HEADER, ()) == mapping
    assert memory.suggest(workspace, ("beta:", "TITEL", "Alfa"), ()) == Mapping(
        (None, "title", "code"), "Styrelsen", {"code": "-"}
    )


def test_another_list_of_the_same_provider_takes_what_it_knows(workspace: Workspace) -> None:
    learn(workspace, HEADER, Mapping(("code", "title", "tags"), "Styrelsen"))
    assert memory.suggest(workspace, ("Alfa", "Titel", "Sprog"), (), "styrelsen").fields == (
        "code",
        "title",
        "language",
    )
    assert memory.suggest(workspace, ("Alfa", "Titel", "Sprog"), (), "En anden").fields == (None, "title", "language")
    assert memory.suggest(workspace, ("Alfa", "Titel", "Sprog"), ()).fields == (None, "title", "language")


def test_what_is_remembered_is_part_of_the_import_and_no_edit_of_its_own(workspace: Workspace) -> None:
    learn(workspace, HEADER, Mapping(("code", "title", None)))
    label = workspace.undo_label
    learn(workspace, HEADER, Mapping(("code", "title", None)))
    assert workspace.undo_label == label
    workspace.undo()
    assert workspace.undo_label is None


def test_what_older_versions_remembered_still_serves_where_it_is_clear(workspace: Workspace) -> None:
    with workspace.edit("Før") as edit:
        old = {"provider": "Styrelsen", "fields": {"alfa": "code", "titel": "title", "beta": None}, "joiners": {}}
        settings.put(edit, memory.KEY, [old])
    assert memory.suggest(workspace, HEADER, ()).fields == ("code", "title", None)
    assert memory.suggest(workspace, ("Alfa (da)", "Titel", "Alfa (en)"), ()).fields == (None, "title", None)


def test_columns_alike_but_for_brackets_are_remembered_apart(workspace: Workspace) -> None:
    header = ("Alfa (kort)", "Alfa (lang)", "Titel", "Titel")
    mapping = Mapping((None, "description", None, "title"))
    learn(workspace, header, mapping)
    assert memory.suggest(workspace, header, ()) == mapping
