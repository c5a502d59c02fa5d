"""The price of a tag, from key press to durable, beside stock TinyDB: ``python -m tests.bench.tagging [--runs N]``.

Both files hold the same: a document for each article, of paragraphs as long as those of the samples, each with a
theme. Both change one article's document; ours keeps the state before, and appends to a history as long as is kept.
Stock TinyDB does not wait for the disk, and takes no lock.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from tests.support.measure import arguments, distinct_paragraphs, print_table, sample_texts
from tui import __version__
from tui.annotations.history import MOST_CHANGES
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveTheme
from tui.model import Article, Kind, Paragraph, Span
from tui.store.annotation_store import AnnotationStore
from tui.store.history_file import history_path
from tui.store.json_lines import Serialisation
from tui.store.keys import keyed
from tui.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (100, 1_000, 10_000, 100_000)
"""Tagged paragraphs in the file."""

PARAGRAPHS = 20
"""In each article."""

AUTHOR = Author("x", "desk")


def article_of(number: int, texts: Sequence[str]) -> Article:
    """Return an article of these paragraphs."""
    paragraphs, start = [], 0
    for count, text in enumerate(texts, 1):
        paragraphs.append(Paragraph(count, Span(start, start + len(text)), Kind.BODY))
        start += len(text) + 2
    text = "\n\n".join(texts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(f"{number:06d}", Path(f"{number:06d}.txt"), text, texts[0], digest, tuple(paragraphs))


def documents(count: int, texts: Iterator[str]) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield articles with ``count`` tagged paragraphs in all, each with its document of the tag file."""
    for number in range(count // PARAGRAPHS):
        article = article_of(number, list(itertools.islice(texts, PARAGRAPHS)))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "tags.json"
            AnnotationStore(path).apply(article, [AddTheme(each.span, "arms") for each in article.paragraphs], AUTHOR)
            with TinyDB(path, encoding="utf-8") as database:
                yield article, dict(database.table("articles").all()[0])


def median_ms(change: Callable[[int], object], runs: int) -> float:
    """Return how long ``change`` takes, the first time (which reads the file) not counted."""
    times = []
    for number in range(runs + 1):
        began = time.perf_counter()
        change(number)
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times[1:])


def full_history(article: Article) -> list[bytes]:
    """Return the lines of as many entries as are kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tags.json"
        AnnotationStore(path).apply(article, [AddTheme(article.paragraphs[0].span, "arms")], AUTHOR)
        entry = json.loads(history_path(path).read_bytes())
    return [json.dumps({**entry, "id": number}).encode() + b"\n" for number in range(1, MOST_CHANGES + 1)]


def measure(size: int, texts: Iterator[str], runs: int, folder: Path) -> list[object]:
    """Return a row of the table."""
    pairs = list(documents(size, texts))
    article, document = pairs[len(pairs) // 2]
    rows = keyed("articles", [each for _, each in pairs])
    key = next(int(key) for key, each in rows.items() if each is document)
    mark = {"format": FORMAT, "library": "1", "program": __version__, "schema": SCHEMA}
    ours, stock = folder / "ours.json", folder / "stock.json"
    for path in (ours, stock):
        path.write_bytes(b"".join(Serialisation().chunks({"meta": {"1": mark}, "articles": rows})))
    for each in folder.glob(".ours.json.*.bak"):
        each.unlink()
    history_path(ours).write_bytes(b"".join(full_history(article)))
    store, span = AnnotationStore(ours), article.paragraphs[0].span

    def tag(number: int) -> None:
        kind = RemoveTheme if number % 2 else AddTheme
        assert store.apply(article, [kind(span, "sanctions")], AUTHOR)

    with TinyDB(stock, encoding="utf-8", ensure_ascii=False) as database:
        table = database.table("articles")
        in_stock = median_ms(lambda number: table.update({"title": str(number)}, doc_ids=[key]), runs)
    in_ours = median_ms(tag, runs)
    return [f"{size:,}", f"{in_ours:.1f}", f"{in_stock:.1f}", f"{in_ours / in_stock:.2f}", f"{ours.stat().st_size:,}"]


def main() -> None:
    """Print the table."""
    options = arguments(__doc__, runs=9)
    texts = distinct_paragraphs(sample_texts(options.texts))
    with TemporaryDirectory(dir=".") as name:
        rows = [measure(size, texts, options.runs, Path(name)) for size in SIZES]
    print_table(["tagged paragraphs", "ms", "stock TinyDB, ms", "ratio", "bytes"], rows)


if __name__ == "__main__":
    main()
