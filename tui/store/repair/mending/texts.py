"""Making a text's document sound, as the newest schema has it, and what is said of its paragraphs. Pure."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import DamagedDatabaseError, Wrong
from tui.store.codec import quoted_paragraph
from tui.store.joining import in_lists
from tui.store.repair.mending.fields import FARTHEST, drop, lost_sha256, mend, mend_place, mended_paragraphs

if TYPE_CHECKING:
    from tui.store.fields import Fields
    from tui.store.repair.findings import Faults

_Object = dict[str, Any]

_MAPS = {"themes": "on", "note": "text"}
_MARKS = ("reviewed", "doubtful")


def mended_text(document: _Object, fields: Fields, faults: Faults) -> list[_Object]:
    """Return a text's document, sound: where paragraphs of two texts stand in it, more than one.

    Args:
        document: As it was read; it stays as it is.
        fields: The same, to be read.
        faults: What was found so far; what had to be changed is added.
    """
    mended = dict(document)
    mend(mended, "sha256", fields.text, lost_sha256(document), faults)
    _mend_name(mended, fields, faults)
    drop(mended, ("at", "by"), fields, faults)
    paragraphs = mended_paragraphs(mended, fields, faults, _paragraph)
    return _laid_out({**mended, "paragraphs": paragraphs}, faults)


def _mend_name(mended: _Object, fields: Fields, faults: Faults) -> None:
    """Make what the text's article is called of what is left of it.

    Args:
        mended: The document, which is changed.
        fields: The same as it was, to be read.
        faults: What was found so far; what had to be changed is added.
    """
    try:
        name = fields.inner("name")
        for key in ("at", "id"):
            name.text(key)
        name.text("title", "")
    except DamagedDatabaseError as error:
        spilt = {key: mended.pop(key) for key in ("id", "title") if key in mended}
        left = {**spilt, **mended["name"]} if isinstance(mended.get("name"), dict) else spilt
        known = {key: left[key] for key in ("id", "title") if isinstance(left.get(key), str)}
        mended["name"] = {"at": "", "id": f"unknown-{mended['sha256'][:8]}", "title": "", **known}
        faults.add_damage(error, f"now {mended['name']['id']!r}")


def _paragraph(values: _Object, fields: Fields, faults: Faults) -> _Object:
    if _is_sound(fields, values):
        return values
    mended = dict(values)
    drop(mended, ("at", "by"), fields, faults)
    if _has_place(fields) and not isinstance(mended.get("quote", ""), str):  # the article's text has the words, too
        faults.add_damage(fields.damage(Wrong.NO_TEXT, "quote"), f"left out: {mended.pop('quote')!r}")
    if mended.get("quote") or not _has_place(fields):
        mend_place(mended, fields, faults)
    for key in ("prefix", "suffix"):
        mend(mended, key, lambda key: fields.text(key, ""), "", faults)
    mend(mended, "layers", fields.items, [], faults)
    layers = []
    for number, layer in enumerate(mended.get("layers", [])):
        try:
            layers.append(_layer(layer, fields.object("layers", number), faults))
        except DamagedDatabaseError as error:
            faults.add_damage(error, f"left out: {layer}")
    return {**mended, "layers": layers}


def _is_sound(fields: Fields, values: _Object) -> bool:
    """Return whether a paragraph is what the reader of the tag file takes it for."""
    with suppress(DamagedDatabaseError):
        record = quoted_paragraph(fields)
        if any("at" in each for each in (values, *values.get("layers", []))) or "by" in values:
            return False
        is_whole = not fields.has("quote") or record.span.end == record.span.start + len(record.quote)
        return is_whole and record.span.end <= FARTHEST
    return False


def _has_place(fields: Fields) -> bool:
    with suppress(DamagedDatabaseError):
        return fields.offset("start") <= fields.offset("end") <= FARTHEST
    return False


def _layer(values: _Object, fields: Fields, faults: Faults) -> _Object:
    """Return a layer without what is damaged in it. Raises DamagedDatabaseError where nobody knows whose it is."""
    fields.text("by")
    mended = dict(values)
    drop(mended, ("at",), fields, faults)
    for name, value in _MAPS.items():
        if fields.has(name):
            mend(mended, name, fields.inner, {}, faults)
            mended[name] = _data(mended[name], fields.inner(name), value, faults) if mended[name] else {}
    marks = {name: mended.pop(name) for name in _MARKS if fields.has(name)}
    return {**mended, **_data(marks, fields, "on", faults)}


def _data(data: _Object, parts: Fields, value: str, faults: Faults) -> _Object:
    """Return the data of an object that are sound.

    Args:
        data: The data by name.
        parts: The object that they are in, to be read.
        value: The field that has to be there.
        faults: What was found so far; what is left out is added.
    """
    kept = {}
    for name, datum in data.items():
        try:
            part = parts.inner(name)
            for key in ("at", *(each for each in ("made", "how") if part.has(each))):
                part.text(key)
            part.text(value) if value == "text" else part.mark(value)
        except DamagedDatabaseError as error:
            faults.add_damage(error, f"left out: {datum}")
        else:
            kept[name] = datum
    return kept


def _laid_out(document: _Object, faults: Faults) -> list[_Object]:
    """Return a document as several, where texts differ that are said to stand in one place: their heads were lost."""
    places: dict[tuple[int, int], str] = {}
    own: list[_Object] = []
    others: list[_Object] = []
    for paragraph in document["paragraphs"]:
        quote = paragraph.get("quote", "")
        known = places.setdefault((paragraph["start"], paragraph["end"]), quote) or quote
        (own if known == quote or not quote else others).append(paragraph)
    kept = in_lists({**document, "paragraphs": own})
    faults.doubles += _size(own) - _size(kept["paragraphs"])
    if not others:
        return [kept]
    sha256 = lost_sha256({**document, "paragraphs": others})
    what = f"{len(others)} paragraphs of {document['name']['id']!r} stand where others do"
    faults.add(what, "in a document of their own", is_lossy=True)
    return [kept, *_laid_out({**document, "sha256": sha256, "paragraphs": others}, faults)]


def _size(paragraphs: list[_Object]) -> int:
    return sum(1 + len(each.get("layers", [])) for each in paragraphs)
