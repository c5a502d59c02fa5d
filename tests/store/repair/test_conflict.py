"""Marks of conflicts, and what the two sides become: paragraphs, themes, the history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.store_files import MARK
from tui.store.repair.check import examined
from tui.store.repair.conflict import versions
from tui.store.repair.united_history import united_history

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "2031-05-04T06:07:08Z", "2031-05-05T06:07:08Z"
ARMS = {"theme": "arms", "by": "ليلى", "at": OLD}
SEA = {"theme": "sea", "by": "sami", "at": NEW}


def paragraph(start: int, quote: str, **said: object) -> dict[str, Any]:
    return {"start": start, "end": start + len(quote), "quote": quote, "tags": [], **said}


def tag_file(*paragraphs: dict[str, Any], sha256: str = "x", **tables: object) -> str:
    document = {"id": "garden", "sha256": sha256, "title": "t", "paragraphs": paragraphs}
    return json.dumps({"meta": {"1": MARK}, "articles": {"1": document}, **tables}, ensure_ascii=False)


def united(path: Path, ours: str, theirs: str) -> dict[str, Any]:
    found = examined(path, f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other\n".encode())
    assert (found.refusal, found.unread) == (None, 0)
    return found.tables


def paragraphs(tables: dict[str, Any]) -> list[dict[str, Any]]:
    return list(tables["articles"]["1"]["paragraphs"])


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
    said = paragraph(0, "قبل\n<<<<<<< HEAD\nنعم\n=======\nلا\n>>>>>>> x\nبعد", note="\n=======\n", tags=[ARMS])
    assert examined(path, tag_file(said).encode()).faults == ()
    assert paragraphs(united(path, tag_file(said), tag_file(said | {"tags": [SEA]}))) == [
        said | {"prefix": "", "suffix": "", "tags": [ARMS, SEA], "reviewed": False, "by": "", "at": ""}
    ]


def test_what_both_say_of_a_paragraph_becomes_one(path: Path) -> None:
    ours = paragraph(0, "خبر", tags=[ARMS], note="ours", by="ليلى", at=OLD)
    theirs = paragraph(0, "خبر", tags=[SEA], note="theirs", reviewed=True, by="sami", at=NEW)

    (one,) = paragraphs(united(path, tag_file(ours), tag_file(theirs)))

    assert one["tags"] == [ARMS, SEA]
    assert (one["note"], one["reviewed"], one["by"], one["at"]) == ("ours\ntheirs", True, "sami", NEW)


def test_what_does_not_fit_is_an_orphan(path: Path) -> None:
    ours, theirs = tag_file(paragraph(0, "خبر أول", note="a")), tag_file(paragraph(3, "أول", note="b"))

    assert [(each["note"], each.get("orphan")) for each in paragraphs(united(path, ours, theirs))] == [
        ("a", None),
        ("b", True),
    ]


def test_of_two_texts_the_one_that_was_changed_last_keeps_its_places(path: Path) -> None:
    ours = tag_file(paragraph(0, "خبر", note="a", at=OLD), paragraph(5, "قديم", note="b", at=OLD), sha256="old")
    theirs = tag_file(paragraph(9, "خبر", tags=[SEA], at=NEW), sha256="new")

    tables = united(path, ours, theirs)

    assert tables["articles"]["1"]["sha256"] == "new"
    found = [(each["start"], each["note"], len(each["tags"]), bool(each.get("orphan"))) for each in paragraphs(tables)]
    assert found == [(5, "b", 0, True), (9, "a", 1, False)]


def test_an_orphan_stays_one(path: Path) -> None:
    lost = paragraph(0, "ضاع", note="x", orphan=True)
    assert paragraphs(united(path, tag_file(paragraph(0, "خبر", note="a")), tag_file(lost)))[-1]["orphan"] is True


def step(**more: object) -> dict[str, Any]:
    return {"at": OLD, "by": "ليلى", "article": "garden", "sha256": "x", "changes": [], **more}


def test_steps_of_both_are_kept_and_undo_what_they_undid() -> None:
    common, ours = {"1": step()}, {"2": step(by="a"), "3": step(by="a", undoes=2)}
    theirs = {"2": step(by="b"), "3": step(by="b", undoes=2), "4": step(by="b", redoes=3), "5": step(by="b", undoes=1)}

    kept = united_history(common | ours, common | theirs)

    assert kept == {
        **common,
        **ours,
        "4": step(by="b"),
        "5": step(by="b", undoes=4),
        "6": step(by="b", redoes=5),
        "7": step(by="b", undoes=1),
    }


def test_where_it_cannot_be_told_what_a_step_took_back_the_longer_history_is_kept(path: Path) -> None:
    ours, theirs = {"1": step(), "2": step(by="a")}, {"1": step(), "3": step(by="b", undoes=2), "4": step(by="b")}
    assert united_history(ours, theirs) is None

    tables = united(path, tag_file(history=ours), tag_file(history=theirs))

    assert tables["history"] == theirs


def test_of_a_conflict_that_is_half_resolved_both_parts_are_kept(path: Path) -> None:
    ours, theirs = tag_file(paragraph(0, "خبر", note="a")), tag_file(paragraph(9, "آخر", note="b"))

    found = examined(path, f"{ours}\n=======\n{theirs}\n>>>>>>> other\n".encode())

    assert {each["note"] for each in paragraphs(found.tables)} == {"a", "b"}
