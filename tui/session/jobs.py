"""Work off the screen's thread: it says how far it is, can be ended before its end, and ends in one report.

A job knows no screen. What it has to say goes to one function, which is called on the job's own thread and hands it
over: the interface posts a message. What it reads must be its own, or never change (``LibraryAnnotations.apart``).
"""

from __future__ import annotations

from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from tui.errors import HashiyaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SECONDS_BETWEEN_REPORTS = 0.1

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


class Pace(Protocol):
    """Steps through something; what walks the library goes as it says."""

    def __call__(self, items: Sequence[ItemT], /) -> Iterable[ItemT]:
        """Yield the items, and raise between two of them to end it there: ``Job.each``. ``iter`` always goes on."""


class Progressed(NamedTuple):
    """``done`` of ``total`` steps are done."""

    done: int
    total: int


class Found(NamedTuple, Generic[ResultT]):
    """What there is of the result before the end."""

    result: ResultT


class Finished(NamedTuple, Generic[ResultT]):
    """The end, with the result."""

    result: ResultT


class Failed(NamedTuple):
    """The end, with what went wrong."""

    error: HashiyaError


class Cancelled(NamedTuple):
    """The end, where the job was cancelled before there was a result: what it was writing is not there."""


Report = Progressed | Found[ResultT] | Finished[ResultT] | Failed | Cancelled


class JobCancelledError(Exception):
    """The job has been told to end; whoever works for it lets this pass."""


class Job(Generic[ResultT]):
    """One piece of work on a thread of its own."""

    def __init__(
        self,
        work: Callable[[Job[ResultT]], ResultT],
        tell: Callable[[Report[ResultT]], object],
    ) -> None:
        """Begin nothing yet.

        Args:
            work: What is done, step by step of ``each``. What it raises but HashiyaError is a fault of the program,
                which ``threading.excepthook`` gets.
            tell: Takes the reports, on the job's thread. The last one is the end.
        """
        self._work = work
        self._tell = tell
        self._is_cancelled = Event()
        self._thread = Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Have it end at its next step. Behind its last step it is too late for that."""
        self._is_cancelled.set()

    def join(self, timeout: float) -> None:
        """Wait until it has ended, for ``timeout`` seconds at the most."""
        self._thread.join(timeout)

    # For the work itself

    def each(self, items: Sequence[ItemT]) -> Iterator[ItemT]:
        """Yield the items, and between them say how far it is; end there where the job is cancelled.

        Raises:
            JobCancelledError: It is.
        """
        told_at = monotonic()
        for done, item in enumerate(items):
            self._check()
            if monotonic() - told_at >= SECONDS_BETWEEN_REPORTS:
                told_at = monotonic()
                self._tell(Progressed(done, len(items)))
            yield item
        self._check()

    def show(self, result: ResultT) -> None:
        """Say what has been found so far. Raises JobCancelledError."""
        self._check()
        self._tell(Found(result))

    def _check(self) -> None:
        if self._is_cancelled.is_set():
            raise JobCancelledError

    def _run(self) -> None:
        end: Report[ResultT]
        try:
            end = Finished(self._work(self))
        except JobCancelledError:
            end = Cancelled()
        except HashiyaError as error:
            end = Failed(error)
        self._tell(end)
