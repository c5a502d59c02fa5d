"""What lies beside a tag file: backups, what killed writes have left, things that are no files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.store.repair.files import FIRST, TEXT, faults, old_file, tag_file
from tests.support.said import refused
from tui.errors.tag_file import DatabaseError
from tui.store.backups import newest_readable_backup
from tui.store.repair import findings_beside, read_tag_file, sound_backup

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for name in ("fifo", ""):
        with refused(DatabaseError, "is not a regular file"):
            read_tag_file(tmp_path / name)
    with refused(DatabaseError, "cannot be read"):
        read_tag_file(tmp_path / "loop")
    assert read_tag_file(tmp_path / "none") is None


def test_backups_and_leftovers_are_looked_at(path: Path) -> None:
    good, bad = path.with_name(".tags.json.2031-05-01.bak"), path.with_name(".tags.json.2031-05-02.bak")
    faults(path, tag_file())
    good.write_bytes(path.read_bytes())
    bad.write_bytes(path.read_bytes()[:-9])
    left = path.with_name(".tags.json.0123abcd.tmp")
    left.write_bytes(b"")

    found = list(findings_beside(path))

    assert [finding.is_fault for finding in found] == [True, False]
    assert str(bad) in found[0].sentence
    assert str(left) in found[1].sentence


def test_a_sound_backup_is_more_than_one_that_can_be_read(path: Path) -> None:
    wrong = tag_file(articles={"1": {**TEXT, "paragraphs": [{**FIRST, "layers": 5}]}})
    for day, data in (("2031-05-01", old_file()), ("2031-05-02.last", tag_file()), ("2031-05-03", wrong)):
        faults(path.with_name(f".tags.json.{day}.bak"), data)
    faults(path.with_name(".tags.json.schema-1.bak"), old_file())

    found, good = sound_backup(path), newest_readable_backup(path)

    assert found is not None
    assert good is not None
    assert (found[0].name, good.name) == (".tags.json.2031-05-02.last.bak", ".tags.json.2031-05-03.bak")
