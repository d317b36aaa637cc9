"""Addresses that were typed or imported, and which of them may be opened."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

_LONGEST = 2000
"""The most characters of an address: the limit of browsers."""
_MAIL_FIELDS = ("subject", "body", "cc")
"""Fields that a mail address may set; mail programs have been known to attach files named in others."""


def openable(text: str) -> str:
    """The address in ``text`` that a browser or a mail program may open: http, https or mailto; otherwise "".

    A file, a program or any other scheme is plain text, and so is an address that a browser would read differently from its
    look: with blanks, invisible characters or backslashes.
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
    """The target of an address of ``openable``: the host name, or the part of a mail address after the @.

    Letters that may be mistaken for others (a Cyrillic а) are also shown in Punycode beside it.
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
        _port = parts.port  # raises an error if it is not a number
    except ValueError:
        return None
    return parts
