"""Random sound tag files of schema 1, as 0.1.0 and other programs wrote them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from tests.support.store_files import OLD_MARK
from tests.support.tag_files import NAMES, THEMES, WORDS, paragraphs_of

TIMES = ("2031-05-04T06:07:08Z", "2031-05-05T06:07:08Z")


@st.composite
def old_tag_files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the tables of a sound tag file of schema 1: up to four articles, a theme, a history."""
    ids = draw(st.lists(st.sampled_from(["garden", "museum", "أخبار/قطار", "a-1"]), min_size=1, unique=True))
    documents = {str(number): _article(draw, name) for number, name in enumerate(ids, 1)}
    theme = {"id": "طاقة", "ar": draw(WORDS), "en": "Energy", "colour": "#F0E442"}
    steps = {str(number): _step(draw, ids[0]) for number in range(1, draw(st.integers(1, 3)))}
    return {"meta": {"1": OLD_MARK}, "themes": {"1": theme}, "articles": documents, "history": steps}


def _article(draw: st.DrawFn, name: str) -> dict[str, Any]:
    paragraphs = paragraphs_of(draw, name, _paragraph)
    return {"id": name, "sha256": sha256(name.encode()).hexdigest(), "title": draw(WORDS), "paragraphs": paragraphs}


def _paragraph(draw: st.DrawFn, start: int, quote: str) -> dict[str, Any]:
    tags = [
        {"theme": theme, "by": draw(st.sampled_from(NAMES)), "at": draw(st.sampled_from(TIMES))}
        for theme in draw(st.lists(st.sampled_from(THEMES), unique=True))
    ]
    return {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "prefix": "",
        "suffix": "\n",
        "tags": tags,
        "note": draw(WORDS),
        "reviewed": draw(st.booleans()),
        "by": draw(st.sampled_from(NAMES)),
        "at": draw(st.sampled_from(TIMES)),
    }


def _step(draw: st.DrawFn, article: str) -> dict[str, Any]:
    orphan = _paragraph(draw, 0, "what was taken away")
    place = {"start": 0, "end": 9, "paragraph": 1, "quote": "x"}
    changes = [
        {"op": "add-theme", **place, "theme": "arms", "tag": None, "was": None},
        {"op": "remove-orphan", "start": 0, "end": orphan["end"], "orphan": orphan},
    ]
    return {"at": TIMES[0], "by": NAMES[0], "article": article, "sha256": "1" * 64, "changes": changes}
