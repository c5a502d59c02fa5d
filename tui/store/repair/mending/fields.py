"""Putting something sound where a field of a document cannot be read. Pure."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.annotations.join import canonical
from tui.errors.tag_file import DamagedDatabaseError, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.store.fields import Fields
    from tui.store.repair.findings import Faults

FARTHEST = 2**40
"""No text is as long, in code points."""


def mend(values: dict[str, Any], key: str, read: Callable[[str], object], instead: object, faults: Faults) -> None:
    """Put something else at a key where what stands there cannot be read.

    Args:
        values: The object, which is changed.
        key: The key.
        read: Reads what is there; raises DamagedDatabaseError where that cannot be.
        instead: What is put there.
        faults: What was found so far; what is changed is added.
    """
    try:
        read(key)
    except DamagedDatabaseError as error:
        faults.add_damage(error, f"now {instead!r} (was {values.get(key)!r})")
        values[key] = instead


def drop(values: dict[str, Any], keys: Iterable[str], fields: Fields, faults: Faults) -> None:
    """Take fields away that would make something else of an object when it is joined.

    Args:
        values: The object, which is changed.
        keys: Of the fields that must not be there.
        fields: The same, to be read.
        faults: What was found so far; what is taken away is added.
    """
    for key in keys:
        if key in values:
            faults.add_damage(fields.damage(Wrong.MISPLACED, key), f"left out: {values.pop(key)!r}")


def mended_paragraphs(
    values: dict[str, Any],
    fields: Fields,
    faults: Faults,
    mended: Callable[[dict[str, Any], Fields, Faults], dict[str, Any]],
) -> list[dict[str, Any]]:
    """Return a document's paragraphs, sound; those of which nothing can be made are left out.

    Args:
        values: The document, of which the list is mended.
        fields: The same, to be read.
        faults: What was found so far; what is changed is added.
        mended: Makes one sound; raises DamagedDatabaseError where that cannot be.
    """
    mend(values, "paragraphs", fields.items, [], faults)
    found = []
    for number, each in enumerate(values.get("paragraphs", [])):
        try:
            found.append(mended(each, fields.object("paragraphs", number), faults))
        except DamagedDatabaseError as error:
            faults.add_damage(error, f"left out: {each}", unread=1)
    return found


def mend_place(values: dict[str, Any], fields: Fields, faults: Faults) -> None:
    """Make start and end of a paragraph fit its text, which is sound; where they are wrong its text finds it again.

    Args:
        values: The paragraph, which is changed.
        fields: The same, to be read.
        faults: What was found so far; what is changed is added.
    """
    quote = fields.text("quote")

    def sensible(key: str) -> None:
        if fields.offset(key) > FARTHEST:
            raise fields.damage(Wrong.TOO_FAR, key)

    start = 0
    with suppress(DamagedDatabaseError):
        sensible("end")
        start = max(0, values["end"] - len(quote))
    mend(values, "start", sensible, start, faults)
    end = values["start"] + len(quote)
    mend(values, "end", sensible, end, faults)
    if values["end"] != end:
        faults.add_damage(fields.damage(Wrong.ENDS_ELSEWHERE, str(values["end"])), f"now {end}")
        values["end"] = end


def lost_sha256(document: dict[str, Any]) -> str:
    """Return what stands for the sha256 of a text where that is lost: the same for the same document, and no text's.

    >>> lost_sha256({"id": "news/1"})[:12], lost_sha256({"id": "news/2"})[:12]
    ('c583b4dc9986', '5b45d688d7e6')
    """
    return hashlib.sha256(canonical(["unreadable", document])).hexdigest()
