"""``hashiya log``: who did what when, from the history that the tag file keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.history import OrphanChange, ParagraphChange, StateChange
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.annotations.stamps import shown
from tui.cli.arguments import OF_ONE_ARTICLE, WHICH_ARTICLE
from tui.cli.printing import Row, print_rows, safe_json
from tui.store.history_codec import entry_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.annotations.history import Entry
    from tui.cli.context import Invocation
    from tui.session.session import Session
    from tui.terminal.modes import Treatment


@click.command(epilog=WHICH_ARTICLE)
@OF_ONE_ARTICLE
@click.option("-n", "count", metavar="N", type=click.IntRange(1), help="Only the last N steps.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def log(invocation: Invocation, article: str | None, count: int | None, *, as_json: bool) -> None:
    """List who did what when.

    A row for each of the last 500 steps, the newest at the end: step, time, person, article, changes with their
    paragraphs, beginning of the text. Where what others say is hidden, only your own.
    """
    session = invocation.session()
    entries = session.annotations.log()
    if session.annotators.others_hidden:
        entries = [entry for entry in entries if {entry.by, entry.layer or entry.by} <= {*session.annotators.in_sight}]
    if article is not None:
        wanted = _article_id(session, article, entries)
        entries = [entry for entry in entries if entry.article == wanted]
    if count is not None:
        entries = entries[-count:]
    if as_json:
        click.echo(safe_json([entry_json(entry) for entry in entries]))
        return
    print_steps(entries, invocation.treatment(session.settings))


def _article_id(session: Session, article: str, entries: Iterable[Entry]) -> str:
    if any(entry.article == article for entry in entries):
        return article
    return session.library.sources[session.library.find(article)].id


def print_steps(entries: Iterable[Entry], treatment: Treatment) -> None:
    """Print a row for each step of the history."""
    print_rows((Row(_fields(entry), _beginning(entry)) for entry in entries), treatment)


def _fields(entry: Entry) -> list[str]:
    by = f"{entry.by} ({entry.layer})" if entry.layer else entry.by
    return [str(entry.id), shown(entry.at), by, entry.article, _summary(entry)]


def _summary(entry: Entry) -> str:
    """Return what was done: ``+arms 2-4, 7; note 2``, behind the step that was taken back or made again.

    Of a step over the whole file, it is the command that does it; of a backup restored, how much was written.
    """
    numbers: dict[str, list[int]] = {}
    for change in _in_one_article(entry):
        numbers.setdefault(_name(change), []).append(change.number if isinstance(change, ParagraphChange) else 0)
    done = "; ".join(f"{name} {_ranges(each)}".rstrip() for name, each in numbers.items())
    everywhere = sum(len(each.writes) for each in entry.changes if isinstance(each, StateChange))
    if everywhere:
        done = f"restored {everywhere}" if entry.act in {(), ("restore",)} else " ".join(entry.act)
    if entry.target is None:
        return done
    return f"{'redo' if entry.undoes is None else 'undo'} {entry.target}: {done or 'nothing'}"


def _in_one_article(entry: Entry) -> list[ParagraphChange | OrphanChange]:
    return [change for change in entry.changes if not isinstance(change, StateChange)]


def _name(change: ParagraphChange | OrphanChange) -> str:
    if isinstance(change, OrphanChange):
        return "orphan placed" if change.is_removed else "orphan back"
    match change.operation:
        case AddTheme(theme=theme):
            return f"+{theme}"
        case RemoveTheme(theme=theme):
            return f"-{theme}"
        case SetNote(note=note):
            return "note" if note else "-note"
        case SetReviewed(reviewed=reviewed):
            return "reviewed" if reviewed else "-reviewed"


def _ranges(numbers: Iterable[int]) -> str:
    """Return paragraph numbers, sorted, with runs of them as ``2-4``; those that were not kept are left out."""
    runs: list[list[int]] = []
    for number in sorted({*numbers} - {0}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _beginning(entry: Entry) -> str:
    """Return the beginning of the first paragraph that was changed, on one line."""
    quotes = (change.quote for change in _in_one_article(entry))
    return " ".join(next(quotes, "").split())
