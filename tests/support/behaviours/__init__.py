"""What each command does, kept by the id of its binding; filled by the modules of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.piloted import lines_of
from tui.codebook.codebook import DEFAULT_THEMES
from tui.model import Kind, Label, Theme
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.support.piloted import Piloted, Press

    Behaviour = Callable[[Piloted, Press], Awaitable[None]]

BEHAVIOURS: dict[str, Behaviour] = {}

NINE_THEMES = Settings(
    "tester", themes=(*DEFAULT_THEMES, *(Theme(f"t{n}", Label(f"موضوع{n}", f"t{n}"), "#0072B2") for n in range(5, 10)))
)
"""With a theme for every digit."""


def of(binding_id: str) -> Callable[[Behaviour], Behaviour]:
    """Keep the decorated function as what this command does."""

    def keep(behaviour: Behaviour) -> Behaviour:
        BEHAVIOURS[binding_id] = behaviour
        return behaviour

    return keep


def summit(desk: Piloted) -> list[str]:
    """Return the paragraphs of the sample in which the commands of the article are tried."""
    return lines_of(desk.library / "05-vostochny-summit.txt")


def last_readable(desk: Piloted) -> int:
    """Return the number of the last paragraph that is no site leftover."""
    return max(each.number for each in desk.session.opened.paragraphs if each.kind is not Kind.BOILERPLATE)
