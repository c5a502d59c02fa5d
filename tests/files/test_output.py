"""Files that are written for somebody, by the example of exports: whole or not at all, and only what was asked for."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tests.support.waiting import GUARD
from tui.codebook.codebook import CodeBook
from tui.errors import HashiyaError
from tui.errors.articles import NotTextError, UnreadableArticleError
from tui.errors.files import AlreadyExistsError
from tui.export import FORMATS, export_bytes, export_file, export_over_file
from tui.model import Annotation, Record, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RECORD = Record("a", "t", 1, 0, 1, "x", (Annotation(Span(0, 1), reviewed=True, by="Mona", at="2024-01-01T00:00:00Z"),))


def broken_off() -> Iterator[Record]:
    yield RECORD
    raise UnreadableArticleError("b.txt", NotTextError())


@pytest.mark.parametrize("name", FORMATS)
def test_a_broken_off_export_leaves_the_old_file_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with refused(UnreadableArticleError, "not a text file"):
        export_over_file(name, broken_off(), CodeBook(()), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_export_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Record]:
        yield RECORD
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_file("csv", interrupted(), CodeBook(()), tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_is_there_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    seen = []

    def watching() -> Iterator[Record]:
        for _ in range(3):
            seen.append(path.read_bytes())
            yield RECORD

    export_over_file("jsonl", watching(), CodeBook(()), path)
    assert seen == [b"old"] * 3
    assert path.read_bytes().count(b"\n") == 3


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.csv"
    with refused(HashiyaError) as caught:
        export_file("csv", [RECORD], CodeBook(()), path)
    assert caught.sentence == f"{path}: cannot be written: No such file or directory"


def test_the_message_is_one_line_whatever_the_path(tmp_path: Path) -> None:
    with refused(HashiyaError, "no\ufffd\ufffd\\[2J/out.csv: cannot be written: ") as caught:
        export_file("csv", [RECORD], CodeBook(()), tmp_path / "no\n\x1b[2J" / "out.csv")
    assert caught.sentence.isprintable()


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with refused(HashiyaError, "it is a folder"):
        export_file("csv", [RECORD], CodeBook(()), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_loop_of_links_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with refused(HashiyaError, "loop: cannot be written: ") as caught:
        export_file("csv", [RECORD], CodeBook(()), tmp_path / "loop")
    assert "\n" not in caught.sentence


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    export_over_file("csv", [RECORD], CodeBook(()), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == export_bytes("csv", [RECORD], CodeBook(()))


def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.touch()
    path.chmod(0o640)
    export_over_file("csv", [RECORD], CodeBook(()), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    export_file("csv", [RECORD], CodeBook(()), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_longest_name_a_folder_takes_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / ("x" * os.pathconf(tmp_path, "PC_NAME_MAX"))
    export_file("csv", [RECORD], CodeBook(()), path)
    assert path.stat().st_size > 0


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    opened = os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb")  # a reader is there before anything is written
    os.set_blocking(opened.fileno(), True)
    reader = threading.Thread(target=lambda: read.append(opened.read()))
    export_file("jsonl", [RECORD], CodeBook(()), pipe)
    with opened:
        reader.start()
        reader.join(GUARD)
    assert read == [export_bytes("jsonl", [RECORD], CodeBook(()))]
    assert list(tmp_path.iterdir()) == [pipe]
    assert pipe.is_fifo()


def test_a_pipe_is_written_to_by_the_name_a_shell_gives_it() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as read:
        with os.fdopen(writing, "wb"):
            export_file("jsonl", [RECORD], CodeBook(()), Path(f"/dev/fd/{writing}"))
        assert read.read() == export_bytes("jsonl", [RECORD], CodeBook(()))


@pytest.mark.parametrize("write", [export_file, export_over_file])
def test_a_pipe_that_nobody_reads_is_one_clear_line(write: Callable[..., None], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with refused(HashiyaError, "pipe: cannot be written: nobody reads from it"):
        write("jsonl", [RECORD], CodeBook(()), tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


# Nothing is replaced that was not asked for


def test_a_file_that_is_there_is_left_alone_and_no_record_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    asked = broken_off()
    with refused(AlreadyExistsError, "out: already exists"):
        export_file("csv", asked, CodeBook(()), path)
    assert next(asked) == RECORD
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_file_that_is_there_leaves_both_alone(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with pytest.raises(AlreadyExistsError):
        export_file("csv", [RECORD], CodeBook(()), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"old"


def came_meanwhile(path: Path) -> Iterator[Record]:
    yield RECORD
    path.write_bytes(b"somebody else's")


@pytest.mark.parametrize("refusal", [None, errno.EPERM, errno.ENOTSUP], ids=["links", "FAT", "FUSE"])
def test_a_file_that_comes_meanwhile_is_left_alone(
    refusal: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if refusal:
        refuse_links(monkeypatch, refusal)
    path = tmp_path / "out.jsonl"
    with refused(AlreadyExistsError, "already exists"):
        export_file("jsonl", came_meanwhile(path), CodeBook(()), path)
    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


def refuse_links(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the file system be one on which a file has one name only."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refused)


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_links(monkeypatch, errno.EPERM)
    export_file("jsonl", [RECORD], CodeBook(()), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == export_bytes("jsonl", [RECORD], CodeBook(()))
    assert list(tmp_path.iterdir()) == [tmp_path / "out.jsonl"]


@pytest.mark.parametrize("name", ["nul\0.csv", "half\ud800.csv"])
def test_a_name_that_no_file_can_have_is_one_clear_line(name: str, tmp_path: Path) -> None:
    with refused(HashiyaError, "no file can have this name") as caught:
        export_file("csv", [RECORD], CodeBook(()), tmp_path / name)
    assert caught.sentence.isprintable()


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    # A limit on the size of files stands in for the full disk; it holds for a process of its own only.
    program = f"""
import resource, signal, sys
from pathlib import Path
from tui.model import Annotation, Record, Span
from tui.export import export_file
from tui.sentences import sentence
from tui.errors import HashiyaError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    export_file("jsonl", ({RECORD!r} for _ in range(10_000)), (), Path("out.jsonl"))
except HashiyaError as error:
    print(sentence(error, "en"))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b"out.jsonl: cannot be written: File too large\n"
    assert list(tmp_path.iterdir()) == []
