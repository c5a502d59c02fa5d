"""Damaged files of schema 1: what can be read is migrated, and joined with what a conflict has mixed with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.repair.files import (
    FIRST,
    LAYLA,
    OLD_FIRST,
    OLD_OTHER,
    OLD_SECOND,
    OLD_TAG,
    OLD_TEXT,
    OLD_THEME,
    OTHER,
    TEXT,
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
from tests.support.places import DATA
from tests.support.store_files import MARK, OLD_MARK
from tests.support.store_texts import ONE
from tui.store.parsing import parse
from tui.store.repair import examined

if TYPE_CHECKING:
    from pathlib import Path

TAGGED = ("garden", A, "ليلى", "themes", "arms", None)
BOTH = "some of it is of schema 1, some of schema 2"
NOTED = ("garden", B, "سامي", "note", "", "n")


def first(**changes: object) -> dict[str, Any]:
    """Return a tag file whose first paragraph is changed."""
    return old_file(articles={"1": {**OLD_TEXT, "paragraphs": [{**OLD_FIRST, **changes}, OLD_SECOND]}})


def test_a_sound_file_has_no_fault(path: Path) -> None:
    step = {"at": "x", "by": "x", "article": "garden", "sha256": "x", "changes": [{"op": "x"}]}
    data = old_file(themes={"1": OLD_THEME}, history={"1": step}, mine={"7": {"a": [1.5, None]}})

    assert faults(path, data) == []
    assert examined(path, path.read_bytes()).tables == parse(path, path.read_bytes()).tables


@pytest.mark.parametrize("file", sorted((DATA / "0.1.0").rglob("*.json")), ids=lambda file: file.name)
def test_what_0_1_0_wrote_has_no_fault(file: Path) -> None:
    found = examined(file, file.read_bytes())
    assert found.refusal or not found.faults


@pytest.mark.parametrize(
    ("changes", "sentence", "kept"),
    [
        ({"end": ONE.end + 3}, "has an end that is not its text's", {TAGGED, NOTED}),
        ({"start": -1}, "has no offset 'start'", {TAGGED, NOTED}),
        ({"start": -1, "end": None}, "has no offset 'end'", {TAGGED, NOTED}),
        ({"tags": [OLD_TAG, {**OLD_TAG, "by": "سامي"}]}, "tags 2 is the theme 'arms' again", {TAGGED, NOTED}),
        ({"tags": ["arms", OLD_TAG]}, "tags 1 is not an object", {TAGGED, NOTED}),
        ({"tags": 5}, "has no list 'tags'", {NOTED}),
        ({"tags": [{**OLD_TAG, "by": 1}]}, "has no text 'by'", {(*TAGGED[:2], "", *TAGGED[3:]), NOTED}),
        ({"note": 1}, "has no text 'note'", {TAGGED, NOTED}),
        ({"reviewed": "yes"}, "has 'reviewed' neither true nor false", {TAGGED, NOTED}),
        ({"quote": None}, "paragraphs 1 has no text 'quote'", {NOTED}),
    ],
)
def test_a_field_that_is_wrong_costs_that_field_alone(
    path: Path, changes: dict[str, object], sentence: str, kept: set[tuple[object, ...]]
) -> None:
    assert any(sentence in each for each in faults(path, first(**changes)))
    assert said(after_repair(path)) == kept


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"themes": {"1": {"id": "a"}}}, "themes '1' has no text 'ar'"),
        ({"articles": {"1": OLD_TEXT, "01": OLD_OTHER}}, "articles '01': the key is there twice or is no number"),
        ({"articles": {"1": OLD_TEXT, "2": OLD_TEXT}}, "article 'garden' is there twice ('2' is the second)"),
        ({"meta": {}}, "the mark of hashiya is missing in 'meta'"),
    ],
)
def test_documents_that_are_wrong(path: Path, tables: dict[str, object], sentence: str) -> None:
    assert faults(path, old_file(**tables)) == [sentence]
    assert {TAGGED, NOTED} <= said(after_repair(path))


def test_of_two_texts_that_are_said_to_stand_in_one_place_the_second_is_an_orphan(path: Path) -> None:
    other = {**OLD_SECOND, "start": 0, "end": ONE.end, "quote": "x" * ONE.end}

    faults(path, old_file(articles={"1": {**OLD_TEXT, "paragraphs": [OLD_FIRST, other]}}))

    tables = after_repair(path)
    assert said(tables) == {TAGGED, ("garden", other["quote"], *NOTED[2:])}
    assert len(tables["articles"]) == 2


def test_an_article_that_is_there_twice_is_one(path: Path) -> None:
    other = {**OLD_TEXT, "paragraphs": [OLD_FIRST, {**OLD_SECOND, "note": "other", "at": "2031-05-06T00:00:00Z"}]}

    faults(path, old_file(articles={"1": OLD_TEXT, "2": other}))

    assert said(after_repair(path)) == {TAGGED, (*NOTED[:-1], "other")}


@pytest.mark.parametrize(("field", "lost"), [("sha256", "sha256"), ("id", "id")])
def test_paragraphs_whose_article_cannot_be_read_are_kept(path: Path, field: str, lost: str) -> None:
    text = {**OLD_TEXT, field: None}

    assert faults(path, old_file(articles={"1": text, "2": OLD_OTHER})) == [f"articles '1' has no text '{lost}'"]
    tables = after_repair(path)
    assert len(names(tables)) == 2
    assert {(*each[1:],) for each in (TAGGED, NOTED)} == {each[1:] for each in said(tables)}


def test_both_schemas_in_one_file_are_joined(path: Path) -> None:
    for mark in (MARK, OLD_MARK):
        assert faults(path, {"meta": {"1": mark}, "articles": {"1": OLD_TEXT, "2": OTHER}}) == [BOTH]
        tables = after_repair(path)
        assert names(tables) == {"garden", "b"}
        assert tables["meta"]["1"]["schema"] == 2
        assert {TAGGED, NOTED} < said(tables)


def test_both_schemas_in_one_article_are_joined(path: Path) -> None:
    text = {**TEXT, "paragraphs": [FIRST, OLD_SECOND]}

    assert faults(path, tag_file(articles={"1": text})) == [BOTH]
    tables = after_repair(path)
    assert {TAGGED, NOTED} < said(tables)
    assert garden(tables)[0]["layers"][1] == LAYLA


def test_a_conflict_of_a_migrated_side_with_one_that_is_not(path: Path) -> None:
    ours = parse(path, json.dumps(old_file()).encode()).tables
    theirs = old_file(articles={"1": {**OLD_TEXT, "paragraphs": [OLD_FIRST]}, "2": OLD_OTHER})

    for one, other in ((ours, theirs), (theirs, ours)):
        sides = [json.dumps(each, ensure_ascii=False, indent=1) for each in (one, other)]
        assert faults(path, f"<<<<<<< HEAD\n{sides[0]}\n=======\n{sides[1]}\n>>>>>>> x\n") == [
            "git has left its marks of conflicts: 1"
        ]
        tables = after_repair(path)
        assert names(tables) == {"garden", "b"}
        assert {TAGGED, NOTED} < said(tables)


def test_what_was_taken_off_stays_off(path: Path) -> None:
    place = {"start": ONE.start, "end": ONE.end, "quote": A[:64], "paragraph": 1}
    steps = [
        {"op": "add-theme", **place, "theme": "arms"},
        {"op": "remove-theme", **place, "theme": "arms", "was": OLD_TAG},
    ]
    history = {
        str(number): {"at": f"2031-05-04T06:07:0{number}Z", "by": "ليلى", "article": "garden",
                      "sha256": OLD_TEXT["sha256"], "changes": [step]}
        for number, step in enumerate(steps, 8)
    }  # fmt: skip
    path.with_name(".tags.json.2031-05-03.bak").write_text(json.dumps(old_file()), "utf-8")
    without = old_file(articles={"1": {**OLD_TEXT, "paragraphs": [OLD_SECOND]}}, history=history)

    faults(path, json.dumps(without, ensure_ascii=False) + "}")

    assert said(after_repair(path)) == {NOTED}
