"""From a folder of files to articles."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tui.corpus.classification import as_lines, classify
from tui.corpus.discovery import Source, find_sources
from tui.corpus.encoding import decode
from tui.corpus.paragraphs import split_paragraphs
from tui.corpus.sentences import first_sentence_end
from tui.corpus.titles import shortened
from tui.errors import UnreadableArticleError
from tui.files.names import printable
from tui.model import Article, Kind, Paragraph

if TYPE_CHECKING:
    from tui.corpus.boilerplate import BoilerplateRules

__all__ = ["Source", "decode", "find_sources", "parse_article", "read_article"]

_MARKDOWN_ENDING = ".md"


def read_article(source: Source, rules: BoilerplateRules) -> Article:
    """Return the article that ``source`` holds, its paragraphs told apart by ``rules``.

    Raises:
        UnreadableArticleError: The file cannot be read, or is no text. The message names file and reason.
    """
    try:
        text = decode(_read(source.path))
    except UnreadableArticleError as error:
        raise UnreadableArticleError(f"{_shown(source)}: {error}") from error
    except OSError as error:
        raise UnreadableArticleError(f"{_shown(source)}: {error.strerror or 'cannot be read'}") from error
    return parse_article(source.id, source.path, text, rules)


def parse_article(id: str, path: Path, text: str, rules: BoilerplateRules) -> Article:  # noqa: A002 - the field it fills
    """Return the article whose canonical text is ``text``. Nothing is read: ``path`` only tells the format."""
    spans = split_paragraphs(text)
    lines = as_lines(text, spans, markdown=path.suffix.lower() == _MARKDOWN_ENDING)
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
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        paragraphs=paragraphs,
    )


def _made_title(article: str, text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the first sentence, shortened, or the name of the file where there is no sentence."""
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.BOILERPLATE:
            start = paragraph.span.start
            return shortened(text[start : first_sentence_end(text, start, paragraph.span.end)])
    return PurePosixPath(article).name


def _read(path: Path) -> bytes:
    """Return the bytes of a regular file. Nothing else is opened: a FIFO would wait, a device might act."""
    _require_file(path.stat().st_mode)
    # Should the file be replaced between the two looks at it, O_NONBLOCK keeps the opening from waiting.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        _require_file(os.fstat(descriptor).st_mode)
        return file.read()


def _require_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableArticleError("is a folder that cannot be opened")
    if not stat.S_ISREG(mode):
        raise UnreadableArticleError("is not a regular file (a pipe, socket or device)")


def _shown(source: Source) -> str:
    """Return the path of ``source`` within its library, as it may stand in a message."""
    return printable(str(PurePosixPath(source.id).parent / source.path.name))
