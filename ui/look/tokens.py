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

FORMATS_LIGHT = MappingProxyType(
    {
        "e-learning": "#1f5fa8",
        "video": "#6b4ba1",
        "reading": "#7a4a1c",
        "audio": "#93328e",
        "exercise": "#2f6b00",
        "task": "#a34a08",
        "peer": "#8a5a00",
        "reflection": "#5c6a12",
        "face-to-face": "#22693f",
        "virtual": "#0c6e77",
        "talk": "#a02f53",
        "forum": "#4450b8",
        "quiz": "#44546a",
        "checklist": "#5d5049",
    }
)

FORMATS_DARK = MappingProxyType(
    {
        "e-learning": "#84b8f2",
        "video": "#c0a6ee",
        "reading": "#d9ab7d",
        "audio": "#e49be0",
        "exercise": "#9bd36b",
        "task": "#f5a368",
        "peer": "#e3bd5f",
        "reflection": "#c3d062",
        "face-to-face": "#7fcf9d",
        "virtual": "#69cdd6",
        "talk": "#f398b5",
        "forum": "#a9b1ff",
        "quiz": "#b0c1d8",
        "checklist": "#cdbdb3",
    }
)

FORMAT_ICONS = MappingProxyType(
    {
        "e-learning": "monitor",
        "video": "square-play",
        "reading": "book-open",
        "audio": "headphones",
        "exercise": "pencil-ruler",
        "task": "pencil",
        "peer": "handshake",
        "reflection": "clock",
        "face-to-face": "users-round",
        "virtual": "video",
        "talk": "message-square",
        "forum": "messages-square",
        "quiz": "check",
        "checklist": "list-checks",
    }
)
"""The icon (and so the shape) of each format: a format is never identified by its colour alone."""
