"""What the bytes of a tag file hold, compared with what a sound one would be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from tui.errors.tag_file import DamagedDatabaseError, DatabaseError, ForeignDatabaseError
from tui.sentences import sentence
from tui.store.joining import joined_tables, laid_out
from tui.store.keys import KNOWN_BY
from tui.store.lacking import differing
from tui.store.parsing import parse
from tui.store.repair.findings import Faults
from tui.store.repair.mending.tables import mended
from tui.store.repair.reading.conflict import conflicts, versions
from tui.store.repair.reading.decoding import bytes_of, decoded
from tui.store.repair.reading.refusal import refusal
from tui.store.repair.reading.walk import walk
from tui.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tui.store.repair.findings import Fault
    from tui.store.repair.reading.conflict import Version
    from tui.store.repair.reading.walk import Walk
    from tui.store.schema import Tables


@dataclass(frozen=True, slots=True)
class Examined:
    """What the bytes of a tag file hold.

    Attributes:
        tables: What could be read, sound and of the newest schema, whatever the bytes were.
        faults: What makes the difference, in the order it was found.
        refusal: Why the file is not ours to repair, and then there are no tables; None where it is.
        is_lossy: Whether anything may have been lost.
        unread: How many paragraphs could not be read, whole or in part, as far as that can be told.
        ends_early: Whether the file ends before its articles do, so that nobody knows how many are missing.
        doubles: How many documents, paragraphs and layers were there a second time: that is read right, and no fault.
    """

    tables: Tables
    faults: tuple[Fault, ...]
    refusal: ForeignDatabaseError | None = None
    is_lossy: bool = False
    unread: int = 0
    ends_early: bool = False
    doubles: int = 0


def examined(path: Path, raw: bytes, unmerged: Iterable[bytes] = ()) -> Examined:
    """Return what the content of a tag file holds. Never raises.

    Args:
        path: The file.
        raw: What it holds.
        unmerged: What it held on the sides of a merge that git has left unfinished: see ``unmerged_sides``.

    >>> from pathlib import Path
    >>> text = '{"meta": {"1": {"schema": 2, "format": "hashiya tags"}}, "queries": {"1": {"id": 5}}}'
    >>> examined(Path("tags.json"), text.encode()).faults
    (Fault(what="queries '1' has no text 'id'", done='left out'),)
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
        faults.add(f"git has left its marks of conflicts: {conflicts(text)}", "both sides are joined")
    _say_gaps(text, sides, faults, unit="character" if encoding else "byte")
    tables = reduce(joined_tables, [_tables(walked, path, faults) for _, walked in sides])
    tables = _marked(tables, faults, is_new=not any(walked.documents for _, walked in sides))
    tables = _merged(tables, [examined(path, side) for side in unmerged], faults)
    if not faults.found:
        tables = _parsed(path, raw, tables, faults)
    return Examined(
        tables,
        faults.found,
        is_lossy=faults.is_lossy,
        unread=faults.unread,
        ends_early=bool(text.strip("\0 \t\r\n")) and any(walked.ends_early for _, walked in sides),
        doubles=faults.doubles,
    )


def _tables(walked: Walk, path: Path, faults: Faults) -> Tables:
    for name in walked.not_tables:
        faults.add(f"the table {name!r} is not an object", "left out", is_lossy=True)
    for name in dict.fromkeys(name for name in walked.tables if walked.tables.count(name) > 1):
        faults.add(f"the table {name!r} is there {walked.tables.count(name)} times", "joined")
    tables = mended(walked.documents, path, faults)
    return tables | {name: {} for name in walked.tables if name in KNOWN_BY and name not in tables}


def _merged(tables: Tables, sides: Sequence[Examined], faults: Faults) -> Tables:
    """Return the tables with what the sides of an unfinished merge have, which is added to ``faults``."""
    joined = laid_out(tables)
    for side in sides:
        joined = joined_tables(joined, side.tables)
    count = differing(joined, laid_out(tables))
    if not count:
        return tables
    what = f"git has not merged it: tags, marks and notes that its index has and the file has not: {count}"
    faults.add(what, "both sides are joined")
    return joined


def _parsed(path: Path, raw: bytes, tables: Tables, faults: Faults) -> Tables:
    """Return what the reader of the tag file reads; what it stumbles over, and this one does not, is added.

    Args:
        path: The file.
        raw: What it holds.
        tables: What was read here.
        faults: None so far.
    """
    try:
        return parse(path, raw).tables
    except DamagedDatabaseError as error:
        faults.add_damage(error, "written anew")
    except DatabaseError as error:
        faults.add(sentence(error, "en"), "written anew")
    return tables


def _say_gaps(text: str, sides: Sequence[tuple[Version, Walk]], faults: Faults, *, unit: str) -> None:
    """Add what could not be read, in bytes, or in characters where the bytes would be those of another encoding."""
    strange = re.search("[\udc80-\udcff]", text)
    gaps = [version.in_file(gap) for version, walked in sides for gap in walked.gaps]
    positions = {position for gap in gaps for position in gap[:3]} | ({strange.start()} if strange else set())
    place = bytes_of(text, positions) if unit == "byte" else {position: position for position in positions}
    if strange:
        done = "what could not be read is left out, or U+FFFD in its place"
        faults.add(f"not UTF-8 at {unit} {place[strange.start()]}", done, is_lossy=True)
    for gap in gaps:
        left_out = f"{unit}s {place[gap.start]} to {place[gap.end]}" if gap.start < gap.end else "nothing"
        what = f"damaged at {unit} {place[gap.at]}: {gap.reason}"
        named = f", {gap.inside}" if gap.inside else ""
        faults.add(what, f"left out: {left_out}{named}", gap.unread, is_lossy=True)


def _marked(tables: Tables, faults: Faults, *, is_new: bool) -> Tables:
    """Return the tables with our mark, which comes first."""
    marks = tables.pop("meta", {})
    if not any(mark.get("format") == FORMAT for mark in marks.values()):
        if not is_new:
            faults.add("the mark of hashiya is missing in 'meta'", "put there", is_lossy=True)
        free = next(str(number) for number in range(1, len(marks) + 2) if str(number) not in marks)
        marks = {free: {"schema": SCHEMA, "format": FORMAT}, **marks}
    return {"meta": marks, **tables}
