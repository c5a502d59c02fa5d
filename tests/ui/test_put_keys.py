"""The signs that put a theme on and stay: one setting, and never at the cost of another command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.behaviours import summit
from tests.support.piloted import SUMMIT, piloted
from tui.key_names import NO_KEY
from tui.settings import PUT_KEYS, Settings
from tui.ui.command import conflicts, help_rows
from tui.ui.commands import COMMANDS
from tui.ui.put_keys import with_put_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

AZERTY = "&é\"'(-è_"


def keys_with(signs: str, keys: Mapping[str, str] | None = None) -> dict[str, str]:
    return dict(with_put_keys(Settings("tester", put_keys=signs, keys=keys or {}), COMMANDS).keys)


def test_the_usual_signs_are_those_of_the_table() -> None:
    assert keys_with(PUT_KEYS) == {}
    assert [each.keys for each in COMMANDS if each.id.startswith("put-")] == [*PUT_KEYS]


def test_other_signs_and_none() -> None:
    assert keys_with(AZERTY) == {f"put-{digit}": sign for digit, sign in enumerate(AZERTY, 1)}
    assert keys_with("") == {f"put-{digit}": NO_KEY for digit in range(1, 9)}
    assert keys_with("é") == {"put-1": "é"} | {f"put-{digit}": NO_KEY for digit in range(2, 9)}


@pytest.mark.parametrize("sign", ["/", "1", "q", "ض", "٣", "=", "."])
def test_a_sign_of_another_command_stays_that_ones(sign: str) -> None:
    assert keys_with(f"{sign}@#$%^&*") == {"put-1": NO_KEY}


def test_a_sign_that_the_configuration_gives_to_another_command_is_that_ones() -> None:
    assert keys_with(PUT_KEYS, {"search": "!,/"}) == {"put-1": NO_KEY, "search": "!,/"}
    assert keys_with(PUT_KEYS, {"search": "exclamation_mark"})["put-1"] == NO_KEY
    assert keys_with(PUT_KEYS, {"put-1": "§"}) == {"put-1": "§"}
    assert keys_with("ab", {"put-1": "é", "page-up": "pageup", "put-2": "b"})["put-2"] == "b"


def test_help_has_one_row_for_those_that_have_a_key() -> None:
    (row,) = (each for each in help_rows(COMMANDS) if "put-1" in each.ids)
    assert (row.english, row.arabic, len(row.ids)) == (["! … *"], ["٪"], 8)

    (row,) = (each for each in help_rows(COMMANDS, keys_with(f"/{AZERTY[1:]}")) if "put-2" in each.ids)
    assert (row.english, row.ids[0]) == (["é … _"], "put-2")
    assert not [each for each in help_rows(COMMANDS, keys_with("")) if "put-1" in each.ids]


@pytest.mark.parametrize(
    ("key", "lost"), [("t", "pick-theme"), ("ف", "pick-theme"), ("question_mark", "help"), ("٣", "theme-3")]
)
def test_a_conflict_is_one_by_whatever_name_and_in_either_layout(key: str, lost: str) -> None:
    (found,) = conflicts(COMMANDS, {"note": key})
    assert (found.key, found.meant.id, found.lost.id) == (key, "note", lost)


@pytest.mark.parametrize("signs", ["", "/", AZERTY, PUT_KEYS[::-1]])
def test_no_conflict_is_told_of_signs(signs: str) -> None:
    assert conflicts(COMMANDS, keys_with(signs)) == []


async def test_the_signs_of_another_keyboard_put_on_and_stay(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=Settings("tester", put_keys=AZERTY)) as desk:
        await desk.press("A", "j", "é", "&", "!", "@")
        assert desk.themes_of(summit(desk)[1]) == ["space-cooperation", "arms"]
        assert desk.number == 2
        await desk.press("'")
        assert len(desk.themes_of(summit(desk)[1])) == 3


async def test_no_signs_at_all(library: Path) -> None:
    async with piloted(library, article=SUMMIT, settings=Settings("tester", put_keys="")) as desk:
        await desk.press("j", *PUT_KEYS)
        assert desk.paragraphs() == {}
        await desk.press("=", "2")
        assert desk.themes_of(summit(desk)[1]) == ["space-cooperation"]


def test_a_comma_is_a_sign_and_parts_no_list() -> None:
    assert keys_with(",")["put-1"] == "comma"
