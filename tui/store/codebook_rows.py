"""Themes that come into the table ``codebook``: the template of a new library, those that a person uses. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.codebook.order_keys import between, is_key
from tui.store.codebook_codec import theme_json
from tui.store.joining import united
from tui.store.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tui.model import Theme

_Rows = dict[str, dict[str, Any]]

_BEHIND_TEMPLATE = "n"
"""Themes of a migrated file begin there: those of the template stand before them, as they did."""


def has_place(rows: Mapping[str, dict[str, Any]], theme_id: str) -> bool:
    """Return whether the theme stands in the book, be it put away; what is only used there has no place in it."""
    return any(each["id"] == theme_id and "order" in each for each in rows.values())


def templated(rows: Mapping[str, dict[str, Any]], template: Iterable[Theme]) -> _Rows:
    """Return the rows with the themes of the template before them, in its order; at stamp "" they win over nobody."""
    last, new = "", []
    for theme in template:
        if not has_place(rows, theme.id):
            last = between(last, _BEHIND_TEMPLATE, theme.id)
            new.append(theme_json(theme, last, ""))
    return keyed("codebook", united("codebook", [*rows.values(), *new]))


def with_themes(rows: Mapping[str, dict[str, Any]], template: Iterable[Theme], wanted: Collection[str]) -> _Rows:
    """Return the rows with those of a person's themes that are ``wanted``, and not there, behind all others.

    At stamp "" they win over nobody.

    Args:
        rows: By their keys.
        template: The themes of the person's settings.
        wanted: The ids of those that are used.
    """
    last, new = max(filter(is_key, map(_order, rows.values())), default=""), []
    for theme in template:
        if theme.id in wanted and not has_place(rows, theme.id):
            last = between(last, "", theme.id)
            new.append(theme_json(theme, last, ""))
    return keyed("codebook", united("codebook", [*rows.values(), *new])) if new else dict(rows)


def _order(document: dict[str, Any]) -> str:
    order = document.get("order")
    return str(order.get("v", "")) if isinstance(order, dict) else ""
