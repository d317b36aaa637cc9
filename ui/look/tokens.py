"""The colours of the two themes, by the names that the rest of the program uses for them. Data only: no Qt."""

from __future__ import annotations

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        # backgrounds
        "page": "#f3f6f7",
        "surface": "#ffffff",
        "sunken": "#fafbfb",
        "border": "#dbe2e5",
        "border-strong": "#7d8e95",
        "dashed": "#b8c5ca",
        "hover": "#eef3f4",
        # text
        "text": "#15252d",
        "muted": "#5a6a72",
        "disabled": "#8b989e",
        "link": "#0b5563",
        # the accent colour: primary buttons, focus, selection
        "accent": "#0b5563",
        "accent-hover": "#0a4753",
        "accent-text": "#ffffff",
        "accent-soft": "#e2f0f2",
        "selected": "#e2f0f2",
        "selected-text": "#15252d",
        "track": "#d9e4e7",
        "match": "#fdeab8",
        # the navigation, dark in both themes
        "nav": "#0a3f4a",
        "nav-text": "#e2f0f2",
        "nav-muted": "#a5c2c7",
        "nav-hover": "#164c57",
        "nav-field": "#275660",
        "nav-active": "#ffffff",
        "nav-active-text": "#0a3f4a",
        # a running timer on the dark background: little time left, and the last minute and beyond
        "timer-amber": "#f4c46f",
        "timer-red": "#ffa9a6",
        # tags: text on its soft background
        "info": "#0b5563",
        "info-soft": "#e2f0f2",
        "warning": "#8a5200",
        "warning-soft": "#fdf1dc",
        "success": "#22693f",
        "success-soft": "#e3f2e8",
        "danger": "#a3262b",
        "danger-soft": "#fbe6e6",
        "neutral": "#44545c",
        "neutral-soft": "#eceff1",
    }
)

DARK = MappingProxyType(
    {
        "page": "#10191d",
        "surface": "#182429",
        "sunken": "#142025",
        "border": "#2f3f46",
        "border-strong": "#7f929a",
        "dashed": "#4b5f67",
        "hover": "#20303a",
        "text": "#e8eff1",
        "muted": "#a3b4bb",
        "disabled": "#71838b",
        "link": "#7cc8d4",
        "accent": "#5db6c4",
        "accent-hover": "#7cc8d4",
        "accent-text": "#04222a",
        "accent-soft": "#1c3b43",
        "selected": "#1f434c",
        "selected-text": "#e8eff1",
        "track": "#2f3f46",
        "match": "#5b4a12",
        "nav": "#082a32",
        "nav-text": "#d5e6e9",
        "nav-muted": "#92b1b7",
        "nav-hover": "#103841",
        "nav-field": "#17424c",
        "nav-active": "#e2f0f2",
        "nav-active-text": "#08323b",
        "timer-amber": "#f0bd68",
        "timer-red": "#f59a9d",
        "info": "#8ad0db",
        "info-soft": "#1c3b43",
        "warning": "#f0bd68",
        "warning-soft": "#40300f",
        "success": "#7fd0a0",
        "success-soft": "#173826",
        "danger": "#f59a9d",
        "danger-soft": "#472023",
        "neutral": "#b9c6cc",
        "neutral-soft": "#2a383e",
    }
)
