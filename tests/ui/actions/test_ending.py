"""The end row: digits do nothing there, it says what comes next, and the keys that it names lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.support.piloted import key_event, piloted
from tui.settings import Settings
from tui.ui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted

FIRST = ["عنوان الخبر الأول", "أعلن المتحدث اتفاقا.", "تعميق العلاقات", "قال الوزير كلمة.", "اقرأ أيضا"]
SECOND = ["عنوان الخبر الثاني", "وقالت الوكالة كلمة.", "وأضافت كلمة أخرى."]
ENGLISH = Settings("tester", language="en")
DIGITS = [*"0123456789", *"٠١٢٣٤٥٦٧٨٩", *"۰۱۲۳۴۵۶۷۸۹"]
CHANGES = [*DIGITS, *"!@#$%^&*٪", "=", ".", "ز", "t", "ف", "e", "ث", "v", "ر", "o", "خ", "y", "غ"]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two articles: of the first two paragraphs are asked for, and a heading stands between them."""
    folder = tmp_path / "two"
    folder.mkdir()
    for number, lines in enumerate((FIRST, SECOND), 1):
        (folder / f"{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def is_at_end(desk: Piloted) -> bool:
    return desk.session.opened.is_at_end and not desk.barred


async def finish_first(desk: Piloted) -> None:
    await desk.press("A", "w", "1", "2")
    assert is_at_end(desk)


async def test_tagging_passes_over_titles_and_headings_and_rests_at_the_end(two: Path) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        assert desk.session.index == 0, "it is the person who turns"
        assert desk.says("انتهت المقالة 1: 2 من 2 · التالية: 2 »عنوان الخبر الثاني«"), "signs as they are drawn"
        for said in ("Enter للمتابعة", "J التالية", "k عودة", "u تراجع", "i إحصاءات"):
            assert desk.says("".join(reversed(said.split()[0])) + f" {said.split()[1]}")
        assert set(desk.paragraphs()) == {FIRST[1], FIRST[3]}


@pytest.mark.parametrize("keys", [("enter", "enter"), ("0", "w", "0", "w")], ids=["enter", "w"])
async def test_enter_and_w_rest_at_the_end_when_nothing_is_left(two: Path, keys: tuple[str, ...]) -> None:
    async with piloted(two, settings=ENGLISH) as desk:
        await desk.press("w", *keys)
        assert is_at_end(desk)
        assert desk.shows("article 1 done: 2/2")


async def test_on_the_end_row_no_key_changes_anything(two: Path) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        before = desk.database.read_bytes()
        for key in CHANGES:
            await desk.press(key)
            assert is_at_end(desk), key
            assert desk.says("للمتابعة: نهاية المقالة") or desk.says("لا موضوع برقم"), key
        assert desk.database.read_bytes() == before


async def test_digits_that_arrive_behind_the_last_decision_do_nothing(two: Path) -> None:
    async with piloted(two) as desk:
        await desk.press("A", "w")
        for key in "1234123":
            desk.app.post_message(key_event(key))
        await desk.settle()
        assert desk.session.index == 0
        assert {quote: each.themes for quote, each in desk.paragraphs().items()} == {
            FIRST[1]: ("arms",),
            FIRST[3]: ("space-cooperation",),
        }


@pytest.mark.parametrize("key", ["enter", "w", "ص"])
async def test_the_way_leads_on_to_what_is_left_in_the_next_article(two: Path, key: str) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        await desk.press(key)
        assert (desk.session.index, desk.number) == (1, 2), "behind the title"
        await desk.press("3", "4")
        assert is_at_end(desk)
        assert desk.says("انتهت المقالة 2: 2 من 2 · هذه آخر مقالة")
        assert not desk.says("للمتابعة")
        await desk.press(key)
        assert is_at_end(desk)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Enter goes on", "k back", "J next"]),
        ("ar", [f"{word[::-1]} {key}" for word, key in (("للمتابعة", "Enter"), ("عودة", "k"), ("التالية", "J"))]),
    ],
)
async def test_in_little_room_the_keys_that_lead_on_and_back_are_seen(
    two: Path, language: str, told: list[str]
) -> None:
    async with piloted(two, settings=Settings("tester", language=language), size=(40, 15)) as desk:
        await finish_first(desk)
        seen = [normalize("NFKC", row) for row in desk.rows]
        assert any(all(each in row for each in told) for row in seen), seen


async def test_no_key_is_told_that_leads_nowhere_or_that_nobody_has(two: Path) -> None:
    keys = {"undo": "none"}
    async with piloted(two, settings=Settings("tester", language="en", keys=keys), article=1) as desk:
        await desk.press("A", "w", "j", "1")
        assert is_at_end(desk)
        assert desk.shows("Enter goes on  k back  i statistics  ")
        assert desk.shows("+Arms p3 (Ctrl-p undo)")


async def test_what_was_left_out_comes_first_and_the_row_says_so(two: Path) -> None:
    async with piloted(two, settings=ENGLISH) as desk:
        await desk.press("A", "w", "j", "j", "1")
        assert is_at_end(desk)
        assert desk.shows("article 1: 1/2 reviewed")
        await desk.press("enter")
        assert (desk.session.index, desk.number) == (0, 2)


@pytest.mark.parametrize("key", ["J", "ـ"])
async def test_next_article_opens_it_as_anywhere(two: Path, key: str) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        await desk.press(key)
        assert (desk.session.index, desk.number) == (1, 1)


@pytest.mark.parametrize(
    ("key", "number", "themes"),
    [
        ("k", 4, ["space-cooperation"]),
        ("ن", 4, ["space-cooperation"]),
        ("up", 4, ["space-cooperation"]),
        ("G", 4, ["space-cooperation"]),
        ("b", 1, ["space-cooperation"]),
        ("pageup", 1, ["space-cooperation"]),
        ("u", 4, []),
        ("ع", 4, []),
    ],
)
async def test_the_way_back(two: Path, key: str, number: int, themes: list[str]) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        await desk.press(key)
        assert (desk.number, desk.themes_of(FIRST[3])) == (number, themes)
        assert not desk.says("انتهت المقالة")


async def test_what_only_looks_on_leaves_it_alone(two: Path) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        await desk.press("j", "down", "space", "pagedown", "ctrl+d", "d", "m", "m", "c", "c", "tab", "tab")
        await desk.resize(40, 15)
        assert is_at_end(desk)
        assert desk.says("انتهت المقالة 1")
        await desk.press("i")
        assert isinstance(desk.app.screen, StatisticsScreen)
        await desk.press("escape")
        assert is_at_end(desk)


async def test_a_click_on_the_end_row_leaves_it_and_one_on_a_paragraph_goes_there(two: Path) -> None:
    async with piloted(two) as desk:
        await finish_first(desk)
        (row,) = (number for number, text in enumerate(desk.rows) if "────" in text)
        await desk.pilot.click(offset=(10, row))
        await desk.settle()
        assert is_at_end(desk)
        await desk.pilot.click(offset=(10, 1))
        await desk.settle()
        assert desk.number == 1


async def test_an_end_row_that_was_below_the_screen_comes_in_sight(library: Path) -> None:
    async with piloted(library, article=1, size=(40, 15)) as desk:
        await desk.press("A", "G", "0")
        assert is_at_end(desk)
        assert desk.says("المقالة 2: روجعت 1 من")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\x00\x01", "اقرأ أيضا\n".encode()])
async def test_an_article_with_nothing_to_do_has_an_end_row_too(two: Path, content: bytes) -> None:
    (two / "0.txt").write_bytes(content)
    async with piloted(two, settings=ENGLISH) as desk:
        await desk.press("w", "1", "2", "down", "pagedown", "G", "up", "w", "w")
        assert desk.paragraphs() == {}
        assert (desk.session.index, desk.number) == (1, 2)
        await desk.press("K", "w")
        assert desk.shows("article 1 done: 0/0")
        assert desk.shows("next: 2")


async def test_keys_are_named_as_the_person_has_them(two: Path) -> None:
    keys = {"reviewed-next": "f5", "undo": "U"}
    async with piloted(two, settings=Settings("tester", language="en", keys=keys)) as desk:
        await finish_first(desk)
        assert desk.shows("f5 goes on")
        assert desk.shows("U undo")
        await desk.press("f5")
        assert desk.session.index == 1


async def test_the_next_article_is_that_of_the_list_as_it_is_filtered_now(library: Path) -> None:
    async with piloted(library, settings=ENGLISH) as desk:
        await desk.press("A", "G", "0")
        assert desk.shows("next: 2")
        await desk.press("f", *"قطار", "enter")
        assert desk.shows("next: 4")
        await desk.press("w", "w")
        assert desk.session.index == 0, "what is left comes first"
