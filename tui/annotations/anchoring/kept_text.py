"""What is kept on one text: of an article that was corrected there are two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.annotations.anchoring.text_quote import QuotedParagraph


@dataclass(frozen=True, slots=True)
class KeptText:
    """What the tag file has on one text.

    Attributes:
        sha256: That of the text, as UTF-8.
        id: The article's in which it was when something was last said of it.
        title: What that was called.
        records: The paragraphs that something was ever said of, in the order of the text.
    """

    sha256: str
    id: str
    title: str
    records: tuple[QuotedParagraph, ...]
