"""A text's document in the tag file, with what is said of its paragraphs; from JSON and back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tui.annotations.anchoring.kept_text import KeptText
from tui.annotations.anchoring.text_quote import QuotedParagraph
from tui.errors.tag_file import Wrong
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.store.fields import Fields


def kept_text(fields: Fields, known: Mapping[int, QuotedParagraph] = MappingProxyType({})) -> KeptText:
    """Return the document that ``fields`` hold.

    Args:
        fields: The document.
        known: What was read of an earlier state of it, by the ``id`` of the very objects that were read.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or what it says cannot be.
    """
    name = fields.inner("name")
    return KeptText(
        sha256=fields.text("sha256"),
        id=name.text("id"),
        title=name.text("title", ""),
        records=tuple(
            known.get(id(each)) or quoted_paragraph(fields.object("paragraphs", place))
            for place, each in enumerate(fields.items("paragraphs"))
        ),
    )


def quoted_paragraph(fields: Fields) -> QuotedParagraph:
    """Return the paragraph that ``fields`` hold, with its layers.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or it ends before it starts.
    """
    span = Span(fields.offset("start"), fields.offset("end"))
    if span.end < span.start:
        raise fields.damage(Wrong.ENDS_EARLY)
    layers = {each.text("by"): _layer(each) for each in fields.objects("layers")}
    return QuotedParagraph(span, fields.text("quote", ""), fields.text("prefix", ""), fields.text("suffix", ""), layers)


def _layer(fields: Fields) -> dict[str, Any]:
    """Return the layer that ``fields`` hold: what this program reads of it."""
    layer: dict[str, Any] = {
        name: {key: _datum(each, value) for key, each in fields.inner(name).members()}
        for name, value in (("themes", "on"), ("note", "text"))
        if fields.has(name)
    }
    return layer | {name: _datum(fields.inner(name), "on") for name in ("reviewed", "doubtful") if fields.has(name)}


def _datum(fields: Fields, value: str) -> dict[str, Any]:
    datum: dict[str, Any] = {"at": fields.text("at")}
    datum[value] = fields.text(value) if value == "text" else fields.mark(value)
    return datum | {key: fields.text(key) for key in ("made", "how") if fields.has(key)}


def written(records: Iterable[tuple[str, QuotedParagraph]]) -> list[dict[str, Any]]:
    """Return what has been written, paragraphs of texts by their sha256, as documents that are joined into the file."""
    documents: dict[str, dict[str, Any]] = {}
    for sha256, record in records:
        document = documents.setdefault(sha256, {"sha256": sha256, "paragraphs": []})
        document["paragraphs"].append(paragraph_json(record))
    for document in documents.values():
        document["paragraphs"].sort(key=lambda each: (each["start"], each["end"]))
    return [*documents.values()]


def paragraph_json(record: QuotedParagraph) -> dict[str, Any]:
    """Return ``record`` as it stands in a text's document: what ``quoted_paragraph`` reads.

    >>> record = QuotedParagraph(Span(9, 13), "text", "a ", " b", {"Mona": {"reviewed": {"at": "1", "on": True}}})
    >>> paragraph_json(record)["layers"]
    [{'by': 'Mona', 'reviewed': {'at': '1', 'on': True}}]
    """
    return {
        "start": record.span.start,
        "end": record.span.end,
        "quote": record.quote,
        "prefix": record.prefix,
        "suffix": record.suffix,
        "layers": [{"by": by, **layer} for by, layer in sorted(record.layers.items())],
    }
