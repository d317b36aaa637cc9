"""Every text marked in the source has its Danish, with the same placeholders; and the Danish catalogue has nothing more."""

import ast
import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def marked() -> set[tuple[str, ...]]:
    found = set()
    for package in ("campus_desktop", "ui", "resources"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / package, keywords=KEYWORDS, comment_tags=()
        ):
            found.add(message if isinstance(message, tuple) else (message,))
    return found


def translated() -> dict[tuple[str, ...], Message]:
    found = {}
    for source in sorted((ROOT / "resources/i18n/da").glob("*.po")):
        catalogue: Catalog = read_po(io.BytesIO(source.read_bytes()), locale="da", abort_invalid=True)
        for message in catalogue:
            if message.id:
                found[message.id if isinstance(message.id, tuple) else (message.id,)] = message
    return found


def test_every_text_has_its_danish_and_the_other_way_round() -> None:
    assert marked() - set(translated()) == set()
    assert set(translated()) - marked() == set()


def test_no_translation_is_empty_or_loses_a_placeholder() -> None:
    for ids, message in translated().items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(re.findall(r"{[a-z_]*}", " ".join(ids)))
        for string in strings:
            assert string, ids
            assert set(re.findall(r"{[a-z_]*}", string)) <= wanted, ids
        assert set(re.findall(r"{[a-z_]*}", " ".join(strings))) == wanted, ids


def test_english_has_curly_apostrophes() -> None:
    assert [ids for ids in marked() if any(re.search(r"\w'\w", text) for text in ids)] == []


def test_danish_has_danish_quotation_marks() -> None:
    for ids, message in translated().items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert not re.search(r"[“”„]|\"[^\"]*{|{[a-z_]*}[^\"]*\"", string), (ids, string)
            assert string.count("»") == string.count("«"), (ids, string)


def test_no_quotation_marks_are_put_around_values_without_being_translated() -> None:
    """A text put together in the source (an f-string) has marks of one language in every language: ``i18n.quoted``."""
    found = []
    for package in ("campus_desktop", "ui"):
        for source in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                parts = node.values if isinstance(node, ast.JoinedStr) else ()
                texts = [str(part.value) for part in parts if isinstance(part, ast.Constant)]
                if re.search("[“”„»«]", "".join(texts)):
                    found.append(f"{source.relative_to(ROOT)}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []
