"""An article's document in the tag file, with its annotated paragraphs; from JSON and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.anchoring.kept_article import KeptArticle
from tui.annotations.anchoring.text_quote import QuotedAnnotation
from tui.errors.tag_file import Wrong
from tui.model import Annotation, Span, Tag

if TYPE_CHECKING:
    from tui.store.fields import Fields


def kept_article(fields: Fields) -> KeptArticle:
    """Return the document that ``fields`` hold.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or what it says cannot be.
    """
    paragraphs = [(each.mark("orphan"), quoted_paragraph(each)) for each in fields.objects("paragraphs")]
    return KeptArticle(
        id=fields.text("id"),
        sha256=fields.text("sha256"),
        title=fields.text("title", ""),
        records=tuple(record for is_orphan, record in paragraphs if not is_orphan),
        orphans=tuple(record for is_orphan, record in paragraphs if is_orphan),
    )


def quoted_paragraph(fields: Fields) -> QuotedAnnotation:
    """Return the paragraph's annotation that ``fields`` hold, with its text.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, it ends before it starts, or has a theme twice.
    """
    annotation = Annotation(
        span=_span(fields),
        tags=_tags(fields),
        note=fields.text("note", ""),
        reviewed=fields.mark("reviewed"),
        by=fields.text("by", ""),
        at=fields.text("at", ""),
    )
    return QuotedAnnotation(annotation, fields.text("quote"), fields.text("prefix", ""), fields.text("suffix", ""))


def _span(fields: Fields) -> Span:
    span = Span(fields.offset("start"), fields.offset("end"))
    if span.end < span.start:
        raise fields.damage(Wrong.ENDS_EARLY)
    return span


def _tags(fields: Fields) -> tuple[Tag, ...]:
    tags = tuple(Tag(each.text("theme"), each.text("by", ""), each.text("at", "")) for each in fields.objects("tags"))
    if len({tag.theme for tag in tags}) < len(tags):
        raise fields.damage(Wrong.THEME_TWICE)
    return tags


def article_json(document: KeptArticle) -> dict[str, object]:
    """Return ``document`` as it stands in the file, its paragraphs sorted by where they start, orphans among them.

    >>> from tui.model import Annotation, Span, Tag
    >>> said = QuotedAnnotation(Annotation(Span(9, 13), note="ask"), "text", "before ", " behind")
    >>> [paragraph] = article_json(KeptArticle("news/1", "ab12", "Summit", (), (said,)))["paragraphs"]
    >>> paragraph["start"], paragraph["quote"], paragraph["note"], paragraph["orphan"]
    (9, 'text', 'ask', True)
    """
    paragraphs = [(record, False) for record in document.records] + [(record, True) for record in document.orphans]
    paragraphs.sort(key=lambda each: (each[0].annotation.span, each[1]))
    return {
        "id": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "paragraphs": [
            paragraph_json(record) | ({"orphan": True} if is_orphan else {}) for record, is_orphan in paragraphs
        ],
    }


def paragraph_json(record: QuotedAnnotation) -> dict[str, object]:
    """Return ``record`` as it stands in an article's document: what ``quoted_paragraph`` reads."""
    annotation = record.annotation
    return {
        "start": annotation.span.start,
        "end": annotation.span.end,
        "quote": record.quote,
        "prefix": record.prefix,
        "suffix": record.suffix,
        "tags": [{"theme": tag.theme, "by": tag.by, "at": tag.at} for tag in annotation.tags],
        "note": annotation.note,
        "reviewed": annotation.reviewed,
        "by": annotation.by,
        "at": annotation.at,
    }
