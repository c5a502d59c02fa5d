"""What is kept on one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.annotations.anchoring.text_quote import QuotedAnnotation


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """What the file has on one article, with offsets in the text whose ``sha256`` this is.

    ``orphans`` could not be placed in that text; their offsets are those of an older one.
    """

    id: str
    sha256: str
    title: str
    records: tuple[QuotedAnnotation, ...]
    orphans: tuple[QuotedAnnotation, ...]
