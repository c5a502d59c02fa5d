"""What is found in files that load or nearly load, one fault at a time, and what becomes of it in a repaired file."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.said import refused
from tests.support.store_files import MARK
from tests.support.store_texts import GARDEN, ONE, SENTENCES, TWO
from tui.errors.tag_file import DatabaseError, ForeignDatabaseError, NewerDatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.repair.check import (
    examined,
    findings_beside,
    missing_articles,
    read_tag_file,
    unknown_themes,
    unread_tables,
)
from tui.store.repair.repaired_file import repair

if TYPE_CHECKING:
    from pathlib import Path

A, B = SENTENCES[:2]
TAG = {"theme": "arms", "by": "ليلى", "at": "2031-05-04T06:07:08Z"}
FIRST: dict[str, Any] = {"start": ONE.start, "end": ONE.end, "quote": A, "tags": [TAG]}
SECOND: dict[str, Any] = {"start": TWO.start, "end": TWO.end, "quote": B, "tags": [], "note": "n"}
DOCUMENT: dict[str, Any] = {"id": "garden", "sha256": GARDEN.sha256, "title": "x", "paragraphs": [FIRST, SECOND]}
ENTRY: dict[str, Any] = {"at": "x", "by": "x", "article": "garden", "sha256": "x", "changes": []}
WATER = {"id": "مياه", "ar": "مياه", "en": "Water", "colour": "#0072B2"}


def tag_file(**tables: object) -> dict[str, Any]:
    return {"meta": {"1": MARK}, "articles": {"1": DOCUMENT}, **tables}


def first(**changes: object) -> dict[str, Any]:
    """Return a tag file whose first paragraph is changed."""
    return tag_file(articles={"1": DOCUMENT | {"paragraphs": [FIRST | changes, SECOND]}})


def faults(path: Path, data: object) -> list[str]:
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return [fault.what for fault in examined(path, path.read_bytes()).faults]


def after_repair(path: Path) -> dict[str, Any]:
    before = path.read_bytes()
    done = repair(path, examined(path, before))
    assert path.read_bytes() == before
    AnnotationStore(done.path).snapshot().load(GARDEN)
    saved: dict[str, Any] = json.loads(done.path.read_bytes())
    return saved


def test_what_is_sound_and_what_others_added_have_no_flaw(path: Path) -> None:
    data = tag_file(history={"1": ENTRY}, themes={"1": WATER}, mine={"7": {"a": [1.5, None]}})
    assert faults(path, data) == []


@pytest.mark.parametrize(
    ("changes", "said", "kept"),
    [
        ({"end": ONE.end + 3}, "has an end that is not its text's", {"end": ONE.end}),
        ({"end": None}, "has no offset 'end'", {"end": ONE.end}),
        ({"start": -1}, "has no offset 'start'", {"start": 0}),
        ({"start": 2**50, "end": 2**50 + len(A)}, "has an offset beyond every text 'start'", {"start": 0}),
        ({"tags": [TAG, TAG | {"by": "سامي"}]}, "tags 2 is the theme 'arms' again", {"tags": [TAG]}),
        ({"tags": ["arms", TAG]}, "tags 1 is not an object", {"tags": [TAG]}),
        ({"tags": 5}, "has no list 'tags'", {"tags": []}),
        ({"tags": [TAG | {"by": 1}]}, "has no text 'by'", {"tags": [TAG | {"by": ""}]}),
        ({"note": 1}, "has no text 'note'", {"note": "", "tags": [TAG]}),
        ({"reviewed": "yes"}, "has 'reviewed' neither true nor false", {"reviewed": False, "tags": [TAG]}),
        ({"note": "a\ud800b"}, "characters that cannot be read", {"note": "a\ufffdb"}),
        ({"mine": 2**70}, "a number beyond 64 bits", {"mine": None}),
    ],
)
def test_a_field_that_is_wrong_costs_that_field_alone(
    path: Path, changes: dict[str, object], said: str, kept: dict[str, object]
) -> None:
    found = faults(path, first(**changes))

    assert any(said in sentence for sentence in found)
    paragraphs = after_repair(path)["articles"]["1"]["paragraphs"]
    assert paragraphs[0].items() >= kept.items()
    assert paragraphs[1]["note"] == "n"


def test_a_paragraph_without_its_text_is_left_out_and_shown(path: Path) -> None:
    assert faults(path, first(quote=None)) == ["articles '1', paragraphs 1 has no text 'quote'"]
    assert "'theme': 'arms'" in examined(path, path.read_bytes()).faults[0].done
    assert [each["quote"] for each in after_repair(path)["articles"]["1"]["paragraphs"]] == [B]


def test_of_two_paragraphs_that_overlap_the_later_one_loses_its_place(path: Path) -> None:
    overlapping = {"start": 5, "end": 5 + len(B), "quote": B, "note": "n"}
    data = tag_file(articles={"1": DOCUMENT | {"paragraphs": [overlapping, FIRST]}})

    assert faults(path, data) == [f"article 'garden': the paragraph at 5-{5 + len(B)} overlaps the one before it"]
    assert [each.get("orphan") for each in after_repair(path)["articles"]["1"]["paragraphs"]] == [True, None]


def test_an_article_that_is_there_twice_is_united(path: Path) -> None:
    other = DOCUMENT | {"paragraphs": [FIRST, SECOND | {"note": "other"}]}

    assert faults(path, tag_file(articles={"1": DOCUMENT, "2": other})) == [
        "article 'garden' is there twice ('1' and '2')"
    ]
    paragraphs = after_repair(path)["articles"]["1"]["paragraphs"]
    assert [(each["quote"], each.get("note"), each.get("orphan")) for each in paragraphs] == [
        (A, None, None),
        (B, "n", None),
        (B, "other", True),
    ]


@pytest.mark.parametrize("key", ["01", "x", "-1", "9" * 19, "٣"])
def test_keys_that_tinydb_chokes_on_become_numbers(path: Path, key: str) -> None:
    other = DOCUMENT | {"id": "b"}
    assert len(faults(path, tag_file(articles={"1": DOCUMENT, key: other}))) == 1
    assert [each["id"] for each in after_repair(path)["articles"].values()] == ["garden", "b"]


def test_names_that_json_readers_would_drop_are_found(path: Path) -> None:
    mark, one, two = (json.dumps(each) for each in (MARK, DOCUMENT, DOCUMENT | {"id": "b"}))
    same_key = f'{{"meta": {{"1": {mark}}}, "articles": {{"1": {one}, "1": {two}}}}}'
    same_table = f'{{"meta": {{"1": {mark}}}, "articles": {{"1": {one}}}, "articles": {{"2": {two}}}}}'

    assert faults(path, same_key) == ["articles '1': the key is there twice or is no number from 1"]
    assert len(after_repair(path)["articles"]) == 2
    assert faults(path, same_table) == ["the table 'articles' is there 2 times"]
    assert len(after_repair(path)["articles"]) == 2


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"articles": {"1": DOCUMENT, "2": {"sha256": "x"}}}, "articles '2' has no text 'id'"),
        ({"articles": {"1": DOCUMENT, "2": []}}, "articles '2' is not a document"),
        ({"themes": {"1": {"id": "a"}}}, "themes '1' has no text 'ar'"),
        ({"themes": {"1": WATER, "2": WATER}}, "theme 'مياه' is there twice"),
        ({"history": {"1": ENTRY | {"by": None}}}, "history '1' has no text 'by'"),
        ({"history": {"1": ENTRY | {"changes": [{"op": "x"}]}}}, "history '1', changes 1 has no offset 'start'"),
        ({"meta": {"1": MARK | {"schema": "1"}}}, "meta has a schema that is not a number from 1"),
        ({"meta": {}}, "the mark of hashiya is missing in 'meta'"),
        ({"mine": {"1": json.loads("[" * 150 + "]" * 150)}}, "mine '1' is not a document"),
        ({"mine": {"1": {"a": json.loads("[" * 150 + "]" * 150)}}}, "mine '1' is nested too deep"),
    ],
)
def test_documents_that_are_wrong(path: Path, tables: dict[str, object], said: str) -> None:
    assert faults(path, tag_file(**tables)) == [said]
    assert after_repair(path)["articles"] == {"1": DOCUMENT}


def test_documents_within_another_one_are_taken_out(path: Path) -> None:
    raw = json.dumps(tag_file(articles={"1": DOCUMENT, "2": DOCUMENT | {"id": "b"}}), ensure_ascii=False)
    broken = raw.replace('}, "2": ', ', "2": ', 1)
    assert broken != raw

    faults(path, broken)

    assert [each["id"] for each in after_repair(path)["articles"].values()] == ["garden", "b"]


@pytest.mark.parametrize(
    "data", [[], "tags", {}, {"_default": {"1": {"a": 1}}}, tag_file(articles=[]), {"x": {"1": {"sha256": "a"}}}]
)
def test_foreign_files_are_not_ours_to_repair(path: Path, data: object) -> None:
    path.write_text(json.dumps(data), "utf-8")
    refusal = examined(path, path.read_bytes()).refusal
    assert (type(refusal), refusal and refusal.path) == (ForeignDatabaseError, path)


@pytest.mark.parametrize("cut", [10_000, 40])
def test_newer_files_are_not_ours_to_repair_even_where_damaged(path: Path, cut: int) -> None:
    path.write_text(json.dumps(tag_file(meta={"1": MARK | {"schema": 7}}))[:cut], "utf-8")
    refusal = examined(path, path.read_bytes()).refusal
    assert isinstance(refusal, NewerDatabaseError)
    assert (refusal.path, refusal.schema, refusal.known) == (path, 7, 1)


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for name in ("fifo", ""):
        with refused(DatabaseError, "is not a regular file"):
            read_tag_file(tmp_path / name)
    with refused(DatabaseError, "cannot be read"):
        read_tag_file(tmp_path / "loop")
    assert read_tag_file(tmp_path / "none") is None


def test_backups_and_leftovers_are_looked_at(path: Path) -> None:
    good, bad = path.with_name(".tags.json.2031-05-01.bak"), path.with_name(".tags.json.2031-05-02.bak")
    path.write_text(json.dumps(tag_file()), "utf-8")
    good.write_bytes(path.read_bytes())
    bad.write_bytes(path.read_bytes()[:-9])
    left = path.with_name(".tags.json.0123abcd.tmp")
    left.write_bytes(b"")

    found = list(findings_beside(path))

    assert [finding.is_fault for finding in found] == [True, False]
    assert str(bad) in found[0].sentence
    assert str(left) in found[1].sentence


def test_what_the_library_and_the_settings_do_not_have(path: Path) -> None:
    tables = examined(path, json.dumps(tag_file(themes={"1": WATER}, artixles={"1": DOCUMENT})).encode()).tables

    assert missing_articles(tables, {"other"}) == ["garden"]
    assert missing_articles(tables, {"garden"}) == []
    assert unknown_themes(tables, {"x"}) == ["arms"]
    assert unknown_themes(tables, {"arms"}) == []
    assert unread_tables(tables) == ["artixles"]


def test_a_repair_writes_over_nothing_and_keeps_the_permissions(path: Path) -> None:
    faults(path, first(note=1))
    path.chmod(0o640)
    path.with_name("tags.repaired-2.json").symlink_to("nowhere")

    names = [repair(path, examined(path, path.read_bytes())).path for _ in range(3)]

    assert [name.name for name in names] == ["tags.repaired.json", "tags.repaired-3.json", "tags.repaired-4.json"]
    assert names[0].stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in path.parent.glob(".*")) == []


def test_nothing_is_left_where_the_repair_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults(path, first(note=1))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with refused(DatabaseError, r"tags\.repaired\.json cannot be written: No space left"):
        repair(path, examined(path, path.read_bytes()))
    assert [file.name for file in path.parent.iterdir()] == ["tags.json"]
