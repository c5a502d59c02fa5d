"""git merges tag files by the driver and never stops: all that either side says is there, and the same everywhere."""

from __future__ import annotations

import itertools
import os
import random
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.clones import ARTICLES, BASE, Clone, Origin, later_of, said
from tests.support.places import ROOT
from tui.store.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.clones import State

    Edits = tuple[Callable[[Clone], object], Callable[[Clone], object]]


def off_and_on(clone: Clone) -> None:
    clone.untag("001", 4, "ali", "arms")
    clone.tag("001", 4, "ali", "arms")


EDITS: dict[str, Edits] = {
    "new articles on both": (lambda c: c.tag("010", 1, "ali", "arms"), lambda c: c.tag("011", 1, "bea", "arms")),
    "one new article on both": (lambda c: c.tag("010", 1, "ali", "arms"), lambda c: c.tag("010", 8, "bea", "arms")),
    "other articles": (lambda c: c.tag("001", 2, "ali", "arms"), lambda c: c.tag("002", 2, "bea", "arms")),
    "far paragraphs": (lambda c: c.tag("001", 1, "ali", "space"), lambda c: c.tag("001", 7, "bea", "space")),
    "neighbours": (lambda c: c.tag("001", 2, "ali", "space"), lambda c: c.tag("001", 3, "bea", "space")),
    "one paragraph, two people": (lambda c: c.tag("001", 4, "ali", "space"), lambda c: c.tag("001", 4, "bea", "space")),
    "one paragraph, one person": (lambda c: c.tag("001", 4, "ali", "space"), lambda c: c.tag("001", 4, "ali", "trade")),
    "off here, another there": (lambda c: c.untag("001", 4, "ali", "arms"), lambda c: c.tag("001", 4, "bea", "arms")),
    "off here, off and on there": (
        lambda c: c.untag("001", 4, "ali", "arms"),
        off_and_on,
    ),
    "notes": (lambda c: c.note("001", 4, "ali", "one"), lambda c: c.note("001", 4, "bea", "two")),
}


def merge(clone: Clone) -> None:
    clone.done("merge", "-q", "--no-edit", "other")


def rebase(clone: Clone) -> None:
    clone.done("rebase", "-q", "other")


def cherry_pick(clone: Clone) -> None:
    clone.done("cherry-pick", "--keep-redundant-commits", "other")


def stash_pop(clone: Clone) -> None:
    clone.done("reset", "-q", "HEAD~1")
    clone.done("stash")
    clone.done("merge", "-q", "other")
    clone.done("stash", "pop")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    return Origin(tmp_path_factory.mktemp("origin"), has_driver=True)


def edited(clone: Clone, ours: Callable[[Clone], object], theirs: Callable[[Clone], object]) -> tuple[State, State]:
    """Let both happen, each on a branch, main and other; return what they say."""
    clone.done("checkout", "-qb", "other")
    theirs(clone)
    other = clone.said()
    clone.commit("theirs")
    clone.done("checkout", "-q", "main")
    ours(clone)
    own = clone.said()
    clone.commit("ours")
    return own, other


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_both_sides_of_a_merge_are_there_and_whichever_merges_the_bytes_are_the_same(
    origin: Origin, edits: Edits
) -> None:
    clone = origin.clone()
    own, other = edited(clone, *edits)
    clone.done("branch", "before")

    merge(clone)

    merged = clone.tags.read_bytes()
    assert clone.said() == later_of(own, other)
    clone.done("checkout", "-q", "other")
    clone.done("merge", "-q", "--no-edit", "before")
    assert clone.tags.read_bytes() == merged
    assert clone.done("status", "--porcelain") == ""


@pytest.mark.parametrize("how", [rebase, cherry_pick, stash_pop])
@pytest.mark.parametrize("name", ["one new article on both", "neighbours", "off here, off and on there"])
def test_whatever_git_does_both_sides_are_there(origin: Origin, how: Callable[[Clone], None], name: str) -> None:
    clone = origin.clone()
    own, other = edited(clone, *EDITS[name])

    how(clone)

    assert clone.said() == later_of(own, other)
    assert not [line for line in clone.done("status", "--porcelain").splitlines() if line.startswith(("U", "AA"))]


def test_clones_that_merge_in_different_orders_have_equal_files(origin: Origin) -> None:
    clones = [origin.clone() for _ in range(3)]
    for number, clone in enumerate(clones):
        clone.tag("001", 4, f"person-{number}", "space")
        clone.tag(f"01{number}", 1, f"person-{number}", "arms")
        clone.untag("002", 1, "ali", "arms")
        clone.note("003", 1, "ali", f"note {number}")
        clone.commit()
    wanted = later_of(*(clone.said() for clone in clones))
    for one, other in itertools.permutations(clones, 2):
        one.done("fetch", "-q", str(other.folder), f"main:from-{clones.index(other)}")

    for clone, order in zip(clones, ((1, 2), (2, 0), (1, 0)), strict=True):
        for number in order:
            clone.done("merge", "-q", "--no-edit", f"from-{number}")

    assert [clone.said() for clone in clones] == [wanted] * 3
    assert len({clone.tags.read_bytes() for clone in clones}) == 1


def test_criss_cross(origin: Origin) -> None:
    clone = origin.clone()
    edited(clone, lambda c: c.tag("001", 2, "ali", "space"), lambda c: c.tag("001", 2, "bea", "space"))
    clone.done("branch", "before")
    merge(clone)
    clone.done("checkout", "-q", "other")
    clone.done("merge", "-q", "--no-edit", "before")
    clone.tag("001", 3, "bea", "arms")
    clone.untag("001", 2, "bea", "space")
    clone.commit()
    clone.done("checkout", "-q", "main")
    clone.tag("001", 3, "ali", "arms")
    clone.commit()

    merge(clone)

    found = {each for each in clone.themes() if each[1] in (2, 3)}
    assert found == {("001", 2, "ali", "space"), ("001", 3, "bea", "arms"), ("001", 3, "ali", "arms")}


def test_both_began_the_file(tmp_path: Path) -> None:
    """Neither has the other's library: in one repository it is one."""
    clone = Clone(tmp_path / "new", tmp_path)
    clone.folder.mkdir()
    clone.done("init", "-q", "-b", "main")
    clone.set_up()
    clone.commit()

    own, other = edited(clone, lambda c: c.tag("001", 1, "ali", "arms"), lambda c: c.tag("001", 1, "bea", "arms"))
    merge(clone)

    assert clone.said() == later_of(own, other)


def test_a_side_of_the_older_schema(origin: Origin) -> None:
    clone = origin.clone()
    old = (ROOT / "tests" / "data" / "schema-1" / "days" / "08.json").read_bytes()

    clone.done("checkout", "-qb", "other")
    clone.tags.write_bytes(old)
    clone.commit()
    clone.done("checkout", "-q", "main")
    clone.tag("001", 2, "bea", "space")
    own = clone.said()
    clone.commit()
    clone.done("merge", "-q", "--no-edit", "other")

    kept = clone.said()
    assert own.items() <= kept.items()
    assert len(parse(clone.tags, old).tables["articles"]) + len(BASE) == len(
        parse(clone.tags, clone.tags.read_bytes()).tables["articles"]
    )


def test_both_sides_of_the_older_schema(tmp_path: Path) -> None:
    days = ROOT / "tests" / "data" / "schema-1" / "days"
    clone = Clone(tmp_path / "old", tmp_path)
    clone.folder.mkdir()
    clone.done("init", "-q", "-b", "main")
    clone.set_up()
    clone.tags.write_bytes((days / "03.json").read_bytes())
    clone.commit()
    clone.done("checkout", "-qb", "other")
    clone.tags.write_bytes((days / "08.json").read_bytes())
    clone.commit()
    clone.done("checkout", "-q", "main")
    clone.tags.write_bytes((days / "07.json").read_bytes())
    clone.commit()

    merge(clone)

    assert parse(clone.tags, clone.tags.read_bytes()).schema == 2


def test_a_newer_file_stays_a_conflict_and_nothing_is_touched(origin: Origin) -> None:
    clone = origin.clone()
    edited(
        clone,
        lambda c: c.tag("001", 2, "ali", "space"),
        lambda c: c.tags.write_bytes(re.sub(b'"schema": ?2', b'"schema": 3', c.tags.read_bytes())),
    )
    before = clone.tags.read_bytes()

    failed = clone.git("merge", "--no-edit", "other")

    assert failed.returncode == 1
    assert (
        b"hashiya: the versions are not joined, theirs cannot be read: tags.json was written by a newer"
        in failed.stderr
    )
    assert clone.tags.read_bytes() == before
    assert clone.done("status", "--porcelain") == "UU tags.json\n"


def test_a_driver_that_is_gone_leaves_ours_and_a_conflict(origin: Origin) -> None:
    clone = origin.clone()
    edited(clone, lambda c: c.tag("001", 2, "ali", "space"), lambda c: c.tag("001", 2, "bea", "space"))
    clone.done("config", "merge.hashiya.driver", "no-such-hashiya merge-driver %O %A %B")
    before = clone.tags.read_bytes()

    assert clone.git("merge", "--no-edit", "other").returncode == 1

    assert clone.tags.read_bytes() == before
    assert clone.done("status", "--porcelain") == "UU tags.json\n"
    assert [said(clone.git("show", f":{stage}:tags.json").stdout) for stage in (2, 3)] == [
        said(clone.git("show", f"{branch}:tags.json").stdout) for branch in ("main", "other")
    ]


# What to know


def test_reverting_an_older_commit_takes_nothing_back(origin: Origin) -> None:
    clone = origin.clone()
    clone.tag("001", 2, "ali", "space")
    clone.commit("one")
    clone.tag("001", 3, "ali", "space")
    clone.commit("two")
    before = clone.tags.read_bytes()

    clone.git("revert", "--no-edit", "HEAD~1")

    assert clone.tags.read_bytes() == before
    assert clone.done("status", "--porcelain") == ""


def test_reverting_the_last_commit_takes_it_back(origin: Origin) -> None:
    clone = origin.clone()
    before = clone.tags.read_bytes()
    clone.tag("001", 2, "ali", "space")
    clone.commit()

    clone.done("revert", "--no-edit", "HEAD")

    assert clone.tags.read_bytes() == before


def test_a_cherry_pick_brings_earlier_tags_along(origin: Origin) -> None:
    clone = origin.clone()
    clone.done("checkout", "-qb", "other")
    clone.tag("001", 2, "bea", "space")
    clone.commit("one")
    clone.tag("002", 3, "bea", "space")
    clone.commit("two")
    clone.done("checkout", "-q", "main")
    clone.tag("003", 2, "ali", "space")
    clone.commit("ours")

    clone.done("cherry-pick", "other")

    assert {("001", 2, "bea", "space"), ("002", 3, "bea", "space"), ("003", 2, "ali", "space")} <= clone.themes()


def test_a_cherry_pick_that_adds_nothing_stops_as_an_empty_one_does(origin: Origin) -> None:
    clone = origin.clone()
    edited(clone, lambda c: c.tag("001", 4, "ali", "space"), lambda c: c.tag("001", 4, "ali", "space"))
    before = clone.tags.read_bytes()

    stopped = clone.git("cherry-pick", "other")

    assert stopped.returncode == 1
    assert b"git cherry-pick --skip" in stopped.stderr
    assert clone.done("status", "--porcelain") == ""
    clone.done("cherry-pick", "--skip")
    assert clone.tags.read_bytes() == before


def test_dropping_a_commit_by_rebase_keeps_its_tags(origin: Origin) -> None:
    clone = origin.clone()
    clone.tag("001", 2, "ali", "space")
    clone.commit("one")
    clone.tag("002", 3, "ali", "space")
    clone.commit("two")

    clone.done("rebase", "-q", "--onto", "HEAD~2", "HEAD~1")

    assert {("001", 2, "ali", "space"), ("002", 3, "ali", "space")} <= clone.themes()


def test_a_file_that_is_deleted_on_one_side_conflicts(origin: Origin) -> None:
    clone = origin.clone()
    clone.done("checkout", "-qb", "other")
    clone.done("rm", "-q", "tags.json")
    clone.commit("gone")
    clone.done("checkout", "-q", "main")
    clone.tag("001", 2, "ali", "space")
    clone.commit()
    before = clone.tags.read_bytes()

    assert clone.git("merge", "--no-edit", "other").returncode == 1

    assert clone.tags.read_bytes() == before
    assert clone.done("status", "--porcelain") == "UD tags.json\n"


# At random


PEOPLE = ("ali", "bea", "dina")


def scribble(clone: Clone, chance: random.Random, articles: Sequence[str] = tuple(ARTICLES)) -> None:
    """Do a few things to some of these articles, as several people."""
    for _ in range(chance.randint(1, 6)):
        article, paragraph = chance.choice(articles), chance.randint(1, 8)
        by, theme = chance.choice(PEOPLE), chance.choice(["arms", "space", "trade"])
        match chance.randint(0, 9):
            case 0 | 1 | 2 | 3 | 4 | 5:
                clone.tag(article, paragraph, by, theme)
            case 6 | 7:
                clone.untag(article, paragraph, by, theme)
            case 8:
                clone.note(article, paragraph, by, chance.choice(["", "one", "two"]))
            case _:
                clone.undo(by)


def random_merges(origin: Origin, chance: random.Random, merges: int) -> None:
    """Let three clones work, and merge each other's work in whatever way, until that many merges are done."""
    clones = [origin.clone() for _ in range(3)]
    for _ in range(merges):
        for clone in clones:
            scribble(clone, chance)
            clone.commit()
        one, other = chance.sample(clones, 2)
        wanted = later_of(one.said(), other.said())
        one.done("fetch", "-q", str(other.folder), "+main:theirs")
        how = chance.choice([("merge", "-q", "--no-edit"), ("rebase", "-q")])
        one.done(*how, "theirs")
        assert one.said() == wanted, how
    first, second, third = clones
    for one, other in ((first, second), (first, third), (second, first), (third, first)):
        one.done("fetch", "-q", str(other.folder), "+main:theirs")
        one.done("merge", "-q", "--no-edit", "theirs")
    assert len({clone.tags.read_bytes() for clone in clones}) == 1


def test_random_work_of_three_clones(origin: Origin) -> None:
    random_merges(origin, random.Random(1), 16)  # noqa: S311 - as in every run


@pytest.mark.faults
def test_much_random_work_of_three_clones(origin: Origin) -> None:
    for seed in range(int(os.environ.get("HASHIYA_MERGES", "10"))):
        random_merges(origin, random.Random(seed), 30)  # noqa: S311 - as in every run
