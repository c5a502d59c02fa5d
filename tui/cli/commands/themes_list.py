"""``hashiya themes list``: the code book as a tree, and how much each theme is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.printing import Row, print_rows, safe_json
from tui.session.theme_usage import Usage, theme_usage
from tui.settings import configured_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.cli.context import Invocation
    from tui.codebook.codebook import CodeBook

_INDENT = "  "


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def list_themes(invocation: Invocation, *, as_json: bool) -> None:
    """List the themes as a tree.

    A row each: key (- for none), paragraphs, articles and people that have given it, id, name. What stands below
    another theme is indented. What is archived says so; ids that tags bear and the code book does not know come last.
    Where what others say is hidden from you, you alone are counted.
    """
    session = invocation.session()
    usage = theme_usage(session.annotations, session.annotators.in_sight)
    rows = [*_rows(session.codebook, usage)]
    if as_json:
        click.echo(safe_json(rows))
        return
    language = configured_language() or "en"
    print_rows((Row(_fields(row), _title(row, language)) for row in rows), invocation.treatment(session.settings))


def _rows(book: CodeBook, usage: Mapping[str, Usage]) -> Iterator[dict[str, Any]]:
    depths: dict[str, int] = {"": -1}
    for theme in book.known:
        depths[theme.id] = depths.get(theme.parent, -1) + 1
        yield {
            "id": theme.id,
            "key": book.digit(theme.id) or None,
            "depth": depths[theme.id],
            "parent": theme.parent,
            "ar": theme.label.ar,
            "en": theme.label.en,
            "colour": theme.colour,
            "guideline": theme.guideline,
            "status": "archived" if book.is_archived(theme.id) else "living",
            "merged": [*book.merged_into(theme.id)],
            **usage.get(theme.id, Usage())._asdict(),
        }
    for theme_id in sorted(usage.keys() - depths.keys()):
        unknown = {"key": None, "depth": 0, "parent": "", "ar": "", "en": "", "colour": "", "guideline": ""}
        merged = [*book.merged_into(theme_id)]
        yield {"id": theme_id, **unknown, "status": "unknown", "merged": merged, **usage[theme_id]._asdict()}


def _fields(row: Mapping[str, Any]) -> list[str]:
    counts = [str(row[name]) for name in Usage._fields]
    return [str(row["key"] or "-"), *counts, f"{_INDENT * row['depth']}{row['id']}"]


def _title(row: Mapping[str, Any], language: str) -> str:
    name = str(row["ar" if language == "ar" else "en"])
    return name if row["status"] == "living" else f"{name} ({row['status']})".strip()
