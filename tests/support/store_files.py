"""Tag files for the tests of the store, written as another program would, and through TinyDB."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.storage import DurableStorage

MARK = {"schema": 1, "format": "hashiya tags", "program": "1.0"}
SOUND = {"meta": {"1": MARK}, "themes": {"1": {"id": "أسلحة"}}}


def open_db(storage: DurableStorage) -> TinyDB:
    return TinyDB(storage=lambda: storage)


def written(path: Path, data: object) -> bytes:
    raw = json.dumps(data, ensure_ascii=False, indent=2).encode()
    path.write_bytes(raw)
    return raw


def add(storage: DurableStorage, **document: object) -> None:
    with storage.transaction():
        if not open_db(storage).table("meta").all():
            open_db(storage).table("meta").insert(MARK)
        open_db(storage).table("articles").insert(document)


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return data
