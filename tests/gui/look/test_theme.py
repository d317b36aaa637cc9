from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

import resources
from campus_desktop.courses.formats import FORMATS
from ui.look import theme, tokens
from ui.look.stylesheet import sheet

THEMES = {
    "light": (tokens.LIGHT, {code: each.light for code, each in FORMATS.items()}),
    "dark": (tokens.DARK, {code: each.dark for code, each in FORMATS.items()}),
}


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable_on_its_ground(name: str) -> None:
    colours, formats = THEMES[name]
    pairs = [(text, ground) for text in ("text", "muted", "link") for ground in ("page", "surface", "sunken")]
    pairs += [(tone, f"{tone}-soft") for tone in ("info", "warning", "success", "danger", "neutral")]
    pairs += [("accent-text", "accent"), ("accent-text", "accent-hover"), ("selected-text", "selected")]
    pairs += [
        ("muted", "hover"),
        ("text", "match"),
        ("success", "surface"),
        ("warning", "surface"),
        ("danger", "surface"),
    ]
    pairs += [("nav-text", "nav"), ("nav-muted", "nav"), ("nav-text", "nav-hover"), ("nav-text", "nav-field")]
    pairs += [("nav-active-text", "nav-active"), ("timer-amber", "nav"), ("timer-red", "nav")]
    bad = [
        (a, b, round(contrast(colours[a], colours[b]), 2)) for a, b in pairs if contrast(colours[a], colours[b]) < 4.5
    ]
    grounds = ("surface", "page", "selected", "hover")
    bad += [
        (w, g, round(contrast(c, colours[g]), 2))
        for w, c in formats.items()
        for g in grounds
        if contrast(c, colours[g]) < 4.5
    ]
    assert bad == []


@pytest.mark.parametrize("name", THEMES)
def test_borders_of_fields_and_focus_can_be_seen(name: str) -> None:
    colours, _formats = THEMES[name]
    assert contrast(colours["border-strong"], colours["surface"]) >= 3
    assert contrast(colours["accent"], colours["surface"]) >= 3


def test_each_format_has_a_colour_a_shape_and_an_icon_of_its_own() -> None:
    for part in ("light", "dark", "icon"):
        assert len({getattr(each, part) for each in FORMATS.values()}) == len(FORMATS)
    for each in FORMATS.values():
        assert resources.path("icons", f"{each.icon}.svg").exists()


def test_both_themes_name_the_same_tokens() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)


@pytest.mark.parametrize(("shade", "colours"), [("light", tokens.LIGHT), ("dark", tokens.DARK)])
def test_arrow_files_have_the_themes_colour(shade: str, colours: dict[str, str]) -> None:
    for name in ("chevron-down", "arrow-up", "arrow-down"):
        plain = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
        drawn = resources.path("icons", "drawn", f"{name}-{shade}.svg").read_text(encoding="utf-8")
        assert drawn == plain.replace("currentColor", colours["muted"])


@pytest.mark.parametrize(("shade", "colours"), [("light", tokens.LIGHT), ("dark", tokens.DARK)])
def test_the_check_mark_can_be_seen_on_the_accent(shade: str, colours: dict[str, str]) -> None:
    drawn = resources.path("icons", "drawn", f"check-{shade}.svg").read_text(encoding="utf-8")
    assert f'stroke="{colours["accent-text"]}"' in drawn


def test_switching_theme_and_zoom_changes_the_application(qapp: QApplication) -> None:
    told = []
    theme.theme_changed.connect(lambda: told.append(theme.is_dark()))
    theme.use(theme.Scheme.DARK, 1.0)
    assert qapp.palette().window().color().name() == tokens.DARK["page"]
    assert QFontInfo(theme.font()).family() == theme.FAMILY
    theme.use(theme.Scheme.LIGHT, 2.0)
    assert qapp.palette().window().color().name() == tokens.LIGHT["page"]
    assert theme.px(10) == 20
    assert qapp.font().pixelSize() == 28
    assert "font-size: 44px" in sheet() and "border: 1px" in sheet()
    theme.use(zoom_factor=1.0)
    assert told == [True, False, False]


def test_the_style_sheet_is_taken_off_before_another_is_put_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed while it is on, Qt tells widgets of it that are gone, and crashes where their memory is used by others."""
    put_on: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _application, sheet: put_on.append(sheet))
    theme.use(zoom_factor=1.5)
    assert put_on[0] == "" and len(put_on) == 2 and put_on[1]
