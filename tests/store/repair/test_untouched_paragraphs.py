"""One cut, overwriting or insertion anywhere in a sound file: whatever it did not touch is in the repaired file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.support.tag_files import WRITERS, Place, Writer, standing, tag_files
from tui.errors.tag_file import NewerDatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.repair.check import examined
from tui.store.repair.repaired_file import repair

if TYPE_CHECKING:
    from pathlib import Path

TYPED = st.one_of(
    st.binary(min_size=1, max_size=20),
    st.sampled_from(
        [*'"{}[],:\\ \n0', "}}", "]}", "]}}", "},", '"a":{', '{"a":[', '"orphan":',
         '{"start":', "\n<<<<<<< HEAD\n", "\n=======\n"]
    ).map(str.encode),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def is_touched(place: Place, damage: Place) -> bool:
    if damage.start == damage.end:
        return place.start < damage.start < place.end
    return place.start < damage.end and damage.start < place.end


def repaired(folder: Path, raw: bytes) -> dict[str, Any]:
    """Return the tables of the repaired file, or of the file where nothing is wrong with it."""
    for file in folder.iterdir():
        file.unlink()
    path = folder / "tags.json"
    path.write_bytes(raw)
    found = examined(path, raw)
    assume(not isinstance(found.refusal, NewerDatabaseError))  # its number was touched
    assert not found.refusal
    new = repair(path, found).path if found.faults else path
    assert not examined(new, new.read_bytes()).faults
    assert AnnotationStore(new).snapshot().progress is not None
    with TinyDB(new, encoding="utf-8", access_mode="r") as stock:
        kept = {document.doc_id: document for document in stock.table("articles").all()}
    tables: dict[str, Any] = json.loads(new.read_bytes())
    assert kept == {int(key): document for key, document in tables.get("articles", {}).items()}
    return tables


DAMAGES = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 20), st.one_of(st.just(b""), TYPED))
"""Where, as a share of the file; how many bytes are taken away; what comes in their place."""


@settings(max_examples=150)
@given(tables=tag_files(), write=st.sampled_from(WRITERS), damage=DAMAGES)
def test_every_paragraph_that_was_not_touched_is_kept(
    folder: Path, tables: dict[str, Any], write: Writer, damage: tuple[float, int, bytes]
) -> None:
    at, length, other = damage
    raw = write(tables)
    start = int(at * len(raw))
    touched = Place(start, start + length + other.endswith(b"\\"))  # it makes another mark of what comes next

    kept = repaired(folder, raw[:start] + other + raw[start + length :])

    paragraphs = {
        (document["id"], json.dumps({name: value for name, value in each.items() if name != "orphan"}, sort_keys=True))
        for document in kept.get("articles", {}).values()
        for each in document["paragraphs"]
    }
    for each in standing(raw):
        if not is_touched(each.place, touched) and not is_touched(each.named, touched):
            assert (each.article, json.dumps(each.paragraph, sort_keys=True)) in paragraphs
