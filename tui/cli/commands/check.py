"""The command ``hashiya check``: what is wrong with the tag file, and a sound one beside it."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

from tui.cli.printing import order_left_alone, print_line, safe
from tui.corpus.library import Library
from tui.errors import HashiyaError
from tui.errors.tag_file import DatabaseError
from tui.sentences import sentence
from tui.settings import load_settings
from tui.state.folders import TAG_FILE, database_path
from tui.store.other_files import tag_files_below
from tui.store.repair import (
    Examined,
    Finding,
    examined,
    findings_beside,
    good_backup,
    kept_orphans,
    missing_articles,
    read_tag_file,
    repair,
    unknown_themes,
    unread_tables,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.cli.context import Invocation
    from tui.settings import Settings
    from tui.terminal.modes import Treatment


@click.command()
@click.option("--repair", "repair_wanted", is_flag=True, help="Write a sound file beside it, never over anything.")
@click.pass_obj
def check(invocation: Invocation, *, repair_wanted: bool) -> int:
    """Say what is wrong with the tag file.

    Nothing is changed. A line for each finding. Faults make the exit code 1. Notes do not: work on articles or with
    themes that are not there, paragraphs that lost their place, what a killed write left behind.

    --repair writes what can be read, completed from the newest good backup, into a new file beside the tag file, and
    says how to use it. The exit code is then 1 only where that was not possible. Where nothing is wrong with the tag
    file nothing is written.
    """
    settings = load_settings()
    treatment = invocation.treatment(settings)
    path = database_path(invocation.root(), invocation.database)
    found, findings = _looked_at(path)
    findings += findings_beside(path)
    for file in tag_files_below(invocation.root(), TAG_FILE):
        findings.append(
            Finding(is_fault=False, sentence=f"a tag file of a folder below, which is read only there: {file}")
        )
    findings += _notes(invocation, settings, found)
    with order_left_alone(treatment):
        for finding in findings:
            _print(f"{'fault' if finding.is_fault else 'note'}: {finding.sentence}", treatment)
        if repair_wanted and found is not None:
            return _repair(path, found, treatment)
        if not findings:
            _print(f"no findings: {path}", treatment)
        elif found is not None and found.faults:
            _print("hashiya check --repair writes a sound file beside it", treatment)
    return int(any(finding.is_fault for finding in findings))


def _looked_at(path: Path) -> tuple[Examined | None, list[Finding]]:
    """Return what the file holds, None where it is no file that can be repaired, and what is wrong with it."""
    try:
        raw = read_tag_file(path)
    except DatabaseError as error:
        return None, [Finding(is_fault=True, sentence=sentence(error, "en"))]
    if raw is None:
        return None, [Finding(is_fault=False, sentence=f"there is no tag file yet: {path}")]
    if not raw and good_backup(path) is None:
        return None, [Finding(is_fault=False, sentence=f"the tag file is empty: {path}")]
    found = examined(path, raw)
    if found.refusal:
        return None, [Finding(is_fault=True, sentence=f"{sentence(found.refusal, 'en')}; it is not repaired")]
    return found, [Finding(is_fault=True, sentence=fault.what) for fault in found.faults]


def _notes(invocation: Invocation, settings: Settings, found: Examined | None) -> Iterator[Finding]:
    if found is None:
        return
    for theme in unknown_themes(found.tables, {theme.id for theme in settings.themes}):
        yield Finding(is_fault=False, sentence=f"a theme that neither the settings nor the file know: {theme}")
    for table in unread_tables(found.tables):
        yield Finding(is_fault=False, sentence=f"a table of articles that hashiya does not read: {table}")
    try:
        library = Library(invocation.root(), settings.boilerplate_file)
    except HashiyaError as error:
        yield Finding(is_fault=False, sentence=f"the articles cannot be looked at: {sentence(error, 'en')}")
        return
    if invocation.root().is_dir():  # of one file alone nobody knows which others there are
        for article in missing_articles(found.tables, {source.id for source in library.sources}):
            yield Finding(is_fault=False, sentence=f"an article that the library does not have: {article}")
    orphans = kept_orphans(found.tables) if found.faults else sum(1 for _ in invocation.session().annotations.orphans())
    if orphans:
        lost = f"paragraphs that have lost their place or their article: {orphans}; see hashiya orphans"
        yield Finding(is_fault=False, sentence=lost)


def _repair(path: Path, found: Examined, treatment: Treatment) -> int:
    if not found.faults:
        _print("nothing is wrong with the tag file: nothing was written", treatment)
        return 0
    repaired = repair(path, found)
    for fault in found.faults:
        _print(f"{fault.what}: {fault.done}", treatment)
    for source in repaired.sources:
        _print(f"{source.what}: {source.done}", treatment)
    documents = found.tables.get("articles", {})
    _print(f"{len(documents)} articles as they were in {path}", treatment)
    _print(f"written: {repaired.path}", treatment)
    old, new = shlex.quote(str(path)), shlex.quote(str(repaired.path))
    _print(f"to use it: mv {old} {shlex.quote(str(path) + '.damaged')} && mv {new} {old}", treatment)
    return 0


def _print(sentence: str, treatment: Treatment) -> None:
    """Print a sentence: one line, on a terminal as many as it takes."""
    if sys.stdout.isatty():
        print_line(safe(sentence), treatment)
    else:
        click.echo(safe(sentence))
