"""What is wrong with a tag file: read, compared with what a sound one would be, and never written."""

from __future__ import annotations

import json
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
    NewerDatabaseError,
    NotRegularDatabaseError,
    UnreadableDatabaseError,
)
from tui.files.atomic import leftovers
from tui.files.refusals import NotRegularError
from tui.files.regular import read_regular
from tui.sentences import sentence
from tui.store.backups import backups
from tui.store.other_files import copies_beside
from tui.store.repair.findings import Faults, Finding
from tui.store.repair.mending import OURS, likely_table, mended
from tui.store.repair.salvage import bytes_of, decoded, walk
from tui.store.schema import FORMAT, MOST_BYTES, SCHEMA, parse

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tui.store.repair.findings import Fault
    from tui.store.repair.salvage import Found, Walk
    from tui.store.schema import Tables

_SCHEMA = re.compile(r'"schema"\s*:\s*([0-9]{1,9})\b')


@dataclass(frozen=True, slots=True)
class Examined:
    """What the bytes of a tag file hold.

    Attributes:
        tables: What could be read, sound, whatever the bytes were.
        faults: What makes the difference, in the order it was found.
        refusal: Why the file is not ours to repair, and then there are no tables; None where it is.
        lost: The tables of which documents may be missing.
        parts: The ids of the articles of which paragraphs may be missing.
    """

    tables: Tables
    faults: tuple[Fault, ...]
    refusal: ForeignDatabaseError | None = None
    lost: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


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
    walked = walk(text)
    refusal = _refusal(path, text, walked)
    faults = Faults()
    if refusal:
        return Examined({}, (), refusal)
    if encoding:
        faults.add(f"the file is {encoding}, not plain UTF-8", "decoded")
    _say_gaps(text, walked, faults, unit="character" if encoding else "byte")
    for name in dict.fromkeys(name for name in walked.tables if walked.tables.count(name) > 1):
        faults.add(f"the table {name!r} is there {walked.tables.count(name)} times", "united")
    tables = mended(walked.documents, path, faults)
    tables = _marked(tables, faults, is_new=not walked.documents)
    if not faults.found:
        try:
            parse(path, raw)
        except DamagedDatabaseError as error:
            faults.add_damage(error, "written anew")
        except DatabaseError as error:
            faults.add(sentence(error, "en"), "written anew")
    parts = {each.value["id"] for each in walked.documents if each.is_part and isinstance(each.value, dict)}
    return Examined(tables, tuple(faults.found), None, _lost(walked, tables), frozenset(map(str, parts)))


def _say_gaps(text: str, walked: Walk, faults: Faults, *, unit: str) -> None:
    """Add what could not be read, in bytes, or in characters where the bytes would be those of another encoding."""
    strange = re.search("[\udc80-\udcff]", text)
    positions = {position for gap in walked.gaps for position in gap[:3]} | ({strange.start()} if strange else set())
    place = bytes_of(text, positions) if unit == "byte" else {position: position for position in positions}
    if strange:
        done = "what could not be read is left out, or U+FFFD in its place"
        faults.add(f"not UTF-8 at {unit} {place[strange.start()]}", done)
    for gap in walked.gaps:
        left_out = f"{unit}s {place[gap.start]} to {place[gap.end]}" + (f", {gap.inside}" if gap.inside else "")
        faults.add(f"damaged at {unit} {place[gap.at]}: {gap.reason}", f"left out: {left_out}")


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


def _refusal(path: Path, text: str, walked: Walk) -> ForeignDatabaseError | None:
    marks = [
        found.value
        for found in walked.documents
        if found.table in {"meta", None} and likely_table(found.value) == "meta"
    ]
    schemas = [mark.get("schema") for mark in marks if isinstance(mark, dict) and mark.get("format") == FORMAT]
    if not schemas and walked.gaps:
        # The mark is the first thing in the file; what it said may be legible all the same.
        start = walked.gaps[0].start
        schemas = [int(digits) for digits in _SCHEMA.findall(text[max(0, start - 200) : walked.gaps[0].end])[:1]]
    newer = next((schema for schema in schemas if type(schema) is int and schema > SCHEMA), None)
    if newer is not None:
        return NewerDatabaseError(path, newer, SCHEMA)
    if walked.not_tables:
        return ForeignDatabaseError(path)
    if schemas or any(_is_article(found) for found in walked.documents):
        return None
    if walked.documents or not walked.gaps or _is_json(text):
        return ForeignDatabaseError(path)
    return None


def _is_article(found: Found) -> bool:
    """Return whether a document cannot but be of this program, even where the mark is damaged."""
    if found.table not in {"articles", None} or not isinstance(found.value, dict):
        return False
    return {"id", "sha256", "paragraphs"} <= found.value.keys()


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


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
