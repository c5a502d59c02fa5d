"""The command ``hashiya check``: what is wrong with the tag file, and a sound one beside it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.cli.printing import order_left_alone, print_sentence
from tui.corpus.library import Library
from tui.errors import HashiyaError
from tui.errors.requests import OnlyWithRepairError
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
    missing_articles,
    notes,
    read_tag_file,
    repair,
    repair_in_place,
    sound_backup,
    unknown_themes,
    unmerged_sides,
    unread_tables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.cli.context import Invocation
    from tui.settings import Settings
    from tui.store.repair import Fault
    from tui.terminal.modes import Treatment


@click.command()
@click.option("--repair", "repair_wanted", is_flag=True, help="Write a sound file beside it, never over anything.")
@click.option(
    "--in-place", "is_in_place", is_flag=True, help="With --repair: put the sound file in its place, and keep a copy."
)
@click.pass_obj
def check(invocation: Invocation, *, repair_wanted: bool, is_in_place: bool) -> int:
    """Say what is wrong with the tag file.

    Nothing is changed. A line for each finding. Faults make the exit code 1. Notes do not: work on articles or with
    themes that are not there, paragraphs that lost their place, a clock that goes ahead, what a killed write has left.

    --repair writes what can be read, joined with the newest sound backup, into a new file beside the tag file, and says
    how to use it. Where git has left a conflict, in the file or in its index, both sides are joined. The exit code is
    then 1 where that was not possible, or where paragraphs could not be read, and it says how many. Where nothing is
    wrong with the tag file nothing is written.

    --repair --in-place puts the sound file in the place of the tag file, and keeps the damaged one beside it.
    """
    if is_in_place and not repair_wanted:
        raise OnlyWithRepairError("--in-place")
    settings = load_settings()
    treatment = invocation.treatment(settings)
    path = database_path(invocation.root(), invocation.database)
    raw, found, findings = _looked_at(path)
    findings += findings_beside(path)
    for file in tag_files_below(invocation.root(), TAG_FILE):
        findings.append(
            Finding(is_fault=False, sentence=f"a tag file of a folder below, which is read only there: {file}")
        )
    findings += _notes(invocation, settings, found)
    with order_left_alone(treatment):
        for finding in findings:
            print_sentence(f"{'fault' if finding.is_fault else 'note'}: {finding.sentence}", treatment)
        if repair_wanted and found is not None:
            written = _replaced if is_in_place else _written_beside
            return _repair(path, found, lambda: written(path, found, raw), treatment)
        if not findings:
            print_sentence(f"no findings: {path}", treatment)
        elif found is not None and found.faults:
            print_sentence("hashiya check --repair writes a sound file beside it", treatment)
    return int(any(finding.is_fault for finding in findings))


def _looked_at(path: Path) -> tuple[bytes, Examined | None, list[Finding]]:
    """Return the file's bytes, what they hold, None where it is no file that can be repaired, and what is wrong."""
    try:
        raw = read_tag_file(path)
    except DatabaseError as error:
        return b"", None, [Finding(is_fault=True, sentence=sentence(error, "en"))]
    if raw is None:
        return b"", None, [Finding(is_fault=False, sentence=f"there is no tag file yet: {path}")]
    if not raw and sound_backup(path) is None:
        return raw, None, [Finding(is_fault=False, sentence=f"the tag file is empty: {path}")]
    found = examined(path, raw, unmerged_sides(path))
    if found.refusal:
        return raw, None, [Finding(is_fault=True, sentence=f"{sentence(found.refusal, 'en')}; it is not repaired")]
    return raw, found, [Finding(is_fault=True, sentence=fault.what) for fault in found.faults]


def _notes(invocation: Invocation, settings: Settings, found: Examined | None) -> Iterator[Finding]:
    if found is None:
        return
    if found.doubles:
        again = f"documents, paragraphs and layers that are there twice, and are read as one: {found.doubles}"
        yield Finding(is_fault=False, sentence=again)
    for note in notes(found.tables):
        yield Finding(is_fault=False, sentence=note)
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
    orphans = 0 if found.faults else sum(1 for _ in invocation.session().annotations.orphans())
    if orphans:
        lost = f"paragraphs that have lost their place or their article: {orphans}; see hashiya orphans"
        yield Finding(is_fault=False, sentence=lost)


class _Written(NamedTuple):
    """What came from a backup, and the lines that say where the sound file is."""

    sources: tuple[Fault, ...]
    lines: tuple[str, ...]


def _repair(path: Path, found: Examined, written: Callable[[], _Written], treatment: Treatment) -> int:
    """Have the sound file written, say what was done, and return the exit code."""
    if not found.faults:
        print_sentence("nothing is wrong with the tag file: nothing was written", treatment)
        return 0
    sources, lines = written()
    for fault in (*found.faults, *sources):
        print_sentence(f"{fault.what}: {fault.done}", treatment)
    documents = found.tables.get("articles", {})
    print_sentence(f"{len(documents)} texts of articles as they were in {path}", treatment)
    if found.unread:
        print_sentence(f"paragraphs that could not be read, whole or in part: {found.unread}", treatment)
    if found.ends_early:
        print_sentence("the file ends before its articles do: how many paragraphs are missing is not known", treatment)
    for line in lines:
        print_sentence(line, treatment)
    return int(found.unread > 0 or found.ends_early)


def _written_beside(path: Path, found: Examined, _raw: bytes) -> _Written:
    repaired = repair(path, found)
    old, new = shlex.quote(str(path)), shlex.quote(str(repaired.path))
    usage = f"to use it: mv {old} {shlex.quote(str(path) + '.damaged')} && mv {new} {old}"
    return _Written(repaired.sources, (f"written: {repaired.path}", usage))


def _replaced(path: Path, found: Examined, raw: bytes) -> _Written:
    replaced = repair_in_place(path, found, raw)
    return _Written(replaced.sources, (f"the damaged file is kept: {replaced.copy}", f"written: {path}"))
