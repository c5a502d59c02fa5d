from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from tests.support.store_files import MARK, SOUND, add, open_db, written
from tui.store.storage import DurableStorage

if TYPE_CHECKING:
    from collections.abc import Callable


def change_and_raise(
    storage: DurableStorage, error: type[BaseException], afterwards: Callable[[], object] = lambda: None
) -> None:
    with storage.transaction():
        storage.afterwards(afterwards)
        open_db(storage).table("words").update({"id": "changed"})
        raise error


def test_reading_makes_no_file(tmp_path: Path) -> None:
    storage = DurableStorage(tmp_path / "tags.json")

    assert storage.read() is None
    assert storage.file.stamp() is None
    assert open_db(storage).table("mine").all() == []
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    path.touch()
    storage = DurableStorage(path)
    assert storage.read() is None

    add(storage, id="1")

    assert [each["id"] for each in open_db(DurableStorage(path)).table("mine")] == ["1"]


def test_the_file_is_readable_and_stock_tinydb_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    add(DurableStorage(path), id="حديقة 🎶")

    text = path.read_text("utf-8")
    assert '\n"1": {"id": "حديقة 🎶"}\n' in text
    assert "\\u" not in text
    with TinyDB(path, encoding="utf-8") as stock:
        assert stock.table("mine").all() == [{"id": "حديقة 🎶"}]
        assert stock.table("meta").all() == [MARK]


def test_what_was_read_is_kept_while_the_file_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    storage = DurableStorage(path)
    first, version = storage.tables(), storage.version

    assert storage.tables() is first
    assert storage.version == version
    written(path, SOUND | {"mine": {"1": {"id": "1"}}})
    assert storage.tables() == SOUND | {"mine": {"1": {"id": "1"}}}
    assert storage.version != version


def test_what_tinydb_is_given_is_its_own_to_change(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    storage = DurableStorage(path)
    given = storage.read()
    assert given is not None

    given["words"]["1"]["id"] = "changed"
    del given["meta"]

    assert storage.read() == SOUND


def test_a_transaction_is_one_replacement_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)
    storage = DurableStorage(path)

    with storage.transaction():
        mine = open_db(storage).table("mine")
        mine.insert_multiple([{"id": "1"}, {"id": "2"}])
        mine.insert({"id": "3"})
        assert path.read_bytes() == before
        assert len(mine) == 3

    assert len(json.loads(path.read_bytes())["mine"]) == 3
    assert storage.read() == json.loads(path.read_bytes())


def test_a_transaction_without_a_change_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    storage = DurableStorage(path)
    stamp = storage.file.stamp()

    with storage.transaction():
        open_db(storage).table("words").all()

    assert storage.file.stamp() == stamp


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_exception_inside_leaves_file_and_memory_as_they_were(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)
    storage = DurableStorage(path)
    storage.read()

    with pytest.raises(error):
        change_and_raise(storage, error)

    assert path.read_bytes() == before
    assert storage.read() == SOUND
    add(storage, id="1")  # the lock is free


def test_a_transaction_reads_afresh_even_if_the_stamp_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    storage = DurableStorage(path)
    storage.read()
    status = path.stat()
    with path.open("r+b") as file:
        file.write(path.read_bytes().replace(b'"1.0"', b'"9.9"'))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    with storage.transaction():
        assert open_db(storage).table("meta").all() == [MARK | {"program": "9.9"}]


def test_a_write_without_a_transaction_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    before = written(path, SOUND)

    with pytest.raises(RuntimeError, match="no transaction"):
        open_db(DurableStorage(path)).table("mine").insert({"id": "1"})
    with pytest.raises(RuntimeError, match="no transaction"):
        DurableStorage(path).afterwards(lambda: None)

    assert path.read_bytes() == before


def test_a_transaction_within_another_is_refused(tmp_path: Path) -> None:
    storage = DurableStorage(tmp_path / "tags.json")

    with storage.transaction(), pytest.raises(RuntimeError, match="open already"), storage.transaction():
        pass

    add(storage, id="1")


def test_what_comes_afterwards_comes_when_it_is_durable_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    storage = DurableStorage(path)
    seen: list[object] = []
    with storage.transaction() as tables:
        tables.update({name: dict(rows) for name, rows in SOUND.items()})
        storage.write(tables)
        storage.afterwards(lambda: seen.append(json.loads(path.read_bytes())))
        assert seen == []
    assert seen == [SOUND]

    with pytest.raises(KeyboardInterrupt):
        change_and_raise(storage, KeyboardInterrupt, afterwards=lambda: seen.append("not durable"))
    assert seen == [SOUND]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_are_kept_in_file_and_backup(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    path.chmod(mode)

    add(DurableStorage(path, today=lambda: date(2031, 5, 4)), id="1")

    assert path.stat().st_mode & 0o777 == mode
    assert (tmp_path / ".tags.json.2031-05-04.bak").stat().st_mode & 0o777 == mode


def test_a_new_file_gets_what_the_umask_gives(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        add(DurableStorage(tmp_path / "tags.json"), id="1")
    finally:
        os.umask(old)

    assert (tmp_path / "tags.json").stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_is_made_by_the_first_write(tmp_path: Path) -> None:
    path = tmp_path / "data" / "tags.json"
    DurableStorage(path).read()
    assert not path.parent.exists()

    add(DurableStorage(path), id="1")

    assert path.exists()


def test_of_a_link_the_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "tags.json", tmp_path / "link.json"
    written(target, SOUND)
    link.symlink_to(Path("real/tags.json"))

    add(DurableStorage(link), id="1")

    assert link.is_symlink()
    assert "mine" in json.loads(target.read_bytes())
    assert {each.name for each in tmp_path.iterdir()} == {"real", "link.json"}


def test_what_a_killed_program_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    for name in (".tags.json.0123abcd.tmp", ".tags.json.mine.tmp", ".other.0123abcd.tmp", "0123abcd.tmp"):
        (tmp_path / name).touch()

    add(DurableStorage(path), id="1")

    assert {each.name for each in tmp_path.iterdir()} == {
        "tags.json",
        ".tags.json.lock",
        ".tags.json.mine.tmp",
        ".other.0123abcd.tmp",
        "0123abcd.tmp",
    }


def test_what_another_program_wrote_stays_of_its_type(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND | {"mine": {"1": {"a": 1}}})
    storage = DurableStorage(path)
    storage.tables()
    written(path, SOUND | {"mine": {"1": {"a": True}}})

    add(storage, id="2")

    assert json.loads(path.read_bytes())["mine"]["1"]["a"] is True


def test_what_is_changed_while_the_folder_is_synced_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tags.json"
    written(path, SOUND)
    storage, sync, changed = DurableStorage(path), os.fsync, SOUND | {"theirs": {"1": {"id": "from outside"}}}
    storage.read()

    def syncing(descriptor: int) -> None:
        sync(descriptor)
        if os.path.samestat(os.fstat(descriptor), tmp_path.stat()) and b'"ours"' in path.read_bytes():
            written(path, changed)

    monkeypatch.setattr(os, "fsync", syncing)
    add(storage, id="ours")

    assert storage.read() == changed | {"mine": {"1": {"id": "ours"}}}, "theirs, and ours is not lost"
    assert storage.is_behind
