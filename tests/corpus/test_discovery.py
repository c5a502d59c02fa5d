"""Which files make a library, under which ids, in which order."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from tests.support.said import refused
from tui.corpus.boilerplate import BoilerplateRules
from tui.corpus.discovery import Source, find_sources
from tui.corpus.reader import read_article
from tui.errors import RequestError
from tui.errors.articles import UnreadableArticleError


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("نص")


def ids(root: Path) -> list[str]:
    return [source.id for source in find_sources(root)]


def test_only_text_and_markdown_at_any_depth(tmp_path: Path) -> None:
    make(tmp_path, "أ.txt", "ب.md", "ج.TXT", "د.html", "بلا", "سنة/شهر/يوم.txt", "سنة/tags.json", "txt", "x.txt~")
    assert ids(tmp_path) == ["أ", "ب", "ج", "سنة/شهر/يوم"]


def test_each_id_leads_to_its_file(tmp_path: Path) -> None:
    make(tmp_path, "1/a.txt", "1/b.c.md")
    assert find_sources(tmp_path) == (
        Source("1/a", tmp_path / "1" / "a.txt"),
        Source("1/b.c", tmp_path / "1" / "b.c.md"),
    )


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".txt", ".git/c.txt", "d/.e/f.txt")
    assert ids(tmp_path) == ["a"]


def test_the_order_is_natural(tmp_path: Path) -> None:
    names = ["2.txt", "10.txt", "A1.txt", "a2.txt", "a10.txt", "a-2.txt", "a 3/1.txt", "a 20/1.txt", "a.txt", "٣.txt"]
    make(tmp_path, *names)
    assert ids(tmp_path) == ["2", "٣", "10", "a", "A1", "a2", "a10", "a 3/1", "a 20/1", "a-2"]


def test_names_that_count_alike_still_have_one_order(tmp_path: Path) -> None:
    make(tmp_path, "a01.txt", "a1.txt", "A1.txt")
    assert ids(tmp_path) == ["A1", "a01", "a1"]


def test_of_two_files_with_one_id_the_later_keeps_its_ending(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.md", "a.txt.txt")
    found = {source.id: source.path.name for source in find_sources(tmp_path)}
    assert found == {"a": "a.md", "a.txt": "a.txt", "a.txt.txt": "a.txt.txt"}


@pytest.mark.parametrize("name", ["خبر.txt", "خبر.md", "خبر.html", "خبر"])
def test_a_single_file_is_the_whole_library(tmp_path: Path, name: str) -> None:
    make(tmp_path, name, "other.txt")
    assert find_sources(tmp_path / name) == (Source("خبر", tmp_path / name),)


def test_links_to_files_are_read_and_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    make(tmp_path, "outside/far.txt", "library/a.txt")
    library = tmp_path / "library"
    (library / "b.txt").symlink_to(tmp_path / "outside" / "far.txt")
    (library / "folder").symlink_to(tmp_path / "outside")
    (library / "folder.txt").symlink_to(tmp_path / "outside")
    (library / "up").symlink_to(library)
    (library / "loop.txt").symlink_to(library / "loop.txt")
    (library / "gone.txt").symlink_to(library / "nowhere.txt")
    assert ids(library) == ["a", "b", "gone", "loop"]
    assert read_article(find_sources(library)[1], BoilerplateRules(())).text == "نص"


def test_a_linked_root_is_entered(tmp_path: Path) -> None:
    make(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert ids(tmp_path / "link") == ["a"]


def test_names_that_are_no_utf_8_get_ids_that_can_be_stored(tmp_path: Path) -> None:
    for name in (b"a\xfd.txt", b"a\xfe.txt", b"a\xff.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("نص")
    found = find_sources(tmp_path)
    assert [source.id for source in found] == ["a\ufffd", "a\ufffd.txt", "a\ufffd.txt.txt"]
    assert [read_article(source, BoilerplateRules(())).text for source in found] == ["نص"] * 3


def test_a_root_that_is_not_there_is_a_mistaken_request(tmp_path: Path) -> None:
    with refused(RequestError, "No such file") as caught:
        find_sources(tmp_path / "a\nb\u202e")
    assert caught.error.exit_code == 2
    assert caught.sentence.isprintable()


def test_a_folder_without_articles_is_a_mistaken_request(tmp_path: Path) -> None:
    make(tmp_path, "a.html", ".b.txt")
    with refused(RequestError, "holds no article"):
        find_sources(tmp_path)


def test_a_closed_folder_stands_for_itself_and_says_why(locked: Path, rules: BoilerplateRules) -> None:
    make(locked, "a.txt", "closed/b.txt")
    (locked / "closed").chmod(0)
    first, second = find_sources(locked)
    assert first.id == "a"
    with refused(UnreadableArticleError, r"^closed: .*cannot be opened"):
        read_article(second, rules)
    with refused(RequestError, "Permission denied"):
        find_sources(locked / "closed")


def test_a_folder_of_ten_thousand_is_listed_at_once_without_opening_a_file(tmp_path: Path) -> None:
    for number in range(10_000):
        os.mkfifo(tmp_path / f"article {number}.txt")  # opening one of these would never return
    began = time.process_time()
    found = find_sources(tmp_path)
    assert time.process_time() - began < 0.5  # the time is what is promised; 0.07 s where this was written
    assert found[9_999].id == "article 9999"


def test_a_socket_is_listed_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the paths of sockets must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")
        with refused(UnreadableArticleError, "not a regular file"):
            read_article(find_sources(Path())[0], BoilerplateRules(()))


def test_a_file_alone_has_the_id_that_it_has_in_its_folder(tmp_path: Path) -> None:
    for name in ("001.md", "001.txt", "002.txt", "003.TXT", "003.md", "note.pdf"):
        (tmp_path / name).write_text("x")
    (tmp_path / "002.md").mkdir()

    together = {source.path: source.id for source in find_sources(tmp_path)}

    assert len(set(together.values())) == 5
    for path, article_id in together.items():
        assert find_sources(path) == (Source(article_id, path),)
    assert find_sources(tmp_path / "note.pdf") == (Source("note", tmp_path / "note.pdf"),)
