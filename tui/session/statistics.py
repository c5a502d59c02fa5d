"""How much has been done in a library, in all of its articles together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.layers import AGREED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.progress import Progress
    from tui.session.jobs import Pace
    from tui.session.library_annotations import LibraryAnnotations
    from tui.session.session import Session


def work_of(names: Sequence[str], annotations: LibraryAnnotations, pace: Pace = iter) -> dict[str, Progress]:
    """Return what annotators have done, in their order; what is agreed comes last.

    The first time it takes as long as reading all that is said, and the articles that were corrected since.

    Args:
        names: Theirs.
        annotations: What is said.
        pace: Takes the steps from one annotator to the next.
    """
    return {name: annotations.work(name) for name in pace(sorted(names, key=lambda each: each == AGREED))}


def total(session: Session) -> tuple[int, int] | None:
    """Return how many of all paragraphs that are asked for are done, and how many there are.

    Only of a library whose articles have all been read is that known; reading them is not for a key to wait for.
    """
    summaries = session.library.summaries()
    if summaries is None:
        return None
    progress, done = session.progress, 0
    for index, (source, summary) in enumerate(zip(session.library.sources, summaries, strict=True)):
        if index == session.index and session.opened.article:
            done += session.opened.reviewed()[0]  # what is pending counts
        elif source.id in progress:
            done += progress[source.id].reviewed_but(summary.unasked)
    return done, sum(summary.asked for summary in summaries)
