"""What is wrong with a tag file: read, compared with what a sound one would be, and never written."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors.tag_file import (
    DamagedDatabaseError,
    DatabaseError,
    ForeignDatabaseError,
    NotRegularDatabaseError,
    UnreadableDatabaseError,
)
from tui.files.atomic import leftovers
from tui.files.refusals import NotRegularError
from tui.files.regular import read_regular
from tui.sentences import sentence
from tui.store.backups import backups
from tui.store.other_files import copies_beside
from tui.store.repair.conflict import conflicts, versions
from tui.store.repair.findings import Faults, Finding
from tui.store.repair.mending import mended
from tui.store.repair.refusal import refusal
from tui.store.repair.salvage import bytes_of, decoded, walk
from tui.store.repair.shapes import OURS, likely_table
from tui.store.repair.sides import united_sides
from tui.store.schema import FORMAT, MOST_BYTES, SCHEMA, parse

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from tui.store.repair.conflict import Version
    from tui.store.repair.findings import Fault
    from tui.store.repair.salvage import Walk
    from tui.store.schema import Tables


@dataclass(frozen=True, slots=True)
class Examined:
    """What the bytes of a tag file hold.

    Attributes:
        tables: What could be read, sound, whatever the bytes were.
        faults: What makes the difference, in the order it was found.
        refusal: Why the file is not ours to repair, and then there are no tables; None where it is.
        lost: The tables of which documents may be missing.
        parts: The ids of the articles of which paragraphs may be missing.
        unread: How many paragraphs could not be read, as far as that can be told.
        ends_early: Whether the file ends before its articles do, so that nobody knows how many are missing.
    """

    tables: Tables
    faults: tuple[Fault, ...]
    refusal: ForeignDatabaseError | None = None
    lost: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    unread: int = 0
    ends_early: bool = False


def read_tag_file(path: Path) -> bytes | None:
    """Return the bytes of the file at ``path``, None where there is none. Opens nothing but regular files.

    Raises:
        NotRegularDatabaseError: It is something else.
        UnreadableDatabaseError: It cannot be read.
    """
    try:
        return read_regular(path, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except NotRegularError as error:
        raise NotRegularDatabaseError(path) from error
    except OSError as error:
        raise UnreadableDatabaseError(path, error) from error


def examined(path: Path, raw: bytes) -> Examined:
    """Return what ``raw``, the content of the file at ``path``, holds. Never raises.

    >>> text = '{"meta": {"1": {"schema": 1, "format": "hashiya tags"}}, "themes": {"1": {"id": "war"}}}'
    >>> examined(Path("tags.json"), text.encode()).faults
    (Fault(what="themes '1' has no text 'ar'", done='left out'),)
    """
    text, encoding = decoded(raw)
    faults = Faults()
    sides = [(version, walk(version.text)) for version in versions(text)]
    for version, walked in sides:
        if found := refusal(path, version.text, walked):
            return Examined({}, (), found)
    if encoding:
        faults.add(f"the file is {encoding}, not plain UTF-8", "decoded")
    if len(sides) > 1:
        faults.add(f"git has left its marks of conflicts: {conflicts(text)}", "both sides are kept")
    _say_gaps(text, sides, faults, unit="character" if encoding else "byte")
    united: Tables = {}
    for number, (_, walked) in enumerate(sides):
        tables = _tables(walked, path, faults)
        united = united_sides(united, tables, faults) if number else tables
    united = _marked(united, faults, is_new=not any(walked.documents for _, walked in sides))
    if not faults.found:
        _parse(path, raw, faults)
    return Examined(
        united,
        faults.found,
        lost=frozenset(name for _, walked in sides for name in _lost(walked, united)),
        parts=frozenset(name for _, walked in sides for name in walked.parts),
        unread=faults.unread,
        ends_early=bool(text.strip("\0 \t\r\n")) and any(walked.ends_early for _, walked in sides),
    )


def _tables(walked: Walk, path: Path, faults: Faults) -> Tables:
    for name in walked.not_tables:
        faults.add(f"the table {name!r} is not an object", "left out")
    for name in dict.fromkeys(name for name in walked.tables if walked.tables.count(name) > 1):
        faults.add(f"the table {name!r} is there {walked.tables.count(name)} times", "united")
    return mended(walked.documents, path, faults)


def _parse(path: Path, raw: bytes, faults: Faults) -> None:
    """Add what the reader of the tag file would stumble over, and this one does not."""
    try:
        parse(path, raw)
    except DamagedDatabaseError as error:
        faults.add_damage(error, "written anew")
    except DatabaseError as error:
        faults.add(sentence(error, "en"), "written anew")


def _say_gaps(text: str, sides: Sequence[tuple[Version, Walk]], faults: Faults, *, unit: str) -> None:
    """Add what could not be read, in bytes, or in characters where the bytes would be those of another encoding."""
    strange = re.search("[\udc80-\udcff]", text)
    gaps = [version.in_file(gap) for version, walked in sides for gap in walked.gaps]
    positions = {position for gap in gaps for position in gap[:3]} | ({strange.start()} if strange else set())
    place = bytes_of(text, positions) if unit == "byte" else {position: position for position in positions}
    if strange:
        done = "what could not be read is left out, or U+FFFD in its place"
        faults.add(f"not UTF-8 at {unit} {place[strange.start()]}", done)
    for gap in gaps:
        left_out = f"{unit}s {place[gap.start]} to {place[gap.end]}" if gap.start < gap.end else "nothing"
        named = f", {gap.inside}" if gap.inside else ""
        faults.add(f"damaged at {unit} {place[gap.at]}: {gap.reason}", f"left out: {left_out}{named}", gap.unread)


def _lost(walked: Walk, tables: Tables) -> frozenset[str]:
    """Return the tables of which documents may be missing."""
    unread = {name for name in OURS if walked.gaps and name not in walked.whole}
    read = {found.table or likely_table(found.value) for found in walked.documents}
    short = {
        name
        for name in OURS & read
        if len(tables.get(name, {}))
        < sum((each.table or likely_table(each.value)) == name for each in walked.documents)
    }
    return frozenset(unread | short)


def _marked(tables: Tables, faults: Faults, *, is_new: bool) -> Tables:
    """Return the tables with our mark, which comes first."""
    marks = tables.pop("meta", {})
    if not any(mark.get("format") == FORMAT for mark in marks.values()):
        if not is_new:
            faults.add("the mark of hashiya is missing in 'meta'", "put there")
        free = next(str(number) for number in range(1, len(marks) + 2) if str(number) not in marks)
        marks = {free: {"schema": SCHEMA, "format": FORMAT}, **marks}
    return {"meta": marks, **tables}


def good_backup(path: Path) -> tuple[Path, Tables] | None:
    """Return the newest backup of the file at ``path`` that has no fault, and its tables; None where there is none."""
    for backup in _backups(path):
        found = _examined_backup(backup)
        if isinstance(found, Examined) and not found.faults and not found.refusal:
            return backup, found.tables
    return None


def findings_beside(path: Path) -> Iterator[Finding]:
    """Yield what is found beside the tag file: damaged backups, and what killed writes have left."""
    for backup in _backups(path):
        found = _examined_backup(backup)
        if isinstance(found, DatabaseError):
            yield Finding(is_fault=True, sentence=f"a backup cannot be used: {sentence(found, 'en')}")
        elif found.refusal or found.faults:
            reason = sentence(found.refusal, "en") if found.refusal else f"{backup}: {found.faults[0].what}"
            yield Finding(is_fault=True, sentence=f"a backup is not sound: {reason}")
    target = Path(os.path.realpath(path))
    try:
        files = leftovers(target)
    except OSError:
        files = []
    for file in files:
        yield Finding(is_fault=False, sentence=f"left by a write that was killed, or just being written: {file}")
    for file in copies_beside(path):
        added = f"hashiya merge {shlex.quote(str(file))} adds what it has"
        yield Finding(is_fault=False, sentence=f"another copy of the tag file lies beside it: {file}; {added}")


def _backups(path: Path) -> list[Path]:
    try:
        return backups(Path(os.path.realpath(path)))
    except OSError:
        return []


def _examined_backup(backup: Path) -> Examined | DatabaseError:
    try:
        return examined(backup, read_tag_file(backup) or b"")
    except DatabaseError as error:
        return error


def missing_articles(tables: Tables, known: Container[str]) -> list[str]:
    """Return the ids of articles that the file speaks of and that are not among ``known``."""
    return [document["id"] for document in tables.get("articles", {}).values() if document["id"] not in known]


def unknown_themes(tables: Tables, known: Container[str]) -> list[str]:
    """Return the ids of themes that paragraphs bear and that neither ``known`` nor the file itself has, sorted."""
    added = {theme["id"] for theme in tables.get("themes", {}).values()}
    paragraphs = [each for document in tables.get("articles", {}).values() for each in document["paragraphs"]]
    used = {tag["theme"] for paragraph in paragraphs for tag in paragraph.get("tags", [])}
    return sorted(theme for theme in used - added if theme not in known)


def unread_tables(tables: Tables) -> list[str]:
    """Return the tables that are not ours, though what they hold looks like our articles: their name may be damaged."""
    return [
        name for name, rows in tables.items() if name not in OURS and "articles" in map(likely_table, rows.values())
    ]


def kept_orphans(tables: Tables) -> int:
    """Return how many paragraphs have lost their place, as far as the file itself says so."""
    paragraphs = [each for document in tables.get("articles", {}).values() for each in document["paragraphs"]]
    return sum(bool(paragraph.get("orphan")) for paragraph in paragraphs)
