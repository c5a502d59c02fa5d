"""Writing a sound tag file beside a damaged one: what could be read of it, the rest from the newest good backup."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.errors.tag_file import UnrepairableDatabaseError, UnsoundRepairError, UnwritableRepairError
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.sentences import sentence
from tui.store.json_lines import Serialisation
from tui.store.repair.check import examined, good_backup
from tui.store.repair.findings import Fault

if TYPE_CHECKING:
    from tui.store.repair.check import Examined
    from tui.store.schema import Tables


class Repaired(NamedTuple):
    """The ``path`` of the new file, and what in it came from a backup: of each what it is, and from which file."""

    path: Path
    sources: tuple[Fault, ...]


def repair(path: Path, found: Examined) -> Repaired:
    """Write what ``found`` holds, and what a backup has of the rest, into a new file beside the one at ``path``.

    Beside ``tags.json`` that is ``tags.repaired.json``, or ``tags.repaired-2.json`` and so on where there is one.

    Raises:
        UnrepairableDatabaseError: Nothing could be saved; nothing is written then.
        UnsoundRepairError: What could be saved is not sound; nothing is written then.
        UnwritableRepairError: The file cannot be written.
    """
    tables, sources = _completed(path, found)
    if not any(rows for name, rows in tables.items() if name != "meta"):
        raise UnrepairableDatabaseError(path)
    raw = b"".join(Serialisation().chunks(tables))
    left = examined(path, raw)
    if left.faults or left.refusal:  # never to be handed out as repaired
        raise UnsoundRepairError(path, sentence(left.refusal, "en") if left.refusal else left.faults[0].what)
    return Repaired(_write_beside(path, raw), sources)


def _completed(path: Path, found: Examined) -> tuple[Tables, tuple[Fault, ...]]:
    """Return the tables, completed with what the newest good backup has and the file may have lost."""
    tables = {name: dict(rows) for name, rows in found.tables.items()}
    backup = good_backup(path) if found.lost & {"articles", "themes"} else None
    if backup is None:
        return tables, ()
    file, kept = backup
    sources = []
    for name in sorted(found.lost & {"articles", "themes"}):
        rows = tables.setdefault(name, {})
        known = {document["id"]: document for document in rows.values()}
        for document in kept.get(name, {}).values():
            if document["id"] in found.parts and name == "articles" and document["id"] in known:
                more = _rest(known[document["id"]], document)
                known[document["id"]]["paragraphs"] = [*known[document["id"]]["paragraphs"], *more]
                sources.append(Fault(f"{len(more)} paragraphs of {document['id']!r}", f"as they were in {file}"))
            elif document["id"] not in known:
                key = next(str(number) for number in count(len(rows) + 1) if str(number) not in rows)
                rows[key] = document
                sources.append(Fault(f"{name} {document['id']!r}", f"as it was in {file}"))
    return tables, tuple(sources)


def _rest(part: dict[str, Any], older: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the paragraphs that ``older`` has more than ``part``; as orphans where they do not fit beside its own."""
    here = part["paragraphs"]
    quotes = {each["quote"] for each in here}
    return [
        each if _fits(each, here) and part["sha256"] == older["sha256"] else each | {"orphan": True}
        for each in older["paragraphs"]
        if each["quote"] not in quotes
    ]


def _fits(paragraph: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    placed = (each for each in others if not each.get("orphan"))
    return all(paragraph["end"] <= each["start"] or each["end"] <= paragraph["start"] for each in placed)


def _write_beside(path: Path, raw: bytes) -> Path:
    """Write ``raw`` into a file that was not there before, and return its path. Raises UnwritableRepairError."""
    target = Path(os.path.realpath(path))
    for number in count(1):
        suffix = "repaired" if number == 1 else f"repaired-{number}"
        new = target.with_name(f"{fitting(target.with_name(target.stem))}.{suffix}{target.suffix}")
        try:
            os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))  # the name is ours now
        except FileExistsError:
            continue
        except OSError as error:
            raise UnwritableRepairError(new, error) from error
        try:
            write_atomically(new, [raw], like=target)
        except OSError as error:
            with suppress(OSError):
                new.unlink()
            raise UnwritableRepairError(new, error) from error
        return new
    raise AssertionError  # the numbers do not end
