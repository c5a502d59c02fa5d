"""Commands that change what is said of paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from tests.support.behaviours import BEHAVIOURS, NINE_THEMES, of, summit
from tests.support.piloted import SUMMIT, lines_of, piloted

if TYPE_CHECKING:
    from tests.support.behaviours import Behaviour
    from tests.support.piloted import Piloted, Press


async def theme(desk: Piloted, press: Press, digit: int) -> None:
    wanted = NINE_THEMES.themes[digit - 1]
    quote = summit(desk)[1]
    await desk.press("j")
    await press()
    assert desk.themes_of(quote) == [wanted.id]
    assert "●" in desk.numbers[2]
    await press()
    assert desk.themes_of(quote) == []
    assert "●" not in desk.numbers[2]


def theme_behaviour(digit: int) -> Behaviour:
    async def behaviour(desk: Piloted, press: Press) -> None:
        await theme(desk, press, digit)

    return behaviour


BEHAVIOURS |= {f"reader.theme-{digit}": theme_behaviour(digit) for digit in range(1, 10)}


@of("reader.reviewed-next")
async def reviewed_next(desk: Piloted, press: Press) -> None:
    await desk.press("j", "0", "k")
    await press()
    assert desk.paragraphs()[summit(desk)[0]].reviewed
    assert desk.number == 3, "the second is done already"
    assert "✓" in desk.numbers[1]


@of("reader.no-theme")
async def no_theme(desk: Piloted, press: Press) -> None:
    await desk.press("1", "2")
    await press()
    paragraph = desk.paragraphs()[summit(desk)[0]]
    assert (paragraph.themes, paragraph.reviewed) == ((), True)
    assert desk.number == 1
    assert "✓" in desk.numbers[1]


@of("reader.next-unreviewed")
async def next_unreviewed(desk: Piloted, press: Press) -> None:
    await desk.press("j", "0", "j", "1", "g")
    await press()
    assert desk.number == 4
    assert set(desk.paragraphs()) == set(summit(desk)[1:3]), "nothing is marked by looking"


@of("reader.pick-theme")
async def pick_theme(desk: Piloted, press: Press) -> None:
    quote = summit(desk)[0]
    await press()
    await desk.type("فضا")
    await desk.press("enter")
    assert desk.themes_of(quote) == ["space-cooperation"]
    await press()
    await desk.type("ميزانية الدفاع")
    await desk.press("enter")
    assert desk.themes_of(quote) == ["space-cooperation"], "Enter makes no theme"
    await desk.press("ctrl+n")
    assert desk.themes_of(quote) == ["space-cooperation", "ميزانية-الدفاع"]
    assert desk.says("ميزانية الدفاع"), "as a chip or below"
    await press()
    await desk.press("escape")
    assert len(desk.themes_of(quote)) == 2


async def put(desk: Piloted, press: Press, digit: int) -> None:
    wanted = NINE_THEMES.themes[digit - 1]
    quote = summit(desk)[1]
    await desk.press("A", "j")
    for _ in range(2):
        await press()
        assert desk.themes_of(quote) == [wanted.id], "it is never taken off"
        assert desk.number == 2, "the cursor stays"


def put_behaviour(digit: int) -> Behaviour:
    async def behaviour(desk: Piloted, press: Press) -> None:
        await put(desk, press, digit)

    return behaviour


BEHAVIOURS |= {f"reader.put-{digit}": put_behaviour(digit) for digit in range(1, 9)}


@of("reader.put")
async def put_by_digit(desk: Piloted, press: Press) -> None:
    quote = summit(desk)[1]
    await desk.press("A", "j")
    for digit in ("1", "٩", "1"):
        await press()
        assert desk.says("إضافة والبقاء"), "it is seen that it waits"
        await desk.press(digit)
    assert desk.themes_of(quote) == ["arms", "t9"]
    assert desk.number == 2
    await press()
    await desk.press("k", "j", "1")
    assert desk.themes_of(quote) == ["t9"], "it waits for the next key only"


@of("reader.repeat-decision")
async def repeat_decision(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لا قرار لتكراره")
    await desk.press("j", "!", "2", "A", "j")
    await press()
    assert desk.themes_of(summit(desk)[2]) == ["arms", "space-cooperation"]
    assert desk.number == 4, "it goes on as a digit does"
    await desk.press("0")
    quote = summit(desk)[desk.number - 1]
    await press()
    assert desk.paragraphs()[quote].reviewed


@of("reader.select")
async def select(desk: Piloted, press: Press) -> None:
    await desk.press("j")
    await press()
    await desk.press("j", "j")
    assert desk.barred == [2, 3, 4]
    await desk.press("1")
    lines = summit(desk)
    assert set(desk.paragraphs()) == set(lines[1:4])
    assert all(desk.themes_of(line) == ["arms"] for line in lines[1:4])
    assert desk.barred == [4], "the selection is over"
    await desk.press("u")
    assert desk.paragraphs() == {}, "one step takes all of them back"
    await press()
    await press()
    assert len(desk.barred) == 1


@of("reader.auto-advance")
async def auto_advance(desk: Piloted, press: Press) -> None:
    await press()
    await desk.press("1")
    assert desk.number == 2
    await press()
    await desk.press("1")
    assert desk.number == 2
    lines = summit(desk)
    assert [desk.themes_of(line) for line in lines[:2]] == [["arms"], ["arms"]]


@of("reader.note")
async def note(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("انظر المصدر الأول")
    await desk.press("enter")
    assert desk.paragraphs()[summit(desk)[0]].note == "انظر المصدر الأول"
    assert desk.says("انظر المصدر الأول")
    await press()
    assert desk.says("انظر المصدر الأول"), "the old note to start from"
    await desk.press("backspace", "escape")
    assert desk.paragraphs()[summit(desk)[0]].note == "انظر المصدر الأول"
    await press()
    await desk.press("ctrl+u", "enter")
    assert desk.paragraphs() == {}, "an empty note is none"


@of("reader.attach-orphan")
async def place_orphan(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لا وسوم فقدت نصها")
    file = desk.library / "04-kim-train.txt"
    lines = [line for line in lines_of(file) if line]
    async with piloted(desk.library, article=SUMMIT - 1) as before:
        await before.press("j", "j", "1", "2")
    file.write_text("\n".join([*lines[:2], *lines[3:]]), encoding="utf-8")
    desk.session.library._articles.clear()  # noqa: SLF001 - it may have been read already, for the list
    await desk.press("K")
    assert desk.says("وسوم فقدت نصها: 1")
    await desk.press("j")
    await press()
    lost = "".join(char for char in lines[2] if category(char) != "Mn")
    assert desk.says(" ".join(lost.split()[:3])), "the text that it was said of"
    await desk.press("escape")
    assert desk.session.opened.theme_counts() == {}
    await press()
    await desk.press("enter")
    assert desk.paragraphs().keys() == {lines[1]}
    assert desk.themes_of(lines[1]) == ["arms", "space-cooperation"]
    assert desk.says("ربط بالفقرة 2")
    await press()
    assert desk.says("لا وسوم فقدت نصها")


@of("reader.copy")
async def copy(desk: Piloted, press: Press) -> None:
    await desk.press("j", "j")
    await press()
    assert desk.app.clipboard == summit(desk)[2]
