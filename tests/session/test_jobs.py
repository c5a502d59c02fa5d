"""A job says how far it is, ends in one report, and ends without one where it is told to."""

from __future__ import annotations

import threading
from threading import Event, get_ident
from typing import TYPE_CHECKING

from tests.support.waiting import GUARD
from tui.errors.requests import NothingToMergeError
from tui.session import jobs
from tui.session.jobs import Cancelled, Failed, Finished, Found, Job, Progressed

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def ran(work: object, reports: list[object]) -> Job[object]:
    job: Job[object] = Job(work, reports.append)  # type: ignore[arg-type]
    job.start()
    job.join(GUARD)
    return job


def reports_of_cancelled(work: Callable[[Job[object], Callable[[], None]], object]) -> list[object]:
    """Return what a job says that is cancelled while its work is in ``pause``, the second argument."""
    begun, go_on = Event(), Event()

    def pause() -> None:
        begun.set()
        go_on.wait(GUARD)

    reports: list[object] = []
    job: Job[object] = Job(lambda job: work(job, pause), reports.append)
    job.start()
    assert begun.wait(GUARD)
    job.cancel()
    go_on.set()
    job.join(GUARD)
    return reports


def test_its_end_is_its_result_from_a_thread_of_its_own() -> None:
    reports: list[object] = []
    ran(lambda job: (get_ident(), [*job.each("abc")]), reports)

    (report,) = reports
    assert isinstance(report, Finished)
    assert report.result[0] != get_ident()
    assert report.result[1] == ["a", "b", "c"]


def test_it_says_how_far_it_is_and_what_it_has_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "SECONDS_BETWEEN_REPORTS", 0)

    def work(job: Job[int]) -> int:
        for item in job.each([5, 6]):
            job.show(item)
        return 7

    reports: list[object] = []
    ran(work, reports)

    assert reports == [Progressed(0, 2), Found(5), Progressed(1, 2), Found(6), Finished(7)]


def test_it_says_how_far_it_is_only_now_and_then() -> None:
    reports: list[object] = []
    ran(lambda job: sum(job.each(range(100_000))), reports)

    assert len(reports) < 1_000
    assert reports[-1] == Finished(sum(range(100_000)))


def test_what_goes_wrong_is_its_end_too() -> None:
    error = NothingToMergeError()

    def work(_: Job[object]) -> object:
        raise error

    reports: list[object] = []
    ran(work, reports)

    assert reports == [Failed(error)]


def test_what_is_cancelled_ends_at_its_next_step_without_a_result() -> None:
    steps: list[int] = []

    def work(job: Job[object], pause: Callable[[], None]) -> None:
        for step in job.each(range(1_000)):
            steps.append(step)
            pause()

    reports = reports_of_cancelled(work)

    assert (steps, reports) == ([0], [Cancelled()])


def test_a_result_that_is_there_all_the_same_is_told() -> None:
    def work(_: Job[object], pause: Callable[[], None]) -> int:
        pause()
        return 1

    assert reports_of_cancelled(work) == [Finished(1)]


def test_a_fault_of_the_program_goes_to_who_watches_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda failing: failed.append(failing.exc_value))
    fault = ZeroDivisionError()

    def work(_: Job[object]) -> object:
        raise fault

    reports: list[object] = []
    ran(work, reports)

    assert (failed, reports) == ([fault], [])
