"""The lock of the tag file, between real processes: killed, stopped, and where the file system has no locks."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import pwd
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.support.places import ROOT
from tests.support.said import refused
from tests.support.store_files import SOUND, add, on_disk, written
from tests.support.waiting import GUARD
from tui.errors.tag_file import DatabaseError, LockedDatabaseError
from tui.store.locking.owner import this_program
from tui.store.storage import DurableStorage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NONE = [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP]

PROGRAM = f"""
import fcntl, os, sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from tests.support.store_files import add
from tui.store.storage import DurableStorage

path, code, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if code:
    def flock(descriptor, operation):
        raise OSError(code, os.strerror(code))
    fcntl.flock = flock
storage = DurableStorage(path)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    add(storage, id=f"{{os.getpid()}}-{{number}}")
if not count:
    with storage.transaction():
        print("inside", flush=True)
        sys.stdin.readline()
        storage.write({{**storage.read(), "by": {{"1": {{"pid": os.getpid()}}}}}})
print(storage.file.has_locks, flush=True)
"""


@contextmanager
def program(path: Path, count: int, *, fails: int = 0) -> Iterator[subprocess.Popen[str]]:
    """A program that adds ``count`` documents, none: waits inside a transaction. ``fails``: as all its locks do."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", PROGRAM, str(path), str(fails), str(count)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


@contextmanager
def holder(path: Path, *, fails: int = 0) -> Iterator[subprocess.Popen[str]]:
    """A program that holds the lock."""
    with program(path, 0, fails=fails) as process:
        begin(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        yield process


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def finish(process: subprocess.Popen[str]) -> str:
    """Return what the program printed last, its errors included."""
    out, err = process.communicate("\n", timeout=GUARD)
    return out.strip() + err


def without_locks(monkeypatch: pytest.MonkeyPatch, times: int = 1_000_000) -> None:
    """Make the next ``times`` locks fail in this process, as they do where a file system has none."""
    flock, left = fcntl.flock, iter(range(times))

    def failing(descriptor: int, operation: int) -> None:
        if next(left, None) is not None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", failing)


def refusal(path: Path) -> str:
    """Return what is said to somebody who does not wait."""
    with refused(LockedDatabaseError) as raised, DurableStorage(path).transaction(lock_timeout=0):
        pass
    return raised.sentence


def ids(path: Path) -> list[str]:
    return [each["id"] for each in on_disk(path)["mine"].values()]


def test_who_holds_it_is_said_until_it_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)

    with holder(path) as process:
        note = json.loads((tmp_path / ".tags.json.lock").read_bytes())
        said = refusal(path)
        assert finish(process) == "True"

    assert (note["pid"], note["host"]) == (process.pid, socket.gethostname())
    assert said == f"{path} is locked by {note['user']} (process {process.pid} on {note['host']}) since {note['since']}"
    assert (tmp_path / ".tags.json.lock").read_bytes() == b""


NOTE = json.loads(this_program().note())


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"7",
        json.dumps(NOTE | {"pid": 0}).encode(),
        json.dumps(NOTE | {"pid": True}).encode(),
        json.dumps(NOTE | {"pid": 2**31}).encode(),
        json.dumps(NOTE | {"pid": "x"}).replace('"x"', "1e999").encode(),
        json.dumps(NOTE | {"pids": None}).encode(),
        json.dumps(NOTE | {"user": "\x1b]0;x\x07"}).encode(),
        json.dumps(NOTE | {"user": "\u202eسامي"}).encode(),
        json.dumps(NOTE | {"user": "x" * 65}).encode(),
        json.dumps(NOTE | {"host": 1}).encode(),
        json.dumps(NOTE | {"since": "٢٠٣١-05-04T06:07:08Z"}).encode(),
        json.dumps({key: NOTE[key] for key in NOTE if key != "since"}).encode(),
    ],
    ids=[
        "empty",
        "not UTF-8",
        "deep",
        "no object",
        "pid 0",
        "pid true",
        "pid too large",
        "pid infinite",
        "no namespace",
        "controls",
        "bidi controls",
        "long name",
        "host 1",
        "time in other digits",
        "no time",
    ],
)
def test_a_note_that_we_would_not_write_names_nobody_and_stays(tmp_path: Path, note: bytes) -> None:
    path, lock = tmp_path / "tags.json", tmp_path / ".tags.json.lock"
    written(path, SOUND)
    lock.write_bytes(note)
    with lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        assert refusal(path) == f"{path} is locked by another program"

    add(DurableStorage(path), id="1")
    assert lock.read_bytes() == note


def test_what_stands_in_the_lock_s_place_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)
    (tmp_path / "other").touch()
    (tmp_path / ".tags.json.lock").symlink_to(tmp_path / "other")

    with refused(DatabaseError, "cannot be locked for writing"):
        add(DurableStorage(path), id="1")

    assert path.read_bytes() == before
    assert (tmp_path / "other").read_bytes() == b""


def test_whom_the_system_has_no_name_for_can_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(uid: int) -> NoReturn:
        raise KeyError(uid)

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    path = tmp_path / "tags.json"
    add(DurableStorage(path), id="1")

    with DurableStorage(path).transaction():
        assert refusal(path).startswith(f"{path} is locked by {os.getuid()} (process {os.getpid()} ")


def test_of_a_link_that_was_turned_the_new_target_is_locked(tmp_path: Path) -> None:
    link = tmp_path / "tags.json"
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        written(tmp_path / name / "tags.json", SOUND)
    link.symlink_to("one/tags.json")
    storage = DurableStorage(link)
    add(storage, id="1")
    link.unlink()
    link.symlink_to("other/tags.json")

    with storage.transaction():
        assert "is locked by" in refusal(tmp_path / "other" / "tags.json")


@pytest.mark.parametrize("code", [0, *NONE])
def test_a_killed_program_keeps_nobody_waiting(tmp_path: Path, code: int) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)
    with holder(path, fails=code) as process:
        process.kill()
        process.wait()
        assert path.read_bytes() == before

    with program(path, 1, fails=code) as following:
        assert finish(following) == str(not code)

    assert len(ids(path)) == 1


@pytest.mark.parametrize("code", [0, errno.ENOLCK])
def test_a_stopped_program_is_named_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    if code:
        without_locks(monkeypatch)
    with holder(path, fails=code) as process:
        process.send_signal(signal.SIGSTOP)
        assert f"(process {process.pid} on " in refusal(path)
        process.send_signal(signal.SIGCONT)
        assert finish(process) == str(not code)

    add(DurableStorage(path), id="1")
    assert ids(path) == ["1"]
    assert on_disk(path)["by"]["1"]["pid"] == process.pid


@pytest.mark.parametrize("code", NONE)
def test_without_locks_two_programs_lose_nothing_of_each_other(tmp_path: Path, code: int) -> None:
    path = tmp_path / "tags.json"
    with program(path, 50, fails=code) as one, program(path, 50, fails=code) as other:
        begin(one)
        begin(other)
        assert finish(one) == finish(other) == "False"

    assert sorted(ids(path)) == sorted(f"{each.pid}-{number}" for each in (one, other) for number in range(50))
    assert not list(tmp_path.glob("*softlock*"))


def test_of_programs_that_find_a_killed_one_s_lock_one_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    with holder(path, fails=errno.ENOLCK) as killed:
        killed.kill()
        killed.wait()
    assert (tmp_path / ".tags.json.softlock").exists()

    with (
        program(path, 20, fails=errno.ENOLCK) as one,
        program(path, 20, fails=errno.ENOLCK) as two,
        program(path, 20, fails=errno.ENOLCK) as three,
    ):
        for each in (one, two, three):
            begin(each)
        for each in (one, two, three):
            assert finish(each) == "False"

    assert len(ids(path)) == len(set(ids(path))) == 60


def test_without_locks_that_of_another_host_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, lock = tmp_path / "tags.json", tmp_path / ".tags.json.softlock"
    written(path, SOUND)
    without_locks(monkeypatch)
    for other in ({"host": "elsewhere"}, {"pids": NOTE["pids"] + 1}):
        lock.write_text(json.dumps(NOTE | {"pid": 2**31 - 1} | other))
        assert f"(process {2**31 - 1} on " in refusal(path)
        assert lock.exists()

    lock.write_text(json.dumps(NOTE | {"pid": 2**31 - 1}))
    add(DurableStorage(path), id="1")
    assert not lock.exists()


def test_without_locks_one_that_names_nobody_is_waited_for_and_at_last_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lock = tmp_path / "tags.json", tmp_path / ".tags.json.softlock"
    written(path, SOUND)
    without_locks(monkeypatch)
    lock.touch()
    assert refusal(path) == f"{path} is locked by another program"
    assert lock.exists()

    long_ago = lock.stat().st_mtime - 61
    os.utime(lock, (long_ago, long_ago))
    add(DurableStorage(path), id="1")

    assert ids(path) == ["1"]
    assert not lock.exists()


def test_a_kernel_short_of_locks_once_has_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = DurableStorage(tmp_path / "tags.json")
    without_locks(monkeypatch, times=1)

    add(storage, id="1")

    assert storage.file.has_locks


def test_where_locks_have_worked_no_makeshift_takes_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = DurableStorage(tmp_path / "tags.json")
    add(storage, id="1")
    without_locks(monkeypatch)

    with refused(DatabaseError, "cannot be locked for writing: No locks available"):
        add(storage, id="2")

    assert storage.file.has_locks
