"""Articles for the tests of the store: invented sentences, what cuts them into paragraphs, and who annotates them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.layers import Author
from tui.model import Article, Kind, Paragraph, Span

if TYPE_CHECKING:
    from tui.model import Annotation
    from tui.store.annotation_store import AnnotationStore

SENTENCES = (
    "افتتح المتحف الصغير أبوابه صباح الخميس أمام زوار من كل الأعمار.",
    "قال البستاني إن أشجار الليمون أثمرت هذا العام قبل موعدها بشهر كامل.",
    "تعلّمت ليلى العزف على العود من جدها 🎶 الذي كان نجارا في القرية.",
    "يصل القطار المسائي إلى المحطة القديمة عند الساعة التاسعة والنصف.",
)

MORNING = datetime(2031, 5, 4, 6, 7, 8, tzinfo=UTC)
AT = "2031-05-04T06:07:08Z"
STAMP = "2031-05-04T06:07:08.000Z"
"""Of what is written in the morning, where nothing was before."""

LAYLA, SAMI, HIND = (Author(name, "desk") for name in ("ليلى", "سامي", "هند"))


def article_of(*texts: str, article_id: str = "garden") -> Article:
    """Return an article with one paragraph for each of ``texts``, an empty line between them."""
    paragraphs, start = [], 0
    for number, text in enumerate(texts, 1):
        paragraphs.append(Paragraph(number, Span(start, start + len(text)), Kind.BODY))
        start += len(text) + 2
    text = "\n\n".join(texts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(article_id, Path(f"{article_id}.txt"), text, "حديقة الليمون", digest, tuple(paragraphs))


def span_of(article: Article, number: int) -> Span:
    """Return the span of the paragraph with that number."""
    return article.paragraphs[number - 1].span


GARDEN = article_of(*SENTENCES)
ONE, TWO, THREE, FOUR = (paragraph.span for paragraph in GARDEN.paragraphs)


def said(store: AnnotationStore, article: Article = GARDEN, by: Author = LAYLA) -> dict[int, Annotation]:
    """Return what one annotator says of an article's paragraphs, by their numbers."""
    found = store.snapshot().load(article).annotations(article)
    own = {number: [each for each in layers if each.by == by.name] for number, layers in found.items()}
    return {number: layers[0] for number, layers in own.items() if layers}


def lost_notes(store: AnnotationStore, article: Article, by: Author = LAYLA) -> list[str]:
    """Return the notes that one annotator has made on paragraphs that the article does not have any more."""
    own = [each.annotation(by.name) for each in store.snapshot().load(article).orphans]
    return [each.note for each in own if each is not None]
