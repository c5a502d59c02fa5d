"""How much each annotator has done in a library, in all of its articles together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.layers import AGREED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.progress import Progress
    from tui.session.jobs import Pace
    from tui.session.library_annotations import LibraryAnnotations


def work_of(names: Sequence[str], annotations: LibraryAnnotations, pace: Pace = iter) -> dict[str, Progress]:
    """Return what annotators have done, in their order; what is agreed comes last.

    The first time it takes as long as reading all that is said, and the articles that were corrected since.

    Args:
        names: Theirs.
        annotations: What is said.
        pace: Takes the steps from one annotator to the next.
    """
    return {name: annotations.work(name) for name in pace(sorted(names, key=lambda each: each == AGREED))}
