"""The user guides name only what there is, and every command there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from campus_desktop import commandline
from campus_desktop.parsing import Parser
from resources import guides

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {"da": ROOT / "docs" / "brugervejledning.md", "en": ROOT / "docs" / "user-guide.md"}
LANGUAGES = pytest.mark.parametrize("language", GUIDES)


def guide(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def shown(language: str) -> set[str]:
    """Every text that can stand on the screen, without the marks for Alt+letter."""
    texts = set()
    for source in (ROOT / "resources/i18n/da").glob("*.po"):
        with source.open("rb") as file:
            for message in read_po(file, locale="da"):
                text = message.id if language == "en" else message.string
                texts.update([text] if isinstance(text, str) else text)
    return {re.sub("&(.)", r"\1", text) for text in texts}


def commands(language: str) -> list[list[str]]:
    """The command lines in the guide's blocks, without the words that explain them (after two blanks)."""
    blocks = re.findall(r"```\n(.*?)```", guide(language), re.DOTALL)
    lines = [re.split(r" {2,}", line)[0] for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("campus-desktop")]


@LANGUAGES
def test_what_is_bold_stands_on_the_screen(language: str) -> None:
    text = "".join((guides.folder() / name).read_text(encoding="utf-8") for name in guides.GUIDES[language])
    bold = re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)
    parts = {re.sub(r"\s+", " ", part) for each in bold for part in each.split(" › ")}
    assert len(parts) > 50
    assert parts - shown(language) == set()


@LANGUAGES
def test_every_command_is_described_and_every_example_can_be_read(language: str) -> None:
    described = set()
    for args in commands(language):
        word = commandline.first_word(args)
        if word is None or word[1] not in commandline.HOMES:
            described.update(args)
            continue
        described.add(word[1])
        chosen = commandline.command(word[1])
        parser = Parser("p", "")
        chosen.arguments(parser)
        parser.parse_args(args[1:])
    visible = {name for name in commandline.HOMES if not commandline.command(name).hidden}
    assert visible <= described
    assert "--self-test" in described


@LANGUAGES
def test_every_nouns_and_commands_named_in_the_text_are_there(language: str) -> None:
    named = set(re.findall(r"`campus-desktop (\w[\w-]*)", guide(language))) - {"KOMMANDO", "COMMAND"}
    assert named <= set(commandline.HOMES)
    for noun in commandline.NOUNS:
        assert f"campus {noun}" in guide(language)


@LANGUAGES
def test_links_within_the_guides_lead_somewhere(language: str) -> None:
    text = guide(language)
    anchors = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (GUIDES[language].parent / target.partition("#")[0]).exists(), target


def test_both_guides_have_the_same_parts() -> None:
    def shape(text: str) -> list[str]:
        return re.findall(r"^(#+ |- |\| `|```$)", text, re.M)

    assert shape(guide("da")) == shape(guide("en"))
    assert [args[:1] for args in commands("da")] == [args[:1] for args in commands("en")]


def test_the_architecture_names_what_there_is() -> None:
    """Every file, folder and name that it sets as code is in the tree."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<!`)`([A-Za-z_][\w./]*)(?:\(\w*\))?`(?!`)", text))
    assert len(named) > 150
    files = [
        each.relative_to(ROOT).as_posix()
        for place in ("campus_desktop", "ui", "resources", "tests", "docs", ".ci")
        for each in (ROOT / place).rglob("*")
    ]
    code = "\n".join(
        (ROOT / each).read_text(encoding="utf-8") for each in files if each.endswith(".py") and "test_docs" not in each
    )
    words = set(re.findall(r"\w+", code + (ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    stems = {part for each in files for part in (*each.split("/"), each.rpartition("/")[2].partition(".")[0])}
    elsewhere = {"qpdf", "pdfinfo", "outloud"}  # programs that were tried on the PDFs
    missing = {
        name
        for name in named - elsewhere
        if not any(each == name.rstrip("/") or each.endswith("/" + name.rstrip("/")) for each in files)
        and not all(part in words | stems for part in re.split(r"[./]", name.rstrip("/")) if part)
    }
    assert missing == set()
