"""Random and mutated input: any bytes are an article.

At length: ``HYPOTHESIS_PROFILE=long python -m pytest -k fuzzing``, see tests/support/fuzz.py.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fuzz import ENCODED, FUZZ, mutated
from tui.corpus.blanks import EDGE_BLANKS, has_visible
from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import Source
from tui.corpus.reader import read_article
from tui.errors.articles import UnreadableArticleError

if TYPE_CHECKING:
    from pathlib import Path

RULES = load_rules(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


@FUZZ
@given(data=st.one_of(st.binary(max_size=400), ENCODED, mutated(ENCODED)), ending=st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_an_article_whose_paragraphs_are_all_there_is_to_see(
    folder: Path, data: bytes, ending: str
) -> None:
    path = folder / f"article{ending}"
    path.write_bytes(data)
    try:
        article = read_article(Source("article", path), RULES)
    except UnreadableArticleError:
        return
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert not {"\r", "\0"} & set(article.text)
    assert len(article.title.splitlines()) <= 1
    spans = [paragraph.span for paragraph in article.paragraphs]
    assert [paragraph.number for paragraph in article.paragraphs] == list(range(1, len(spans) + 1))
    for span in spans:
        assert 0 <= span.start < span.end <= len(article.text)
        text = span.of(article.text)
        assert "\n" not in text
        assert text[0] not in EDGE_BLANKS
        assert text[-1] not in EDGE_BLANKS
    assert all(before.end <= after.start for before, after in pairwise(spans))
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(article.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        assert not has_visible(article.text, start, end), "what is in no paragraph cannot be seen"
