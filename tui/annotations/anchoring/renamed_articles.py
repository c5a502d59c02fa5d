"""Articles whose file has got another name: which of the documents without an article is theirs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.anchoring.kept_article import KeptArticle
    from tui.model import Article

# Of a document's paragraphs, those that must stand word for word in the article that takes it over.
LEAST_SHARE = 0.5


class Strays:
    """Documents, by their key in the tag file, of articles that the library does not have."""

    def __init__(self, documents: Mapping[str, KeptArticle]) -> None:
        self.documents = documents
        self._by_text = {document.sha256: key for key, document in reversed([*documents.items()])}

    def predecessor(self, article: Article) -> str | None:
        """Return the key of the document that was made on ``article`` under another id, None where there is none.

        That is the first one of the very same text; else the one with the largest share of its paragraphs found word
        for word, LEAST_SHARE at least. Boilerplate does not count: that is the same in all the articles of a site.
        """
        if article.sha256 in self._by_text:
            return self._by_text[article.sha256]
        texts = {article.slice(each) for each in article.paragraphs if each.kind is not Kind.BOILERPLATE}
        shares = {key: _share(document, texts) for key, document in self.documents.items()}
        best = max(shares, key=lambda key: shares[key], default=None)
        return best if best is not None and shares[best] >= LEAST_SHARE else None


def _share(document: KeptArticle, texts: set[str]) -> float:
    """Return which part of the document's paragraphs is among ``texts``; 0 where it has none."""
    found = sum(record.quote in texts for record in document.records)
    return found / len(document.records) if found else 0
