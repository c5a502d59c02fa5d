"""The list filtered to a sample: found beside the keys, in both languages and layouts, and refused in one sentence."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import piloted
from tests.support.waiting import GUARD
from tui.corpus.reader import text_sha256
from tui.corpus.sampling import Sample
from tui.settings import Settings
from tui.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted
    from tui.corpus.discovery import Source

WIDE = (120, 24)
ENGLISH = Settings("tester", language="en")


def sampled(library: Path, percentage: int, seed: int = 0) -> list[int]:
    """Return the places of the articles in a sample of the files, each of which is one text."""
    files = sorted(library.glob("*.txt"))
    hashes = {each.name: sha256(each.read_text(encoding="utf-8").encode()).hexdigest() for each in files}
    return [list(hashes).index(each) for each in Sample(Decimal(percentage), seed).of(hashes)]


def listed(desk: Piloted) -> list[int]:
    return list(desk.app.screen.query_one(ArticleList).order)


async def filter_to(desk: Piloted, text: str, key: str = "f") -> None:
    await desk.press(key)
    await desk.press("ctrl+u", *text, "enter")


@pytest.mark.parametrize(
    ("key", "typed", "settings"),
    [
        ("f", "sample:40%/7", ENGLISH),
        ("ب", "عينة:٤٠٪/٧", None),
        ("f", "عينة:40%/7", ENGLISH),
        ("ب", "sample:٤٠٪/7", None),
    ],
)
async def test_the_list_is_filtered_to_a_sample(library: Path, key: str, typed: str, settings: Settings | None) -> None:
    async with piloted(library, size=WIDE, settings=settings) as desk:
        await filter_to(desk, typed, key)
        assert listed(desk) == sampled(library, 40, 7)
        assert len(listed(desk)) == 2
        assert desk.shows("2 of 5") if settings else desk.says("2 من 5")
        await filter_to(desk, "", key)
        assert listed(desk) == [0, 1, 2, 3, 4]


async def test_a_filter_that_was_left_is_not_offered_again(library: Path) -> None:
    async with piloted(library, size=WIDE, settings=ENGLISH) as desk:
        await filter_to(desk, "sample:40%")
        await desk.press("escape", "f")
        assert not desk.shows("sample")


async def test_a_sample_stands_beside_other_words(library: Path) -> None:
    (small,) = sampled(library, 20)
    large = sampled(library, 60)
    async with piloted(library, size=WIDE) as desk:
        name = desk.session.library.sources[small].id
        await filter_to(desk, f"sample:60% {name}")
        assert listed(desk) == [small]
        (outside, *_) = set(range(5)) - set(large)
        await filter_to(desk, f"{desk.session.library.sources[outside].id} عينة:٦٠٪")
        assert listed(desk) == [small], "as it was, since there is none"
        assert desk.says("لا توجد مقالات مطابقة")


@pytest.mark.parametrize("typed", ["sample:0%", "عينة:x"])
async def test_what_is_no_sample_is_said_and_the_list_stays_as_it_was(library: Path, typed: str) -> None:
    before = sampled(library, 40)
    for settings in (None, ENGLISH):
        async with piloted(library, size=WIDE, settings=settings) as desk:
            await filter_to(desk, "sample:40%")
            await filter_to(desk, typed)
            assert listed(desk) == before
            assert desk.shows("is no sample; one is sample:20%/7") if settings else desk.says("لا تصف عينة؛ مثالها")
            await desk.press("f")
            assert desk.shows("sample:0%") or desk.says("عينة:x"), "to be put right"


async def test_no_key_looks_at_a_text_for_it(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, reached, opened = get_ident(), Event(), Event()

    def hashing(source: Source) -> str:
        assert get_ident() != screen
        reached.set()
        assert opened.wait(GUARD)
        return text_sha256(source)

    monkeypatch.setattr("tui.state.text_hashes.text_sha256", hashing)
    async with piloted(library, size=WIDE) as desk:
        assert not reached.is_set(), "nothing was ever said"
        await desk.press("f")
        await desk.press_meanwhile(*"sample:40%", "enter")
        await desk.until(reached.is_set)
        await desk.press_meanwhile("j")
        assert desk.number == 2
        await desk.press_meanwhile("escape")
        opened.set()
        await desk.settle()
        assert listed(desk) == [0, 1, 2, 3, 4]
        await filter_to(desk, "sample:40%")
        assert listed(desk) == sampled(library, 40)
