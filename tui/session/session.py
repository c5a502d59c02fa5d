"""What a person does with a library: opening articles, tags, notes, marks, taking them back.

The only way anything is written, by keys and by commands alike. It has an open article, pending changes, the code book
and the tag file; whoever calls shows what comes of it, and does no work of their own on files or tags.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.annotations.undo import Reverted, redoable, undoable
from tui.codebook.codebook import CodeBook
from tui.errors import RequestError
from tui.errors.articles import UnreadableArticleError
from tui.errors.tag_file import DatabaseError
from tui.session import decisions
from tui.session.library_annotations import LibraryAnnotations
from tui.session.open_article import OpenArticle
from tui.session.pending import PendingChanges
from tui.store.other_files import copies_beside
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.annotations.history import Entry
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.progress import Progress
    from tui.corpus.library import Library
    from tui.errors.files import LostAttributesRemark
    from tui.model import Article, Theme
    from tui.settings import Settings
    from tui.state.positions import ReadingPositions
    from tui.store.annotation_store import AnnotationStore

    _Operations = Sequence[Operation | OrphanOperation]


KEY_LOCK_TIMEOUT = 0.1  # seconds
"""How long a key waits for another program's change; after that it is said, and the change is pending."""


class Session:
    """A library, its tag file, and what a person has open of it. ``index`` is the open article's place in it."""

    def __init__(
        self, library: Library, store: AnnotationStore, settings: Settings, positions: ReadingPositions
    ) -> None:
        """Open nothing yet.

        Args:
            library: The articles.
            store: The library's tag file.
            settings: The person's.
            positions: Where each article was left.
        """
        self.library = library
        self.settings = settings
        self.index = 0
        self.opened = OpenArticle()
        self.pending = PendingChanges()
        self.last_theme: str | None = None
        """The theme that was used last."""

        self._store = store
        self._progress: Mapping[str, Progress] = {}
        self._positions = positions
        self._remembered: tuple[str, int] | None = None
        self._stamp = store.stamp()
        self._added_themes: tuple[Theme, ...] = ()
        self._codebook = CodeBook(settings.themes)

    # The open article

    def open(self, index: int) -> None:
        """Open the article at ``index`` where it was left. One that cannot be read has a ``problem`` instead.

        Raises:
            DatabaseError: The tags cannot be read; the article is open all the same, without them.
        """
        self.remember_position()
        self.index = index
        try:
            article = self.library.article(index)
        except UnreadableArticleError as error:
            self.opened = OpenArticle(problem=error)
            return
        self.opened = OpenArticle(article, self._positions.get(self.library.root, article.id))
        self._load()

    def _load(self) -> None:
        """Take in what the tag file holds on the open article; where it cannot be read, what it held last stays."""
        if self.opened.article is None:
            return
        try:
            self.opened.take(self.annotations.of(self.opened.article))
            self._stamp = self._store.stamp()
        finally:
            self._show_pending()

    def _show_pending(self) -> None:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.opened.show(self.pending, self.settings.annotator, at)

    def remember_position(self) -> None:
        """Keep where the open article is being read, on disk; nothing is lost when that fails."""
        article, current = self.opened.article, self.opened.current
        if article is not None and current is not None:
            place = article.id, current.span.start
            if place != self._remembered:  # more than one way out asks for it
                self._positions.set(self.library.root, *place)
                self._remembered = place if self._positions.save() else None

    def reload_if_changed(self) -> bool:
        """Take in what somebody else wrote; return whether there was anything."""
        if self._store.stamp() == self._stamp:
            return False
        self._load()
        return True

    # Changes to the open article

    def toggle_theme(self, theme: str) -> None:
        """Give the targets the theme, or take it off where all of them have it."""
        self.last_theme = theme
        self._apply_to_targets(decisions.toggled(self.opened, theme))

    def repeat_theme(self) -> None:
        """Give the targets the theme that was used last, if any was."""
        if self.last_theme is not None:
            self._apply_to_targets(decisions.given(self.opened, self.last_theme))

    def mark_reviewed(self) -> None:
        """Mark the targets as reviewed; themes they have stay."""
        self._apply_to_targets(decisions.reviewed(self.opened))

    def mark_without_themes(self) -> None:
        """Mark the targets as reviewed and bearing no theme."""
        self._apply_to_targets(decisions.without_themes(self.opened))

    def set_note(self, note: str) -> None:
        """Set the note of the paragraph at the cursor; an empty one removes it."""
        self._apply(decisions.noted(self.opened, note))

    def attach_orphan(self, orphan: Orphan) -> None:
        """Attach an orphaned annotation to the paragraph at the cursor."""
        self._apply(decisions.attached(self.opened, orphan))

    def _apply_to_targets(self, operations: _Operations) -> None:
        self._apply(operations)
        self.opened.anchor = None

    def _apply(self, operations: _Operations) -> None:
        if self.opened.article is None or not operations:
            return
        self.pending.add(self.index, self.opened.article, operations)
        self.save(KEY_LOCK_TIMEOUT)

    def save(self, lock_timeout: float = LOCK_TIMEOUT) -> int:
        """Make durable what is pending, in the order it was done; return how many changes that were.

        Args:
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            DatabaseError: The tag file cannot be written now. What is not in it stays pending, and shown.
            RequestError: A change can never be saved; it is given up, those behind it are pending.
        """
        count = 0
        try:
            while self.pending:
                change = self.pending.first
                self._store.apply(change.article, change.operations, self.settings.annotator, lock_timeout)
                self.pending.drop_first()
                count += 1
        except RequestError:
            self.pending.drop_first()
            with suppress(DatabaseError):  # what somebody else has done is why it cannot be saved
                self._load()
            raise
        except DatabaseError:
            self._show_pending()
            raise
        self._load()
        return count

    def save_as(self, path: Path) -> None:
        """Make a new tag file of what was last read and what is pending; it is the one from now on.

        Raises:
            RequestError: Something already exists there.
            DatabaseError: It cannot be written; the tag file stays the one it was.
        """
        before = self._store
        self._store = before.copied_to(path)
        try:
            self.save()
        except DatabaseError:
            self._store = before
            raise

    # Changes to any article

    def change(self, article: Article, operations: _Operations) -> _Operations:
        """Change an article and make that durable; return what takes it back, nothing where nothing changed.

        Raises:
            RequestError: A span is none of the article's paragraphs, or an orphan is gone.
            DatabaseError: The tag file cannot be written; nothing is changed.
        """
        return self._store.apply(article, operations, self.settings.annotator)

    # Taking back

    def undo(self) -> Reverted | None:
        """Take back what this person did last, in the article where it was made; return None where there is nothing.

        What somebody else has changed since stays, and is told.

        Raises:
            DatabaseError: It cannot be saved.
            UnreadableArticleError: The article cannot be read.
        """
        return self.forget_pending() if self.pending else self._revert(self.undoable())

    def redo(self) -> Reverted | None:
        """Make the change again that was taken back last; return None where there is nothing. Raises as ``undo``."""
        return None if self.pending else self._revert(self.redoable())

    def undoable(self) -> Entry | None:
        """Return what this person did last, None where that is nothing. Raises DatabaseError."""
        return undoable(self.annotations.history, self.settings.annotator)

    def redoable(self) -> Entry | None:
        """Return what this person took back last, None where that is nothing. Raises DatabaseError."""
        return redoable(self.annotations.history, self.settings.annotator)

    def forget_pending(self) -> Reverted:
        """Take the last of the pending changes back, of which there must be one."""
        change = self.pending.take_last()
        if change.article_index != self.index:
            with suppress(DatabaseError):  # that is why it is pending, and has been said
                self.open(change.article_index)
        self._show_pending()
        return self._moved_to(Reverted(span=change.span))

    def _revert(self, entry: Entry | None) -> Reverted | None:
        return None if entry is None else self.revert(entry, self.annotations.index_of(entry.article))

    def revert(self, entry: Entry, index: int | None) -> Reverted:
        """Take back a step that this person did, in the article at ``index``; None where that is gone.

        Raises:
            DatabaseError: It cannot be saved.
            UnreadableArticleError: The article cannot be read.
        """
        if index is not None and (index != self.index or self.opened.article is None):
            self.open(index)
        if index is not None and self.opened.problem is not None:
            raise self.opened.problem
        article = self.opened.article if index is not None else None
        reverted = self._store.revert(entry, article, self.settings.annotator, KEY_LOCK_TIMEOUT)
        self._load()
        return self._moved_to(reverted)

    def _moved_to(self, reverted: Reverted) -> Reverted:
        if reverted.span is not None:
            self.opened.move_to(self.opened.index_at(reverted.span.start))
        return reverted

    # The tag file

    @property
    def annotations(self) -> LibraryAnnotations:
        """Return what the tag file says of all articles, as of now. Raises DatabaseError."""
        return LibraryAnnotations(self.library, self._store.snapshot(), self._store.path)

    @property
    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id; what it was, of a file that cannot be read now: what is shown stays."""
        with suppress(DatabaseError):
            self._progress = self._store.snapshot().progress
        return self._progress

    @property
    def tag_file(self) -> Path:
        """Return where the tags are; the file need not exist."""
        return self._store.path

    @property
    def overtaken_steps(self) -> int:
        """Return how many steps of what was read are not in the tag file any more: an older one took its place."""
        return self._store.overtaken_steps

    def keep_overtaken(self, path: Path) -> None:
        """Keep in a new file what was read, and an older tag file has taken the place of.

        Raises:
            AlreadyExistsError: There is something at ``path``.
            DatabaseError: It cannot be written; it can be tried again.
        """
        self._store.keep_overtaken(path)

    def copies_of_tag_file(self) -> list[Path]:
        """Return other copies of the tag file that lie beside it, such as sync tools make."""
        return copies_beside(self._store.path)

    @property
    def has_locks(self) -> bool:
        """Return whether the tag file's file system has locks; True until a change has shown that it has not."""
        return self._store.has_locks

    @property
    def lost_attributes(self) -> LostAttributesRemark | None:
        """Return what the last write could not keep of the tag file's owner, mode and so on; None for nothing."""
        return self._store.lost_attributes

    @property
    def codebook(self) -> CodeBook:
        """Return the code book: the settings' themes, then those that the tag file adds.

        Of a file that cannot be read now, those it had: what is shown stays.
        """
        with suppress(DatabaseError):
            themes = self._store.snapshot().themes
            if themes != self._added_themes:
                self._added_themes = themes
                self._codebook = CodeBook(self.settings.themes).with_themes(themes)
        return self._codebook

    def add_theme(self, theme: Theme) -> None:
        """Keep a new theme in the tag file. Raises DatabaseError."""
        self._store.add_theme(theme, KEY_LOCK_TIMEOUT)
        self._stamp = self._store.stamp()
