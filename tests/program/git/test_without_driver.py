"""Without the driver git merges lines: what it merges without a conflict is read right, whatever it has left twice."""

from __future__ import annotations

import collections
import json
import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.program.git.test_merging import edited, scribble
from tests.support.clones import ARTICLES, Origin, doubled, later_of, said
from tui.store.joining import joined_tables
from tui.store.json_lines import Serialisation
from tui.store.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.support.clones import State


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    return Origin(tmp_path_factory.mktemp("origin"), has_driver=False)


def read_right(path: Path) -> State:
    """Return what the program reads in the file, in lines and as a whole, which must be the same."""
    raw = path.read_bytes()
    ways = [parse(path, raw), parse(path, raw, Serialisation())]
    written = {b"".join(Serialisation().chunks(each.tables)) for each in ways}
    assert len(written) == 1
    return said(written.pop())


def doubles(raw: bytes) -> collections.Counter[str]:
    """Return whether a document is there twice, and a paragraph or a layer in one."""
    pairs = json.loads(raw, object_pairs_hook=lambda members: members)
    [articles] = (rows for name, rows in pairs if name == "articles")
    documents = len(articles) - len({key for key, _ in articles})
    parts = sum(map(doubled, json.loads(raw)["articles"].values()))
    return collections.Counter({"document twice": documents > 0, "part twice": parts > 0})


def merges_at_random(
    origin: Origin, chance: random.Random, merges: int, articles: Sequence[str] = tuple(ARTICLES)
) -> collections.Counter[str]:
    """Merge work on some articles that many times; return how many were clean, and what these left twice."""
    found: collections.Counter[str] = collections.Counter()
    for _ in range(merges):
        clone = origin.clone()
        own, other = edited(clone, *[lambda c: scribble(c, chance, articles)] * 2)
        if clone.git("merge", "-q", "--no-edit", "other").returncode:
            found["conflicts"] += 1
            stages = [parse(clone.tags, clone.git("show", f":{stage}:tags.json").stdout).tables for stage in (2, 3)]
            assert said(b"".join(Serialisation().chunks(joined_tables(*stages)))) == later_of(own, other)
        else:
            found["clean"] += 1
            found += doubles(clone.tags.read_bytes())
            assert read_right(clone.tags) == later_of(own, other)
    return found


@pytest.mark.parametrize(
    ("seed", "articles", "left"), [(10, tuple(ARTICLES), "document twice"), (7, ("001",), "part twice")]
)
def test_random_merges_that_are_clean_are_read_right_whatever_is_there_twice(
    origin: Origin, seed: int, articles: Sequence[str], left: str
) -> None:
    """The seeds are such that git leaves something twice, within a few merges."""
    assert merges_at_random(origin, random.Random(seed), 12, articles)[left]  # noqa: S311 - as in every run


@pytest.mark.faults
def test_many_random_merges_that_are_clean_are_read_right(origin: Origin) -> None:
    merges = int(os.environ.get("HASHIYA_MERGES", "150"))
    for articles in (tuple(ARTICLES), ("001",)):
        found = merges_at_random(origin, random.Random(7), merges, articles)  # noqa: S311 - see above
        print(len(articles), "articles:", dict(found))  # noqa: T201 - how many that were is what one wants to know
        assert found["clean"]
