"""What a command is, and what follows from a table of them: bindings, keymap, rows of help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from unicodedata import combining, normalize

from textual.binding import Binding, BindingType

from tui.key_names import NO_KEY, keys_in
from tui.model import Label
from tui.ui.arabic_layout import equivalents, in_both_layouts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from tui.settings import Settings


class Region(Enum):
    """Where a command's keys work."""

    EVERYWHERE = Label("في كل مكان", "Everywhere")
    READER = Label("المقالة", "Article")
    LIST = Label("القائمة", "List")


NO_KEYS: Mapping[str, str] = MappingProxyType({})

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


def keys_of(command: Command[Any], keys: Mapping[str, str]) -> list[str]:
    """Return the keys of a command in English layout, as a config's ``[keys]`` has them; the first is shown."""
    return keys_in(command.configured_keys(keys) or command.keys)


def first_key(commands: Iterable[Command[Any]], command_id: str, keys: Mapping[str, str]) -> str:
    """Return the first key of a command as a person knows it; "" where the config has taken it away.

    Args:
        commands: All of them.
        command_id: The command's.
        keys: A config's ``[keys]``.
    """
    return next(key_name(keys_of(each, keys)[0]) for each in commands if each.id == command_id)


def way_to(commands: Sequence[Command[Any]], command_id: str, settings: Settings) -> str:
    """Return how a person runs a command: by its first key; one without any by its name, behind the palette's key.

    Args:
        commands: All of them.
        command_id: The command's.
        settings: The person's.
    """
    key = first_key(commands, command_id, settings.keys)
    if key:
        return key
    name = next(each.label.spoken(settings.language) for each in commands if each.id == command_id)
    return f"{first_key(commands, 'palette', settings.keys)} {name}".strip()


class Conflict(NamedTuple):
    """A key that a config's ``[keys]`` gives a second meaning.

    Attributes:
        key: As Textual names it.
        meant: The command that it is for.
        lost: The command that it would be for, too.
    """

    key: str
    meant: Command[Any]
    lost: Command[Any]


def conflicts(commands: Iterable[Command[Any]], keys: Mapping[str, str]) -> list[Conflict]:
    """Return the keys to which ``[keys]`` gives a second meaning in one place; one of the two is lost there.

    Where one of the commands works everywhere, and the other one in a pane, the pane's is meant.

    Args:
        commands: The table.
        keys: A config's ``[keys]``.
    """
    commands = tuple(commands)
    names = {each.name: {key: named(key) for key in keys_of(each, keys) if key != NO_KEY} for each in commands}
    found = []
    for place, first in enumerate(commands):
        for second in commands[place + 1 :]:
            if _meet(first, second) and (first.configured_keys(keys) or second.configured_keys(keys)):
                pair = (first, second) if _is_meant(first, second, keys) else (second, first)
                one, other = (first, second) if first.configured_keys(keys) else (second, first)
                both = frozenset().union(*names[other.name].values())
                found += [Conflict(key, *pair) for key, each in names[one.name].items() if each & both]
    return found


def named(key: str) -> frozenset[str]:
    """Return what Textual calls ``key`` and what arrives for it in Arabic layout: "?" is ``question_mark``."""
    return frozenset(_named_keys(key).split(","))


def names_of(command: Command[Any], keys: Mapping[str, str]) -> frozenset[str]:
    """Return what Textual calls the keys of a command, in both layouts, as a config's ``[keys]`` has them."""
    return frozenset().union(*map(named, keys_of(command, keys)))


def unknown_ids(commands: Iterable[Command[Any]], keys: Mapping[str, str]) -> list[str]:
    """Return what a config's ``[keys]`` has keys for, and is no command."""
    known = {each for command in commands for each in (command.id, *command.former_ids)}
    return [each for each in keys if each not in known]


def _is_meant(first: Command[Any], second: Command[Any], keys: Mapping[str, str]) -> bool:
    if first.region is not second.region:
        return second.region is Region.EVERYWHERE
    return not second.configured_keys(keys)


def _meet(first: Command[Any], second: Command[Any]) -> bool:
    """Return whether one key would mean both somewhere."""
    return first.region is second.region or Region.EVERYWHERE in (first.region, second.region)


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


def command_at(
    commands: Iterable[Command[ActionsT]], region: Region, key: str, keys: Mapping[str, str]
) -> Command[ActionsT] | None:
    """Return the command that a key runs in a region, in either layout; None where it runs none there.

    Args:
        commands: The table.
        region: The region; what works everywhere is not looked for.
        key: As Textual names it when it arrives.
        keys: A config's ``[keys]``.
    """
    return next((each for each in commands if each.region is region and key in names_of(each, keys)), None)


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


def help_rows(commands: Iterable[Command[Any]], keys: Mapping[str, str] = NO_KEYS) -> list[HelpRow]:
    """Return a row per command, in the order of the table; the digits of the themes are one, and the signs.

    Args:
        commands: The table.
        keys: A config's ``[keys]``.
    """
    commands = tuple(commands)
    rows = []
    for command in commands:
        if command.id == "theme-1":
            ids = tuple(each.id for each in commands if each.id.startswith("theme-"))
            digits = [f"{first} … {last}" for first, last in ("19", "١٩")]
            label = Label("إضافة الموضوع أو إزالته", "theme on or off")
            rows.append(HelpRow(ids, digits[:1], digits[1:], command.region, label))
        if command.id == "put-1":
            rows += _put_row(commands, keys)
        is_theme, is_put = command.id.startswith("theme-"), command.id.startswith("put-")
        if not is_put and (not is_theme or command.configured_keys(keys)):
            english = [each for each in keys_of(command, keys) if each != NO_KEY]
            arabic = [key_name(key) for key in in_both_layouts(",".join(english)) if key not in english]
            rows.append(
                HelpRow((command.id,), [key_name(key) for key in english], arabic, command.region, command.label)
            )
    return rows


def _put_row(commands: Iterable[Command[Any]], keys: Mapping[str, str]) -> list[HelpRow]:
    """Return the one row of all that put a theme on and stay, as far as they have keys."""
    found = [(each, keys_of(each, keys)[0]) for each in commands if each.id.startswith("put-")]
    found = [(command, key) for command, key in found if key != NO_KEY]
    if not found:
        return []
    signs = [key_name(key) for _, key in found]
    arabic = [key_name(each) for _, key in found for each in equivalents(key)]
    label = Label("إضافة الموضوع والبقاء", "put a theme on and stay")
    ids = tuple(command.id for command, _ in found)
    return [HelpRow(ids, [f"{signs[0]} … {signs[-1]}"], arabic, found[0][0].region, label)]


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
    NO_KEY: "", "escape": "Esc", "space": "Space", "tab": "Tab", "shift+tab": "Shift-Tab", "home": "Home", "end": "End",
}  # fmt: skip
