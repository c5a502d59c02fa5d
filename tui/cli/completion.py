"""What a shell offers where somebody presses Tab: commands, ids of articles and themes, files.

Whatever the library, the tag file and the configuration are like, it offers something or nothing, and never an error.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from tui.cli.context import Invocation
from tui.corpus.discovery import find_sources
from tui.errors import HashiyaError
from tui.terminal.choice import Preference

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from tui.codebook.codebook import CodeBook

VARIABLE = "_HASHIYA_COMPLETE"
"""By which a shell asks; its value says which shell, and for what."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_OF_THE_SHELL = re.compile(r"[\s!\"#$&'()*;<>?\[\\\]^`{|}~]")


def be_silent_while_completing() -> None:
    """Write nothing to standard error where a shell asks for completions: that would fall into a line being typed."""
    if os.environ.get(VARIABLE, "").endswith("_complete"):
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the program ends


def article_ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of the library's articles that begin so."""
    try:
        sources = find_sources(_invocation(context).root())
    except (HashiyaError, OSError):
        return []
    return _beginning(incomplete, (source.id for source in sources))


def theme_ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of the themes that begin so, but for those that are put away."""
    book = _codebook(context)
    return _beginning(incomplete, book.ids if book else ())


def all_theme_ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of the themes that begin so."""
    book = _codebook(context)
    return _beginning(incomplete, (theme.id for theme in book.known) if book else ())


def _codebook(context: click.Context) -> CodeBook | None:
    """Return the code book, None where it cannot be read."""
    try:
        return _invocation(context).new_session().codebook
    except (HashiyaError, OSError):
        return None


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return what makes the shell offer files."""
    return [CompletionItem(incomplete, type="file")]


def _invocation(context: click.Context) -> Invocation:
    """Return what was asked for before the command: its own function has not been run."""
    asked = context.find_root().params
    return Invocation(asked.get("library"), asked.get("database"), Preference("", None))


def _beginning(incomplete: str, ids: Iterable[str]) -> list[CompletionItem]:
    """Return those of ``ids`` that begin with ``incomplete``, but for those that a line cannot hold."""
    return [CompletionItem(each) for each in ids if each.startswith(incomplete) and not _CONTROL.search(each)]


@add_completion_class
class _Bash(BashComplete):
    """Bash, which inserts a word as it is told: blanks and signs of the shell have to be escaped."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the item as click's script reads it, which itself takes one of the backslashes."""
        escaped = _OF_THE_SHELL.sub(r"\\\\\g<0>", item.value) if item.type == "plain" else item.value
        return f"{item.type},{escaped}"
