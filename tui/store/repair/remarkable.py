"""What is worth knowing of sound tables, and nothing wrong. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.annotations.layers import data, is_living, is_on
from tui.annotations.stamps import later, shown
from tui.codebook.codebook import CodeBook
from tui.codebook.kept_book import kept_book, passed_over
from tui.codebook.namesakes import namesakes
from tui.files.names import printable
from tui.store.codebook_codec import said_theme
from tui.store.fields import Fields
from tui.store.repair.reading.shapes import OURS, likely_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tui.codebook.kept_book import SaidTheme
    from tui.store.schema import Tables

_AHEAD = timedelta(days=1)
_SHOWN = 60
"""Code points of a paragraph's text."""


def notes(tables: Tables, now: datetime | None = None) -> Iterator[str]:
    """Yield what tells of clocks, themes and notes that somebody may want to put right, in English.

    Args:
        tables: The file's.
        now: What time it is.
    """
    ahead = later("", (now or datetime.now(UTC)) + _AHEAD)
    wrong = [stamp for stamp in _stamps(tables) if stamp > ahead]
    if wrong:
        yield f"written by a clock that goes ahead: {shown(max(wrong))} ({len(wrong)} times)"
    for name, ids in namesakes(CodeBook((), kept_book(_said_themes(tables)))):
        yield f"themes that are called the same, {name!r}: {', '.join(ids)}"
    merges, moves = passed_over(_said_themes(tables))
    for theme, other in merges.items():
        yield f"a merge of themes that others, later ones, make a circle of: {theme!r} into {other!r} is passed over"
    for theme, other in moves.items():
        yield f"a move of a theme that others, later ones, make a circle of: {theme!r} below {other!r} is passed over"
    for article, paragraph, layer in _layers(tables):
        if sum(map(is_on, layer.get("note", {}).values())) > 1:
            where = f"{article!r}, {printable(paragraph.get('quote', ''), _SHOWN)!r}"
            yield f"notes that {layer['by']!r} has written on two machines at once: {where}"


def missing_articles(tables: Tables, known: Container[str]) -> list[str]:
    """Return the ids of articles of which the file says something now, and that are not among ``known``, sorted."""
    named = {article for article, _, layer in _layers(tables) if is_living(layer)}
    return sorted(each for each in named if each not in known)


def unknown_themes(tables: Tables, known: Container[str]) -> list[str]:
    """Return the ids of themes that paragraphs bear and that neither ``known`` nor the file knows, sorted."""
    called = {each["id"] for each in tables.get("codebook", {}).values() if each.get("ar") or each.get("en")}
    used = {
        theme for _, _, layer in _layers(tables) for theme, datum in layer.get("themes", {}).items() if is_on(datum)
    }
    return sorted(theme for theme in used - called if theme not in known)


def unread_tables(tables: Tables) -> list[str]:
    """Return the tables that are not ours, though what they hold looks like our articles: their name may be damaged."""
    return [
        name for name, rows in tables.items() if name not in OURS and "articles" in map(likely_table, rows.values())
    ]


def _layers(tables: Tables) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield every layer with the id of its article, and its paragraph."""
    for document in tables.get("articles", {}).values():
        for paragraph in document.get("paragraphs", []):
            for layer in paragraph.get("layers", []):
                yield document["name"]["id"], paragraph, layer


def _stamps(tables: Tables) -> Iterator[str]:
    for document in tables.get("articles", {}).values():
        yield document["name"]["at"]
    for _, _, layer in _layers(tables):
        yield from (datum["at"] for _, datum in data(layer))
    for theme in tables.get("codebook", {}).values():
        yield from (field["at"] for field in theme.values() if isinstance(field, dict) and _is_text(field.get("at")))


def _said_themes(tables: Tables) -> list[SaidTheme]:
    return [said_theme(Fields(Path(), "theme", row)) for row in tables.get("codebook", {}).values()]


def _is_text(value: object) -> bool:
    return isinstance(value, str)
