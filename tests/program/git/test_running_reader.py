"""git changes the tag file under a running reader: git is never stopped by it, and what git took away stays away.

It is in a rescue file, as everything is that was read and the file has not any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.clones import ARTICLES, Clone, Origin, later_of, span, tick
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme
from tui.corpus.library import Library
from tui.session.rescue import rescue_lacking
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from pathlib import Path

TAG = ("001", 2, "ali", "space")
ANOTHER = ("003", 8, "ali", "trade")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    return Origin(tmp_path_factory.mktemp("origin"), has_driver=True)


class Reader:
    """A reader that has the tag file of a clone open."""

    def __init__(self, clone: Clone) -> None:
        self._store = AnnotationStore(clone.tags, now=tick)
        self._state = clone.home / f"state-{clone.folder.name}"
        positions = ReadingPositions(self._state / "positions.json")
        self._session = Session(Library(clone.folder), self._store, Settings("ali"), positions)
        self.rescued: list[Path] = []
        self.look()

    def look(self) -> None:
        """Look at the file, as the reader does once a second."""
        self._store.snapshot()
        kept = rescue_lacking(self._session, self._state)
        if kept is not None:
            self.rescued.append(kept.path)

    def tag(self, article: str, paragraph: int, by: str, theme: str) -> None:
        self._store.apply(ARTICLES[article], [AddTheme(span(article, paragraph), theme)], Author(by, "here"))
        self.look()

    def leave(self) -> None:
        self._session.tag_file.settle()


def is_rescued(reader: Reader, article: str, paragraph: int, by: str, theme: str) -> bool:
    start = span(article, paragraph).start
    return any(
        theme in layer.get("themes", {})
        for path in reader.rescued
        for document in (tables_of(path) or {})["articles"].values()
        for record in document["paragraphs"]
        for layer in record["layers"]
        if (document["sha256"], record["start"], layer["by"]) == (ARTICLES[article].sha256, start, by)
    )


def test_a_stash_takes_away_and_its_pop_brings_back(origin: Origin) -> None:
    clone = origin.clone()
    reader = Reader(clone)
    reader.tag(*TAG)

    clone.done("stash")
    reader.look()
    assert is_rescued(reader, *TAG)
    assert TAG not in clone.themes()
    assert clone.done("status", "--porcelain") == ""

    clone.done("stash", "pop")
    reader.look()
    reader.tag(*ANOTHER)
    assert {TAG, ANOTHER} <= clone.themes()


def test_what_is_tagged_between_a_stash_and_its_pop_has_to_be_committed_as_ever(origin: Origin) -> None:
    clone = origin.clone()
    reader = Reader(clone)
    reader.tag(*TAG)
    clone.done("stash")
    reader.tag(*ANOTHER)
    assert TAG not in clone.themes()

    refused = clone.git("stash", "pop")
    assert b"would be overwritten" in refused.stderr  # git's own word, whoever has changed the file

    clone.commit()
    clone.done("stash", "pop")
    assert {TAG, ANOTHER} <= clone.themes()


@pytest.mark.parametrize("is_looking", [True, False])
def test_another_branch_is_taken_as_it_is(origin: Origin, *, is_looking: bool) -> None:
    clone = origin.clone()
    clone.done("checkout", "-qb", "other")
    reader = Reader(clone)
    reader.tag(*TAG)
    clone.commit()

    clone.done("checkout", "-q", "main")
    if is_looking:
        reader.look()
    reader.tag(*ANOTHER)
    reader.leave()

    assert ANOTHER in clone.themes()
    assert TAG not in clone.themes()
    assert is_rescued(reader, *TAG)
    clone.commit()
    clone.done("checkout", "-q", "other")
    reader.look()
    clone.done("merge", "-q", "--no-edit", "main")
    reader.look()
    assert {TAG, ANOTHER} <= clone.themes()


@pytest.mark.parametrize(
    "command",
    [
        ("checkout", "HEAD~1", "--", "tags.json"),
        ("reset", "-q", "--hard", "HEAD~1"),
        ("restore", "--staged", "--worktree", "--source", "HEAD~1", "tags.json"),
        ("revert", "--no-edit", "HEAD"),
        ("rm", "-q", "tags.json"),
    ],
    ids=lambda command: command[0],
)
def test_what_git_is_told_to_take_away_does_not_come_back_by_itself(origin: Origin, command: tuple[str, ...]) -> None:
    clone = origin.clone()
    reader = Reader(clone)
    reader.tag(*TAG)
    clone.commit()
    reader.look()

    clone.done(*command)
    reader.look()
    reader.tag(*ANOTHER)
    reader.leave()

    assert TAG not in clone.themes()
    assert ANOTHER in clone.themes()
    assert is_rescued(reader, *TAG)


@pytest.mark.parametrize("how", [("merge", "-q", "--no-edit"), ("rebase", "-q")], ids=lambda how: how[0])
def test_a_merge_under_a_reader(origin: Origin, how: tuple[str, ...]) -> None:
    clone = origin.clone()
    clone.done("branch", "other")
    reader = Reader(clone)
    reader.tag(*TAG)
    clone.commit()
    own = clone.said()
    clone.done("checkout", "-q", "other")
    reader.look()
    reader.tag("001", 2, "bea", "space")
    other = clone.said()
    clone.commit()
    clone.done("checkout", "-q", "main")
    reader.look()

    clone.done(*how, "other")
    reader.look()

    assert clone.said() == later_of(own, other)
    reader.tag(*ANOTHER)
    assert later_of(own, other).items() <= clone.said().items()


def test_in_a_linked_work_tree(origin: Origin) -> None:
    clone = origin.clone()
    clone.done("worktree", "add", "-q", "-b", "other", str(clone.folder) + "-linked")
    linked = Clone(clone.folder.with_name(f"{clone.folder.name}-linked"), clone.home)
    reader = Reader(linked)
    reader.tag(*TAG)
    linked.commit()
    reader.look()

    linked.done("reset", "-q", "--hard", "HEAD~1")
    reader.look()
    reader.tag(*ANOTHER)

    assert TAG not in linked.themes()
    assert is_rescued(reader, *TAG)


def test_in_a_submodule(origin: Origin) -> None:
    above = Clone(origin.clone().folder.with_name("above"), origin.clone().home)
    above.folder.mkdir()
    above.done("init", "-q")
    above.done("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(origin.clone().folder), "tags")
    inner = Clone(above.folder / "tags", above.home)
    reader = Reader(inner)
    reader.tag(*TAG)

    inner.done("checkout", "-q", "--", "tags.json")
    reader.look()
    reader.tag(*ANOTHER)

    assert TAG not in inner.themes()


def test_while_git_is_at_work_its_index_is_not_written_yet(origin: Origin) -> None:
    clone = origin.clone()
    before = clone.tags.read_bytes()
    reader = Reader(clone)
    reader.tag(*TAG)

    (clone.folder / ".git" / "index.lock").touch()
    clone.tags.write_bytes(before)
    reader.look()

    assert is_rescued(reader, *TAG)
    reader.leave()
    assert TAG not in clone.themes()


def test_what_others_take_away_comes_back(origin: Origin) -> None:
    clone = origin.clone()
    reader = Reader(clone)
    before = clone.tags.read_bytes()
    reader.tag(*TAG)
    clone.tags.write_bytes(before)
    reader.look()

    assert is_rescued(reader, *TAG)
    reader.leave()
    assert TAG in clone.themes()


@pytest.mark.parametrize("is_gone", [True, False])
def test_what_others_take_away_comes_back_though_git_was_at_work_before(origin: Origin, *, is_gone: bool) -> None:
    """All is committed, which has written the index; then a sync tool takes the file away."""
    clone = origin.clone()
    reader = Reader(clone)
    before = clone.tags.read_bytes()
    reader.tag(*TAG)
    clone.commit()
    reader.look()

    if is_gone:
        clone.tags.unlink()
    else:
        clone.tags.write_bytes(before)
    reader.look()

    assert is_rescued(reader, *TAG)
    reader.tag(*ANOTHER)
    assert {TAG, ANOTHER} <= clone.themes()


def test_git_and_then_another_program_while_the_reader_is_stopped(origin: Origin) -> None:
    """The file is younger than the index, and by more than a file system's clock may be wrong."""
    clone = origin.clone()
    clone.done("checkout", "-qb", "other")
    reader = Reader(clone)
    reader.tag(*TAG)
    clone.commit()
    reader.look()

    clone.done("checkout", "-q", "main")
    index = clone.folder / ".git" / "index"
    while clone.tags.stat().st_ctime_ns <= index.stat().st_ctime_ns + 2_000_000_000:
        clone.tag("002", 3, "bea", f"theme-{tick().timestamp():.0f}")
    reader.look()
    reader.tag(*ANOTHER)

    assert TAG not in clone.themes()
    assert is_rescued(reader, *TAG)
