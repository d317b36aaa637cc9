"""Ids that drags and the clipboard carry, under types that no other program knows."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData


def ids_of(data: QMimeData, kind: str) -> list[str]:
    """The ids under a type of our own; empty where there are none, or where another program wrote something else."""
    if not data.hasFormat(kind):
        return []
    try:
        found = json.loads(bytes(data.data(kind).data()))
    except ValueError:
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def with_ids(kind: str, ids: Iterable[str]) -> QMimeData:
    """Data that carries ids under a type of our own."""
    data = QMimeData()
    data.setData(kind, QByteArray(json.dumps(list(ids)).encode()))
    return data
