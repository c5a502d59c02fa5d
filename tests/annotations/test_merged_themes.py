"""A theme that was merged into another: layers keep it, and what is shown and done is of the one that it has become."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from tui.annotations.anchoring.anchored import Anchored, Orphan
from tui.annotations.anchoring.kept_text import KeptText
from tui.annotations.anchoring.text_quote import QuotedParagraph
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.history import ParagraphChange
from tui.annotations.layers import Author, Layer
from tui.annotations.operations import AddTheme, RemoveTheme
from tui.annotations.paint import Paint
from tui.annotations.progress import progress_in
from tui.model import Article, Kind, Paragraph, Span

MONA = Author("Mona", "desk")
PARAGRAPH = Paragraph(1, Span(0, 4), Kind.BODY)
ARTICLE = Article("news/1", Path("news/1.txt"), "One.", "One", "ab12", (PARAGRAPH,))
NOW = datetime(2031, 5, 4, 6, 7, 8, tzinfo=UTC)
MERGED = MappingProxyType({"guns": "arms", "shells": "arms"})
"""Both have become arms."""


def layer(**themes: str) -> Layer:
    """Return a layer in which themes were put on, each at a time."""
    return {"themes": {theme: {"at": at, "on": True, "how": "key"} for theme, at in themes.items()}}


def edit(said: Layer) -> ArticleEdit:
    return ArticleEdit(ARTICLE, Anchored({1: [Paint(PARAGRAPH.span, {"Mona": said})]}, (), MERGED), MONA, NOW)


def themes(found: ArticleEdit) -> tuple[str, ...]:
    return found.annotation(PARAGRAPH).themes


def test_several_that_are_one_now_are_one_tag_the_first() -> None:
    said = layer(shells="2030-01-02T00:00:00.000Z", peace="2030-01-03T00:00:00.000Z", guns="2030-01-01T00:00:00.000Z")
    tags = edit(said).annotation(PARAGRAPH).tags
    assert [(tag.theme, tag.at[:10]) for tag in tags] == [("arms", "2030-01-01"), ("peace", "2030-01-03")]


@pytest.mark.parametrize("theme", ["arms", "guns", "shells"])
def test_to_put_on_what_is_on_under_another_name_changes_nothing(theme: str) -> None:
    found = edit(layer(guns="2030-01-01T00:00:00.000Z"))
    found.do(AddTheme(PARAGRAPH.span, theme))
    assert (found.changes, themes(found)) == ([], ("arms",))


def test_what_is_put_on_is_the_theme_that_it_has_become() -> None:
    found = edit({})
    found.do(AddTheme(PARAGRAPH.span, "guns"))
    ((_, record),) = found.records()
    assert [*record.layers["Mona"]["themes"]] == ["arms"]
    assert [change.operation for change in found.changes if isinstance(change, ParagraphChange)] == [
        AddTheme(PARAGRAPH.span, "arms")
    ]


def test_what_is_taken_off_is_all_that_has_become_it_and_undo_puts_all_back() -> None:
    said = layer(guns="2030-01-01T00:00:00.000Z", arms="2030-01-02T00:00:00.000Z", peace="2030-01-03T00:00:00.000Z")
    found = edit(said)
    found.do(RemoveTheme(PARAGRAPH.span, "arms"))
    assert themes(found) == ("peace",)
    (change,) = found.changes
    assert isinstance(change, ParagraphChange)

    assert found.put_back(PARAGRAPH, change.writes)
    assert themes(found) == ("arms", "peace")
    again = {tag.theme: tag.at for tag in found.annotation(PARAGRAPH).tags}
    assert again["arms"] == "2030-01-01T00:00:00Z", "the first time is kept"


def test_once_the_merge_is_taken_back_each_is_what_it_was() -> None:
    said = layer(guns="2030-01-01T00:00:00.000Z", arms="2030-01-02T00:00:00.000Z")
    apart = ArticleEdit(ARTICLE, Anchored({1: [Paint(PARAGRAPH.span, {"Mona": said})]}), MONA, NOW)
    assert themes(apart) == ("guns", "arms")


def test_they_are_counted_once_a_paragraph() -> None:
    record = QuotedParagraph(PARAGRAPH.span, "One.", "", "", {"Mona": layer(guns="1", shells="2")})
    found = progress_in(KeptText("ab12", "news/1", "One", (record,)), "Mona", MERGED)
    assert (found.tagged, dict(found.themes)) == (1, {"arms": 1})


def test_orphans_bear_what_their_themes_have_become() -> None:
    record = QuotedParagraph(PARAGRAPH.span, "Gone.", "", "", {"Mona": layer(guns="1", peace="2")})
    (said,) = Orphan("cd34", record, MERGED).annotations()
    assert said.themes == ("arms", "peace")
