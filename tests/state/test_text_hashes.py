"""Which texts a library's files hold, without reading again those that are as they were."""

from __future__ import annotations

import codecs
import os
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tui.corpus.library import Library
from tui.corpus.reader import text_sha256
from tui.files.regular import read_regular
from tui.state import text_hashes
from tui.state.text_hashes import TextHashes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tui.corpus.discovery import Source

TEXTS = {"1": "خبر أول\nوفيه كلام\n", "2": "خبر ثان\nوفيه كلام\n", "أخبار/3": "خبر ثالث\n"}
LATER = 10_000_000_000
"""Nanoseconds: the files are not new any more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library of three articles."""
    folder = tmp_path / "library"
    for name, text in TEXTS.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read from now on."""
    names: list[str] = []

    def noted(path: Path, most: int) -> bytes:
        names.append(path.name)
        return read_regular(path, most)

    monkeypatch.setattr("tui.corpus.reader.read_regular", noted)
    return names


def new(tmp_path: Path, later: int = LATER) -> TextHashes:
    """Return the hashes as the next run of the program has them, that long from now."""
    return TextHashes(tmp_path / "cache" / "hashiya", now=lambda: time.time_ns() + later)


def hashes(tmp_path: Path, later: int = LATER) -> dict[str, str]:
    return new(tmp_path, later).hashes(Library(tmp_path / "library"))


def right(folder: Path) -> dict[str, str]:
    """Return what the articles themselves say."""
    library = Library(folder)
    return {library.article(index).id: library.article(index).sha256 for index in range(len(library))}


def caches(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "hashiya").iterdir())


def last_written(path: Path) -> tuple[int, int, int, int]:
    """Return what is another thing whenever the file was written; that it was read is no matter."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size


def change(path: Path, text: str, *, keeps_its_time: bool = False) -> None:
    """Write ``text`` into the file, in another tick of the clock; it may be given the time back that it had."""
    before = after = path.stat()
    while after.st_ctime_ns == before.st_ctime_ns:
        path.write_text(text, encoding="utf-8")
        if keeps_its_time:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = path.stat()


def test_they_are_those_of_the_articles(tmp_path: Path, folder: Path) -> None:
    assert hashes(tmp_path) == hashes(tmp_path) == right(folder)
    assert right(folder).keys() == TEXTS.keys()


@pytest.mark.parametrize(
    "data",
    [
        "خبر\r\nوآخر\r\n".encode(),
        "خبر\rوآخر\r".encode(),
        codecs.BOM_UTF8 + "خبر\nوآخر\n".encode(),
        "خبر\r\nوآخر\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "خبر\nوآخر\n".encode("utf-16-be"),
        "خبر\nوآخر\n".encode("cp1256"),
        b"",
    ],
    ids=["CRLF", "CR", "BOM", "UTF-16", "UTF-16 BE", "windows-1256", "empty"],
)
def test_they_are_of_the_canonical_text(tmp_path: Path, folder: Path, data: bytes) -> None:
    (folder / "4.txt").write_bytes(data)
    (folder / "5.md").write_bytes(data and "خبر\nوآخر\n".encode())
    found = hashes(tmp_path)

    assert found == right(folder)
    assert found["4"] == found["5"]


def test_what_is_as_it_was_is_not_read_again(tmp_path: Path, folder: Path, read: list[str]) -> None:
    hashes(tmp_path)
    assert sorted(read) == ["1.txt", "2.txt", "3.txt"]
    written = last_written(caches(tmp_path)[0])

    assert hashes(tmp_path) == right(folder)
    assert len(read) == 3 + 3  # those of ``right``
    assert last_written(caches(tmp_path)[0]) == written


@pytest.mark.parametrize("keeps_its_time", [False, True])
def test_a_change_that_keeps_the_size_is_seen(
    tmp_path: Path, folder: Path, read: list[str], *, keeps_its_time: bool
) -> None:
    hashes(tmp_path)
    changed = TEXTS["1"].replace("أول", "آخر")
    assert len(changed.encode()) == len(TEXTS["1"].encode())
    change(folder / "1.txt", changed, keeps_its_time=keeps_its_time)
    read.clear()

    found = hashes(tmp_path)

    assert read == ["1.txt"]
    assert found == right(folder)


def test_files_that_swap_their_names_are_told_apart_though_they_are_alike(tmp_path: Path, folder: Path) -> None:
    for name in ("1.txt", "2.txt"):
        os.utime(folder / name, ns=(10**18, 10**18))
    assert (folder / "1.txt").stat().st_size == (folder / "2.txt").stat().st_size
    before = hashes(tmp_path)
    (folder / "1.txt").rename(folder / "x")
    (folder / "2.txt").rename(folder / "1.txt")
    (folder / "x").rename(folder / "2.txt")

    after = hashes(tmp_path)

    assert (after["1"], after["2"]) == (before["2"], before["1"])


def test_a_renamed_file_takes_its_text_along(tmp_path: Path, folder: Path) -> None:
    before = hashes(tmp_path)
    (folder / "1.txt").rename(folder / "9.txt")

    after = hashes(tmp_path)

    assert after["9"] == before["1"]
    assert "1" not in after
    assert b'"1.txt"' not in caches(tmp_path)[0].read_bytes()


def test_a_touched_file_is_read_once_more(tmp_path: Path, folder: Path, read: list[str]) -> None:
    before = hashes(tmp_path)
    os.utime(folder / "2.txt", ns=(10**18, 10**18))
    read.clear()

    assert hashes(tmp_path) == before
    assert hashes(tmp_path) == before
    assert read == ["2.txt"]


def test_a_link_that_leads_elsewhere_now_is_seen(tmp_path: Path, folder: Path) -> None:
    (folder / "4.txt").symlink_to("1.txt")
    before = hashes(tmp_path)
    assert before["4"] == before["1"]
    (folder / "4.txt").unlink()
    (folder / "4.txt").symlink_to("2.txt")

    assert hashes(tmp_path)["4"] == before["2"]


@pytest.mark.parametrize("later", [0, 1_000_000_000, -LATER])
def test_a_file_changed_a_moment_before_is_read_each_time(
    tmp_path: Path, folder: Path, read: list[str], later: int
) -> None:
    """Also where the clock has been set back since, which makes it one of the future."""
    for _ in range(2):
        hashes(tmp_path, later)

    assert len(read) == 3 * 2
    assert hashes(tmp_path) == right(folder)


@pytest.mark.parametrize(("modified", "later"), [(-(10**15), 0), (2 * LATER, LATER)])
def test_neither_an_old_time_given_back_nor_one_of_the_future_makes_a_file_settled(
    tmp_path: Path, folder: Path, read: list[str], modified: int, later: int
) -> None:
    time_of_file = time.time_ns() + modified
    for path in folder.rglob("*.txt"):
        os.utime(path, ns=(time_of_file, time_of_file))
    for _ in range(2):
        hashes(tmp_path, later)

    assert len(read) == 3 * 2


def replace(path: Path) -> None:
    path.with_name("new").write_bytes(path.read_bytes())
    path.with_name("new").replace(path)


HAPPENINGS: dict[str, Callable[[Path], object]] = {
    "st_size": lambda path: path.write_bytes(path.read_bytes() + b"."),
    "st_mtime_ns": lambda path: os.utime(path, ns=(10**18, 10**18)),
    "st_ctime_ns": lambda path: change(path, TEXTS["1"]),
    "st_ino": replace,
}
"""What happens to a file, by what tells of it."""


@pytest.mark.parametrize("told_by", HAPPENINGS)
def test_one_difference_is_enough_where_a_file_system_tells_no_more(
    tmp_path: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, told_by: str
) -> None:
    stat = os.stat

    def poor(path: Path, **options: bool) -> object:
        status = stat(path, **options)
        told = {name: getattr(status, name) for name in dir(status) if name.startswith("st_")}
        return SimpleNamespace(**told | dict.fromkeys(HAPPENINGS.keys() - {told_by}, 0))

    for has_happened in (False, False, True):
        read.clear()
        if has_happened:
            HAPPENINGS[told_by](folder / "1.txt")
        with monkeypatch.context() as patched:
            patched.setattr(os, "stat", poor)
            hashes(tmp_path)

    assert read == ["1.txt"]


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def slow(source: Source) -> str:
        found = text_sha256(source)
        if source.id == "1":
            change(source.path, "خبر آخر\nوفيه كلام\n", keeps_its_time=True)
        return found

    with monkeypatch.context() as patched:
        patched.setattr("tui.state.text_hashes.text_sha256", slow)
        hashes(tmp_path)

    assert hashes(tmp_path) == right(folder)


def test_what_cannot_be_read_is_left_out_until_it_can_be(tmp_path: Path, folder: Path) -> None:
    (folder / "1.txt").write_bytes(b"\0\1")
    (folder / "4.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "5.txt")
    assert hashes(tmp_path).keys() == hashes(tmp_path).keys() == {"2", "أخبار/3"}

    (folder / "1.txt").write_text(TEXTS["1"], encoding="utf-8")
    (folder / "nowhere.txt").write_text("خبر", encoding="utf-8")
    (folder / "5.txt").unlink()

    assert hashes(tmp_path) == right(folder)
    (folder / "1.txt").write_bytes(b"\0\1")
    assert "1" not in hashes(tmp_path)


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "flipped", "another", "deep", "folder"])
def test_a_damaged_cache_is_as_none(tmp_path: Path, folder: Path, read: list[str], damage: str) -> None:
    hashes(tmp_path)
    (path,) = caches(tmp_path)
    sound = path.read_bytes()
    hash_of_one = right(folder)["1"].encode()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "gone":
        path.write_bytes(
            {
                "empty": b"",
                "cut": sound[:-20],
                "flipped": sound.replace(hash_of_one, hash_of_one[::-1]),
                "another": b'{"1.txt": 1}',
                "deep": b"\n" + b"[" * 100_000,
            }[damage]
        )
    read.clear()

    assert hashes(tmp_path) == right(folder)
    assert len(read) == 3 + 3  # those of ``right``
    if damage != "folder":
        assert path.read_bytes() == sound


def test_a_cache_of_another_edition_is_as_none(
    tmp_path: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes(tmp_path)
    read.clear()
    with monkeypatch.context() as patched:
        patched.setattr(text_hashes, "__version__", "99.0")
        hashes(tmp_path)
    assert len(read) == 3

    hashes(tmp_path)
    read.clear()
    monkeypatch.setattr(text_hashes, "_encodings", lambda: "others")
    assert hashes(tmp_path).keys() == TEXTS.keys()
    assert len(read) == 3
    assert folder.is_dir()


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "cache").touch()

    assert hashes(tmp_path) == hashes(tmp_path) == right(folder)


def test_each_library_has_its_own_under_whatever_name_it_is_opened(
    tmp_path: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to("library")
    for name in ("1.txt", "2.txt"):
        (tmp_path / "other" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "other" / name).write_text(f"غيره {name}", encoding="utf-8")
    first = new(tmp_path).hashes(Library(folder))
    other = new(tmp_path).hashes(Library(tmp_path / "other"))
    read.clear()
    monkeypatch.chdir(folder)

    assert len(caches(tmp_path)) == 2
    for root in (folder, tmp_path / "link", folder.relative_to(folder), folder.joinpath("..", "library")):
        assert new(tmp_path).hashes(Library(root)) == first
    assert new(tmp_path).hashes(Library(tmp_path / "other")) == other
    assert read == []


def test_a_name_that_is_not_unicode_is_kept(tmp_path: Path, folder: Path, read: list[str]) -> None:
    (folder / os.fsdecode("خبر\n".encode() + b"\xff.txt")).write_text("خبر", encoding="utf-8")
    (folder / os.fsdecode("خبر\n".encode() + b"\xfe.txt")).write_text("خبر آخر", encoding="utf-8")
    before = hashes(tmp_path)
    read.clear()

    assert len(before) == 5
    assert hashes(tmp_path) == before
    assert read == []


def test_one_article_alone_needs_no_cache(tmp_path: Path, folder: Path) -> None:
    assert new(tmp_path).hashes(Library(folder / "1.txt")) == {"1": right(folder)["1"]}
    assert not (tmp_path / "cache").exists()


def test_there_is_an_end_to_caches(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_hashes, "MOST_CACHES", 2)
    hashes(tmp_path)
    (oldest,) = caches(tmp_path)
    os.utime(oldest, ns=(10**18, 10**18))
    left = oldest.with_name(f".{oldest.name}.0123abcd.tmp")
    left.touch()
    os.utime(left, ns=(10**17, 10**17))
    for name in ("other", "third"):
        (tmp_path / name).mkdir()
        for number in "12":
            (tmp_path / name / f"{number}.txt").write_text(name + number, encoding="utf-8")
        new(tmp_path).hashes(Library(tmp_path / name))

    assert len(caches(tmp_path)) == 2
    assert not {oldest, left} & {*caches(tmp_path)}
    assert hashes(tmp_path) == right(folder)


def test_there_is_an_end_to_a_cache(
    tmp_path: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_hashes, "MOST_ARTICLES", 2)
    hashes(tmp_path)
    read.clear()
    hashes(tmp_path)
    assert len(read) == 1

    caches(tmp_path)[0].unlink()
    monkeypatch.setattr(text_hashes, "MOST_BYTES", 300)
    assert hashes(tmp_path) == right(folder)
    assert caches(tmp_path) == []


class _EndedError(Exception):
    pass


def test_what_was_hashed_before_the_end_is_kept(tmp_path: Path, folder: Path, read: list[str]) -> None:
    def two(sources: Sequence[Source]) -> Iterator[Source]:
        yield from sources[:2]
        raise _EndedError

    for _ in range(2):
        with pytest.raises(_EndedError):
            new(tmp_path).hashes(Library(folder), two)
    assert read == ["1.txt", "2.txt"]

    assert hashes(tmp_path) == hashes(tmp_path)
    assert read == ["1.txt", "2.txt", "3.txt"]
    with pytest.raises(_EndedError):
        new(tmp_path).hashes(Library(folder), two)
    assert hashes(tmp_path) == right(folder)
    assert len(read) == 3 + 3  # those of ``right``
