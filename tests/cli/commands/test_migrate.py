"""``hashiya migrate``: to today's schema, and a copy for hashiya 0.1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import LIBRARY, THIRD
from tests.support.store_files import OLD_MARK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command


@pytest.fixture
def old(hashiya: Command) -> bytes:
    """Return what the tag file holds: one that hashiya 0.1 has written."""
    quote = "نص المقالة الأول."
    start = LIBRARY["b.md"].index(quote)
    tag = {"theme": "arms", "by": "tester", "at": "2024-05-04T09:01:40Z"}
    record = {"start": start, "end": start + len(quote), "quote": quote, "prefix": "", "suffix": "", "tags": [tag]}
    paragraph = {**record, "note": "قارن", "reviewed": True, "by": "tester", "at": "2024-05-04T09:01:41Z"}
    article = {"id": THIRD, "sha256": "0" * 64, "title": "", "paragraphs": [paragraph]}
    hashiya.tags.write_text(json.dumps({"meta": {"1": OLD_MARK}, "articles": {"1": article}, "history": {}}), "utf-8")
    return hashiya.tags.read_bytes()


def schema_of(path: Path) -> int:
    return int(json.loads(path.read_bytes())["meta"]["1"]["schema"])


def test_a_file_of_schema_1_is_one_of_schema_2_from_now_on_and_is_kept(hashiya: Command, old: bytes) -> None:
    before = hashiya("export").text

    done = hashiya("migrate")

    backup = hashiya.library / ".tags.json.schema-1.bak"
    assert (done.code, done.message) == (0, "")
    assert done.lines == [f"{hashiya.tags} is of schema 2", f"as it was, it is in {backup}"]
    assert schema_of(hashiya.tags) == 2
    assert backup.read_bytes() == old
    assert hashiya("export").text == before
    assert '"themes":["arms"],"note":"قارن"' in before


def test_where_there_is_nothing_to_do_that_is_said(hashiya: Command, old: bytes) -> None:
    done = hashiya("migrate", "--to", "1")
    assert (done.code, done.text) == (0, "")
    assert done.message == f"hashiya: nothing to do: {hashiya.tags} is of schema 1\n"
    assert hashiya.tags.read_bytes() == old
    hashiya("migrate")
    before = hashiya.tags.read_bytes()

    done = hashiya("migrate", "--to", "2")

    assert (done.code, done.message) == (0, f"hashiya: nothing to do: {hashiya.tags} is of schema 2\n")
    assert hashiya.tags.read_bytes() == before


def test_a_copy_of_schema_1_and_what_it_does_not_have(hashiya: Command) -> None:
    hashiya("tag", "b", "2", "arms", "sanctions")
    hashiya("tag", "b", "2", "arms", env={"HASHIYA_ANNOTATOR": "bea"})
    hashiya("untag", "b", "2", "sanctions")
    before, copy = hashiya.tags.read_bytes(), hashiya.library / "tags.schema-1.json"

    done = hashiya("migrate", "--to", "1")

    assert (done.code, done.text) == (0, f"{copy} is of schema 1\n")
    assert done.message == f"hashiya: {copy} does not have: tags that somebody else had given before 1, removals 1\n"
    assert schema_of(copy) == 1
    (article,) = json.loads(copy.read_bytes())["articles"].values()
    assert [(tag["theme"], tag["by"]) for tag in article["paragraphs"][0]["tags"]] == [("arms", "tester")]
    assert hashiya.tags.read_bytes() == before
    assert copy.name not in hashiya("check").text, "it is no copy that a sync tool has made"
    assert hashiya("--db", copy, "check").code == 0


def test_a_copy_under_a_name_that_is_free(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", "b", "2", "arms")
    copy = tmp_path / "copy.json"
    done = hashiya("migrate", "--to", "1", copy)
    assert (done.code, done.text, done.message) == (0, f"{copy} is of schema 1\n", "")
    raw = copy.read_bytes()

    again = hashiya("migrate", "--to", "1", copy)

    assert (again.code, again.message) == (2, f"hashiya: {copy}: already exists\n")
    assert copy.read_bytes() == raw
    assert hashiya("migrate", "--to", "1", tmp_path / "nowhere" / "copy.json").code == 1


def test_what_cannot_be_meant(hashiya: Command, tmp_path: Path) -> None:
    assert hashiya("migrate").message == f"hashiya: {hashiya.tags}: no such tag file\n"
    hashiya("tag", "b", "2", "arms")
    refused = hashiya("migrate", tmp_path / "copy.json")
    assert (refused.code, refused.message) == (2, "hashiya: a new FILE is only possible with --to 1\n")
    assert hashiya("migrate", "--to", "3").code == 2
