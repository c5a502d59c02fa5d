"""The job of a screen: one at a time, told of after a moment, ended by Esc; its thread only posts messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from textual.message import Message

from tui.session.jobs import Cancelled, Failed, Finished, Found, Job, Progressed
from tui.ui.shutdown import kept_from_new_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from tui.errors import HashiyaError
    from tui.model import Label

SECONDS_OF_SILENCE = 0.1
"""What takes longer is told of."""

_LONGEST_END = 2.0  # seconds
"""How long a screen that closes waits for its job to end at its next step, and to take away what it was writing."""

ResultT = TypeVar("ResultT")


class JobReported(Message):
    """A job has something to say; ``ScreenJob.take`` takes it."""

    def __init__(self, job: Job[Any], report: object) -> None:
        super().__init__()
        self.job = job
        self.report = report


class Errand(NamedTuple, Generic[ResultT]):
    """What a job is for.

    Attributes:
        doing: What is told of it while it lasts.
        work: What it does, on its own thread.
        finished: Takes the result.
        failed: Takes what went wrong.
        found: Takes what there is of the result before the end.
        cancelled: Called where it has ended without a result, having been asked to.
    """

    doing: Label
    work: Callable[[Job[ResultT]], ResultT]
    finished: Callable[[ResultT], object]
    failed: Callable[[HashiyaError], object]
    found: Callable[[ResultT], object] = lambda _: None
    cancelled: Callable[[], object] = lambda: None


class ScreenJob:
    """The one job that a screen has at a time. Everything but the work itself is done on the screen's thread."""

    def __init__(self, screen: Screen[Any], tell: Callable[[Label, Progressed | None], object]) -> None:
        """Do nothing yet.

        Args:
            screen: Gets ``JobReported``, and hands it to ``take``.
            tell: Says what is being done, and how far it is where that is known.
        """
        self._screen = screen
        self._tell = tell
        self._job: Job[Any] | None = None
        self._errand: Errand[Any] | None = None

    @property
    def is_running(self) -> bool:
        """Return whether there is a job, that has neither ended nor been ended."""
        return self._job is not None

    def begin(self, errand: Errand[ResultT]) -> None:
        """Begin a job in place of the one there is."""
        self.cancel()

        def tell(report: object) -> None:
            if self._job is job:
                self._screen.post_message(JobReported(job, report))

        job: Job[ResultT] = Job(errand.work, tell)
        self._job, self._errand = job, errand
        self._screen.set_timer(SECONDS_OF_SILENCE, lambda: self._take(job, None))
        with kept_from_new_threads():
            job.start()

    def ask_to_end(self) -> None:
        """Have the job that there is end, and wait for how it does: what it writes may have become complete."""
        if self._job is not None:
            self._job.cancel()

    def cancel(self) -> Label | None:
        """Have nothing more to do with the job that there is, and have it end; return what it was doing."""
        job, errand = self._job, self._errand
        self._job = self._errand = None
        if job is None or errand is None:
            return None
        job.cancel()
        return errand.doing

    def end(self) -> None:
        """End the job that there is, and wait until nothing is left of what it was writing."""
        job = self._job
        self.cancel()
        if job is not None:
            job.join(_LONGEST_END)

    def take(self, event: JobReported) -> None:
        """Take what a job has to say, if it is the one that there is."""
        self._take(event.job, event.report)

    def _take(self, job: Job[Any], report: object) -> None:
        errand = self._errand
        if job is not self._job or errand is None:
            return
        match report:
            case None | Progressed():
                self._tell(errand.doing, report)
            case Found(result):
                errand.found(result)
            case Finished(result):
                self.cancel()
                errand.finished(result)
            case Failed(error):
                self.cancel()
                errand.failed(error)
            case Cancelled():
                self.cancel()
                errand.cancelled()
