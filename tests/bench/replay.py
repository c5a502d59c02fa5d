"""Keys that decisions take: ``python -m tests.bench.replay DECISIONS FOLDER``, the fewest that there are for each.

DECISIONS is a file of a JSON object a line: ``article`` (its id), ``paragraph`` (its number), ``themes`` (their ids).
The articles of FOLDER are copied, and read in their order with moving on (``A``) on; no theme is suggested. Keys at end
rows count. What is in the tag file at the end has to be what was decided.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.support.measure import print_table
from tests.support.piloted import piloted
from tui.codebook.codebook import DEFAULT_THEMES, LAST_DIGIT
from tui.model import Label, Theme
from tui.settings import PUT_KEYS, Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tests.support.piloted import Piloted

GO_ON, NO_THEME, REPEAT, PUT = "w", "0", ".", "="

Place = tuple[str, int]
"""An article's id and the number of a paragraph."""


class Replayed(NamedTuple):
    """What a replay took: how many paragraphs were decided, and which keys that took."""

    paragraphs: int
    keys: tuple[str, ...]


def read_decisions(path: Path) -> dict[Place, frozenset[str]]:
    """Return the ids of the themes of each paragraph that the file speaks of."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(row["article"], row["paragraph"]): frozenset(row["themes"]) for row in rows}


async def replay(decisions: Mapping[Place, frozenset[str]], folder: Path) -> Replayed:
    """Return what it takes to decide all paragraphs of ``folder`` that are asked for, in their order.

    ``folder`` is written to. Where a paragraph has no decision, this ends with a KeyError that has its place.
    """
    settings = Settings("replay", auto_advance=True, themes=_themes(decisions))
    digits = {theme.id: digit for digit, theme in enumerate(settings.themes, 1)}
    pressed: list[str] = []
    done: dict[Place, frozenset[str]] = {}
    before: frozenset[str] = frozenset()
    async with piloted(folder, settings=settings) as desk:
        while not _is_through(desk):
            place = _place(desk)
            keys = [GO_ON] if place is None else _fewest({digits[each] for each in decisions[place]})
            if place is not None:
                done[place] = decisions[place]
                keys = [REPEAT] if done[place] == before and len(keys) > 1 else keys
                before = done[place]
            await desk.press(*keys)
            pressed += keys
        kept = _kept(desk)
    assert kept == done, {place for place in kept.keys() | done.keys() if kept.get(place) != done.get(place)}
    return Replayed(len(done), tuple(pressed))


def _themes(decisions: Mapping[Place, frozenset[str]]) -> tuple[Theme, ...]:
    """Return the built-in themes and behind them the others that were decided on; each has a digit."""
    others = {theme for themes in decisions.values() for theme in themes} - {theme.id for theme in DEFAULT_THEMES}
    themes = (*DEFAULT_THEMES, *(Theme(each, Label(each, each), "#0072B2") for each in sorted(others)))
    assert len(themes) <= LAST_DIGIT, "only themes with a digit can be replayed"
    return themes


def _fewest(digits: Collection[int]) -> list[str]:
    """Return the keys for themes with these digits: all but the last are put on, and the last one moves on."""
    if not digits:
        return [NO_THEME]
    *stay, last = sorted(digits)
    put = [[PUT_KEYS[each - 1]] if each <= len(PUT_KEYS) else [PUT, str(each)] for each in stay]
    return [*(key for keys in put for key in keys), str(last)]


def _place(desk: Piloted) -> Place | None:
    """Return where the cursor is, where that is a paragraph that is asked for."""
    opened = desk.session.opened
    if opened.article is None or opened.current is None or not opened.current.kind.is_asked:
        return None
    return opened.article.id, opened.current.number


def _is_through(desk: Piloted) -> bool:
    """Return whether the cursor rests at the end of the last article."""
    return desk.session.opened.is_at_end and desk.session.index == len(desk.session.library) - 1


def _kept(desk: Piloted) -> dict[Place, frozenset[str]]:
    """Return the themes of every paragraph that anything was decided of, as they are on disk."""
    session, kept = desk.session, {}
    for index in range(len(session.library)):
        article = session.library.article(index)
        for number, said in session.annotations.of(article).annotations(article).items():
            kept[article.id, number] = frozenset(theme for each in said for theme in each.themes)
    return kept


def main() -> None:
    """Replay and print."""
    parser = ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("decisions", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name) / "library"
        shutil.copytree(options.folder, folder, ignore=shutil.ignore_patterns("tags.*", ".tags.*"))
        folder.chmod(0o755)
        try:
            replayed = asyncio.run(replay(read_decisions(options.decisions), folder))
        except KeyError as error:
            sys.exit(f"no decision on paragraph {error}")
    paragraphs, keys = replayed.paragraphs, len(replayed.keys)
    print_table(("paragraphs", "keys", "per paragraph"), [(str(paragraphs), str(keys), f"{keys / paragraphs:.2f}")])


if __name__ == "__main__":
    main()
