"""Making an article's document of schema 1 sound, so that it can be migrated. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import DamagedDatabaseError, Wrong
from tui.store.repair.mending.fields import lost_sha256, mend, mend_place, mended_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.fields import Fields
    from tui.store.repair.findings import Faults


def mended_old_text(document: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any]:
    """Return an article's document of schema 1, sound.

    Args:
        document: As it was read; it stays as it is.
        fields: The same, to be read.
        faults: What was found so far; what had to be changed is added.
    """
    mended = dict(document)
    sha256 = lost_sha256(document)
    mend(mended, "sha256", fields.text, sha256, faults)
    mend(mended, "id", fields.text, f"unknown-{mended['sha256'][:8]}", faults)
    mend(mended, "title", lambda key: fields.text(key, ""), "", faults)
    paragraphs = mended_paragraphs(mended, fields, faults, _paragraph)
    return {**mended, "paragraphs": [*_apart(paragraphs, mended["id"], faults)]}


def _apart(paragraphs: list[dict[str, Any]], article: str, faults: Faults) -> Iterator[dict[str, Any]]:
    """Yield paragraphs; of two texts that are said to stand in one place, the second has lost its own."""
    places: dict[tuple[int, int], str] = {}
    for each in paragraphs:
        is_lost = not each.get("orphan") and each["quote"] != places.setdefault(
            (each["start"], each["end"]), each["quote"]
        )
        if is_lost:
            faults.add(f"a paragraph of {article!r} stands where another one does", "now an orphan", is_lossy=True)
        yield {**each, "orphan": True} if is_lost else each


def _paragraph(values: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any]:
    fields.text("quote")
    mended = dict(values)
    mend_place(mended, fields, faults)
    for key in ("prefix", "suffix", "note", "by", "at"):
        mend(mended, key, lambda key: fields.text(key, ""), "", faults)
    for key in ("reviewed", "orphan"):
        mend(mended, key, fields.mark, False, faults)  # noqa: FBT003 - a value
    mend(mended, "tags", fields.items, [], faults)
    if "tags" in mended:
        mended["tags"] = _tags(mended["tags"], fields, faults)
    return mended


def _tags(tags: list[Any], fields: Fields, faults: Faults) -> list[Any]:
    kept: dict[str, Any] = {}
    for number, tag in enumerate(tags):
        try:
            part = fields.object("tags", number)
            theme = part.text("theme")
            if theme in kept:
                raise part.damage(Wrong.THEME_AGAIN, theme)
        except DamagedDatabaseError as error:
            faults.add_damage(error, f"left out: {tag}")
            continue
        kept[theme] = dict(tag)
        for key in ("by", "at"):
            mend(kept[theme], key, lambda key, part=part: part.text(key, ""), "", faults)  # type: ignore[misc]
    return [*kept.values()]
