"""From a file, or its text, to an article."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tui.corpus.classification import as_lines, classify
from tui.corpus.paragraphs import split_paragraphs
from tui.corpus.readers import reader_of
from tui.corpus.sentences import first_sentence_end
from tui.corpus.titles import shortened
from tui.errors.articles import ClosedFolderError, TextError, UnreadableArticleError
from tui.errors.configuration import EndlessPatternError
from tui.files.refusals import FolderError
from tui.files.regular import read_regular
from tui.model import Article, Kind, Paragraph

if TYPE_CHECKING:
    from tui.corpus.boilerplate import BoilerplateRules
    from tui.corpus.discovery import Source

MOST_BYTES = 64_000_000
"""Of a file that is read as one article: thousands of pages. In memory an article takes some four times as much."""


def read_article(source: Source, rules: BoilerplateRules) -> Article:
    """Return the article that ``source`` holds, its boilerplate known by ``rules``.

    Raises:
        UnreadableArticleError: The file cannot be read, is no text, or a rule does not come to an end on it: that is
            its ``cause``.
    """
    try:
        return parse_article(source.id, source.path, _text(source), rules)
    except EndlessPatternError as error:
        raise UnreadableArticleError(_shown(source), error) from error


def text_sha256(source: Source) -> str:
    """Return the ``sha256`` of the article that ``source`` holds, without finding its paragraphs.

    Raises:
        UnreadableArticleError: As ``read_article`` does.
    """
    return _sha256(_text(source))


def parse_article(id: str, path: Path, text: str, rules: BoilerplateRules) -> Article:  # noqa: A002 - the field it fills
    r"""Return the article that a text is. Nothing is read.

    Args:
        id: What the article is called.
        path: Where its file is; here its ending only tells the format.
        text: The canonical text.
        rules: What is boilerplate.

    >>> from tui.corpus.boilerplate import BoilerplateRules
    >>> article = parse_article("news/1", Path("news/1.md"), "# Summit\n\nIt began.\n", BoilerplateRules(()))
    >>> article.title, [(each.number, article.slice(each), str(each.kind)) for each in article.paragraphs]
    ('Summit', [(1, '# Summit', 'title'), (2, 'It began.', 'body')])
    """
    spans = split_paragraphs(text)
    lines = as_lines(text, spans, reader_of(path).heading)
    kinds = classify(lines, rules)
    paragraphs = tuple(
        Paragraph(number, span, kind) for number, (span, kind) in enumerate(zip(spans, kinds, strict=True), 1)
    )
    titles = [line.words for line, kind in zip(lines, kinds, strict=True) if kind is Kind.TITLE]
    return Article(
        id=id,
        path=path,
        text=text,
        title=titles[0] if titles else _made_title(id, text, paragraphs),
        sha256=_sha256(text),
        paragraphs=paragraphs,
    )


def _text(source: Source) -> str:
    try:
        return reader_of(source.path).text(read_regular(source.path, MOST_BYTES))
    except FolderError as error:
        raise UnreadableArticleError(_shown(source), ClosedFolderError()) from error
    except (TextError, OSError) as error:
        raise UnreadableArticleError(_shown(source), error) from error


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _made_title(article: str, text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the first sentence, shortened, or the name of the file where there is no sentence."""
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.BOILERPLATE:
            start = paragraph.span.start
            return shortened(text[start : first_sentence_end(text, start, paragraph.span.end)])
    return PurePosixPath(article).name


def _shown(source: Source) -> str:
    """Return the path of ``source`` within its library."""
    return str(PurePosixPath(source.id).parent / source.path.name)
