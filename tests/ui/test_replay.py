"""Decisions replayed on samples: every key counts, and what they leave in the tag file is what was decided."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.bench.replay import read_decisions, replay
from tests.support.places import SAMPLES
from tui.corpus.library import Library
from tui.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

BOTH, THREE = ["sanctions", "arms"], ["arms", "sanctions", "diplomacy"]
THEMES = [["arms"], [], BOTH, BOTH, THREE, THREE, ["ninth", "fifth", "sixth", "seventh", "eighth"], ["sixth", "ninth"]]
KEYS = ["1", "0", "!", "3", ".", "!", "#", "4", ".", "%", "^", "&", "*", "9", "&", "9"]
"""For THEMES, which are decided one after the other, again and again; themes that are not built in go by name."""


@pytest.fixture
def decided(tmp_path: Path) -> tuple[Path, Path]:
    """Return a library of two samples, the first with a heading, the second with a title, and decisions on it."""
    folder, decisions = tmp_path / "library", tmp_path / "decisions.jsonl"
    folder.mkdir()
    for name in ("03-lavrov-visit.txt", "04-kim-train.txt"):
        shutil.copy(SAMPLES / name, folder)
    library = Library(folder)
    articles = [library.article(index) for index in range(2)]
    assert {each.kind for article in articles for each in article.paragraphs} >= {Kind.TITLE, Kind.HEADING}
    asked = ((article, each.number) for article in articles for each in article.paragraphs if each.kind is Kind.BODY)
    rows = [
        {"article": article.id, "paragraph": number, "themes": THEMES[count % len(THEMES)]}
        for count, (article, number) in enumerate(asked)
    ]
    decisions.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder, decisions


async def test_what_is_replayed_takes_the_keys_there_are_and_one_for_the_end_row(decided: tuple[Path, Path]) -> None:
    folder, path = decided
    decisions = read_decisions(path)

    replayed = await replay(decisions, folder)

    assert replayed.paragraphs == len(decisions)
    assert replayed.keys[: len(KEYS)] == tuple(KEYS)
    assert replayed.keys.count("w") == 1, "of two articles one has an end row that leads on; titles take no key"


async def test_a_paragraph_without_a_decision_is_named(decided: tuple[Path, Path]) -> None:
    folder, path = decided
    decisions = read_decisions(path)
    del decisions["03-lavrov-visit", 2]

    with pytest.raises(KeyError, match="03-lavrov-visit"):
        await replay(decisions, folder)
