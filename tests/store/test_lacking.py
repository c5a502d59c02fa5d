"""A file that comes not to have what was read: emptied, deleted, rolled back, replaced. Nothing of it is lost."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.support.clones import git_environment
from tests.support.losing import deleted, emptied, rolled_back, written_over
from tests.support.store_files import on_disk, written
from tests.support.store_texts import GARDEN, LAYLA, MORNING, ONE, SAMI, THREE, TWO, said
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.errors.files import AlreadyExistsError
from tui.errors.tag_file import DamagedDatabaseError, RestorableDatabaseError
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EVERYTHING = 4
"""Tags, marks and notes that ``begun`` makes."""


@pytest.fixture
def begun(store: AnnotationStore) -> AnnotationStore:
    """Return a store that has made some changes, and knows them."""
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "x")], LAYLA)
    store.apply(GARDEN, [SetReviewed(TWO, reviewed=True)], SAMI)
    store.apply(GARDEN, [AddTheme(THREE, "sanctions")], LAYLA)
    return store


@pytest.fixture
def first(path: Path, begun: AnnotationStore) -> bytes:
    """Return the file as it was before the day's second change."""
    assert begun.stamp()
    return (path.parent / ".tags.json.2031-05-04.bak").read_bytes()


def state(store: AnnotationStore) -> object:
    by = {}
    for author in (LAYLA, SAMI):
        found = said(store, by=author).items()
        by[author] = {number: (each.themes, each.note, each.reviewed) for number, each in found}
    return by


HAPPENS = [emptied, deleted, written_over, rolled_back]
happens = pytest.mark.parametrize("happen", HAPPENS)


@happens
def test_what_was_read_stays_and_is_counted(
    path: Path, begun: AnnotationStore, first: bytes, happen: Callable[[Path, bytes], None]
) -> None:
    before = state(begun)
    assert begun.lacking == 0

    happen(path, first)

    assert state(begun) == before
    assert begun.lacking == (2 if happen in (written_over, rolled_back) else EVERYTHING)
    assert (path.read_bytes() if path.exists() else b"") == (first if happen in (written_over, rolled_back) else b"")


@happens
def test_it_comes_back_with_the_next_change(
    path: Path, begun: AnnotationStore, first: bytes, happen: Callable[[Path, bytes], None]
) -> None:
    happen(path, first)

    begun.apply(GARDEN, [AddTheme(TWO, "arms")], LAYLA)

    assert said(AnnotationStore(path))[1].themes == ("arms",)
    assert said(AnnotationStore(path))[2].themes == ("arms",)
    assert said(AnnotationStore(path))[3].themes == ("sanctions",)
    assert said(AnnotationStore(path), by=SAMI)[2].reviewed


@happens
def test_it_comes_back_at_the_end(
    path: Path, begun: AnnotationStore, first: bytes, happen: Callable[[Path, bytes], None]
) -> None:
    before, raw = state(begun), path.read_bytes()
    happen(path, first)
    state(begun)

    begun.settle()

    assert state(AnnotationStore(path)) == before
    assert path.read_bytes() == raw, "equal states have equal bytes"


@pytest.mark.parametrize("happen", [written_over, rolled_back])
def test_what_others_have_said_in_the_meantime_stays_too(
    path: Path, begun: AnnotationStore, first: bytes, happen: Callable[[Path, bytes], None]
) -> None:
    happen(path, first)
    AnnotationStore(path, now=lambda: MORNING).apply(GARDEN, [AddTheme(TWO, "theirs")], SAMI)

    assert said(begun, by=SAMI)[2].themes == ("theirs",)
    assert said(begun)[3].themes == ("sanctions",)
    begun.settle()
    assert said(AnnotationStore(path), by=SAMI)[2].themes == ("theirs",)
    assert said(AnnotationStore(path))[3].themes == ("sanctions",)


def test_of_two_who_have_read_it_either_puts_it_back(path: Path, begun: AnnotationStore) -> None:
    other, before = AnnotationStore(path, now=lambda: MORNING), state(begun)
    assert state(other) == before
    path.unlink()
    other.apply(GARDEN, [AddTheme(TWO, "theirs")], SAMI)

    assert said(begun, by=SAMI)[2].themes == ("theirs",)
    assert begun.lacking == 0
    assert said(AnnotationStore(path)) == said(begun)


def test_what_was_taken_off_stays_off_though_the_file_has_it_again(path: Path, store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    old = path.read_bytes()
    store.apply(GARDEN, [RemoveTheme(ONE, "arms")], LAYLA)

    path.write_bytes(old)

    assert said(store) == {}
    store.settle()
    assert said(AnnotationStore(path)) == {}


def test_nothing_is_written_at_the_end_where_nothing_is_missing(path: Path, begun: AnnotationStore) -> None:
    AnnotationStore(path).apply(GARDEN, [AddTheme(TWO, "arms")], SAMI)
    state(begun)
    stamp = begun.stamp()

    begun.settle()

    assert begun.stamp() == stamp
    assert begun.lacking == 0


def test_a_file_that_has_all_of_it_again_lacks_nothing(path: Path, begun: AnnotationStore) -> None:
    raw = path.read_bytes()
    path.unlink()
    assert begun.lacking == 0, "nobody has looked"
    state(begun)
    assert begun.lacking == EVERYTHING
    path.write_bytes(raw)
    state(begun)

    begun.settle()

    assert path.read_bytes() == raw


def test_it_is_kept_in_a_file_of_its_own_at_once(path: Path, begun: AnnotationStore, tmp_path: Path) -> None:
    before = state(begun)
    path.unlink()
    assert state(begun) == before
    rescue = tmp_path / "rescue.json"

    assert begun.keep_lacking(rescue), "it comes back by itself"

    assert state(AnnotationStore(rescue)) == before
    assert begun.lacking == 0
    assert not begun.keep_lacking(tmp_path / "other.json"), "there is nothing more"
    assert not (tmp_path / "other.json").exists()
    begun.settle()
    assert state(AnnotationStore(path)) == before


def test_no_file_is_written_over_to_keep_it(path: Path, begun: AnnotationStore, tmp_path: Path) -> None:
    path.unlink()
    state(begun)
    (tmp_path / "rescue.json").write_text("mine", "utf-8")

    with pytest.raises(AlreadyExistsError):
        begun.keep_lacking(tmp_path / "rescue.json")

    assert begun.lacking == EVERYTHING
    assert (tmp_path / "rescue.json").read_text("utf-8") == "mine"


def test_of_several_times_all_that_was_read_is_kept(
    path: Path, begun: AnnotationStore, first: bytes, tmp_path: Path
) -> None:
    """It is rolled back, a change is made on it, and then it is taken away for another library's."""
    path.write_bytes(first)
    state(begun)
    begun.apply(GARDEN, [AddTheme(TWO, "later")], LAYLA)
    before = state(begun)
    another(path)
    assert said(begun) == {}

    begun.keep_lacking(tmp_path / "rescue.json")

    assert state(AnnotationStore(tmp_path / "rescue.json")) == before


def test_an_empty_file_that_has_backups_is_damage_to_who_has_not_read_it(path: Path, begun: AnnotationStore) -> None:
    assert begun.stamp()
    path.write_bytes(b"")

    with pytest.raises(RestorableDatabaseError):
        AnnotationStore(path).snapshot()
    assert path.read_bytes() == b""
    assert state(begun)


def test_a_damaged_file_is_not_written_over_by_who_has_read_it(path: Path, begun: AnnotationStore) -> None:
    path.write_bytes(path.read_bytes()[:-30])
    before = path.read_bytes()

    with pytest.raises(DamagedDatabaseError):
        begun.apply(GARDEN, [AddTheme(TWO, "arms")], LAYLA)
    with pytest.raises(DamagedDatabaseError):
        begun.snapshot()

    assert path.read_bytes() == before


# Another library's file


def another(path: Path) -> None:
    """Put another library's file in its place."""
    other = path.with_name("other.json")
    AnnotationStore(other, now=lambda: MORNING).apply(GARDEN, [AddTheme(ONE, "theirs")], SAMI)
    other.replace(path)


def test_another_librarys_file_is_taken_as_it_is(path: Path, begun: AnnotationStore, tmp_path: Path) -> None:
    before = state(begun)
    another(path)
    raw = path.read_bytes()

    assert said(begun) == {}
    assert said(begun, by=SAMI)[1].themes == ("theirs",)
    assert begun.lacking == EVERYTHING
    begun.settle()
    assert path.read_bytes() == raw, "it is not mixed with ours"

    assert not begun.keep_lacking(tmp_path / "rescue.json"), "it does not come back by itself"
    assert state(AnnotationStore(tmp_path / "rescue.json")) == before
    begun.apply(GARDEN, [AddTheme(TWO, "arms")], LAYLA)
    assert [*said(AnnotationStore(path))] == [2]


def test_a_file_that_somebody_has_begun_anew_is_another_librarys(
    path: Path, begun: AnnotationStore, tmp_path: Path
) -> None:
    before = state(begun)
    for each in (path, *path.parent.glob(".*.bak")):
        each.unlink()
    AnnotationStore(path, now=lambda: MORNING).apply(GARDEN, [AddTheme(ONE, "theirs")], SAMI)

    assert said(begun) == {}
    assert begun.lacking == EVERYTHING
    begun.keep_lacking(tmp_path / "rescue.json")
    assert state(AnnotationStore(tmp_path / "rescue.json")) == before


def test_a_state_of_a_later_epoch_is_the_persons_will(path: Path, begun: AnnotationStore) -> None:
    data = on_disk(path)
    del data["articles"]
    data["meta"]["1"]["epoch"] = {"at": "2031-06-01T00:00:00.000Z", "id": "7"}
    written(path, data)

    assert said(begun) == {}
    assert begun.lacking == 0
    begun.settle()
    assert on_disk(path) == data


# git


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=git_environment(folder), capture_output=True, check=True)


@pytest.fixture
def repository(path: Path, begun: AnnotationStore, first: bytes) -> Path:
    """Put the file under git: its first state, and then the one that it has, committed one after the other."""
    folder, now = path.parent, path.read_bytes()
    git(folder, "init", "-q")
    for raw in (first, now):
        path.write_bytes(raw)
        git(folder, "add", "tags.json")
        git(folder, "commit", "-q", "-m", "x")
    state(begun)
    return folder


def test_what_git_has_taken_away_does_not_come_back(path: Path, begun: AnnotationStore, repository: Path) -> None:
    before = state(begun)
    git(repository, "checkout", "-q", "HEAD^", "--", "tags.json")
    raw = path.read_bytes()

    assert state(begun) != before
    assert begun.lacking == 2
    begun.settle()
    assert path.read_bytes() == raw
    assert not begun.keep_lacking(repository / "rescue.json")
    assert state(AnnotationStore(repository / "rescue.json")) == before


def test_a_file_that_git_has_deleted_stays_away_until_the_next_change(
    path: Path, begun: AnnotationStore, repository: Path
) -> None:
    git(repository, "rm", "-q", "--force", "tags.json")
    assert said(begun) == {}

    begun.settle()

    assert not path.exists()
    begun.apply(GARDEN, [AddTheme(TWO, "new")], LAYLA)
    assert {number: each.themes for number, each in said(AnnotationStore(path)).items()} == {2: ("new",)}


def test_what_another_program_does_in_a_repository_comes_back(
    path: Path, begun: AnnotationStore, repository: Path, first: bytes
) -> None:
    before = state(begun)
    assert repository == path.parent
    path.write_bytes(first)

    assert state(begun) == before
    begun.settle()
    assert state(AnnotationStore(path)) == before


def test_while_git_is_at_work_it_is_git(path: Path, begun: AnnotationStore, repository: Path, first: bytes) -> None:
    before = state(begun)
    (repository / ".git" / "index.lock").touch()
    path.write_bytes(first)

    assert state(begun) != before
    begun.settle()
    assert path.read_bytes() == first


def test_a_work_tree_of_git_is_known_by_its_file(path: Path, begun: AnnotationStore, repository: Path) -> None:
    tree = repository / "tree"
    git(repository, "worktree", "add", "-q", "--detach", str(tree))
    before, there = state(begun), AnnotationStore(tree / "tags.json")
    assert (tree / ".git").is_file()
    assert state(there) == before

    git(tree, "checkout", "-q", "HEAD^", "--", "tags.json")

    assert state(there) != before
    assert state(begun) == before
    assert path.samefile(begun.path)


@pytest.mark.parametrize(
    "odd",
    [
        {"paragraphs": 7},
        {"paragraphs": [7]},
        {"paragraphs": [{"start": 0, "end": 1, "layers": 7}]},
        {"paragraphs": [{"start": 0, "end": 1, "layers": [{"by": "x", "themes": ["arms"]}]}]},
        {
            "paragraphs": [
                {"start": 0, "end": 1, "layers": [{"by": "x", "themes": {"arms": 7}, "note": {"": {"at": 7}}}]}
            ]
        },
    ],
)
def test_what_is_put_in_its_place_may_be_anything(path: Path, begun: AnnotationStore, odd: dict[str, object]) -> None:
    """It is damage, said as such, and what was read is kept."""
    kept = on_disk(path)
    kept["articles"] = {"1": {"sha256": GARDEN.sha256, "name": {"at": "", "id": "x"}, **odd}}
    written(path, kept)

    with suppress(DamagedDatabaseError):
        begun.snapshot().load(GARDEN)

    assert begun.lacking == EVERYTHING
    assert begun.keep_lacking(path.with_name("rescue.json"))
    assert state(AnnotationStore(path.with_name("rescue.json"))) == {
        LAYLA: {1: (("arms",), "x", False), 3: (("sanctions",), "", False)},
        SAMI: {2: ((), "", True)},
    }
