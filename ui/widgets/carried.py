"""Ids in drag and clipboard data, under MIME types private to this program."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData


def ids_of(data: QMimeData, kind: str) -> list[str]:
    """The ids under a private type; empty if there are none, or if another program wrote other data."""
    if not data.hasFormat(kind):
        return []
    try:
        found = json.loads(bytes(data.data(kind).data()))
    except ValueError:
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def with_ids(kind: str, ids: Iterable[str]) -> QMimeData:
    """MIME data with ids under a private type."""
    data = QMimeData()
    data.setData(kind, QByteArray(json.dumps(list(ids)).encode()))
    return data
