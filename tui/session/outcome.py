"""What a person has to be told of a step that was taken back or made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.articles import ArticleGoneRemark, ChangedSinceRemark, NothingChangedRemark, ParagraphsGoneRemark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotations.undo import Reverted
    from tui.errors import Remark


def remarks_on(reverted: Reverted) -> Iterator[Remark]:
    """Yield what was left as it is, and why; nothing where all was taken back."""
    is_explained = bool(reverted.gone or reverted.changed or reverted.lost)
    if reverted.gone:
        yield ArticleGoneRemark(reverted.gone)
    if reverted.changed:
        yield ChangedSinceRemark(reverted.changed)
    if reverted.lost:
        yield ParagraphsGoneRemark(reverted.lost)
    if not reverted.is_changed and not is_explained:
        yield NothingChangedRemark()
