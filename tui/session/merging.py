"""Another tag file of the same library, merged into the session's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.merge import merging
from tui.annotations.operations import OrphanOperation
from tui.errors.articles import UnreadableArticleError
from tui.errors.requests import NoSuchTagFileError, SameTagFileError
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Article
    from tui.session.session import Session
    from tui.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Merged:
    """What has come of it.

    ``changed`` is the number of paragraphs, orphans among them. ``unreadable`` says of each article that cannot
    be read why, ``missing`` the ids of those that the library does not have.
    """

    changed: int
    unreadable: tuple[UnreadableArticleError, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Return whether all that the other file says has found its place."""
        return not self.unreadable and not self.missing


def merge(session: Session, path: Path) -> Merged:
    """Add what the tag file at ``path`` has and the session's has not; nothing is taken away.

    Raises:
        NoSuchTagFileError: There is no such file.
        SameTagFileError: It is the tag file itself.
        DatabaseError: One of the files cannot be read, or the tag file cannot be written.
    """
    store = AnnotationStore(path)
    if store.stamp() is None:
        raise NoSuchTagFileError(path)
    if session.tag_file.exists() and session.tag_file.samefile(path):
        raise SameTagFileError(path)
    codebook = session.codebook
    other = store.snapshot()
    for theme in other.themes:
        if theme.id not in codebook:
            session.add_theme(theme)
    known = other.progress
    changed, unreadable = 0, []
    for index, source in enumerate(session.library.sources):
        if source.id in known:
            try:
                changed += _merge_article(session, other, session.library.article(index))
            except UnreadableArticleError as error:
                unreadable.append(error)
    missing = sorted(set(known) - {source.id for source in session.library.sources})
    return Merged(changed, tuple(unreadable), tuple(missing))


def _merge_article(session: Session, other: Snapshot, article: Article) -> int:
    """Return how many paragraphs of the article have changed, orphans among them."""
    done = session.change(article, [*merging(session.annotations.of(article), other.load(article))])
    return len({each.orphan if isinstance(each, OrphanOperation) else each.span for each in done})
