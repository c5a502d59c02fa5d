"""What an export would hold, and the export: whole, or not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import session_on
from tests.support.waiting import GUARD
from tui.errors.files import AlreadyExistsError, KeptFileError, UnwritableFileError
from tui.export.records import Scope, Wanted
from tui.session.deciding import toggle_theme
from tui.session.exporting import PREVIEWED, Chosen, Export, Preview
from tui.session.jobs import Cancelled, Failed, Finished, Found, Job

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session

ARTICLES = 4
PARAGRAPHS = 4


@pytest.fixture
def session(tmp_path: Path) -> Session:
    folder = tmp_path / "library"
    folder.mkdir()
    for number in range(ARTICLES):
        lines = "\n".join(f"فقرة رقم {line} من المقالة {number}، وفيها ما يكفي." for line in range(PARAGRAPHS))
        (folder / f"{number}.txt").write_text(lines + "\n", encoding="utf-8")
    session = session_on(folder)
    session.open(1)
    toggle_theme(session, "arms")
    return session


def chosen(session: Session, wanted: Wanted = Wanted.ALL, indices: list[int] | None = None) -> Chosen:
    return Chosen(session.annotations.apart(), Scope(wanted), indices)


def reports_of(work: object) -> list[object]:
    reports: list[object] = []
    job: Job[object] = Job(work, reports.append)  # type: ignore[arg-type]
    job.start()
    job.join(GUARD)
    return reports


def test_a_preview_shows_the_first_records_as_soon_as_they_are_there_and_counts_all(session: Session) -> None:
    reports = reports_of(chosen(session).preview)

    shown, finished = reports
    assert isinstance(shown, Found)
    assert isinstance(finished, Finished)
    assert isinstance(shown.result, Preview)
    assert (len(shown.result.records), shown.result.total) == (PREVIEWED, None)
    assert (finished.result.records, finished.result.total) == (shown.result.records, ARTICLES * PARAGRAPHS)


def test_a_preview_takes_what_is_wanted(session: Session) -> None:
    (tagged,) = reports_of(chosen(session, Wanted.TAGGED).preview)
    (here,) = reports_of(chosen(session, indices=[2]).preview)

    assert isinstance(tagged, Finished)
    assert isinstance(here, Finished)
    assert [record.article for record in tagged.result.records] == ["1"]
    assert {record.article for record in here.result.records} == {"2"}


def written(session: Session, path: Path, *, wanted: Wanted = Wanted.ALL, overwrites: bool = False) -> list[object]:
    return reports_of(Export(chosen(session, wanted), "jsonl", session.codebook, path, overwrites).write)


def test_an_export_is_written_whole(session: Session, tmp_path: Path) -> None:
    assert written(session, tmp_path / "out.jsonl") == [Finished(ARTICLES * PARAGRAPHS)]

    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"] for line in lines] == [each for each in "0123" for _ in range(PARAGRAPHS)]


def test_what_holds_nothing_is_not_written(session: Session, tmp_path: Path) -> None:
    toggle_theme(session, "arms")  # off again

    assert written(session, tmp_path / "out.jsonl", wanted=Wanted.TAGGED) == [Finished(0)]
    assert not (tmp_path / "out.jsonl").exists()


def test_what_is_there_is_kept_unless_it_may_be_written_over(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    (refused,) = written(session, path)
    assert isinstance(refused, Failed)
    assert isinstance(refused.error, AlreadyExistsError)
    assert path.read_text(encoding="utf-8") == "old"
    assert written(session, path, overwrites=True) == [Finished(ARTICLES * PARAGRAPHS)]
    assert path.read_text(encoding="utf-8").startswith("{")


def test_neither_the_tag_file_nor_an_article_is_written_over(session: Session, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(session.library.sources[3].path)
    for path in (session.tag_file.path, session.library.sources[0].path, tmp_path / "link"):
        before = path.read_bytes()
        (refused,) = written(session, path, overwrites=True)
        assert isinstance(refused, Failed)
        assert isinstance(refused.error, KeptFileError)
        assert path.read_bytes() == before


def test_where_it_cannot_be_written_is_told(session: Session, tmp_path: Path) -> None:
    (failed,) = written(session, tmp_path / "no" / "out.jsonl")
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, UnwritableFileError)


def test_an_export_that_is_cancelled_leaves_nothing(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    export = Export(chosen(session), "jsonl", session.codebook, folder / "out.jsonl", overwrites=False)
    reports: list[object] = []
    seen: list[str] = []

    def work(job: Job[int]) -> int:
        step = job.each

        def each(items: object) -> object:
            for number, item in enumerate(step(items)):  # type: ignore[arg-type, var-annotated]
                if number == ARTICLES - 1:
                    seen.extend(path.name for path in folder.iterdir())
                    job.cancel()
                yield item

        job.each = each  # type: ignore[assignment, method-assign]
        return export.write(job)

    job: Job[int] = Job(work, reports.append)
    job.start()
    job.join(GUARD)

    assert len(seen) == 1, "it was being written"
    assert seen[0].startswith(".hashiya-")
    assert list(folder.iterdir()) == []
    assert reports == [Cancelled()]


def test_a_walk_of_its_own_does_not_disturb_the_session(session: Session) -> None:
    opened = session.library.article(0)
    apart = session.annotations.apart()
    toggle_theme(session, "sanctions")

    records = list(apart.records(Scope(Wanted.TAGGED)))

    assert [record.themes for record in records] == [("arms",)], "as it was when it was asked for"
    assert apart.library is not session.library
    assert session.library.article(0) is opened
    assert [each.themes for each in session.annotations.records(Scope(Wanted.TAGGED))] == [("arms", "sanctions")]
