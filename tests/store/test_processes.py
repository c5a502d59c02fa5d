"""Real processes on one tag file: nothing is lost when two write, nothing is broken when one is killed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.places import ROOT
from tests.support.store_texts import SENTENCES, article_of, said, span_of
from tests.support.waiting import GUARD
from tui.annotations.layers import Author
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

WRITER = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from tests.support.store_texts import SENTENCES, article_of, span_of
from tui.store.annotation_store import AnnotationStore
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store, article = AnnotationStore(path), article_of(*SENTENCES)
print("ready", flush=True)
for number in range(count):
    store.apply(article, [AddTheme(span_of(article, number % 4 + 1), f"{{name}}-{{number}}")], Author(name))
    print(number, flush=True)
"""


def start_writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, path, name, str(count)], stdout=subprocess.PIPE, text=True)


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path, article = tmp_path / "tags.json", article_of(*SENTENCES)
    with start_writer(path, "x", 100) as one, start_writer(path, "y", 100) as other:
        assert one.wait(GUARD) == 0
        assert other.wait(GUARD) == 0

    one_by, other_by = (said(AnnotationStore(path), article, Author(name)) for name in "xy")

    for number in range(100):
        assert f"x-{number}" in one_by[number % 4 + 1].themes
        assert f"y-{number}" in other_by[number % 4 + 1].themes
    assert sum(len(annotation.tags) for each in (one_by, other_by) for annotation in each.values()) == 200


def test_a_killed_writer_leaves_a_whole_file_with_all_it_acknowledged(tmp_path: Path) -> None:
    path, article = tmp_path / "tags.json", article_of(*SENTENCES)
    for attempt in range(6):
        with start_writer(path, f"w{attempt}", 100_000) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(2 + 7 * attempt)]
            assert lines == ["ready\n", *(f"{number}\n" for number in range(1 + 7 * attempt))]
            process.kill()
            acknowledged = len(lines) - 1 + process.stdout.read().count("\n")

        kept = said(AnnotationStore(path), article, Author(f"w{attempt}"))

        themes = {theme for annotation in kept.values() for theme in annotation.themes}
        assert {f"w{attempt}-{number}" for number in range(acknowledged)} <= themes


def test_a_change_from_another_process_is_seen(tmp_path: Path) -> None:
    path, article = tmp_path / "tags.json", article_of(*SENTENCES)
    store, by = AnnotationStore(path), Author("x")
    assert (said(store, article, by), store.stamp(), dict(store.snapshot().progress("x"))) == ({}, None, {})

    with start_writer(path, "x", 1) as process:
        assert process.wait(GUARD) == 0

    assert store.stamp() is not None
    assert said(store, article, by)[1].themes == ("x-0",)
    assert said(store, article, by)[1].span == span_of(article, 1)
    assert store.snapshot().progress("x")["garden"].tagged == 1
