"""Articles for the tests of the store: invented sentences, and what cuts them into paragraphs."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from tui.model import Article, Kind, Paragraph, Span

SENTENCES = (
    "افتتح المتحف الصغير أبوابه صباح الخميس أمام زوار من كل الأعمار.",
    "قال البستاني إن أشجار الليمون أثمرت هذا العام قبل موعدها بشهر كامل.",
    "تعلّمت ليلى العزف على العود من جدها 🎶 الذي كان نجارا في القرية.",
    "يصل القطار المسائي إلى المحطة القديمة عند الساعة التاسعة والنصف.",
)

MORNING = datetime(2031, 5, 4, 6, 7, 8, tzinfo=UTC)
AT = "2031-05-04T06:07:08Z"


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
