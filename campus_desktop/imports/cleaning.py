"""Removes unwanted content from cells of untrusted files: control characters, HTML entities and tags."""

from __future__ import annotations

import html
import re
import unicodedata

_DELETED = bytes(b for b in (*range(0x20), 0x7F) if b not in b"\t\n\r\x0b\x0c")
_BYTES = bytes.maketrans(b"\x0b\x0c", b"  ")

# Invisible characters that break searching and sorting. The joiners U+200C and U+200D stay: scripts and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u2007\u200b\u200e\u200f\u2028-\u202f\u2060-\u2069\ufeff]"
)
_RARE = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf")
"""The first bytes in UTF-8 of those of these characters that are not ASCII."""
_VISIBLE_AS = {
    **dict.fromkeys("\x0b\x0c\x85\xa0\u2007\u2028\u2029\u202f", " "),
    # Windows-1252 characters that were decoded as Latin 1: mostly dashes and curly quotation marks
    **{chr(c): bytes([c]).decode("cp1252", "ignore") for c in range(0x80, 0xA0) if c != 0x85},
}

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_BLOCKS = "p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|tbody|thead|h[1-6]|section|article|header|footer|blockquote|pre|title"
_INLINES = (
    "a|abbr|b|big|body|center|cite|code|del|em|font|head|html|i|img|ins|kbd|label|link|mark|meta|q|s|small|span|strike|"
    "strong|sub|sup|td|th|tt|u|var"
)
_TAG = re.compile(rf"</?(?:{_BLOCKS}|{_INLINES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(?:(?P<comment>!--)|(?P<name>script|style)\b)", re.IGNORECASE)
_ENDS = {
    "!--": re.compile("-->"),
    "script": re.compile(r"</script\s{0,20}>", re.IGNORECASE),
    "style": re.compile(r"</style\s{0,20}>", re.IGNORECASE),
}
_CLOSING = re.compile(r"</[a-z][a-z0-9]*\s*>|<br\s*/?>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{3,}")
_ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_")


def clean_bytes(data: bytes) -> bytes:
    """``data`` in any encoding that contains ASCII, without control characters except tab and line breaks."""
    return data.translate(_BYTES, _DELETED)


def clean_utf8(data: bytes, errors: str = "strict") -> str:
    """``clean_text`` of a whole file, searching its bytes for the rare characters: a third of the time. ``errors`` as in decode."""
    clean = clean_bytes(data)
    text = clean.decode("utf-8", errors)
    if any(lead in clean for lead in _RARE):
        return clean_text(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """``text`` in Unicode NFC, without control, invisible and direction characters; tab and line breaks are kept."""
    if text.isascii():
        return _INVISIBLE.sub(_visible, text) if not text.isprintable() else text
    return unicodedata.normalize("NFC", _INVISIBLE.sub(_visible, text))


def _visible(match: re.Match[str]) -> str:
    return _VISIBLE_AS.get(match[0], "")


def clean_markup(text: str) -> str:
    """``text`` as a browser would show it: entities decoded (also those encoded twice), tags removed, blocks on separate lines and
    list items with a bullet. Text that only resembles a tag ("x < 5", "the <p> tag") is kept."""
    if "<" in text:
        shown = _without_hidden(text)
        if shown != text or _TAG.search(shown):
            return _tidy(_decode(_strip(shown)))
    decoded = _decode(text)
    if "<" in decoded and _CLOSING.search(decoded):  # a whole piece of HTML that was encoded twice
        return _tidy(_decode(_strip(_without_hidden(decoded))))
    return decoded


def clean_cell(text: str) -> str:
    """One cell of a worksheet: everything above, and the way XLSX writes control characters ("_x000D_")."""
    if "_x00" in text:
        text = _ESCAPED.sub("", text)
    text = clean_text(text)
    if "&" in text or "<" in text:
        text = clean_markup(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def _decode(text: str) -> str:
    for _round in range(3):
        if "&" not in text:
            break
        decoded = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        if decoded == text:
            break
        text = decoded
    return clean_text(text)


def _without_hidden(text: str) -> str:
    """``text`` without comments, scripts and styles. The search for each closing tag is done only once: there may be many tags that
    are never closed, and searching to the end of the text for each of them takes quadratic time."""
    pieces: list[str] = []
    at = 0
    unclosed: set[str] = set()
    while match := _HIDDEN.search(text, at):
        kind = match["comment"] or match["name"].lower()
        end = None if kind in unclosed else _ENDS[kind].search(text, match.end())
        if end is None:
            unclosed.add(kind)
            if len(unclosed) == len(_ENDS):
                break
        pieces.append(text[at : match.start() if end else match.end()])
        at = end.end() if end else match.end()
    return "".join((*pieces, text[at:])) if pieces else text


def _strip(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # in HTML a line break of the source is a space; only text without any block keeps its line breaks
    if _BLOCK.search(text):
        text = text.replace("\n", " ")
    return _TAG.sub("", _BLOCK.sub("\n", _ITEM.sub("\n• ", text)))


def _tidy(text: str) -> str:
    text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _BREAKS.sub("\n\n", text).replace("\n\n•", "\n•").strip()
