"""Addresses that somebody wrote, or that came with a list: which of them may be opened."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

_LONGEST = 2000
"""Letters of an address: what browsers take."""
_MAIL_FIELDS = ("subject", "body", "cc")
"""What a mail address may fill in; mail programs were known to attach files that it named."""


def openable(text: str) -> str:
    """The address in ``text`` that a browser or a mail program may open: http, https or mailto; "" for all else.

    A file, a program or any other scheme is text and stays text, as does what a browser would read otherwise than it looks: with
    blanks, invisible signs or backslashes in it.
    """
    address = text.strip()
    if len(address) > _LONGEST or "\\" in address or not address.isprintable() or any(c.isspace() for c in address):
        return ""
    if address.lower().startswith("www."):
        address = f"https://{address}"
    parts = _split(address)
    if parts is None:
        return ""
    if parts.scheme in ("http", "https"):
        return address if parts.hostname else ""
    if parts.scheme != "mailto" or not all(parts.path.partition("@")):
        return ""
    fields = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() in _MAIL_FIELDS]
    return f"mailto:{parts.path}" + (f"?{urlencode(fields, quote_via=quote)}" if fields else "")


def host(address: str) -> str:
    """Where an address of ``openable`` leads: the name of the machine, of a mail address what stands after the @.

    Letters that may be others than they look (a Cyrillic а) are shown in the spelling of the net beside it.
    """
    parts = _split(address)
    if parts is None:
        return ""
    name = (parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or "").lower()
    if name.isascii():
        return name
    try:
        return f"{name} ({name.encode('idna').decode()})"
    except UnicodeError:
        return name


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _port = parts.port  # one that is no number refuses
    except ValueError:
        return None
    return parts
