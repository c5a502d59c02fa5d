"""The state row says what is on, then what the last command did: nothing that was done goes unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.behaviours import NINE_THEMES
from tests.support.coders import code
from tests.support.piloted import SUMMIT, Piloted, key_event, logical, piloted, session_on
from tui.key_names import NO_KEY
from tui.settings import Settings
from tui.ui.actions.looking import MOST_COUNTED
from tui.ui.app import HashiyaApp
from tui.ui.commands import COMMANDS
from tui.ui.main_screen import MainScreen
from tui.ui.widgets.input.arabic_input import ArabicInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = Settings("tester", themes=NINE_THEMES.themes, language="en")
LANGUAGES = {"en": ENGLISH, "ar": NINE_THEMES}
WIDE = (140, 24)

Said = tuple[str, str, str]
"""The keys before the command's own, and what the row says then, in English and in Arabic."""

THEMES = {digit: (theme.label.en, theme.label.ar) for digit, theme in enumerate(NINE_THEMES.themes, 1)}

SAID: Mapping[str, Said] = {
    "reader.reviewed-next": ("j", "reviewed p2", "روجعت ف2"),
    "reader.no-theme": ("j 1", "\u2212Arms reviewed p2", "\u2212أسلحة روجعت ف2"),
    "reader.repeat-decision": ("1 j", "+Arms p2", "+أسلحة ف2"),
    "reader.select": ("j", "v:1", "محددة: 1"),
    "reader.auto-advance": ("", "A>", "انتقال تلقائي"),
    "reader.tashkeel": ("", "tashkeel hidden", "التشكيل مخفي"),
    "reader.boilerplate": ("", "site leftovers hidden", "زوائد الصفحة مخفية"),
    "reader.bidi-marks": ("", "direction marks shown", "محارف الاتجاه ظاهرة"),
    "reader.copy": ("", "copied p1", "نسخت ف1"),
    "reader.next-match": ("/ ا ل enter", "match ", "النتيجة "),
    "reader.previous-match": ("/ ا ل enter", "match ", "النتيجة "),
    "everywhere.sort": ("", "s:reviewed", "حسب المراجعة"),
    "everywhere.cancel": ("v", "selection ended", "انتهى التحديد"),
    "everywhere.others": ("", "others hidden", "وسوم الآخرين مخفية"),
    "everywhere.bidi-mode": ("", "Arabic is shown as: ", "عرض العربية: "),
    "everywhere.undo": ("1 j", "undone: +Arms p1", "تراجع: +أسلحة ف1"),
    "everywhere.redo": ("1 u j", "redone: +Arms p1", "إعادة: +أسلحة ف1"),
    "everywhere.next-article": ("", "article 6 of 6", "المقالة 6 من 6"),
    "everywhere.previous-article": ("", "article 4 of 6", "المقالة 4 من 6"),
}
"""What each command says that changes data or a mode at once."""

ASKING: Mapping[str, Said] = {
    "reader.pick-theme": ("2", "+Space cooperation p1", "+تعاون فضائي ف1"),
    "reader.note": ("س enter", "note “ﺱ” p1", "ملاحظة س ف1"),
    "reader.go-to-paragraph": ("9 9 9 enter", "no paragraph 999 to go to", "الانتقال إلى الفقرة 999"),
    "reader.search": ("ا ل enter", "/ﻝﺍ 1/", "بحث ال 1/"),
    "reader.put": ("1", "+Arms p1", "+أسلحة ف1"),
    "everywhere.filter": ("ق ط ا ر enter", "f“ﺭﺎﻄﻗ” 1/6", "تصفية قطار 1/6"),
    "everywhere.save-as": ("n e w . j s o n enter", "new.json", ""),
}
"""What each command says that asks first, when the keys behind it have answered."""

CHANGES_NOTHING = {
    *(
        "reader.next-paragraph",
        "reader.previous-paragraph",
        "reader.page-down",
        "reader.page-up",
        "reader.half-page-up",
    ),
    *("reader.half-page-down", "reader.first-paragraph", "reader.last-paragraph", "reader.next-unreviewed"),
    *(command.name for command in COMMANDS if command.name.startswith("list.")),
    *("everywhere.other-pane", "everywhere.pane-right", "everywhere.pane-left"),
    *("everywhere.statistics", "everywhere.palette", "everywhere.help", "everywhere.suspend", "everywhere.leave"),
}
"""They show something else, which is seen."""

BY_DIGIT = [f"reader.theme-{digit}" for digit in THEMES] + [f"reader.put-{digit}" for digit in range(1, 9)]

ELSEWHERE = {"reader.attach-orphan", "everywhere.adjudicate", "everywhere.export"}
"""What they say is in their own tests: they have more to do first."""


def row(desk: Piloted) -> str:
    """Return the bottom row as it is read, from left to right in English."""
    shown = desk.rows[-1]
    return shown if desk.session.settings.language == "en" else f"{logical(shown)}\n{shown}"


def test_every_command_is_looked_at() -> None:
    assert {command.name for command in COMMANDS} == {*SAID, *ASKING, *CHANGES_NOTHING, *BY_DIGIT, *ELSEWHERE}


def has(said: str, language: str, shown: str) -> bool:
    """Return whether a row says something; in Arabic, word by word, since numbers come out backwards."""
    if language == "en":
        return said in shown
    backwards = shown.partition("\n")[0]
    return all(re.sub(r"\d+(/\d+)?", lambda number: number[0][::-1], word) in backwards for word in said.split())


def first_key(name: str) -> str:
    return next(each.keys.split(",")[0] for each in COMMANDS if each.name == name)


@pytest.fixture
def among(library: Path) -> Path:
    """A library in which somebody else has tagged, too."""
    (library / "06.txt").write_text("خبر\n\u200fوتقول «الوكالة» (KCNA)\u200f إن الأمر انتهى.\n", encoding="utf-8")
    code(library, "samira", {1: ["sanctions"]}, SUMMIT)
    return library


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*SAID, *ASKING])
async def test_the_row_says_what_the_command_did_and_no_more_of_the_one_before(
    among: Path, name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keys, english, arabic = SAID.get(name) or ASKING[name]
    async with piloted(among, article=SUMMIT, settings=LANGUAGES[language], size=WIDE) as desk:
        if name in SAID:
            await desk.press(*keys.split())
        before = row(desk)
        await desk.press(first_key(name))
        if name in ASKING:
            await desk.press(*keys.split())
        said = row(desk)
        assert said != before
        assert has(english if language == "en" else arabic, language, said), said
        screen = desk.app.screen
        assert isinstance(screen, MainScreen)
        done = screen.state_row.message
        await desk.press("k")
        assert not done or done not in screen.state_row.message, "it was said of another command"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_theme_that_a_key_puts_on_or_takes_off_is_named(library: Path, language: str) -> None:
    async with piloted(library, article=SUMMIT, settings=LANGUAGES[language], size=WIDE) as desk:
        for name in BY_DIGIT:
            number, place = int(name[-1]), desk.number
            label, said = THEMES[number][LANGUAGES[language].language == "ar"], "p" if language == "en" else "ف"
            await desk.press(first_key(name))
            assert has(f"+{label} {said}{place}", language, row(desk)), row(desk)
            await desk.press(str(number))
            assert has(f"\u2212{label} {said}{place}", language, row(desk)), row(desk)
            await desk.press("j")


async def test_undo_in_another_article_says_which(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH, size=WIDE) as desk:
        await desk.press("j", "2", "K", "u")
        assert "undone: +Space cooperation p2 in article 5" in row(desk)
        await desk.press("K", "ctrl+r")
        assert "redone: +Space cooperation p2 in article 5" in row(desk)
        await desk.press("u", "u")
        assert "nothing to undo" in row(desk)


async def test_the_place_of_a_match_and_where_the_search_begins_again(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH, size=WIDE) as desk:
        await desk.press("/", *"كيم", "enter")
        count = len(desk.session.opened.matches)
        places = []
        for _ in range(count):
            places.append(row(desk).split()[1])
            await desk.press("n")
            if "from the start again" in row(desk):
                break
        assert places[0].endswith(f"/{count}")
        assert len({*places}) == len(places) > 1
        await desk.press("N")
        assert "from the end again" in row(desk)
        await desk.press("escape")
        assert "search ended" in row(desk)
        assert "/كيم" not in row(desk)


async def test_escape_leaves_the_selection_and_the_filter_one_after_the_other(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=ENGLISH, size=WIDE) as desk:
        await desk.press("f", *"قطار", "enter", "v", "j")
        assert "v:2" in row(desk)
        assert " 1/5" in row(desk)
        await desk.press("escape")
        assert "selection ended" in row(desk)
        assert " 1/5" in row(desk)
        await desk.press("escape")
        assert "all articles shown" in row(desk)
        assert " 1/5" not in row(desk)


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_little_room_has_what_a_digit_did_and_every_mode(
    library: Path, size: tuple[int, int], language: str
) -> None:
    async with piloted(library, article=SUMMIT, settings=LANGUAGES[language], size=size) as desk:
        await desk.press("A", "s", "f", *"0", "enter", "/", *"كيم", "enter", "v", "1", "v", "j")
        shown = desk.rows[-1]
        in_short, at_length = ("A>", "v2", "f5/5", " s "), ("A>", "v:2", " 5/5", "s:reviewed")
        signs = in_short if size == (40, 15) else at_length if language == "en" else ("5/5",)
        assert all(sign in shown for sign in signs), shown
        await desk.press("v", "1")
        assert has("+Arms p" if language == "en" else "+أسلحة ف", language, row(desk))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_modes_of_every_kind_leave_room_for_what_was_done_and_whether_it_is_saved(
    library: Path, language: str
) -> None:
    settings = replace(LANGUAGES[language], others="hidden")
    async with piloted(library, article=SUMMIT, settings=settings, size=(40, 15)) as desk:
        await desk.press("B", "s", "f", *"0", "enter", "A", "j", "1")
        assert all(sign in desk.rows[-1] for sign in ("A>", "f5/5", "s", "H", "B", "✓"))
        assert has("p2 (u)" if language == "en" else "ف2", language, row(desk))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_however_many_themes_it_was_the_paragraph_and_the_way_back_are_said(library: Path, language: str) -> None:
    async with piloted(library, article=SUMMIT, settings=LANGUAGES[language], size=(40, 15)) as desk:
        await desk.press("j", *"12345678", "0")
        said = ("\u22128", "reviewed", "p2", "u") if language == "en" else ("\u22128", "روجعت", "ف2", "u")
        assert all(has(each, language, row(desk)) for each in said), row(desk)
        await desk.press("K", "u")
        assert all(has(each, language, row(desk)) for each in said[:3]), row(desk)
        await desk.press("A", "s", "f", *"0", "enter", "0")
        assert all(has(each, language, row(desk)) for each in said), row(desk)
        assert all(each in desk.rows[-1] for each in ("A>", "f5/5", "s", "✓")), "modes go closer together for it"


async def test_a_key_of_the_article_says_in_the_list_that_it_is_one(library: Path) -> None:
    settings = replace(ENGLISH, keys={"note": "Z", "other-pane": "F6"})
    async with piloted(library, article=SUMMIT, settings=settings, size=WIDE) as desk:
        await desk.press("F6")
        for key, said in [("Z", "note"), ("1", "theme 1 on or off"), ("ف", "pick or add a theme")]:
            await desk.press(key)
            assert f"only in the article (F6): {said}" in row(desk)
        await desk.press("k")
        assert "only in the article" not in row(desk)
        assert not (library / "tags.json").exists()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_screen_shows_help_and_how_to_leave(library: Path, language: str) -> None:
    session = session_on(library, LANGUAGES[language])
    app = HashiyaApp(session, "a long greeting " * 20)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Piloted(app, pilot, library)
        await desk.settle()
        assert "a long greeting" in desk.rows[-1]
        help_and_leave = ("? help", "q quit") if language == "en" else ("?", "q")
        assert all(each in desk.rows[-1] for each in help_and_leave)


async def test_keys_are_shown_as_the_person_has_them(library: Path) -> None:
    keys = {"leave": "F10", "help": "f1", "undo": "z"}
    async with piloted(library, settings=Settings("tester", language="en", keys=keys), size=WIDE) as desk:
        assert "F10 quit" in row(desk)
        await desk.press("ctrl+c")
        assert "to quit: F10" in row(desk)
        await desk.press("1")
        assert "+Arms p1 (z)" in row(desk)
        await desk.press("f1")
        assert any("F10" in each for each in desk.rows) or await scrolled_to(desk, "F10")


async def scrolled_to(desk: Piloted, text: str) -> bool:
    """Return whether a page of the help shows ``text``."""
    for _ in range(9):
        await desk.press("space")
        if any(text in each for each in desk.rows):
            return True
    return False


async def test_a_key_that_is_taken_from_another_command_is_said_at_the_start(library: Path) -> None:
    settings = Settings("tester", language="en", keys={"note": "j", "export": NO_KEY})
    async with piloted(library, settings=settings, size=WIDE) as desk:
        assert "key j: note instead of next paragraph" in row(desk)
        await desk.press("down")
        assert "/ search  ? help" in row(desk)
    async with piloted(library, settings=ENGLISH, size=WIDE) as desk:
        assert "key" not in row(desk)


async def test_keys_for_what_is_no_command_are_said_at_the_start(library: Path) -> None:
    names = ("nots", "filtr", "reveiw", "undoo", "hlep")
    settings = Settings("tester", language="en", keys=dict.fromkeys(names, "ctrl+n"))
    async with piloted(library, settings=settings, size=WIDE) as desk:
        assert "[keys]: no such commands: nots, filtr, reveiw, …" in row(desk)


@pytest.mark.parametrize(("language", "said"), [("en", "to quit: q"), ("ar", "للخروج: q")])
async def test_ctrl_c_says_how_to_leave(library: Path, language: str, said: str) -> None:
    async with piloted(library, settings=LANGUAGES[language], size=WIDE) as desk:
        await desk.press("ctrl+c")
        assert has(said, language, row(desk))
        assert desk.app.is_running


@pytest.mark.parametrize("word", ["q", "quit", "ض", "خروج", "q!"])
async def test_the_word_that_leaves(library: Path, word: str) -> None:
    async with piloted(library) as desk:
        await desk.press(":", *word)
        desk.app.post_message(key_event("enter"))
        await desk.until(lambda: not desk.app.is_running)
        assert desk.app.return_code == 0


async def test_another_word_is_answered(library: Path) -> None:
    async with piloted(library, settings=ENGLISH, size=WIDE) as desk:
        for typed, said in [
            ("bogus", "no command “bogus”"),
            ("saveas", "a file needs a name"),
            ("9" * 5000, "to go to"),
        ]:
            await desk.press(":")
            assert isinstance(desk.app.focused, ArabicInput)
            desk.app.focused.insert(typed)
            await desk.press("enter")
            assert said in row(desk), row(desk)


async def test_the_total_counts_what_is_asked_for_in_all_articles(tmp_path: Path) -> None:
    three = tmp_path / "three"
    three.mkdir()
    for number, paragraphs in enumerate((2, 3, 1), 1):
        text = "\n\n".join(["عنوان", *["نص الفقرة يطول حتى لا يكون عنوانًا، وينتهي بنقطة."] * paragraphs])
        (three / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    async with piloted(three, settings=ENGLISH, size=(80, 24)) as desk:
        assert "total 0 of 6" in row(desk), "no title is asked for"
        await desk.press("j", "1", "j", "0", "J", "j", "2")
        assert "total 3/6" in row(desk)
        await desk.press("u", "u")
        assert "total 1/6" in row(desk)


async def test_no_total_is_told_of_a_large_library(library: Path) -> None:
    for number in range(MOST_COUNTED):
        (library / f"9{number}.txt").write_text("عنوان\n\nفقرة.\n", encoding="utf-8")
    async with piloted(library, settings=ENGLISH, size=WIDE) as desk:
        await desk.press("j", "1")
        assert "total" not in row(desk)
