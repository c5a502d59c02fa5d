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
from tests.support.store_files import OLD_MARK
from tests.support.store_texts import said
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.undo import redoable, undoable
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import Source
from tui.corpus.reader import read_article
from tui.errors.tag_file import DatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Article

RULES = load_rules(None)
TESTER = Author("tester", "desk")


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
    """Return files with all that a document of an article may have, one of two texts of it, one with an epoch."""
    path = folder / "sound.json"
    title, first, second = (paragraph.span for paragraph in article.paragraphs)
    store = AnnotationStore(path, template=DEFAULT_THEMES)
    store.apply(article, [AddTheme(title, "x"), AddTheme(first, "x"), SetNote(second, "ملاحظة")], TESTER)
    store.apply(article, [RemoveTheme(first, "x"), SetReviewed(first, reviewed=True)], TESTER)
    (folder / "tagged.txt").write_text("عنوان\n\nفقرة أولى هنا.\n", encoding="utf-8")
    shorter = read_article(Source("tagged", folder / "tagged.txt"), RULES)
    store.apply(shorter, [SetNote(shorter.paragraphs[1].span, "x")], Author("other"))
    (orphan,) = store.snapshot().load(shorter).orphans
    store.apply(shorter, [RemoveOrphan(orphan)], TESTER)
    undo(store, shorter)
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["epoch"] = {"at": "2031-05-04T06:07:08.000Z", "id": "7"}
    old = {"meta": {"1": OLD_MARK}, "themes": {"1": {"id": "y", "ar": "y", "en": "y", "colour": ""}}}
    return [
        tag_file(folder / "tagged.txt", 1, note="ملاحظة", theme="x", label="y"),
        path.read_bytes(),
        json.dumps(tables).encode(),
        json.dumps(old).encode(),
    ]


def undo(store: AnnotationStore, article: Article) -> None:
    entry = undoable(store.history, TESTER.name) or redoable(store.history, TESTER.name)
    if entry is not None:
        store.revert(entry, article, TESTER)


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
            st.builds(replaced, st.sampled_from(sound), st.integers(0, 2_000), VALUES, st.none() | TEXT),
        )
    )
    path = folder / "tags.json"
    for each in (*folder.glob(".tags.json*"), *folder.glob("tags.h*")):  # what the one before has left
        each.unlink()
    path.write_bytes(raw)
    store = AnnotationStore(path)
    refused = 0
    for use in (
        lambda: parse(path, raw),
        lambda: store.snapshot().progress(TESTER.name),
        lambda: store.snapshot().codebook,
        lambda: store.snapshot().load(article).annotations(article),
        lambda: undo(store, article),
        lambda: store.apply(article, [AddTheme(article.paragraphs[2].span, "new")], TESTER),
    ):
        try:
            use()
        except DatabaseError:
            refused += 1
    if refused == 6:
        assert path.read_bytes() == raw, "what cannot be used is left as it is"
    elif path.read_bytes() != raw:
        assert "new" in said(AnnotationStore(path), article, TESTER)[3].themes
