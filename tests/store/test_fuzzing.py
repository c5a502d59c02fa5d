"""Random and mutated input: any tag file is read, or said to be unusable.

At length: ``HYPOTHESIS_PROFILE=long python -m pytest -k fuzzing``, see tests/support/fuzz.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fuzz import FUZZ, TEXT, mutated
from tests.support.hostile import tag_file
from tui.annotations.anchoring.text_quote import QuotedAnnotation
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, RestoreOrphan, SetNote, SetReviewed
from tui.annotations.undo import redoable, undoable
from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import Source
from tui.corpus.reader import read_article
from tui.errors.tag_file import DatabaseError
from tui.model import Annotation, Article, Tag
from tui.store.annotation_store import AnnotationStore
from tui.store.schema import parse

if TYPE_CHECKING:
    from pathlib import Path

RULES = load_rules(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(0, 300), st.floats(), TEXT,
    st.sampled_from(["", "../x", "\x1b[31m", "01", "1", "99999999999999999999", "hashiya tags", "\ud800"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT | st.just("1"), inner, max_size=4)
)


@pytest.fixture(scope="module")
def article(folder: Path) -> Article:
    path = folder / "tagged.txt"
    path.write_text("عنوان\n\nفقرة أولى هنا.\n\nفقرة ثانية هنا.\n", encoding="utf-8")
    return read_article(Source("tagged", path), RULES)


@pytest.fixture(scope="module")
def sound(folder: Path, article: Article) -> list[bytes]:
    """Return a file with all that a document of an article may have, and one with a history of every operation."""
    path = folder / "sound.json"
    title, first, second = (paragraph.span for paragraph in article.paragraphs)
    store = AnnotationStore(path)
    orphan = QuotedAnnotation(Annotation(title, (Tag("x", "y", "z"),)), "نص لم يعد هنا")
    store.apply(article, [AddTheme(first, "x"), SetNote(second, "ملاحظة"), RestoreOrphan(orphan)], "tester")
    store.apply(article, [RemoveTheme(first, "x"), SetReviewed(first, reviewed=True), RemoveOrphan(orphan)], "tester")
    undo(store, article)
    return [tag_file(article.path, 1, note="ملاحظة", theme="x", label="y"), path.read_bytes()]


def undo(store: AnnotationStore, article: Article) -> None:
    entry = undoable(store.snapshot().history, "tester") or redoable(store.snapshot().history, "tester")
    if entry is not None:
        store.revert(entry, article, "tester")


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    """Return the way to every value within a JSON value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [each for key, inner in below for each in places(inner, (*path, key))]


def replaced(raw: bytes, place: int, value: object, key: str | None) -> bytes:
    """Return JSON with another value at one of its places, or under another key."""
    tables = json.loads(raw)
    ways = places(tables)
    *way, last = ways[place % len(ways)]
    holder = tables
    for step in way:
        holder = holder[step]
    if key is not None and isinstance(holder, dict):
        holder[key] = holder.pop(last)
    else:
        holder[last] = value
    return json.dumps(tables).encode()


@FUZZ
@given(data=st.data())
def test_any_tag_file_is_read_or_said_to_be_unusable_and_never_half_written(
    folder: Path, article: Article, sound: list[bytes], data: st.DataObject
) -> None:
    raw = data.draw(
        st.one_of(
            st.binary(max_size=200),
            VALUES.map(lambda value: json.dumps(value).encode()),
            mutated(st.sampled_from(sound)),
            st.builds(replaced, st.sampled_from(sound), st.integers(0, 200), VALUES, st.none() | TEXT),
        )
    )
    path = folder / "tags.json"
    path.write_bytes(raw)
    store = AnnotationStore(path)
    said = 0
    for use in (
        lambda: parse(path, raw),
        lambda: store.snapshot().progress,
        lambda: store.snapshot().themes,
        lambda: store.snapshot().load(article),
        lambda: undo(store, article),
        lambda: store.apply(article, [AddTheme(article.paragraphs[2].span, "new")], "tester"),
    ):
        try:
            use()
        except DatabaseError:
            said += 1
    if said == 6:
        assert path.read_bytes() == raw, "what cannot be used is left as it is"
    elif path.read_bytes() != raw:
        placed = AnnotationStore(path).snapshot().load(article).placed
        assert "new" in placed[3].themes
