"""The history beside the tag file: who did what when, bounded; whatever becomes of it, undo alone is lost."""

from __future__ import annotations

import json
import os
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.store_texts import (
    GARDEN,
    HIND,
    LAYLA,
    MORNING,
    ONE,
    SAMI,
    SENTENCES,
    STAMP,
    TWO,
    article_of,
    said,
)
from tui.annotations import history
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.undo import redoable, undoable
from tui.store.annotation_store import AnnotationStore
from tui.store.history_codec import read_entry
from tui.store.history_file import HistoryFile, history_path
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotations.history import Entry
    from tui.store.fields import Fields

B = SENTENCES[1]


@pytest.fixture
def beside(path: Path) -> Path:
    """Return where the history is."""
    return path.with_name("tags.history.jsonl")


def lines_in(beside: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in beside.read_bytes().splitlines()]


def noted(store: AnnotationStore, *notes: str) -> None:
    for note in notes:
        store.apply(GARDEN, [SetNote(ONE, note)], LAYLA)


def undone(store: AnnotationStore) -> str | None:
    """Take Layla's last step back; return the note that there is then, None where there is no step."""
    entry = undoable(store.history, LAYLA.name)
    if entry is None:
        return None
    store.revert(entry, GARDEN, LAYLA)
    return said(store)[1].note if said(store) else ""


def test_it_says_who_did_what_and_what_was(store: AnnotationStore, beside: Path) -> None:
    store.apply(GARDEN, [AddTheme(TWO, "arms", how="rule"), SetNote(TWO, "ملاحظة")], LAYLA)
    store.apply(GARDEN, [RemoveTheme(TWO, "arms"), SetReviewed(TWO, reviewed=True)], LAYLA)
    store.revert(store.history[-1], GARDEN, LAYLA)

    said_of_all = {"at": STAMP, "by": "ليلى", "article": "garden", "sha256": GARDEN.sha256}
    here = {"start": TWO.start, "end": TWO.end, "paragraph": 2, "quote": B[:64]}
    arms, reviewed, note = ["themes", "arms"], ["reviewed"], ["note", "desk"]
    tag = {"at": STAMP, "how": "rule", "on": True}
    off = {"at": f"{STAMP}+0001", "on": False}
    assert lines_in(beside) == [
        {
            "id": 1,
            **said_of_all,
            "changes": [
                {
                    "op": "add-theme",
                    "theme": "arms",
                    "how": "rule",
                    **here,
                    "writes": [{"path": arms, "was": None, "made": STAMP}],
                },
                {"op": "set-note", "note": "ملاحظة", **here, "writes": [{"path": note, "was": None, "made": STAMP}]},
            ],
        },
        {
            "id": 2,
            **said_of_all,
            "changes": [
                {
                    "op": "remove-theme",
                    "theme": "arms",
                    **here,
                    "writes": [{"path": arms, "was": tag, "made": f"{STAMP}+0001"}],
                },
                {
                    "op": "set-reviewed",
                    "reviewed": True,
                    **here,
                    "writes": [{"path": reviewed, "was": None, "made": STAMP}],
                },
            ],
        },
        {
            "id": 3,
            **said_of_all,
            "undoes": 2,
            "changes": [
                {
                    "op": "set-reviewed",
                    "reviewed": False,
                    **here,
                    "writes": [{"path": reviewed, "was": {"at": STAMP, "on": True}, "made": ""}],
                },
                {
                    "op": "add-theme",
                    "theme": "arms",
                    "how": "rule",
                    **here,
                    "writes": [{"path": arms, "was": off, "made": STAMP}],
                },
            ],
        },
    ]


def test_every_kind_of_step_is_read_as_it_was_written(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "x"), SetReviewed(ONE, reviewed=True)], LAYLA)
    store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, "")], LAYLA)
    without = article_of(*SENTENCES[1:])
    store.apply(without, [RemoveOrphan(store.snapshot().load(without).orphans[0])], LAYLA)
    store.revert(store.history[-1], without, LAYLA)
    store.revert(store.history[-1], without, LAYLA)

    assert AnnotationStore(path).history == store.history
    assert [(each.undoes, each.redoes) for each in store.history] == [(None, None)] * 3 + [(3, None), (None, 4)]


def test_it_is_made_with_the_rights_of_the_tag_file(path: Path, beside: Path) -> None:
    noted(AnnotationStore(path), "a")
    beside.unlink()
    path.chmod(0o640)

    noted(AnnotationStore(path), "b")

    assert beside.stat().st_mode & 0o777 == 0o640


def test_nothing_is_in_it_that_was_not_saved(
    store: AnnotationStore, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(store, "a")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Exception, match="No space left"):
            noted(store, "b")

    assert len(lines_in(beside)) == len(store.history) == 1


# What becomes of it


def test_where_it_is_lost_undo_alone_is(store: AnnotationStore, path: Path, beside: Path) -> None:
    noted(store, "a", "b")
    beside.unlink()

    for each in (store, AnnotationStore(path)):
        assert said(each)[1].note == "b"
        assert each.history == ()
    noted(store, "c")
    assert undone(store) == "b"
    assert undone(store) is None


def test_a_torn_end_costs_the_last_step_alone(store: AnnotationStore, path: Path, beside: Path) -> None:
    noted(store, "a", "b", "c")
    beside.write_bytes(beside.read_bytes()[:-40])

    assert [each.id for each in AnnotationStore(path).history] == [1, 2]
    noted(store, "d")
    assert [each.id for each in AnnotationStore(path).history] == [1, 2, 3]
    assert undone(store) == "c"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"null",
        b'"text"',
        b"[" * 100_000,
        b"<<<<<<< HEAD",
        b'{"id": 1}',
        b'{"id": -1, "at": "", "by": "", "article": "", "sha256": "", "changes": []}',
        b'{"id": 9, "at": "", "by": "", "article": "", "sha256": "", "changes": [{"op": "add-theme"}]}',
        b'{"id": 9, "at": "", "by": "", "article": "", "sha256": "", "changes": [%b]}'
        % b'{"op": "dance", "start": 0, "end": 1}',
    ],
)
def test_a_line_that_is_none_of_ours_is_passed_over(
    store: AnnotationStore, path: Path, beside: Path, line: bytes
) -> None:
    noted(store, "a")
    first = beside.read_bytes()
    noted(store, "b")
    beside.write_bytes(first + line + b"\n" + beside.read_bytes()[len(first) :])

    for each in (store, AnnotationStore(path)):
        assert [entry.id for entry in each.history] == [1, 2]
    assert undone(store) == "a"
    assert undone(store) == ""


def test_doubled_and_shuffled_lines_are_each_there_once_in_their_order(
    store: AnnotationStore, path: Path, beside: Path
) -> None:
    noted(store, *"abcde")
    before = store.history
    lines = beside.read_bytes().splitlines(keepends=True) * 2
    random.Random(7).shuffle(lines)  # noqa: S311 - repeatable, not secret
    beside.write_bytes(b"".join(lines))

    assert AnnotationStore(path).history == before


def test_two_histories_that_git_has_united_are_both_their_authors(path: Path, beside: Path, tmp_path: Path) -> None:
    """Both clones have counted on from the same step."""
    noted(AnnotationStore(path), "begun")
    clone = tmp_path / "clone" / "tags.json"
    clone.parent.mkdir()
    for each in (path, beside):
        (clone.parent / each.name).write_bytes(each.read_bytes())
    AnnotationStore(path).apply(GARDEN, [AddTheme(TWO, "arms")], LAYLA)
    AnnotationStore(clone).apply(GARDEN, [AddTheme(TWO, "arms")], SAMI)
    tables = tables_of(clone)
    assert tables
    AnnotationStore(path).whole.join(tables)
    ours, theirs = beside.read_bytes(), (clone.parent / beside.name).read_bytes()
    beside.write_bytes(ours + theirs)

    store = AnnotationStore(path)
    for author in (SAMI, LAYLA):
        entry = undoable(store.history, author.name)
        assert entry is not None
        assert store.revert(entry, GARDEN, author).is_changed
        assert 2 not in said(store, by=author)


def test_a_clock_that_goes_back_does_not_change_the_order_of_steps(path: Path) -> None:
    clock = [MORNING + timedelta(days=20_000)]
    store = AnnotationStore(path, now=lambda: clock[-1])
    noted(store, "2085")
    clock.append(MORNING)
    for number in range(3):
        noted(AnnotationStore(path, now=lambda: clock[-1]), f"now {number}")

    found = AnnotationStore(path, now=lambda: clock[-1])
    assert [each.id for each in found.history] == [1, 2, 3, 4]
    assert undone(found) == "now 1"
    assert undone(AnnotationStore(path, now=lambda: clock[-1])) == "now 0"
    assert undone(AnnotationStore(path, now=lambda: clock[-1])) == "2085"


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_stands_in_its_place_is_left_alone_and_steps_are_kept_in_memory(
    store: AnnotationStore, path: Path, beside: Path, kind: str
) -> None:
    other = path.with_name("other")
    if kind == "folder":
        beside.mkdir()
    elif kind == "link":
        beside.symlink_to(other)
    else:
        os.mkfifo(beside)

    noted(store, "a", "b")

    assert undone(store) == "a"
    assert said(AnnotationStore(path))[1].note == "a"
    assert AnnotationStore(path).history == ()
    assert not other.exists()


def test_of_a_linked_tag_file_it_is_beside_the_real_one(path: Path) -> None:
    (path.parent / "real").mkdir()
    path.symlink_to("real/mine.json")

    noted(AnnotationStore(path), "a")

    assert (path.parent / "real" / "mine.history.jsonl").exists()
    assert len(AnnotationStore(path).history) == 1


def test_the_longest_name_has_room_for_it(tmp_path: Path) -> None:
    path = tmp_path / (("س" * 125) + ".json")

    noted(AnnotationStore(path), "a")

    assert history_path(path).exists()
    assert len(AnnotationStore(path).history) == 1


# How much is kept


def test_the_last_500_steps_are_kept_and_what_takes_them_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most = 20
    monkeypatch.setattr(history, "MOST_CHANGES", most)
    monkeypatch.setattr(history, "MOST_ENTRIES", 2 * most)
    store = AnnotationStore(path)
    noted(store, *map(str, range(most + 3)))

    for number in range(most):
        assert undone(store) == str(most + 1 - number)
    assert undone(store) is None
    assert len(AnnotationStore(path).history) == 2 * most
    for number in range(most):
        entry = redoable(store.history, LAYLA.name)
        assert entry is not None
        store.revert(entry, GARDEN, LAYLA)
        assert said(store)[1].note == str(number + 3)


def test_the_file_is_written_anew_when_it_has_many_more_lines_than_are_kept(
    store: AnnotationStore, path: Path, beside: Path
) -> None:
    noted(store, "a")
    line = lines_in(beside)[0]
    with beside.open("ab") as file:
        file.writelines(json.dumps(line | {"id": number}).encode() + b"\n" for number in range(2, 2_000))
    assert len(AnnotationStore(path).history) == history.MOST_CHANGES

    noted(store, "b", "c")

    assert len(lines_in(beside)) in range(history.MOST_CHANGES, history.MOST_CHANGES + 3)
    assert [each.id for each in AnnotationStore(path).history][-1] == 2001
    assert undone(store) == "b"


def test_many_saves_of_one_long_note_make_no_large_file(path: Path, beside: Path) -> None:
    store = AnnotationStore(path)
    for number in range(60):
        noted(store, f"{number} " + "س" * 100_000)
        assert beside.stat().st_size < 2.2 * history.MOST_BYTES

    assert path.stat().st_size < 300_000, "it is not in the tag file"
    entries = AnnotationStore(path).history
    assert 5 < len(entries) < 15
    assert (undone(store) or "").startswith("58 ")


def test_one_step_that_is_longer_than_all_that_is_kept_is_kept_alone(path: Path) -> None:
    store = AnnotationStore(path)
    noted(store, "a", "س" * history.MOST_BYTES)

    assert len(store.history) == len(AnnotationStore(path).history) == 1
    assert undone(store) == "a"


def test_short_notes_are_bounded_by_the_number_of_steps_alone(path: Path) -> None:
    store = AnnotationStore(path)
    noted(store, *(f"{number} " + "س" * 900 for number in range(40)))

    assert len(store.history) == 40


# Taking steps out of it


def test_what_is_forgotten_of_one_is_nobody_elses(store: AnnotationStore, path: Path) -> None:
    noted(store, "a")
    store.apply(GARDEN, [SetNote(ONE, "b")], SAMI)
    file = HistoryFile(path)

    assert file.forget(LAYLA.name) == 1
    assert [each.by for each in AnnotationStore(path).history] == [SAMI.name]
    assert file.forget(HIND.name) == 0
    file.clear()
    assert AnnotationStore(path).history == ()


def test_of_what_others_add_only_that_is_parsed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = AnnotationStore(path), AnnotationStore(path)
    noted(store, *map(str, range(20)))
    noted(other, "theirs")
    parsed: list[int] = []

    def counted(fields: Fields) -> Entry:
        parsed.append(fields.offset("id"))
        return read_entry(fields)

    monkeypatch.setattr("tui.store.history_file.read_entry", counted)
    noted(store, "mine")

    assert parsed == [21]
    assert [each.id for each in store.history] == [*range(1, 23)]
