"""Tag files for the tests of the store, written as another program would, and through TinyDB."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.storage import DurableStorage

MARK = {"format": "hashiya tags", "library": "9f3a0b", "program": "1.0", "schema": 2}
OLD_MARK = {"schema": 1, "format": "hashiya tags", "program": "1.0"}
SOUND: dict[str, dict[str, Any]] = {"meta": {"1": MARK}, "words": {"1": {"id": "أسلحة"}}}
"""With a table that the program knows nothing of: what is in it is kept as it is."""


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
        open_db(storage).table("mine").insert(document)


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return data


def document_of(path: Path, sha256: str) -> dict[str, Any]:
    """Return the document of a text, as it stands in the file."""
    (found,) = (each for each in on_disk(path)["articles"].values() if each["sha256"] == sha256)
    return dict(found)
