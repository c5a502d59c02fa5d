"""A library with its tag file, and what a person has open of it: the only way anything is written.

By keys and by commands alike. What is done, such as deciding and taking back, are functions in the modules beside; they
are handed the session. Whoever calls them shows what comes of it, and does no work of their own on files or tags.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.deeds import deed_of, deed_of_step
from tui.annotations.layers import Author
from tui.errors import RequestError
from tui.errors.articles import UnreadableArticleError
from tui.errors.tag_file import DatabaseError
from tui.session.annotators import Annotators
from tui.session.bookmark import Bookmark
from tui.session.last_read import LastRead
from tui.session.library_annotations import LibraryAnnotations
from tui.session.open_article import OpenArticle
from tui.session.pending import PendingChange, PendingChanges
from tui.session.tag_file import TagFile
from tui.state.kept_line import annotator_answer
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.annotations.deeds import Deed
    from tui.annotations.history import Entry
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.progress import Progress
    from tui.annotations.undo import Reverted
    from tui.codebook.codebook import CodeBook
    from tui.corpus.library import Library
    from tui.model import Annotation, Article
    from tui.session.decisions import Decision
    from tui.settings import Settings
    from tui.state.positions import ReadingPositions
    from tui.store.annotation_store import AnnotationStore
    from tui.store.schema import Tables
    from tui.store.snapshot import Snapshot, Texts

    _Operations = Sequence[Operation | OrphanOperation]


KEY_LOCK_TIMEOUT = 0.1  # seconds
"""How long a key waits for another program's change; after that it is said, and the change is pending."""


class Session:
    """A library, its tag file, and what a person has open of it. ``index`` is the open article's place in it."""

    def __init__(
        self,
        library: Library,
        store: AnnotationStore,
        settings: Settings,
        positions: ReadingPositions,
        machine: str = "",
    ) -> None:
        """Open nothing yet.

        Args:
            library: The articles.
            store: The library's tag file.
            settings: The person's.
            positions: Where each article was left.
            machine: What tells this machine from the person's others.
        """
        self.library = library
        self.settings = settings
        self.bookmark = Bookmark(library, positions)
        self.annotators = Annotators(
            Author(settings.annotator, machine, is_login=settings.is_login),
            self._snapshot,
            others_hidden=settings.others == "hidden",
        )
        self.index = 0
        self.opened = OpenArticle()
        self.pending = PendingChanges()
        self.last_decision: Decision | None = None
        """What was decided last of paragraphs of the open article, or one before it."""

        self.last_deed: Deed | None = None
        """What was done last; also what was taken back or made again. Whoever says it takes it away."""

        self._store = store
        self._stamp = store.stamp()
        self._last_read = LastRead(self._snapshot, settings.themes)

    def _snapshot(self) -> Snapshot:
        """Return what the tag file holds, whichever that is by now. Raises DatabaseError."""
        return self._store.snapshot()

    @property
    def author(self) -> Author:
        """Return who writes."""
        return self.annotators.author

    def name_annotator(self, name: str, folder: Path) -> None:
        """Take it that ``name`` is who writes from now on, also the next time; raises DatabaseError.

        Args:
            name: The annotator's.
            folder: Where it is kept. Where it cannot be, the question comes again the next time.
        """
        self.annotators.author = Author(name, self.author.machine)
        with suppress(OSError):
            annotator_answer(folder).keep(name)
        self.load()

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
        self.opened = OpenArticle(article, self.bookmark.offset_left(article))
        self.load()

    def load(self) -> None:
        """Take in what the tag file holds on the open article; where it cannot be read, what it held last stays.

        Raises DatabaseError.
        """
        if self.opened.article is None:
            return
        try:
            annotations = self.annotations
            self.opened.take(annotations.of(self.opened.article), annotations.renamed_from(self.opened.article))
            self._stamp = self._store.stamp()
        finally:
            self._show_pending()

    def _show_pending(self) -> None:
        self.opened.show(self.pending, self.author)

    @property
    def texts(self) -> Texts | None:
        """Return the library's texts; None of a single article. See ``session.looking``."""
        return self._store.texts

    def take_texts(self) -> None:
        """Take in what is known of the texts now. Raises DatabaseError."""
        self._store.look_anew()
        self.load()

    def remember_position(self) -> None:
        """Keep where the open article is being read, on disk; nothing is lost when that fails."""
        self.bookmark.keep(self.opened)

    def reload_if_changed(self) -> bool:
        """Take in what somebody else wrote; return whether there was anything."""
        if self._store.stamp() == self._stamp:
            return False
        self.load()
        return True

    # Changes

    def decide(self, change: PendingChange) -> None:
        """Make a change that a key is for: it is shown at once, and pending as long as it cannot be saved.

        Raises as ``save``, and UnconfirmedAnnotatorError; see ``Annotators.check_author``.
        """
        self.annotators.check_author()
        self.pending.add(change)
        self.last_deed = deed_of(change.article, change.operations)
        self.save(KEY_LOCK_TIMEOUT)

    def save(self, lock_timeout: float = LOCK_TIMEOUT) -> int:
        """Make durable what is pending, in the order it was done; return how many changes that were.

        Args:
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            DatabaseError: The tag file cannot be written now. What is not in it stays pending, and shown.
            RequestError: A change can never be saved; it is given up, those behind it are pending.
        """

        def save(change: PendingChange) -> None:
            author = self.author._replace(layer=change.layer)
            self._store.apply(change.article, change.operations, author, lock_timeout)

        try:
            count = self.pending.save_all(save)
        except RequestError:
            with suppress(DatabaseError):  # what somebody else has done is why it cannot be saved
                self.load()
            raise
        except DatabaseError:
            self._show_pending()
            raise
        self.load()
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

    def change(self, article: Article, operations: _Operations) -> bool:
        """Change an article and make that durable; return whether anything changed.

        Raises:
            RequestError: A span is none of the article's paragraphs, or an orphan is gone; or as
                ``Annotators.check_author``.
            DatabaseError: The tag file cannot be written; nothing is changed.
        """
        self.annotators.check_author()
        return self._store.apply(article, operations, self.author)

    # Taking back: see ``session.undoing``

    @property
    def history(self) -> tuple[Entry, ...]:
        """Return who did what when, the oldest step first."""
        return self._store.history

    def forget_pending(self) -> PendingChange:
        """Forget the last of the pending changes, of which there must be one, and return it."""
        change = self.pending.take_last()
        self.last_deed = deed_of(change.article, change.operations)
        self._show_pending()
        return change

    def take_back(self, entry: Entry, article: Article | None) -> Reverted:
        """Take back a step of the history; ``article`` is the one it was made to, None where that is gone.

        Raises DatabaseError.
        """
        deed = deed_of_step(self.history, entry)
        reverted = self._store.revert(entry, article, self.author, KEY_LOCK_TIMEOUT)
        self.last_deed = deed
        self.load()
        return reverted

    # The tag file

    @property
    def annotations(self) -> LibraryAnnotations:
        """Return what the tag file says of all articles, as of now. Raises DatabaseError."""
        return LibraryAnnotations(self.library, self._snapshot(), self.history, self._store.path)

    def annotations_with(self, others: Mapping[Path, Tables]) -> tuple[LibraryAnnotations, tuple[Path, ...]]:
        """Return what the tag file and others, by their paths, say together; nothing is written.

        Also which of them do not count, being from before a reset. Raises DatabaseError.
        """
        snapshot, outdated = self._store.snapshot_with(others)
        return LibraryAnnotations(self.library, snapshot, self.history, self._store.path), outdated

    def others_on(self, index: int) -> tuple[Annotation, ...]:
        """Return what others say of the open article's paragraph at ``index``; nothing where that is hidden."""
        return () if self.annotators.others_hidden else self.opened.others_on(index)

    @property
    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id; what it was, of a file that cannot be read now: what is shown stays."""
        return self._last_read.progress(self.author.name)

    @property
    def tag_file(self) -> TagFile:
        """Return the tag file."""
        return TagFile(self._store)

    @property
    def codebook(self) -> CodeBook:
        """Return the code book; the one it was, of a file that cannot be read now: what is shown stays."""
        return self._last_read.codebook
