"""What a command is, and what follows from a table of them: bindings, keymap, rows of help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from unicodedata import combining, normalize

from textual.binding import Binding, BindingType

from tui.model import Label
from tui.ui.arabic_layout import in_both_layouts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping


class Region(Enum):
    """Where a command's keys work."""

    EVERYWHERE = Label("في كل مكان", "Everywhere")
    READER = Label("المقالة", "Article")
    LIST = Label("القائمة", "List")


ActionsT = TypeVar("ActionsT")
"""What commands act with; this module knows nothing of it."""


def _always(_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Command(Generic[ActionsT]):
    """One thing a person can do on the main screen.

    Attributes:
        id: What it is called in ``[keys]``.
        keys: Textual's names, comma-separated, in English layout.
        region: Where the keys work.
        label: What help and palette call it.
        run: Does it.
        disabled: Returns why that is not possible now, in the person's language, and "" where it is.
        hint: Whether the state row names it where there is room.
        among: Whether it is only for who works among others: who works alone is not told of it.
        former_ids: What it was called in ``[keys]`` before.
    """

    id: str
    keys: str
    region: Region
    label: Label
    run: Callable[[ActionsT], Awaitable[object] | None]
    disabled: Callable[[ActionsT], str] = _always
    hint: bool = False
    among: bool = False
    former_ids: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what no other command is called: two regions may have commands of one id."""
        return f"{self.region.name.lower()}.{self.id}"

    def configured_keys(self, keys: Mapping[str, str]) -> str:
        """Return the keys that a config's ``[keys]`` gives this command, under whichever of its names; else nothing."""
        return next((keys[each] for each in (self.id, *self.former_ids) if keys.get(each)), "")


def bindings(commands: Iterable[Command[Any]], region: Region) -> list[BindingType]:
    """Return Textual's bindings of a region, every key in both keyboard layouts."""
    return [
        Binding(_key_list(each.keys), f"screen.run_command('{each.name}')", each.label.en, show=False, id=each.name)
        for each in commands
        if each.region is region
    ]


def _key_list(keys: str) -> str:
    return ",".join(in_both_layouts(keys))


def keymap(commands: Iterable[Command[Any]], keys: Mapping[str, str]) -> dict[str, str]:
    """Return Textual's keymap for a config's ``[keys]`` (command id -> keys), both layouts included."""
    wanted = {each.name: each.configured_keys(keys) for each in commands}
    return {name: _named_keys(each) for name, each in wanted.items() if each}


def _named_keys(keys: str) -> str:
    """Return ``keys`` under Textual's names (``question_mark``), which a keymap, unlike a binding, wants."""
    return ",".join(binding.key for binding in Binding.make_bindings([Binding(_key_list(keys), "")]))


class HelpRow(NamedTuple):
    """A command as help and documents name it.

    Attributes:
        ids: Those of all that one row is of.
        english: Its keys in English layout, as a person knows them.
        arabic: Those that arrive for them in Arabic layout.
        region: Where they work.
        label: What the command is called.
    """

    ids: tuple[str, ...]
    english: list[str]
    arabic: list[str]
    region: Region
    label: Label


def help_rows(commands: Iterable[Command[Any]]) -> list[HelpRow]:
    """Return a row per command, in the order of the table; the digits of the themes are one."""
    commands = tuple(commands)
    rows = []
    for command in commands:
        if command.id == "theme-1":
            ids = tuple(each.id for each in commands if each.id.startswith("theme-"))
            digits = [f"{first} … {last}" for first, last in ("19", "١٩")]
            label = Label("موضوع: وضعه أو رفعه", "theme on or off")
            rows.append(HelpRow(ids, digits[:1], digits[1:], command.region, label))
        elif not command.id.startswith("theme-"):
            english = command.keys.split(",")
            arabic = [key_name(key) for key in in_both_layouts(command.keys) if key not in english]
            rows.append(
                HelpRow((command.id,), [key_name(key) for key in english], arabic, command.region, command.label)
            )
    return rows


def key_name(key: str) -> str:
    """Return a key as a person knows it; a vowel mark stands on a circle.

    >>> key_name("pagedown"), key_name("ctrl+d"), key_name("ﻻ")
    ('PgDn', 'Ctrl-d', 'لا')
    """
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if combining(key[0]):
        return f"\u25cc{key}"
    return normalize("NFKC", key.replace("ctrl+", "Ctrl-"))


KEY_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter",
    "escape": "Esc", "space": "Space", "tab": "Tab", "shift+tab": "Shift-Tab", "home": "Home", "end": "End",
}  # fmt: skip
