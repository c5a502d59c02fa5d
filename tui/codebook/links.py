"""Themes that point to another one: to the one above, or to the one they were merged into. Pure.

Two people who move or merge without seeing each other can make a circle of such links. Of a circle the link that was
made first is passed over by whoever reads, so that whatever is joined with what, there is always an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Link(NamedTuple):
    """What a theme points to.

    Attributes:
        at: The stamp of what says so, or of what an undo has put back.
        to: The id of the other theme.
    """

    at: str
    to: str


def forest(links: Mapping[str, Link]) -> dict[str, str]:
    """Return the links, by the theme that they are from, without those that would close a circle.

    The later one stands; of two of one time, that of the greater id.

    >>> forest({"arms": Link("1", "war"), "war": Link("2", "arms"), "tanks": Link("3", "arms")})
    {'tanks': 'arms', 'war': 'arms'}
    """
    kept: dict[str, str] = {}
    for theme, link in sorted(links.items(), key=lambda each: (each[1].at, each[0]), reverse=True):
        if theme != end(kept, link.to):
            kept[theme] = link.to
    return kept


def cut(links: Mapping[str, Link]) -> dict[str, str]:
    """Return the links that ``forest`` leaves out."""
    kept = forest(links)
    return {theme: link.to for theme, link in links.items() if theme not in kept}


def end(kept: Mapping[str, str], theme: str) -> str:
    """Return the theme at which the links from ``theme`` on end, ``theme`` itself where there is none.

    Args:
        kept: Links that make no circle.
        theme: Where to begin.

    >>> end({"arms": "war", "war": "defence"}, "arms"), end({}, "arms")
    ('defence', 'arms')
    """
    while theme in kept:
        theme = kept[theme]
    return theme
