"""Write what is made in the documents: tables of keys, what each command is given, from what the program declares.

    python -m tests.make.documents

A document has a place for each: it begins with ``<!-- made: keys everywhere -->`` and ends with ``<!-- /made -->``.
``tests/project/test_made.py`` fails where one is stale.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tests.support.documents import DOCUMENTS
from tui.cli.main import hashiya
from tui.ui.command import Region, help_rows
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.ui.command import HelpRow

KEYS_THAT_MATTER = (
    "next-paragraph", "previous-paragraph", "page-down", "theme-1", "put-1", "reviewed-next", "no-theme", "pick-theme",
    "note", "select", "search", "undo", "next-article", "other-pane", "bidi-mode", "export", "help", "leave",
)  # fmt: skip
"""Ids of the commands that the README names, in its order."""

_MARKED = (
    (r"'(hashiya [^']*)'", r"`\1`"),
    (r"(?<![`\w-])(--[a-z]+(?:-[a-z]+)*)", r"`\1`"),
    (r"  \[env var: (\w+)\]", r" Variable: `\1`."),
    (r"  \[default: (\S+)\]", r" Default: `\1`."),
)
"""What of a help text is code, and what click says of an option, in words."""

_PLACE = re.compile(r"(<!-- made: ([\w -]+) -->\n).*?(<!-- /made -->)", re.DOTALL)


def with_made(document: str) -> str:
    """Return the document with everything made as it is now.

    Raises:
        KeyError: It has a place for something that nobody makes.
    """
    return _PLACE.sub(lambda place: f"{place[1]}\n{_made(place[2])}\n\n{place[3]}", document)


def names_made(document: str) -> list[str]:
    """Return what the document has places for."""
    return [place[2] for place in _PLACE.finditer(document)]


def _made(name: str) -> str:
    kind, _, rest = name.partition(" ")
    if kind == "command":
        return command_section(rest)
    if name == "keys that matter":
        rows = {each: row for row in reversed(help_rows(COMMANDS)) for each in row.ids}
        return key_table(rows[each] for each in KEYS_THAT_MATTER)
    if kind != "keys":
        raise KeyError(name)
    region = Region[rest.upper()]
    return key_table((row for row in help_rows(COMMANDS) if row.region is region), with_ids=True)


def key_table(rows: Iterable[HelpRow], *, with_ids: bool = False) -> str:
    """Return a table of keys in Markdown; ``with_ids`` says whether it tells the commands' ids."""
    ids = ["id for `[keys]`"] * with_ids
    lines = [_row(["keys", "Arabic layout", "what", "in Arabic", *ids]), _row(["---"] * (4 + with_ids))]
    for row in rows:
        keys = [" ".join(map(_code, layout)) for layout in (row.english, row.arabic)]
        named = [" … ".join(map(_code, dict.fromkeys([row.ids[0], row.ids[-1]])))] * with_ids
        lines.append(_row([*keys, row.label.en, row.label.ar, *named]))
    return "\n".join(lines)


def command_section(name: str) -> str:
    """Return what a command is given, in Markdown: its usage, what it does, arguments and options.

    ``name`` is one of the command's, behind that of its group where it has one, or ``hashiya`` for what goes before all
    of them.
    """
    context = hashiya.make_context("hashiya", [], resilient_parsing=True)
    for each in () if name == "hashiya" else name.split():
        command = context.command.get_command(context, each) if isinstance(context.command, click.Group) else None
        if command is None:
            raise KeyError(name)
        context = command.make_context(each, [], parent=context, resilient_parsing=True)
    usage = " ".join(context.command.get_usage(context).removeprefix("Usage: ").split())
    parts = [f"```text\n{usage}\n```", _prose(context.command.help), _options(context), _prose(context.command.epilog)]
    return "\n\n".join(filter(None, parts))


def command_names() -> list[str]:
    """Return the names of all commands, those of a group behind its own."""
    context = hashiya.make_context("hashiya", [], resilient_parsing=True)
    found = []
    for name in hashiya.list_commands(context):
        command = hashiya.get_command(context, name)
        inner = command.list_commands(context) if isinstance(command, click.Group) else []
        found += [name, *(f"{name} {each}" for each in inner)]
    return found


def _prose(text: str | None) -> str:
    """Return a help text as Markdown: its paragraphs, with code where it quotes a command or names an option."""
    paragraphs = (" ".join(each.split()) for each in (text or "").split("\n\n"))
    return "\n\n".join(_marked(each) for each in paragraphs)


def _marked(paragraph: str) -> str:
    for pattern, replacement in _MARKED:
        paragraph = re.sub(pattern, replacement, paragraph)
    return paragraph


def _options(context: click.Context) -> str:
    rows = []
    for option in context.command.get_params(context):
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record is not None:
            rows.append(_row([_code(record[0]), _marked(record[1])]))
    return "\n".join([_row(["option", "what"]), _row(["---"] * 2), *rows])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"


def _code(text: str) -> str:
    return f"`{text}`"


def write(path: Path) -> None:
    """Write the document at ``path`` anew."""
    path.write_text(with_made(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    for each in DOCUMENTS:
        write(each)
