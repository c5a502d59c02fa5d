"""Making the articles' documents sound again: fields, paragraphs, tags, and articles that are there twice. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import DamagedDatabaseError, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.store.fields import Fields
    from tui.store.repair.findings import Faults

_FARTHEST = 2**40
"""No text is as long, in code points."""


def mended_article(document: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any]:
    """Return an article's document, sound; what had to be changed is added to ``faults``.

    Args:
        document: As it was read; it stays as it is.
        fields: The same, to be read.
        faults: What was found so far.

    Raises:
        DamagedDatabaseError: It does not say which article it is of.
    """
    fields.text("id")
    mended = dict(document)
    _mend(mended, "sha256", lambda: fields.text("sha256"), "", faults)
    _mend(mended, "title", lambda: fields.text("title", ""), "", faults)
    _mend(mended, "paragraphs", lambda: fields.items("paragraphs"), [], faults)
    paragraphs = []
    for number in range(len(mended.get("paragraphs", []))):
        try:
            part = fields.object("paragraphs", number)
            paragraphs.append(_mended_paragraph(mended["paragraphs"][number], part, faults))
        except DamagedDatabaseError as error:
            faults.add_damage(error, f"left out: {mended['paragraphs'][number]}", unread=1)
    mended["paragraphs"] = _apart(paragraphs, document["id"], faults)
    return mended


def _mended_paragraph(values: dict[str, Any], fields: Fields, faults: Faults) -> dict[str, Any]:
    quote = fields.text("quote")
    mended = dict(values)
    _mend(mended, "start", lambda: _sensible(fields, "start"), 0, faults)
    _mend(mended, "end", lambda: _sensible(fields, "end"), mended["start"] + len(quote), faults)
    end = mended["start"] + len(quote)
    if mended["end"] != end:
        faults.add_damage(fields.damage(Wrong.ENDS_ELSEWHERE, str(mended["end"])), f"now {end}")
        mended["end"] = end
    for key in ("prefix", "suffix", "note", "by", "at"):
        _mend(mended, key, lambda key=key: fields.text(key, ""), "", faults)  # type: ignore[misc]
    for key in ("reviewed", "orphan"):
        _mend(mended, key, lambda key=key: fields.mark(key), False, faults)  # type: ignore[misc]  # noqa: FBT003 - a value
    _mend(mended, "tags", lambda: fields.items("tags"), [], faults)
    if "tags" in mended:
        mended["tags"] = _mended_tags(mended["tags"], fields, faults)
    return mended


def _mended_tags(tags: list[Any], fields: Fields, faults: Faults) -> list[Any]:
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
            _mend(kept[theme], key, lambda key=key, part=part: part.text(key, ""), "", faults)  # type: ignore[misc]
    return list(kept.values())


def _mend(values: dict[str, Any], key: str, read: Callable[[], object], instead: object, faults: Faults) -> None:
    """Put ``instead`` at ``key`` where what stands there cannot be read."""
    try:
        read()
    except DamagedDatabaseError as error:
        faults.add_damage(error, f"now {instead!r} (was {values.get(key)!r})")
        values[key] = instead


def _sensible(fields: Fields, key: str) -> int:
    offset = fields.offset(key)
    if offset > _FARTHEST:
        raise fields.damage(Wrong.TOO_FAR, key)
    return offset


def _apart(paragraphs: list[dict[str, Any]], article: str, faults: Faults) -> list[dict[str, Any]]:
    """Return the paragraphs; of two that overlap the one that starts later has lost its place."""
    reached = 0
    for paragraph in sorted(paragraphs, key=lambda each: (each["start"], each["end"])):
        if paragraph.get("orphan"):
            continue
        if paragraph["start"] < reached:
            span = f"{paragraph['start']}-{paragraph['end']}"
            faults.add(f"article {article!r}: the paragraph at {span} overlaps the one before it", "now an orphan")
            paragraph["orphan"] = True
        else:
            reached = max(reached, paragraph["end"])
    return paragraphs


def united(articles: Mapping[str, dict[str, Any]], faults: Faults) -> dict[str, dict[str, Any]]:
    """Return each article once: what a later document has more than the first one is kept in the first as orphans.

    ``articles`` are sound documents by key; those that get more are changed. What is united is added to ``faults``.
    """
    kept: dict[str, dict[str, Any]] = {}
    keys: dict[str, str] = {}
    for key, document in articles.items():
        first = keys.setdefault(document["id"], key)
        if first == key:
            kept[key] = document
            continue
        known = [_content(each) for each in kept[first]["paragraphs"]]
        more = [each | {"orphan": True} for each in document["paragraphs"] if _content(each) not in known]
        kept[first]["paragraphs"] = [*kept[first]["paragraphs"], *more]
        faults.add(
            f"article {document['id']!r} is there twice ({first!r} and {key!r})",
            f"{first!r} is kept, {len(more)} other paragraphs of {key!r} as orphans in it",
        )
    return kept


def _content(paragraph: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in paragraph.items() if key != "orphan"}
