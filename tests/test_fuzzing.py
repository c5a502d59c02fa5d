"""Random and mutated input to what reads files: articles, tag files, and the layout of any text.

A run tries a few hundred examples of each. ``HYPOTHESIS_PROFILE=long python -m pytest tests/test_fuzzing.py`` tries a
hundred times as many, for a quarter of an hour; what it finds is kept in ``.hypothesis`` and tried first from then on.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hostile import tag_file
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.annotations.anchoring.text_quote import QuotedAnnotation
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, RestoreOrphan, SetNote, SetReviewed
from tui.annotations.undo import redoable, undoable
from tui.corpus.blanks import EDGE_BLANKS, has_visible
from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import Source
from tui.corpus.reader import read_article
from tui.errors import DatabaseError, UnreadableArticleError
from tui.model import Annotation, Article, Tag
from tui.store.annotation_store import AnnotationStore
from tui.store.schema import parse
from tui.text.layout import Justify, LayoutOptions, clip, layout

if TYPE_CHECKING:
    from pathlib import Path

FUZZ = settings(max_examples=3 * settings().max_examples)
RULES = load_rules(None)

NASTY = st.sampled_from(
    [
        *"\x00\x07\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9d\u00a0\u00ad\u034f",  # controls, blanks
        *"\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060",
        *"\u2066\u2067\u2068\u2069\ufeff\ufffc\ufffe\uffff\ufe0f\U000e0041\U000e0100\ue000\U0010ffff",
        *"بلاأإآىیپـئ\u064e\u0651\u0670\u0653\u0600\u06dd\u08e2\ufdfd\ufdfa\ufefb",  # Arabic
        *"שa1٣(»«].,-/[]<\u0301\u0489\u20dd\u0bcb\u0e33\u1100\u1161\u11a8\uac00漢ｱ",
        *"😀👨\U0001f3fd🇸🇦\U0001f469\U00012031\u180e\u3164\uffa0\U0001d173",
    ]
)
# Not one alphabet of both: hypothesis would then draw from the larger one nearly always.
TEXT = st.one_of(
    st.text(NASTY, max_size=30),
    st.text(NASTY, min_size=30, max_size=150),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


# Articles

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6", "cp1252", "utf-16-be")
LINE = st.text(NASTY.filter(lambda char: char not in "\n\r\0"), min_size=20, max_size=120)
LONG = st.one_of(TEXT, st.builds(str.__mul__, TEXT | LINE, st.integers(2, 60)))
ENCODED = st.builds(lambda text, encoding: text.encode(encoding, "replace"), LONG, st.sampled_from(ENCODINGS))


def mutated(sound: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return ``sound`` with a piece of it replaced by other bytes."""

    def cut(data: bytes, start: int, length: int, other: bytes) -> bytes:
        start %= len(data) + 1
        return data[:start] + other + data[start + length :]

    return st.builds(cut, sound, st.integers(0, 10_000), st.integers(0, 20), st.binary(max_size=8))


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


# Tag files

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
    entry = undoable(store.history(), "tester") or redoable(store.history(), "tester")
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
        store.progress,
        store.themes,
        lambda: store.load(article),
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
        placed = AnnotationStore(path).load(article).placed
        assert "new" in placed[3].themes


# Layout


@FUZZ
@given(
    text=LONG,
    width=st.integers(1, 120),
    options=st.builds(
        LayoutOptions,
        tashkeel=st.booleans(),
        bidi_marks=st.booleans(),
        base=st.sampled_from([None, "L", "R"]),
        logical=st.booleans(),
        justify=st.sampled_from(Justify),
    ),
)
def test_any_text_fits_its_lines_and_nothing_in_them_acts_on_a_terminal(
    text: str, width: int, options: LayoutOptions
) -> None:
    lines = layout(text, width, options)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for line in (*lines, clip(text, width, options)):
        assert cell_len(line.text) == line.width <= width
        assert not {unicodedata.category(char) for char in line.text} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
