"""Which addresses may be opened, and where they lead."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.links import host, openable


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("https://campus.dk/kursus?id=1#a", "https://campus.dk/kursus?id=1#a", "campus.dk"),
        (" HTTP://Campus.dk:8080/ ", "HTTP://Campus.dk:8080/", "campus.dk"),
        ("www.campus.dk/a", "https://www.campus.dk/a", "www.campus.dk"),
        ("https://[::1]/", "https://[::1]/", "::1"),
        ("https://campus.dk@evil.example/", "https://campus.dk@evil.example/", "evil.example"),
        ("https://skole-ø.dk/", "https://skole-ø.dk/", "skole-ø.dk (xn--skole--gya.dk)"),
        ("https://c\u0430mpus.dk/", "https://c\u0430mpus.dk/", "c\u0430mpus.dk (xn--cmpus-4ve.dk)"),
        ("mailto:ab@campus.dk", "mailto:ab@campus.dk", "campus.dk"),
        (
            "mailto:ab@campus.dk?subject=Hej%20du&attach=/etc/passwd",
            "mailto:ab@campus.dk?subject=Hej%20du",
            "campus.dk",
        ),
    ],
)
def test_web_and_mail_addresses(text: str, address: str, name: str) -> None:
    assert openable(text) == address
    assert host(address) == name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "file:////host/share/x.exe",
            "FILE:///etc/passwd",
            "C:\\windows\\x.exe",
            "\\\\host\\share",
            "/etc/passwd",
        ),
        *("javascript:alert(1)", "data:text/html,x", "ms-word:ofe|u|https://x", "search-ms:query=x", "smb://host/x"),
        *("vscode://x", "ftp://host/x", "fil.exe", "campus.dk", "https://", "https:///x", "http:campus.dk", "mailto:"),
        *(
            "mailto:x",
            "mailto:@x",
            "https://a b.dk",
            "https://a.dk\\@b.dk/",
            "https://a.dk/\u202egpj.exe",
            "https://a:b/",
        ),
        *("https://a.dk/\n", "https://[::1", "https://a.dk/" + "x" * 3000, " \x00https://a.dk", "https://a.dk/\x7f"),
    ],
)
def test_all_else_is_text(text: str) -> None:
    assert openable(text) == "" or text.strip() == openable(text) == "https://a.dk/"


@given(st.text(max_size=60) | st.from_regex(r"[a-zA-Z:/@?&=.\\ ]{0,40}", fullmatch=True))
def test_nothing_but_web_and_mail_is_ever_opened(text: str) -> None:
    found = openable(text)
    assert found == "" or urlsplit(found).scheme in ("http", "https", "mailto")
    assert isinstance(host(found), str)
