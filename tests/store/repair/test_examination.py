"""What is found in files that load or nearly load, one fault at a time, and what becomes of it in a repaired file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.repair.files import (
    ARMS,
    FIRST,
    LAYLA,
    NAME,
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
    said,
    tag_file,
)
from tests.support.store_files import MARK, OLD_MARK
from tests.support.store_texts import GARDEN, ONE, STAMP
from tui.errors.tag_file import ForeignDatabaseError, NewerDatabaseError
from tui.store.parsing import parse
from tui.store.repair import examined

if TYPE_CHECKING:
    from pathlib import Path

DEEP = json.loads("[" * 150 + "]" * 150)


def first(**changes: object) -> dict[str, Any]:
    """Return a tag file whose first paragraph is changed."""
    return tag_file(articles={"1": {**TEXT, "paragraphs": [{**FIRST, **changes}, SECOND]}})


def layer(**changes: object) -> dict[str, Any]:
    """Return a tag file in which Layla's layer is changed."""
    return first(layers=[SAMI, {**LAYLA, **changes}])


def test_what_is_sound_and_what_others_added_have_no_fault(path: Path) -> None:
    odd = {"before": [dict(FIRST)], "paragraphs": [], "quote": "x", "start": 1}
    text = {**TEXT, "mine": [{"start": 0, "quote": "x"}], "paragraphs": [{**FIRST, "mine": odd}, SECOND]}
    data = tag_file(articles={"1": text}, codebook={"1": WATER}, mine={"7": {"a": [1.5, None]}}, history={"1": {}})

    assert faults(path, data) == []
    assert examined(path, path.read_bytes()).tables == parse(path, path.read_bytes()).tables


@pytest.mark.parametrize(
    ("changes", "sentence", "kept"),
    [
        ({"end": ONE.end + 3}, "has an end that is not its text's", {"end": ONE.end}),
        ({"end": None}, "has no offset 'end'", {"end": ONE.end}),
        ({"start": -1}, "has no offset 'start'", {"start": 0}),
        ({"start": 2**50, "end": 2**50 + len(A)}, "has an offset beyond every text 'start'", {"start": 0}),
        ({"quote": 5}, "has no text 'quote'", {"end": ONE.end, "layers": [SAMI, LAYLA]}),
        ({"prefix": 1}, "has no text 'prefix'", {"prefix": ""}),
        ({"at": STAMP}, "has a field that does not belong there 'at'", {"quote": A}),
        ({"by": "x"}, "has a field that does not belong there 'by'", {"quote": A}),
        ({"layers": 5}, "has no list 'layers'", {"layers": []}),
        ({"layers": ["x", LAYLA]}, "layers 1 is not an object", {"layers": [LAYLA]}),
        ({"layers": [{**SAMI, "by": 1}, LAYLA]}, "layers 1 has no text 'by'", {"layers": [LAYLA]}),
        ({"mine": "a\ud800b"}, "characters that cannot be read", {"mine": "a\ufffdb"}),
        ({"mine": 2**70}, "a number beyond 64 bits", {"mine": None}),
    ],
)
def test_a_field_of_a_paragraph_that_is_wrong_costs_that_field_alone(
    path: Path, changes: dict[str, object], sentence: str, kept: dict[str, object]
) -> None:
    path.write_text(json.dumps(first(**changes)), "ascii")

    found = examined(path, path.read_bytes())

    assert any(sentence in fault.what for fault in found.faults)
    paragraphs = garden(after_repair(path))
    assert paragraphs[0].items() >= kept.items()
    assert paragraphs[1]["layers"] == [SAMI]


@pytest.mark.parametrize(
    ("changes", "sentence", "kept"),
    [
        ({"themes": 5}, "is not an object", {"themes": {}}),
        ({"themes": {"arms": True, "sea": ARMS}}, "'arms' is not an object", {"themes": {"sea": ARMS}}),
        ({"themes": {"arms": {"on": True}, "sea": ARMS}}, "'arms' has no text 'at'", {"themes": {"sea": ARMS}}),
        ({"themes": {"arms": {"at": "", "on": 1}}}, "'arms' has 'on' neither true nor false", {"themes": {}}),
        ({"themes": {"arms": {**ARMS, "made": 1}}}, "'arms' has no text 'made'", {"themes": {}}),
        (
            {"note": {"a": {"at": ""}, "b": {"at": "", "text": "x"}}},
            "'a' has no text",
            {"note": {"b": {"at": "", "text": "x"}}},
        ),
        ({"reviewed": True}, "'reviewed' is not an object", {"themes": {"arms": ARMS}}),
        ({"doubtful": {"at": None, "on": True}}, "'doubtful' has no text 'at'", {"themes": {"arms": ARMS}}),
        ({"at": STAMP}, "has a field that does not belong there 'at'", {"themes": {"arms": ARMS}}),
    ],
)
def test_a_datum_of_a_layer_that_is_wrong_costs_that_datum_alone(
    path: Path, changes: dict[str, object], sentence: str, kept: dict[str, object]
) -> None:
    found = faults(path, layer(**changes))

    assert any(sentence in each for each in found)
    samis, laylas = garden(after_repair(path))[0]["layers"]
    assert samis == SAMI
    assert laylas == {"by": "ليلى", "themes": laylas["themes"]} | kept


def test_a_paragraph_of_which_neither_text_nor_place_is_known_is_left_out_and_shown(path: Path) -> None:
    assert faults(path, first(quote=None, start="0")) == ["articles '1', paragraphs 1 has no text 'quote'"]
    found = examined(path, path.read_bytes())
    assert "'themes': {'arms'" in found.faults[0].done
    assert found.unread == 1
    assert [each["quote"] for each in garden(after_repair(path))] == [B]


def test_texts_that_are_said_to_stand_in_one_place_are_of_two_documents(path: Path) -> None:
    other = {**SECOND, "start": ONE.start, "end": ONE.end, "quote": B.ljust(len(A), "x")[: len(A)]}

    assert faults(path, tag_file(articles={"1": {**TEXT, "paragraphs": [FIRST, other]}})) == [
        "1 paragraphs of 'garden' stand where others do"
    ]
    tables = after_repair(path)
    assert [each["quote"] for each in garden(tables)] == [A]
    assert len(tables["articles"]) == 2


@pytest.mark.parametrize("key", ["01", "x", "-1", "9" * 19, "٣"])
def test_keys_that_tinydb_chokes_on_become_numbers(path: Path, key: str) -> None:
    assert faults(path, tag_file(articles={"1": TEXT, key: OTHER})) == [f"articles {key!r}: the key is no number"]
    assert names(after_repair(path)) == {"garden", "b"}


def test_what_is_there_twice_is_read_as_one_and_no_fault(path: Path) -> None:
    mark, one, two = (json.dumps(each) for each in (MARK, TEXT, OTHER))
    again = {**TEXT, "paragraphs": [SECOND, {**FIRST, "layers": [LAYLA, {**LAYLA, "themes": {"sea": ARMS}}]}, FIRST]}
    same_key = f'{{"meta": {{"1": {mark}}}, "articles": {{"1": {one}, "1": {two}}}}}'
    same_text = f'{{"meta": {{"1": {mark}}}, "articles": {{"1": {one}, "1": {json.dumps(again)}}}}}'

    for raw, doubles in ((same_key, 0), (same_text, 4)):
        assert faults(path, raw) == []
        found = examined(path, raw.encode())
        assert (found.tables, found.doubles) == (parse(path, raw.encode()).tables, doubles)


def test_a_table_that_is_there_twice_is_joined(path: Path) -> None:
    mark, one, two = (json.dumps(each) for each in (MARK, TEXT, OTHER))
    raw = f'{{"meta": {{"1": {mark}}}, "articles": {{"1": {one}}}, "articles": {{"2": {two}}}}}'

    assert faults(path, raw) == ["the table 'articles' is there 2 times"]
    assert names(after_repair(path)) == {"garden", "b"}


def test_a_name_that_is_there_twice_within_a_document_is_a_fault(path: Path) -> None:
    raw = json.dumps(tag_file(), ensure_ascii=False)
    twice = raw.replace('"themes": {"arms"', '"themes": {}, "themes": {"arms"', 1)

    assert any("a name is there twice" in each for each in faults(path, twice))
    assert (A, "سامي") in {each[1:3] for each in said(after_repair(path))}


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"articles": {"1": TEXT, "2": []}}, "articles '2' is not a document"),
        ({"codebook": {"1": {"id": 5}}}, "codebook '1' has no text 'id'"),
        ({"codebook": {"1": {**WATER, "en": {"v": 5}}}}, "codebook '1', 'en' has no text 'v'"),
        ({"queries": {"1": {"id": None}}}, "queries '1' has no text 'id'"),
        ({"meta": {"1": {**MARK, "schema": "2"}}}, "meta has a schema that is not a number from 1"),
        ({"meta": {}}, "the mark of hashiya is missing in 'meta'"),
        ({"mine": {"1": DEEP}}, "mine '1' is not a document"),
        ({"mine": {"1": {"a": DEEP}}}, "mine '1' is nested too deep"),
    ],
)
def test_documents_that_are_wrong(path: Path, tables: dict[str, object], sentence: str) -> None:
    assert faults(path, tag_file(**tables)) == [sentence]
    assert garden(after_repair(path)) == [FIRST, SECOND]


def test_a_text_without_its_hash_is_found_again_by_its_paragraphs(path: Path) -> None:
    assert faults(path, tag_file(articles={"1": {**TEXT, "sha256": None}})) == ["articles '1' has no text 'sha256'"]
    (document,) = after_repair(path)["articles"].values()
    assert (document["name"], document["paragraphs"]) == (NAME, [FIRST, SECOND])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (None, {"at": "", "id": f"unknown-{GARDEN.sha256[:8]}", "title": ""}),
        ({"id": "garden", "title": "x"}, {"at": "", "id": "garden", "title": "x"}),
        ({**NAME, "title": 1}, {"at": "", "id": "garden", "title": ""}),
    ],
)
def test_of_a_name_what_is_left_is_kept(path: Path, name: object, kept: dict[str, str]) -> None:
    assert len(faults(path, tag_file(articles={"1": {**TEXT, "name": name}}))) == 1
    (document,) = after_repair(path)["articles"].values()
    assert (document["name"], document["sha256"]) == (kept, GARDEN.sha256)


def test_documents_within_another_one_are_taken_out(path: Path) -> None:
    raw = json.dumps(tag_file(articles={"1": TEXT, "2": OTHER}), ensure_ascii=False)
    broken = raw.replace('}, "2": ', ', "2": ', 1)
    assert broken != raw

    faults(path, broken)

    assert names(after_repair(path)) == {"garden", "b"}


def test_layers_under_a_name_that_is_damaged_are_read_as_these(path: Path) -> None:
    raw = json.dumps(tag_file(), ensure_ascii=False)

    assert len(faults(path, raw.replace('"layers"', '"laXers"', 1))) == 1
    assert said(after_repair(path)) == said(tag_file())


@pytest.mark.parametrize(
    "data", [[], "tags", {}, {"_default": {"1": {"a": 1}}}, tag_file(articles=[]), {"x": {"1": {"sha256": "a"}}}]
)
def test_foreign_files_are_not_ours_to_repair(path: Path, data: object) -> None:
    path.write_text(json.dumps(data), "utf-8")
    refusal = examined(path, path.read_bytes()).refusal
    assert (type(refusal), refusal and refusal.path) == (ForeignDatabaseError, path)


@pytest.mark.parametrize("cut", [10_000, 60])
@pytest.mark.parametrize("mark", [MARK, OLD_MARK])
def test_newer_files_are_not_ours_to_repair_even_where_damaged(path: Path, cut: int, mark: dict[str, object]) -> None:
    newer = {"schema": 7, **mark} | {"schema": 7}
    path.write_text(json.dumps(tag_file(meta={"1": newer}))[:cut], "utf-8")
    refusal = examined(path, path.read_bytes()).refusal
    assert isinstance(refusal, NewerDatabaseError)
    assert (refusal.path, refusal.schema, refusal.known) == (path, 7, 2)
