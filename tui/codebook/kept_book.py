"""The code book that a tag file has: what is said of its themes, as a tree. Pure.

Whatever was joined, the themes are a tree: see ``links`` for circles. A theme that was merged into another one is that
one, and what was below it is below that. What is below a theme that is not there hangs on the nearest that is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.codebook.links import Link, cut, end, forest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tui.model import Theme


@dataclass(frozen=True, slots=True)
class SaidTheme:
    """What is said of one theme, whoever has said it.

    Attributes:
        theme: With an empty label where it has none; its parent is not looked at.
        order: What places it among those beside it: see ``order_keys``.
        is_there: Whether it has not been taken out.
        is_archived: Whether it was put away.
        parent: The theme above it.
        into: The theme that it was merged into.
    """

    theme: Theme
    order: str = ""
    is_there: bool = True
    is_archived: bool = False
    parent: Link | None = None
    into: Link | None = None


class KeptBook(NamedTuple):
    """What the file says of themes.

    Attributes:
        themes: Those that are there and have a label, each behind the one above it and before what stands behind that.
        archived: The ids of those of them that are put away: by somebody, or taken out though somebody needs them.
        gone: The ids of those that were taken out.
        merged: Of those that were merged into another, the id of the one that they are in the end.
        orders: What places each theme, by its id.
    """

    themes: tuple[Theme, ...] = ()
    archived: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    merged: Mapping[str, str] = MappingProxyType({})
    orders: Mapping[str, str] = MappingProxyType({})


NOTHING_KEPT = KeptBook()
"""Of a file that is not there yet."""


def kept_book(said: Iterable[SaidTheme], used: Collection[str] = ()) -> KeptBook:
    """Return the code book that ``said`` makes, whatever its order is.

    Args:
        said: What is said of each theme.
        used: The ids of the themes that anybody's tags bear: of these, one that was taken out is put away instead.
    """
    by_id = {each.theme.id: each for each in said}
    into = forest({theme: each.into for theme, each in by_id.items() if each.into})
    merged = {theme: end(into, theme) for theme in into}
    needed = {merged.get(theme, theme) for theme in used}
    stays = {theme: each for theme, each in by_id.items() if theme not in merged}
    gone = {theme for theme, each in stays.items() if not each.is_there and theme not in needed}
    shown = {theme: each for theme, each in stays.items() if theme not in gone and each.theme.label.ar}
    parents = forest(_moves(by_id, merged))
    hanging = {theme: replace(each.theme, parent=_nearest(theme, parents, shown)) for theme, each in shown.items()}
    return KeptBook(
        tuple(_in_order(hanging, shown)),
        frozenset(theme for theme, each in shown.items() if each.is_archived or not each.is_there),
        frozenset(gone),
        MappingProxyType(merged),
        MappingProxyType({theme: each.order for theme, each in shown.items()}),
    )


def passed_over(said: Iterable[SaidTheme]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the merges, and the moves, that are passed over since they would close a circle: theme to theme."""
    by_id = {each.theme.id: each for each in said}
    merges = {theme: each.into for theme, each in by_id.items() if each.into}
    into = forest(merges)
    return cut(merges), cut(_moves(by_id, {theme: end(into, theme) for theme in into}))


def _moves(said: Mapping[str, SaidTheme], merged: Mapping[str, str]) -> dict[str, Link]:
    """Return the theme above each, of those that have one; there may be circles."""
    links = {}
    for theme, each in said.items():
        if theme not in merged and each.parent and (parent := _above(theme, said, merged)):
            links[theme] = Link(each.parent.at, parent)
    return links


def _above(theme: str, said: Mapping[str, SaidTheme], merged: Mapping[str, str]) -> str:
    """Return what the theme above ``theme`` is now; "" where there is none.

    Where that was merged into ``theme`` itself, it is the one above that.
    """
    seen, above = set[str](), theme
    while above not in seen and merged.get(above, above) == theme:
        seen.add(above)
        link = said[above].parent if above in said else None
        above = link.to if link else ""
    return "" if above in seen else merged.get(above, above)


def _nearest(theme: str, parents: Mapping[str, str], shown: Collection[str]) -> str:
    """Return the nearest theme above ``theme`` that is there; "" where there is none."""
    above = parents.get(theme, "")
    while above and above not in shown:
        above = parents.get(above, "")
    return above


def _in_order(themes: Mapping[str, Theme], said: Mapping[str, SaidTheme]) -> Iterator[Theme]:
    """Yield the themes, each with those below it behind it."""
    below: dict[str, list[Theme]] = {}
    for theme in sorted(themes.values(), key=lambda each: (said[each.id].order, each.id), reverse=True):
        below.setdefault(theme.parent, []).append(theme)
    waiting = below.pop("", [])
    while waiting:
        theme = waiting.pop()
        yield theme
        waiting += below.pop(theme.id, [])
