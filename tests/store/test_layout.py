"""How a state lies in the file: keys and bytes are a function of it, and what is there twice is read as one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.support.store_files import MARK
from tests.support.store_texts import GARDEN, LAYLA, ONE, SAMI, TWO, said
from tests.support.tag_files import WRITERS, Writer, as_hashiya, tag_files
from tui.annotations.operations import AddTheme, SetNote
from tui.store.annotation_store import AnnotationStore
from tui.store.json_lines import Serialisation
from tui.store.keys import key_of, keyed
from tui.store.parsing import parse

if TYPE_CHECKING:
    from random import Random

    from tui.store.schema import Tables

# Hashes that begin alike, so that keys are taken already.
hashes = st.builds(
    lambda first, last: first + last.rjust(52, "0"),
    st.sampled_from(["0" * 12, "f" * 12]),
    st.text("ab", min_size=1, max_size=4),
)
names = st.one_of(hashes, st.text(max_size=8))


@given(st.sets(names, max_size=12), st.randoms(use_true_random=False))
def test_keys_are_a_function_of_the_set_of_documents(known: set[str], random: Random) -> None:
    documents = [{"sha256": each} for each in known]
    random.shuffle(documents)

    rows = keyed("articles", documents)

    assert list(rows) == sorted(rows, key=int)
    assert rows == keyed("articles", sorted(documents, key=lambda each: each["sha256"]))
    assert {each["sha256"] for each in rows.values()} == known
    for name in known:
        key = key_of("articles", rows, name)
        assert key is not None
        assert rows[key]["sha256"] == name
    assert key_of("articles", rows, "c" * 64) is None


def test_a_key_is_the_number_with_which_the_hash_begins_or_the_next() -> None:
    first, second, third = ("f" * 12 + str(number).rjust(52, "0") for number in range(3))

    rows = keyed("articles", [{"sha256": each} for each in (third, first, second)])

    assert [(int(key) - 0xFFFFFFFFFFFF, each["sha256"]) for key, each in rows.items()] == [
        (0, first),
        (1, second),
        (2, third),
    ]
    (key,) = keyed("codebook", [{"id": "طاقة"}])
    assert int(key) == int(hashlib.sha256("طاقة".encode()).hexdigest()[:12], 16)


@given(tag_files(), st.sampled_from(WRITERS))
def test_whoever_has_written_it_it_is_read_and_written_as_the_same_bytes(tables: dict[str, Any], write: Writer) -> None:
    ours = as_hashiya(tables)

    found = parse_of(write(tables))

    assert as_hashiya(found) == ours
    assert as_hashiya(parse_of(ours)) == ours
    assert json.loads(ours) == tables


def parse_of(raw: bytes, lines: Serialisation | None = None) -> Tables:
    return parse(Path("tags.json"), raw, lines).tables


@given(tag_files())
def test_stock_tinydb_opens_it_and_what_it_writes_is_the_same_to_us(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("stock") / "tags.json"
    path.write_bytes(as_hashiya(tables))

    with TinyDB(path, encoding="utf-8", ensure_ascii=False) as stock:
        assert {each.doc_id: each for each in stock.table("articles")} == {
            int(key): each for key, each in tables["articles"].items()
        }
        stock.table("articles").update({"seen": True})

    found = parse_of(path.read_bytes())
    assert {key: {**each, "seen": True} for key, each in tables["articles"].items()} == found["articles"]


# What is there twice


def two_states(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return two states of one file, which git may put together without a word: both documents, under one key."""
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "x")], LAYLA)
    first = json.loads(path.read_bytes())
    AnnotationStore(path).apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(ONE, "")], LAYLA)
    AnnotationStore(path).apply(GARDEN, [AddTheme(ONE, "arms")], SAMI)
    return first, json.loads(path.read_bytes())


def both(first: dict[str, Any], second: dict[str, Any], *, in_lines: bool) -> bytes:
    """Return a file with both documents of the article, under one key."""
    (key,) = first["articles"]
    raw = as_hashiya(second) if in_lines else json.dumps(second).encode()
    line = json.dumps({key: first["articles"][key]}, ensure_ascii=False).encode()[1:-1]
    head, middle, tail = raw.partition(b'"articles": {\n' if in_lines else b'"articles": {')
    return head + middle + line + (b",\n" if in_lines else b", ") + tail


@pytest.mark.parametrize("in_lines", [True, False])
@pytest.mark.parametrize("is_turned", [True, False])
def test_a_document_that_is_there_twice_is_read_as_one(path: Path, *, in_lines: bool, is_turned: bool) -> None:
    states = two_states(path)
    whole = path.read_bytes()
    path.write_bytes(both(*(states[::-1] if is_turned else states), in_lines=in_lines))
    assert path.read_bytes().count(b'"sha256"') == 2

    store = AnnotationStore(path)
    assert {number: (each.themes, each.note) for number, each in said(store).items()} == {
        1: (("arms",), ""),
        2: (("arms",), ""),
    }
    assert said(store, by=SAMI)[1].themes == ("arms",)
    store.apply(GARDEN, [AddTheme(ONE, "new")], SAMI)
    assert path.read_bytes().count(b'"sha256"') == 1
    store.apply(GARDEN, [SetNote(ONE, "")], SAMI)
    assert parse_of(whole)["articles"].keys() == parse_of(path.read_bytes())["articles"].keys()


def test_under_two_keys_it_is_one_too(path: Path) -> None:
    first, second = two_states(path)
    (document,) = first["articles"].values()
    second["articles"]["7"] = document
    path.write_text(json.dumps(second), "utf-8")

    assert {number: each.note for number, each in said(AnnotationStore(path)).items()} == {1: "", 2: ""}


def test_paragraphs_and_layers_that_are_there_twice_are_each_one(path: Path) -> None:
    first, second = two_states(path)
    (old,), (document,) = first["articles"].values(), second["articles"].values()
    document["paragraphs"] = [*document["paragraphs"], *old["paragraphs"]]
    document["paragraphs"][1]["layers"].append({"by": "سامي", "reviewed": {"at": "", "on": True}})
    document["paragraphs"][1]["layers"].append({"by": "سامي", "themes": {"x": {"at": "", "on": True}}})
    path.write_text(json.dumps(second), "utf-8")
    store = AnnotationStore(path)

    assert said(store)[1].note == ""
    assert (said(store, by=SAMI)[2].reviewed, said(store, by=SAMI)[2].themes) == (True, ("x",))
    (read,) = parse_of(path.read_bytes())["articles"].values()
    assert len(read["paragraphs"]) == 2
    assert [each["by"] for each in read["paragraphs"][1]["layers"]] == ["سامي", "ليلى"]


def test_only_lines_that_are_new_are_parsed(path: Path) -> None:
    tables: Tables = {
        "meta": {"1": MARK},
        "articles": keyed("articles", [{"sha256": each * 64, "paragraphs": []} for each in "abc"]),
    }
    lines = Serialisation()
    raw = b"".join(lines.chunks(tables))
    path.write_bytes(raw)
    first = parse_of(raw, lines)["articles"]
    assert all(each is tables["articles"][key] for key, each in first.items()), "those that it wrote"

    changed = raw.replace(b"b" * 64 + b'"', b"b" * 64 + b'", "title": "x"')
    found = parse_of(changed, lines)["articles"]

    assert [each is first[key] for key, each in found.items()] == [True, False, True]
    assert parse_of(changed) == parse_of(changed, lines)


def test_a_list_of_which_only_some_are_known_by_a_name_is_left_as_it_is(tmp_path: Path) -> None:
    document = {"sha256": "ab", "paragraphs": [{"start": 5, "end": 9}, {"start": 0, "end": 4, "by": "Layla"}]}
    file = {"meta": {"1": {"format": "hashiya tags", "schema": 2}}, "articles": {"1": document}}

    (read,) = parse(tmp_path / "tags.json", orjson.dumps(file)).tables["articles"].values()

    assert read["paragraphs"] == document["paragraphs"]
