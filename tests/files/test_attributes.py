"""A file that is replaced keeps what it has beside its content, or it is known what it does not."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import pytest

from tui.errors.files import Attribute
from tui.files.atomic import write_atomically
from tui.files.output import replacement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"
SOMEBODY = 1234
USER_OBJ, USER, GROUP_OBJ, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NOBODY = 0xFFFFFFFF


def acl(*entries: tuple[int, int, int]) -> bytes:
    """Return an ACL as the kernel keeps it (linux/posix_acl_xattr.h): version 2, then tag, permissions, id."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


WITH_SOMEBODY = acl(
    (USER_OBJ, 6, NOBODY), (USER, 4, SOMEBODY), (GROUP_OBJ, 0, NOBODY), (MASK, 4, NOBODY), (OTHER, 0, NOBODY)
)


def replace(path: Path) -> frozenset[Attribute]:
    return write_atomically(path, [b"new"]).lost


def replace_by_export(path: Path) -> frozenset[Attribute]:
    with replacement(path) as out:
        out.write(b"new")
    return frozenset()


REPLACED = pytest.mark.parametrize("replaced", [replace, replace_by_export])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tags.json"
    path.write_bytes(b"old")
    return path


def give(path: Path, name: str, value: bytes) -> None:
    """Give a file an extended attribute, where its file system has any."""
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip(f"no {name} on this file system")


@REPLACED
@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_the_owner_stays_whoever_writes(path: Path, replaced: Callable[[Path], frozenset[Attribute]]) -> None:
    os.chown(path, SOMEBODY, SOMEBODY + 1)
    path.chmod(0o600)

    assert replaced(path) == frozenset()

    status = path.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (SOMEBODY, SOMEBODY + 1, 0o600)
    assert path.read_bytes() == b"new"


@REPLACED
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_mode_stays(path: Path, replaced: Callable[[Path], frozenset[Attribute]], mode: int) -> None:
    path.chmod(mode)

    assert replaced(path) == frozenset()
    assert path.stat().st_mode & 0o7777 == mode


@REPLACED
def test_extended_attributes_stay(path: Path, replaced: Callable[[Path], frozenset[Attribute]]) -> None:
    give(path, "user.xdg.comment", "وسوم".encode())
    give(path, "user.empty", b"")

    assert replaced(path) == frozenset()
    assert {name: os.getxattr(path, name) for name in os.listxattr(path) if name.startswith("user.")} == {
        "user.xdg.comment": "وسوم".encode(),
        "user.empty": b"",
    }


@REPLACED
def test_an_acl_stays(path: Path, replaced: Callable[[Path], frozenset[Attribute]]) -> None:
    give(path, ACCESS, WITH_SOMEBODY)
    mode = path.stat().st_mode

    assert replaced(path) == frozenset()
    assert os.getxattr(path, ACCESS) == WITH_SOMEBODY
    assert path.stat().st_mode == mode


@REPLACED
def test_the_acl_that_a_folder_gives_to_new_files_opens_none_that_had_none(
    path: Path, replaced: Callable[[Path], frozenset[Attribute]]
) -> None:
    path.chmod(0o640)
    give(path.parent, DEFAULT, WITH_SOMEBODY)
    other = path.with_name("other")
    other.touch()
    assert ACCESS in os.listxattr(other), "new files get it"

    assert replaced(path) == frozenset()
    assert ACCESS not in os.listxattr(path)
    assert path.stat().st_mode & 0o7777 == 0o640


def refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_what_cannot_be_kept_is_known_and_the_file_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.getuid() == 0:
        os.chown(path, SOMEBODY, SOMEBODY)
    path.chmod(0o664)
    give(path, "user.comment", b"x")
    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "setxattr", refuse)

    lost = replace(path)

    owned = {Attribute.OWNER, Attribute.GROUP} if os.getuid() == 0 else set()
    assert lost == {Attribute.MODE, Attribute.EXTENDED} | owned
    assert path.read_bytes() == b"new"


def test_a_file_system_without_modes_and_attributes_takes_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o600)  # as all new files are there
    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "listxattr", refuse)

    assert replace(path) == frozenset()
    assert path.read_bytes() == b"new"
