"""Each way in which reading goes on behind damage, and takes apart what a bracket has swallowed: by one example."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.repair.files import (
    FIRST,
    LAYLA,
    NAME,
    OLD_FIRST,
    OLD_TAG,
    OLD_TEXT,
    OTHER,
    SAMI,
    SECOND,
    TEXT,
    WATER,
    A,
    B,
    after_repair,
    faults,
    garden,
    names,
    old_file,
    said,
    tag_file,
)
from tests.support.store_texts import TWO
from tui.store.joining import laid_out
from tui.store.json_lines import Serialisation
from tui.store.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

SAFE = {**FIRST, "a field": 7, "prefix": "before", "suffix": "behind"}
TABLES = tag_file(codebook={"1": WATER}, articles={"1": {**TEXT, "paragraphs": [SAFE, SECOND]}, "2": OTHER})
SORTED = json.dumps(TABLES, ensure_ascii=False, sort_keys=True)


@pytest.fixture
def ours(path: Path) -> str:
    """Return a file as the program writes it: a layer a line, the garden's text first or last."""
    tables = parse(path, json.dumps(TABLES).encode()).tables
    return b"".join(Serialisation().chunks(laid_out(tables))).decode()


def mended(path: Path, damaged: str) -> dict[str, Any]:
    assert faults(path, damaged)
    return after_repair(path)


def in_garden(text: str, what: str) -> int:
    return text.index(what, text.index('"garden"'))


def replaced(text: str, start: int, length: int, other: str) -> str:
    return text[:start] + other + text[start + length :]


def test_a_text_that_has_run_on_into_the_next_name_is_forgotten(path: Path, ours: str) -> None:
    start = in_garden(ours, 'before"') + len("before")

    paragraphs = garden(mended(path, replaced(ours, start, 1, "")))

    assert paragraphs[0] == {name: each for name, each in SAFE.items() if name != "prefix"}


def test_fields_that_nobody_knows_stay_where_a_layer_is_damaged(path: Path, ours: str) -> None:
    start = in_garden(ours, '{"by"')

    assert garden(mended(path, replaced(ours, start, 1, "{,")))[0] == {**SAFE, "layers": [LAYLA]}


def test_a_head_behind_what_was_wiped_is_of_another_paragraph(path: Path) -> None:
    two = {**SECOND, "prefix": "x", "suffix": ""}
    text = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [SAFE, two]}}), ensure_ascii=False, sort_keys=True)
    start, end = in_garden(text, '{"by": "ليلى"'), text.index('"prefix": "x"')
    assert end > start

    tables = mended(path, replaced(text, start, end - start, "\0" * (end - start)))

    assert not {each[2] for each in said(tables) if each[1] == B}


def test_an_orphan_of_a_step_is_no_paragraph(path: Path) -> None:
    orphan = {**OLD_FIRST, "start": 900, "end": 907, "quote": "an orph"}
    change = {"op": "remove-orphan", "orphan": orphan}
    step = {"at": "x", "by": "x", "article": "garden", "sha256": "x", "changes": [change]}
    text = json.dumps({"history": {"1": step}, **old_file()}, ensure_ascii=False)
    end = text.index('"orphan"')

    tables = mended(path, replaced(text, 1, end - 1, "x"))

    assert {each[1] for each in said(tables)} == {A, B}


def test_the_rest_of_a_document_is_put_to_its_beginning(path: Path, ours: str) -> None:
    start = in_garden(ours, '"sha256"')

    assert names(mended(path, replaced(ours, start, 0, "{"))) == {"garden", "b"}


def test_a_bracket_of_something_within_does_not_end_a_document(path: Path, ours: str) -> None:
    start = ours.index('"at"', ours.rindex('"name"', 0, ours.index('"garden"')))

    tables = mended(path, replaced(ours, start, 0, ","))

    assert said(tables) == said(TABLES)
    assert {**NAME, "at": ""} in [each["name"] for each in tables["articles"].values()]


def test_documents_within_one_that_is_of_no_use_are_taken_out(path: Path, ours: str) -> None:
    start = ours.index("}}\n},\n")
    assert start < ours.index('"articles"')

    assert said(mended(path, replaced(ours, start, len("}}\n},\n"), ","))) == said(TABLES)


def test_documents_of_a_table_whose_name_has_run_on_are_told_by_what_they_look_like(path: Path) -> None:
    damaged = re.sub(r'^\{"articles": \{"([0-9]+": \{)', r'{"artic\1', SORTED)

    assert said(mended(path, damaged)) == said(TABLES)


def test_documents_of_another_table_are_told_by_what_they_look_like(path: Path) -> None:
    tables = mended(path, json.dumps(tag_file(codebook={"1": WATER, "2": OTHER})))
    assert (names(tables), len(tables["codebook"])) == ({"garden", "b"}, 1)


def test_layers_within_an_object_that_was_typed_are_taken_out(path: Path, ours: str) -> None:
    start = in_garden(ours, '{"by":"ليلى"')

    assert said(mended(path, replaced(ours, start, 0, '{"a":['))) == said(TABLES)


def test_a_document_within_a_layer_is_taken_out(path: Path, ours: str) -> None:
    damaged = re.sub(r'on":true\}\}\n \]\}\n\]\},\n"([0-9]+": \{"name)', r"on\1", ours)
    assert damaged != ours

    assert names(mended(path, damaged)) == {"garden", "b"}


def test_a_hash_that_stands_within_a_paragraph_is_the_documents(path: Path) -> None:
    start = in_garden(SORTED, "}}}], ") + 2

    tables = mended(path, replaced(SORTED, start, 2, ""))

    assert {each["sha256"] for each in tables["articles"].values()} == {TEXT["sha256"], OTHER["sha256"]}
    assert said(tables) >= {each for each in said(TABLES) if each[1] == B}


def test_a_paragraph_whose_brackets_are_gone_is_one_again(path: Path, ours: str) -> None:
    start = in_garden(ours, '"paragraphs"')

    assert said(mended(path, replaced(ours, start, len('"paragraphs": [\n{'), ""))) == said(TABLES)


def test_where_a_paragraph_starts_is_told_by_where_it_ends(path: Path) -> None:
    text = {**TEXT, "paragraphs": [FIRST, {**SECOND, "start": None}]}
    assert garden(mended(path, json.dumps(tag_file(articles={"1": text}))))[1]["start"] == TWO.start


def test_bytes_that_are_none_of_utf_8_put_no_two_layers_together(path: Path) -> None:
    notes = [{"note": {"a": {"at": "1", "text": letter * 99}}} for letter in "xy"]
    layers = [{**SAMI, **notes[0]}, {**LAYLA, **notes[1]}]
    raw = json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": [{**FIRST, "layers": layers}]}})).encode()
    start, end = raw.index(b"xx"), raw.index(b"yy")

    path.write_bytes(raw[:start] + b"\xff" * (end - start) + raw[end:])

    assert "\ufffd" not in json.dumps(after_repair(path), ensure_ascii=False)


def test_what_the_history_says_wrongly_does_not_make_the_repaired_file_unsound(path: Path) -> None:
    orphan = {**OLD_FIRST, "start": 900, "end": 999}
    change = {"op": "remove-orphan", "start": 900, "end": 999, "orphan": orphan}
    step = {"at": OLD_TAG["at"], "by": "x", "article": "garden", "sha256": OLD_TEXT["sha256"], "changes": [change]}

    mended(path, json.dumps(old_file(history={"1": step})) + "}")
