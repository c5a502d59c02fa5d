"""The statistics of several people, each of whom has a section; who codes blind, or alone, sees no word of others."""

from __future__ import annotations

from threading import get_ident
from typing import TYPE_CHECKING

import pytest

from tests.support.coders import code
from tests.support.piloted import SUMMIT, copy_samples, lines_of, logical, piloted
from tui.annotations.layers import AGREED, Author
from tui.annotations.operations import AddTheme
from tui.corpus.library import Library
from tui.settings import Settings
from tui.store.annotation_store import AnnotationStore
from tui.store.snapshot import Snapshot
from tui.ui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.piloted import Piloted
    from tui.annotations.progress import Progress

TALL = (80, 60)


@pytest.fixture
def library(library: Path) -> Path:
    """The samples, in which two people have worked on one article."""
    code(library, "samira", {1: ["arms"], 2: []}, SUMMIT)
    code(library, "tester", {1: ["arms", "diplomacy"], 2: ["arms"], 3: []}, SUMMIT)
    return library


def rows_behind(desk: Piloted, name: str) -> list[str]:
    """Return the rows of one person's section, without blanks: their name and what they did, then their themes."""
    rows = [row.strip() for row in desk.rows]
    start = next(at for at, row in enumerate(rows) if row.endswith(name))
    return [row for row in rows[start : rows.index("", start)] if row]


def bars(rows: list[str]) -> dict[str, tuple[int, int]]:
    """Return the number, and the length of the bar, by the last word of a theme's name."""
    return {logical(row.split()[-1]): (int(row.split()[0]), row.count("█")) for row in rows}


async def test_each_annotator_has_a_section(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=TALL) as desk:
        await desk.press("i")
        assert isinstance(desk.app.screen, StatisticsScreen)
        assert desk.says("الواسمون")
        own, hers = rows_behind(desk, "tester"), rows_behind(desk, "samira")
        assert "المراجعة: 3 · الموسومة: 2" in logical(own[0])
        assert "المراجعة: 2 · الموسومة: 1" in logical(hers[0])
        assert {name: count for name, (count, _) in bars(own[1:]).items()} == {"أسلحة": 2, "دبلوماسية": 1}
        assert list(bars(hers[1:])) == ["أسلحة"]
        assert bars(hers[1:])["أسلحة"][1] == pytest.approx(bars(own[1:])["أسلحة"][1] / 2, abs=1), "all by one measure"
        names = [row.split()[-1] for row in desk.rows if row.strip().endswith(("tester", "samira"))]
        assert names == ["tester", "samira"], "oneself first"
        await desk.press("escape")
        assert desk.number == 1


async def test_it_speaks_english_and_names_what_is_agreed(library: Path) -> None:
    article = Library(library).article(SUMMIT)
    agree = AddTheme(article.paragraphs[0].span, "zebra")
    AnnotationStore(library / "tags.json").apply(article, [agree], Author("samira", "desk", AGREED))
    for settings, name in ((Settings("tester", language="en"), "agreed"), (Settings("tester"), "متفق عليه")):
        async with piloted(library, article=SUMMIT, size=TALL, settings=settings) as desk:
            await desk.press("i")
            agreed = [at for at, row in enumerate(desk.rows) if name in row or name in logical(row)]
            samira = next(at for at, row in enumerate(desk.rows) if "samira" in row)
            assert agreed[-1] > samira, "it comes last"
            assert "zebra" in desk.rows[agreed[-1] + 1], "a theme that the code book does not know"
            if settings.language == "en":
                assert desk.shows("Annotators")
                assert desk.shows("reviewed 2 · tagged 1")


async def test_little_room_cuts_no_count(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(40, 30), settings=Settings("tester", language="en")) as desk:
        await desk.press("i")
        assert desk.shows("reviewed 2 · tagged 1")


@pytest.mark.parametrize("settings", [Settings("tester", others="hidden"), Settings("nobody", others="hidden")])
async def test_who_codes_blind_sees_their_own_work_alone(library: Path, settings: Settings) -> None:
    async with piloted(library, article=SUMMIT, size=TALL, settings=settings) as desk:
        await desk.press("i")
        assert isinstance(desk.app.screen, StatisticsScreen)
        assert not desk.says("الواسمون")
        assert not desk.shows("samira")
        assert not desk.shows("tester")


async def test_who_works_alone_sees_no_section(tmp_path: Path) -> None:
    async with piloted(copy_samples(tmp_path / "alone"), size=TALL) as desk:
        await desk.press("1", "i")
        assert "█" in "".join(desk.rows)
        assert not desk.says("الواسمون")
        assert not desk.shows("tester")


async def test_what_others_did_is_not_counted_by_the_key(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = library / "05-vostochny-summit.txt"
    file.write_text("\n".join([*lines_of(file)[:2], "فقرة جديدة.", *lines_of(file)[2:]]) + "\n", encoding="utf-8")
    screen, count, by_the_screen = get_ident(), Snapshot.progress, set[str]()

    def counting(self: Snapshot, by: str) -> Mapping[str, Progress]:
        if get_ident() == screen:
            by_the_screen.add(by)
        return count(self, by)

    monkeypatch.setattr(Snapshot, "progress", counting)
    async with piloted(library, article=SUMMIT, size=TALL) as desk:
        await desk.press("i")
        assert "المراجعة: 2 · الموسومة: 1" in logical(rows_behind(desk, "samira")[0])
        assert by_the_screen == {"tester"}


async def test_of_a_file_that_cannot_be_read_ones_own_work_is_shown(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(120, 60)) as desk:
        assert desk.session.annotators.has_others
        desk.database.write_bytes(b'{"broken')
        await desk.press("i")
        assert isinstance(desk.app.screen, StatisticsScreen)
        assert "█" in "".join(desk.rows)
        assert not desk.shows("samira")
