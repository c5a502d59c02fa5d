"""Other tag files of the same library come in, whole, as often as anybody likes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.libraries import write_article
from tests.support.piloted import session_on
from tests.support.said import refused
from tests.support.store_files import MARK, OLD_MARK, written
from tui.errors.requests import NoSuchTagFileError, SameTagFileError
from tui.errors.tag_file import DamagedDatabaseError, NotRegularDatabaseError
from tui.session.changing_the_codebook import add_theme
from tui.session.deciding import mark_reviewed, set_note, toggle_theme
from tui.session.merging import merge
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session

LINES = ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", "قال الوزير كلمة."]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A session of Layla's that has given one theme."""
    folder = tmp_path / "library"
    folder.mkdir()
    write_article(folder / "1.txt", LINES)
    session = session_on(folder, Settings("ليلى"))
    session.open(0)
    toggle_theme(session, "arms")
    return session


@pytest.fixture
def theirs(session: Session, tmp_path: Path) -> Session:
    """A session of Sami's on a copy of the library."""
    copy = tmp_path / "theirs"
    shutil.copytree(session.library.root, copy)
    other = session_on(copy, Settings("سامي"))
    other.open(0)
    return other


def themes(session: Session) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
    article = session.library.article(0)
    found = session.annotations.of(article).annotations(article)
    return {number: [(each.by, each.themes) for each in layers] for number, layers in found.items()}


def test_everybodys_judgement_comes_in_and_the_count_says_how_much(session: Session, theirs: Session) -> None:
    toggle_theme(theirs, "arms")
    set_note(theirs, "لماذا؟")
    theirs.opened.move_to(1)
    mark_reviewed(theirs)

    assert merge(session, theirs.tag_file.path) == 3
    assert themes(session) == {1: [("سامي", ("arms",)), ("ليلى", ("arms",))], 2: [("سامي", ())]}


def test_a_second_time_nothing_comes_in_and_nothing_is_written(session: Session, theirs: Session) -> None:
    toggle_theme(theirs, "arms")
    merge(session, theirs.tag_file.path)
    before = session.tag_file.path.read_bytes()

    assert merge(session, theirs.tag_file.path) == 0
    assert session.tag_file.path.read_bytes() == before
    assert merge(theirs, session.tag_file.path) == 0
    assert theirs.tag_file.path.read_bytes() == before, "both have the same now, to the byte"


def test_what_was_taken_off_does_not_come_back(session: Session, theirs: Session) -> None:
    toggle_theme(session, "arms")

    assert merge(session, theirs.tag_file.path) == 0
    assert themes(session) == {}
    assert merge(theirs, session.tag_file.path) == 1
    assert themes(theirs) == {}


def test_a_theme_alone_is_something(session: Session, theirs: Session) -> None:
    add_theme(theirs, "طاقة")

    assert merge(session, theirs.tag_file.path) == 1
    assert "طاقة" in session.codebook


def test_a_file_of_schema_1_comes_in(session: Session, tmp_path: Path) -> None:
    article = session.library.article(0)
    span = article.paragraphs[1].span
    tag = {"theme": "sanctions", "by": "هند", "at": "2024-05-04T09:01:40Z"}
    paragraph = {"start": span.start, "end": span.end, "quote": span.of(article.text), "tags": [tag]}
    document = {"id": "1", "sha256": article.sha256, "title": "x", "paragraphs": [paragraph]}
    written(tmp_path / "old.json", {"meta": {"1": OLD_MARK}, "articles": {"1": document}})

    assert merge(session, tmp_path / "old.json") == 1
    assert themes(session)[2] == [("هند", ("sanctions",))]


def test_what_is_no_other_tag_file_is_refused(session: Session, tmp_path: Path) -> None:
    before = session.tag_file.path.read_bytes()
    (tmp_path / "link.json").symlink_to(session.tag_file.path)
    (tmp_path / "damaged.json").write_bytes(before[:-9])

    with refused(NoSuchTagFileError):
        merge(session, tmp_path / "missing.json")
    for same in (session.tag_file.path, tmp_path / "link.json"):
        with refused(SameTagFileError):
            merge(session, same)
    with refused(DamagedDatabaseError):
        merge(session, tmp_path / "damaged.json")
    with refused(NotRegularDatabaseError):
        merge(session, tmp_path)
    assert session.tag_file.path.read_bytes() == before
    assert json.loads(before)


@pytest.mark.parametrize("layers", [7, [{"by": "x", "themes": ["arms"]}], [{"themes": {}}]])
def test_one_in_which_something_is_not_what_it_should_be_is_refused(
    session: Session, tmp_path: Path, layers: object
) -> None:
    before = session.tag_file.path.read_bytes()
    paragraph = {"start": 0, "end": 1, "quote": "x", "layers": layers}
    document = {"sha256": "ab", "name": {"at": "", "id": "x"}, "paragraphs": [paragraph]}
    other = tmp_path / "other.json"
    written(other, {"meta": {"1": MARK}, "articles": {"1": document}})

    with refused(DamagedDatabaseError, "other.json is damaged"):
        merge(session, other)

    assert session.tag_file.path.read_bytes() == before
