"""What is kept on one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.annotations.anchoring.text_quote import QuotedAnnotation


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """What the tag file has on one article.

    Attributes:
        id: The article's.
        sha256: That of the text in which the offsets of ``records`` are, as UTF-8.
        title: What it was called then.
        records: Annotations on paragraphs of that text.
        orphans: Those that could not be placed in it; their offsets are those of an older one.
    """

    id: str
    sha256: str
    title: str
    records: tuple[QuotedAnnotation, ...]
    orphans: tuple[QuotedAnnotation, ...]
