"""Waiting until a key has been taken: the next one may be meant for what it opens, or for what is left."""

from __future__ import annotations

from asyncio import Event, wait_for
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.dom import DOMNode

_ROUNDS = 2
"""How often a key is answered by messages, at the most."""

_LONGEST_TAKING = 1.0  # seconds


async def let_take(node: DOMNode) -> None:
    """Wait until a widget has taken what there is for it, in so far as it takes anything; nothing of what is none."""
    if not isinstance(node, Widget):
        return
    taken = Event()
    if node.call_later(taken.set):
        with suppress(TimeoutError):  # it was closed meanwhile
            await wait_for(taken.wait(), _LONGEST_TAKING)


async def let_all_take(node: DOMNode) -> None:
    """Wait until a widget and all that stand above it have taken what there is for them.

    Enter comes back from a field as a message, which is why all of them are asked twice.
    """
    for _ in range(_ROUNDS):
        for each in node.ancestors_with_self:
            await let_take(each)
