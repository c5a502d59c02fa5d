"""Files that are damaged, foreign, locked, and disks that are full: one clear line, and the file as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.said import refused
from tests.support.store_files import MARK, SOUND, add, written
from tui.errors.tag_file import DamagedDatabaseError, DatabaseError, ForeignDatabaseError, LockedDatabaseError
from tui.store import storage as storage_module
from tui.store.storage import DurableStorage


@pytest.mark.parametrize(
    ("raw", "byte"),
    [
        ('{"أسلحة": x}'.encode(), 15),
        (b'{"meta": {', 10),
        (b'{"meta": "\xff"}', 10),
        (b"\0" * 20, 0),
        (b'\xef\xbb\xbf{"meta": {}}', 0),
    ],
)
def test_a_damaged_file_is_named_with_the_byte_and_not_touched(tmp_path: Path, raw: bytes, byte: int) -> None:
    path = tmp_path / "tags.json"
    path.write_bytes(raw)
    storage = DurableStorage(path)

    with refused(DamagedDatabaseError, rf"tags\.json is damaged: not (UTF-8|JSON) at byte {byte}\b"):
        storage.read()
    with pytest.raises(DamagedDatabaseError), storage.transaction():
        pass

    assert path.read_bytes() == raw


def test_the_newest_readable_backup_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    path.write_bytes(b"{")
    for day, content in ((1, SOUND), (2, SOUND), (3, "not ours")):
        written(tmp_path / f".tags.json.2031-05-0{day}.bak", content)

    with refused(DamagedDatabaseError, r"newest good backup is .*/\.tags\.json\.2031-05-02\.bak$"):
        DurableStorage(path).read()


@pytest.mark.parametrize(
    "data",
    [
        [],
        "tags",
        {},
        {"_default": {"1": {"a": 1}}},
        {"meta": {"1": {"schema": 1}}},
        {"meta": {"1": {"format": "other", "schema": 1}}},
        {"meta": [MARK]},
        {"meta": {"1": MARK}, "articles": []},
    ],
)
def test_a_foreign_file_is_refused_and_not_touched(tmp_path: Path, data: object) -> None:
    path = tmp_path / "tags.json"
    before = written(path, data)
    storage = DurableStorage(path)

    with refused(ForeignDatabaseError, r"tags\.json is JSON, but not a tag file of hashiya$"):
        storage.read()
    with pytest.raises(ForeignDatabaseError):
        add(storage, id="1")

    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, {"meta": {"1": MARK | {"schema": 3}}})

    with refused(ForeignDatabaseError, r"written by a newer hashiya \(schema 3; this one knows 2\)"):
        add(DurableStorage(path), id="1")

    assert path.read_bytes() == before


@pytest.mark.parametrize("schema", [None, 0, True, "1", 1.0])
def test_a_schema_that_is_no_number_is_damage(tmp_path: Path, schema: object) -> None:
    written(tmp_path / "tags.json", {"meta": {"1": MARK | {"schema": schema}}})

    with refused(DamagedDatabaseError, "schema"):
        DurableStorage(tmp_path / "tags.json").read()


@pytest.mark.parametrize("rows", [{"x": {}}, {"01": {}}, {"": {}}, {"١": {}}, {"1": []}, {"9" * 5000: {}}])
@pytest.mark.parametrize("table", ["articles", "mine"])
def test_a_table_tinydb_would_choke_on_is_damage(tmp_path: Path, table: str, rows: dict[str, object]) -> None:
    written(tmp_path / "tags.json", SOUND | {table: rows})

    with refused(DamagedDatabaseError, f"'{table}' has no sound document"):
        DurableStorage(tmp_path / "tags.json").read()


@pytest.mark.parametrize("table", ["articles", "codebook", "queries"])
@pytest.mark.parametrize("document", [{}, {"sha256": None, "id": 7}])
def test_a_document_that_is_known_by_nothing_is_damage(tmp_path: Path, table: str, document: object) -> None:
    before = written(tmp_path / "tags.json", SOUND | {table: {"1": document}})

    with refused(DamagedDatabaseError, f"{table} '1' has no text "):
        DurableStorage(tmp_path / "tags.json").read()
    assert (tmp_path / "tags.json").read_bytes() == before


def test_what_json_cannot_hold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)

    with refused(DatabaseError, "cannot hold this"):
        add(DurableStorage(path), id="\ud800")

    assert path.read_bytes() == before


def test_only_a_regular_file_will_do(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/null")):
        with refused(DatabaseError, "is not a regular file"):
            DurableStorage(path).read()


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    storage = DurableStorage(tmp_path / "file" / "tags.json")

    assert storage.read() is None
    with refused(DatabaseError, "cannot be locked for writing"):
        add(storage, id="1")


def test_a_file_somebody_else_is_writing_is_waited_for_and_then_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)
    assert storage_module.LOCK_TIMEOUT == 5.0
    holder = (
        "import sys, pathlib; from tui.store.storage import DurableStorage\n"
        "with DurableStorage(pathlib.Path(sys.argv[1])).transaction():\n"
        "    print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()

        named = rf"tags\.json is locked by .+ \(process {process.pid} on .+\) since \d{{4}}-.+Z$"
        with refused(LockedDatabaseError, named), DurableStorage(path).transaction(lock_timeout=0.2):
            pass

        assert DurableStorage(path).read() == SOUND
        process.communicate()
    assert path.read_bytes() == before
    add(DurableStorage(path), id="1")


READ_ONLY = """
import os, pathlib, sys
from tui.errors.tag_file import DatabaseError
from tui.sentences import sentence
from tui.store.storage import DurableStorage
storage = DurableStorage(pathlib.Path(sys.argv[1]))
if os.geteuid() == 0:
    os.seteuid(65534)
print(sorted(storage.read()))
try:
    with storage.transaction():
        storage.write({})
except DatabaseError as error:
    print(sentence(error, "en"))
"""


def test_a_folder_that_cannot_be_written_is_told_and_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:  # not tmp_path, which another user cannot enter
        path = Path(name) / "tags.json"
        before = written(path, SOUND)
        path.chmod(0o444)
        Path(name).chmod(0o555)

        done = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=True)

        Path(name).chmod(0o755)
        assert done.stdout.splitlines() == [
            "['meta', 'words']",
            f"{path} cannot be locked for writing: Permission denied",
        ]
        assert path.read_bytes() == before


FULL_DISK = """
import pathlib, resource, sys
from tui.errors.tag_file import DatabaseError
from tui.sentences import sentence
from tui.store.storage import DurableStorage
path = pathlib.Path(sys.argv[1])
storage = DurableStorage(path)
tables = storage.read()
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 10,) * 2)
try:
    with storage.transaction():
        storage.write(tables | {"mine": {"1": {"id": "x" * 100_000}}})
except DatabaseError as error:
    print(sentence(error, "en"))
print("mine" in storage.read())
"""


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)

    done = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [f"{path} cannot be written: File too large", "False"]
    assert path.read_bytes() == before
    assert list(tmp_path.glob(".*.tmp")) == []
