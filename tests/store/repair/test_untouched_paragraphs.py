"""One cut, overwriting or insertion anywhere in a sound file: whatever it did not touch is in the repaired file."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.store.repair.old_tag_files import old_tag_files
from tests.store.repair.standing import Standing, standing
from tests.support.tag_files import WRITERS, Place, Writer, tag_files
from tui.annotations.join import canonical
from tui.annotations.layers import data, is_on
from tui.errors.tag_file import NewerDatabaseError, UnrepairableDatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.joining import laid_out
from tui.store.json_lines import Serialisation
from tui.store.repair import Examined, examined, repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPED = st.one_of(
    st.binary(min_size=1, max_size=20),
    st.sampled_from(
        [*'"{}[],:\\ \n0', "}}", "]}", "]}}", "},", '"a":{', '{"a":[', '"orphan":', '{"by":"x",',
         '{"start":', "\n<<<<<<< HEAD\n", "\n=======\n"]
    ).map(str.encode),
)  # fmt: skip

DAMAGES = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 20), st.one_of(st.just(b""), TYPED))
"""Where, as a share of the file; how many bytes are taken away; what comes in their place."""


BLOCKS = st.tuples(st.floats(0, 1), st.integers(50, 4096), st.sampled_from([b"\0", b"\xff"]))
"""Where a block begins, as a share of the file; its size; what it is filled with."""

HEAD = ("start", "end", "quote", "prefix", "suffix")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def damaged(raw: bytes, damage: tuple[float, int, bytes]) -> tuple[bytes, Place]:
    """Return a file with damage in it, and which of its bytes that has touched."""
    at, length, other = damage
    start = int(at * len(raw))
    touched = Place(start, start + length + other.endswith(b"\\"))  # it makes another mark of what comes next
    return raw[:start] + other + raw[start + length :], touched


def is_touched(place: Place, damage: Place) -> bool:
    if damage.start == damage.end:
        return place.start < damage.start < place.end
    return place.start < damage.end and damage.start < place.end


def untouched_layers(each: Standing, touched: Place) -> list[dict[str, Any]]:
    """Return the layers that are to be kept: where nothing else of the paragraph was touched, those that were not.

    Where they come before its head, as in files of others, all of them have to be untouched.
    """
    if b'"' in each.tail and is_touched(each.place, touched):
        return []
    if any(is_touched(place, touched) for place in (*each.head, each.named)):
        return []
    return [layer for layer, place in each.layers if not is_touched(place, touched)]


def found_in(path: Path, raw: bytes) -> Examined:
    found = examined(path, raw)
    assume(not isinstance(found.refusal, NewerDatabaseError))  # its number was touched
    assert not found.refusal
    return found


def repaired(folder: Path, raw: bytes) -> dict[str, Any]:
    """Return the tables of the repaired file, or of the file where nothing is wrong with it."""
    for file in folder.iterdir():
        file.unlink()
    path = folder / "tags.json"
    path.write_bytes(raw)
    found = found_in(path, raw)
    if not found.faults:
        return found.tables
    try:
        new = repair(path, found).path
    except UnrepairableDatabaseError:
        return {}
    again = examined(new, new.read_bytes())
    assert (again.faults, again.doubles) == ((), 0)
    assert AnnotationStore(new).snapshot().annotators is not None
    tables: dict[str, Any] = json.loads(new.read_bytes())
    assert b"".join(Serialisation().chunks(laid_out(again.tables))) == new.read_bytes()
    with TinyDB(new, encoding="utf-8", access_mode="r") as stock:
        kept = {document.doc_id: document for document in stock.table("articles").all()}
    assert kept == {int(key): document for key, document in tables.get("articles", {}).items()}
    return tables


def paragraphs(tables: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for document in tables.get("articles", {}).values():
        for each in document["paragraphs"]:
            yield document, each


@settings(max_examples=150)
@given(tables=tag_files(), write=st.sampled_from(WRITERS), damage=DAMAGES)
def test_every_layer_that_was_not_touched_is_kept(
    folder: Path, tables: dict[str, Any], write: Writer, damage: tuple[float, int, bytes]
) -> None:
    raw = write(tables)
    changed, touched = damaged(raw, damage)

    kept: dict[Any, set[bytes]] = defaultdict(set)
    for document, new in paragraphs(repaired(folder, changed)):
        head = (new.get(name) for name in HEAD)
        kept[document["sha256"], *head] |= set(map(canonical, new.get("layers", [])))

    for each in standing(raw, "sha256"):
        wanted = untouched_layers(each, touched)
        assert set(map(canonical, wanted)) <= kept[each.document, *(each.paragraph[name] for name in HEAD)]


@settings(max_examples=150)
@given(tables=old_tag_files(), write=st.sampled_from(WRITERS), damage=DAMAGES)
def test_every_paragraph_of_schema_1_that_was_not_touched_is_kept(
    folder: Path, tables: dict[str, Any], write: Writer, damage: tuple[float, int, bytes]
) -> None:
    raw = write(tables)
    changed, touched = damaged(raw, damage)

    kept: dict[Any, set[tuple[object, ...]]] = defaultdict(set)
    for document, new in paragraphs(repaired(folder, changed)):
        for layer in new.get("layers", []):
            for path, datum in data(layer):
                if is_on(datum):
                    who = layer["by"] if path[0] == "themes" else ""
                    kept[document["name"]["id"], new.get("quote")].add((who, *path, datum.get("text")))

    for each in standing(raw, "id"):
        if not is_touched(each.place, touched) and not is_touched(each.named, touched):
            old, quote = each.paragraph, each.paragraph["quote"]
            assert {(tag["by"], "themes", tag["theme"], None) for tag in old["tags"]} <= kept[each.document, quote]
            assert not old["note"] or ("", "note", "", old["note"]) in kept[each.document, quote]
            assert not old["reviewed"] or ("", "reviewed", None) in kept[each.document, quote]


@settings(max_examples=100)
@given(raw=st.builds(lambda write, tables: write(tables), st.sampled_from(WRITERS), tag_files()), block=BLOCKS)
def test_where_a_block_was_wiped_nothing_is_said_of_another_paragraph(
    folder: Path, raw: bytes, block: tuple[float, int, bytes]
) -> None:
    at, size, fill = block
    start = int(at * len(raw))
    tables = json.loads(raw)
    before = {each["quote"]: list(map(canonical, each["layers"])) for _, each in paragraphs(tables)}

    found = examined(folder / "tags.json", raw[:start] + fill * len(raw[start : start + size]) + raw[start + size :])

    for _, each in paragraphs(found.tables):
        if each.get("quote") in before:
            assert set(map(canonical, each.get("layers", []))) <= set(before[each["quote"]])


@settings(max_examples=50)
@given(
    tables=st.one_of(old_tag_files(), tag_files()),
    write=st.sampled_from(WRITERS),
    damages=st.lists(DAMAGES, max_size=4),
)
def test_however_damaged_a_file_becomes_sound_or_nothing(
    folder: Path, tables: dict[str, Any], write: Writer, damages: list[tuple[float, int, bytes]]
) -> None:
    raw = write(tables)
    for damage in damages:
        raw, _ = damaged(raw, damage)
    path = folder / "tags.json"
    assume(not examined(path, raw).refusal)

    repaired(folder, raw)
