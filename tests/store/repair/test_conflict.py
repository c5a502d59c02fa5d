"""Marks of conflicts, and what the two sides become: one file, as the join has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.repair.files import ARMS, FIRST, LAYLA, SAMI, SECOND, TEXT, A, after_repair, garden, said, tag_file
from tui.store.joining import joined_tables
from tui.store.parsing import parse
from tui.store.repair import examined
from tui.store.repair.reading.conflict import versions

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.schema import Tables


def written(*paragraphs: dict[str, Any], **tables: object) -> str:
    return json.dumps(tag_file(articles={"1": {**TEXT, "paragraphs": paragraphs}}, **tables), ensure_ascii=False)


def conflict(ours: str, theirs: str) -> bytes:
    return f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other\n".encode()


def joined_sides(path: Path, ours: str, theirs: str) -> Tables:
    found = examined(path, conflict(ours, theirs))
    assert (found.refusal, found.unread, found.is_lossy) == (None, 0, False)
    return found.tables


@pytest.mark.parametrize("label", ["", " HEAD", " feature/" + "x" * 300, " 1f2e3d:tags.json"])
def test_marks_may_bear_any_label(label: str) -> None:
    text = (
        f"a\n<<<<<<<{label}\nb\n|||||||{label}\nc\n=======\nd\n>>>>>>>{label}\ne\n<<<<<<<{label}\n=======\nf\n>>>>>>>"
    )
    assert [each.text for each in versions(text)] == ["a\nb\ne\n", "a\nd\ne\nf\n"]


def test_marks_may_end_as_lines_of_windows_do() -> None:
    text = "<<<<<<< HEAD\r\nb\r\n=======\r\nd\r\n>>>>>>> x\r\n"
    assert [each.text for each in versions(text)] == ["b\r\n", "d\r\n"]


def test_a_conflict_within_another_has_three_sides() -> None:
    text = "<<<<<<< HEAD\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n=======\nc\n>>>>>>> y\n"
    assert sorted(each.text for each in versions(text)) == ["a\n", "b\n", "c\n"]


def test_a_longer_mark_is_not_the_end_of_a_shorter_one() -> None:
    text = "<<<<<<< a\nb\n||||||| base\n<<<<<<<<< t1\nx\n=========\ny\n>>>>>>>>> t2\n=======\nd\n>>>>>>> c\n"
    assert [each.text for each in versions(text)] == ["b\n", "d\n"]


@pytest.mark.parametrize(
    "text", ["=======\n", "<<<<<<< a\n=======\n", "=======\n>>>>>>> a\n", " <<<<<<<\n=======\n>>>>>>>\n", "<<<<<< a\n"]
)
def test_marks_that_make_no_conflict_are_none(text: str) -> None:
    assert [each.text for each in versions(text)] == [text]


def test_marks_in_a_text_are_a_text(path: Path) -> None:
    quote = "قبل\n<<<<<<< HEAD\nنعم\n=======\nلا\n>>>>>>> x\nبعد"
    paragraph = {"start": 0, "end": len(quote), "quote": quote, "layers": [LAYLA]}

    assert examined(path, written(paragraph).encode()).faults == ()
    tables = joined_sides(path, written(paragraph), written({**paragraph, "layers": [SAMI]}))
    assert garden(tables) == [{**paragraph, "layers": [SAMI, LAYLA]}]


def test_the_later_of_two_data_stands_and_nothing_else_is_lost(path: Path) -> None:
    off = {"at": "2031-06-01T00:00:00.000Z", "on": False}
    theirs = {**LAYLA, "themes": {"arms": off, "sea": ARMS}}

    tables = joined_sides(path, written(FIRST), written({**FIRST, "layers": [theirs]}, SECOND))

    assert garden(tables)[0]["layers"] == [SAMI, theirs]
    assert len(garden(tables)) == 2


def test_the_sides_are_joined_by_the_law(path: Path) -> None:
    ours, theirs = written(FIRST), written({**FIRST, "layers": [LAYLA]}, SECOND, mine={"1": {"a": 1}})
    own, others = (parse(path, each.encode()).tables for each in (ours, theirs))

    path.write_bytes(conflict(ours, theirs))

    assert after_repair(path) == joined_tables(own, others) == joined_sides(path, theirs, ours)


def test_a_side_that_is_damaged_loses_what_is_damaged_alone(path: Path) -> None:
    ours = written(FIRST)
    theirs = written({**FIRST, "layers": [LAYLA]}, SECOND).replace('{"by": "ليلى"', '{,"by": "ليلى"')

    found = examined(path, conflict(ours, theirs))

    assert found.unread == 1
    assert said(found.tables) == said(tag_file())


def test_of_a_conflict_that_is_half_resolved_both_parts_are_kept(path: Path) -> None:
    found = examined(path, f"{written(FIRST)}\n=======\n{written(SECOND)}\n>>>>>>> other\n".encode())

    assert [each["quote"] for each in garden(found.tables)] == [FIRST["quote"], SECOND["quote"]]
    assert garden(found.tables)[0]["quote"] == A
