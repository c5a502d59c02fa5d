"""The reader in real terminals: what a person sees there is the article, read back from a picture of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.command import program
from tests.support.places import ROOT, SAMPLES
from tests.support.terminals.emulators import TERMINALS
from tests.support.terminals.pictures import Region
from tests.support.terminals.reading_back import RIGHT, score, words, words_in
from tests.support.terminals.window import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminals.emulators import Terminal
    from tests.support.terminals.pictures import Picture

pytestmark = pytest.mark.terminals

ON_ONE_SCREEN = 6
"""Paragraphs of the sample with a title, a heading, vowel marks and two kinds of digits, that fit 32 rows."""

PANE = Region(left=0.0, top=0.03, right=0.625, bottom=0.94)
"""Where the article stands, without paragraph numbers, the list, and the rows at the top and the bottom."""


@pytest.fixture
def article(home: Path) -> str:
    """The first article of a library in ``home``, as much of a sample as one screen holds."""
    library = home / "library"
    shutil.copytree(SAMPLES, library)
    paragraphs = (SAMPLES / "05-vostochny-summit.txt").read_text(encoding="utf-8").splitlines()
    text = "\n".join(paragraphs[:ON_ONE_SCREEN])
    (library / "00.txt").write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("name", TERMINALS)
def test_the_article_is_read_back(
    name: str,
    article: str,
    terminal_named: Callable[[str], Terminal],
    home: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """Once when it has been drawn whole, and again when keys have changed parts of it."""

    def share(when: str, picture: Picture) -> float:
        measured = score(words(article), words_in(picture.part(PANE)))
        record_property(f"{name}, {when}", measured)
        return measured

    environment = (f"PYTHONPATH={ROOT}", "HASHIYA_ANNOTATOR=tester")
    command = ["env", *environment, *map(str, program(home / "library"))]
    with opened(terminal_named(name), command, home) as window:
        at_first = share("opened", window.settled())
        window.press("j", "j", "1", "k", "2")
        afterwards = share("tagged", window.settled())
    assert min(at_first, afterwards) >= RIGHT
