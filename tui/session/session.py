"""What a person does with a library: opening articles, tags, notes, marks, taking them back.

The only way anything is written, by keys and by commands alike. It has an open article, pending changes, the code book
and the tag file; whoever calls shows what comes of it, and does no work of their own on files or tags.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotations.deeds import deed_of, deed_of_step
from tui.annotations.layers import Author
from tui.annotations.undo import Reverted, redoable, undoable
from tui.codebook.addition import Addition
from tui.codebook.codebook import CodeBook
from tui.codebook.kept_book import NOTHING_KEPT
from tui.errors import RequestError
from tui.errors.articles import UnreadableArticleError
from tui.errors.tag_file import DatabaseError
from tui.session import decisions
from tui.session.annotators import Annotators
from tui.session.library_annotations import LibraryAnnotations
from tui.session.library_texts import hashes_now
from tui.session.open_article import OpenArticle
from tui.session.pending import PendingChange, PendingChanges
from tui.session.tag_file import TagFile
from tui.state.kept_line import annotator_answer
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.anchoring.anchored import Orphan
    from tui.annotations.deeds import Deed
    from tui.annotations.history import Entry
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.progress import Progress
    from tui.codebook.changes import CodeBookChange
    from tui.corpus.library import Library
    from tui.model import Annotation, Article
    from tui.session.decisions import Decision
    from tui.session.jobs import Pace
    from tui.settings import Settings
    from tui.state.positions import ReadingPositions
    from tui.store.annotation_store import AnnotationStore
    from tui.store.schema import Tables
    from tui.store.snapshot import Snapshot

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
        self._progress: Mapping[str, Progress] = {}
        self._positions = positions
        self._remembered: tuple[str, int] | None = None
        self._stamp = store.stamp()
        self._read_book = NOTHING_KEPT
        self._codebook = CodeBook(settings.themes)

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
        self._load()

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
            annotations = self.annotations
            self.opened.take(annotations.of(self.opened.article), annotations.renamed_from(self.opened.article))
            self._stamp = self._store.stamp()
        finally:
            self._show_pending()

    def _show_pending(self) -> None:
        self.opened.show(self.pending, self.author)

    def looking(self) -> Callable[[Pace], None]:
        """Return what looks at all the articles' files, on any thread: what is said of one follows its text then.

        Until then it follows the article's id; ``take_texts`` takes in what has come of it. Nothing is looked at where
        nothing has been said yet. Raises DatabaseError.
        """
        annotations, texts, by = self.annotations, self._store.texts, self.author.name

        def look(pace: Pace) -> None:
            if texts is not None and annotations.has_any:
                texts.look(pace)
                annotations.known_by_texts(by)

        return look

    def hashing(self) -> Callable[[Pace], Mapping[str, str]]:
        """Return what finds the sha256 of each article's text, by the article's id, on any thread.

        Every file is looked at for it. Those that cannot be read are left out.
        """
        library, texts = self.library.apart(), self._store.texts
        return texts.hashes_now if texts is not None else lambda pace: hashes_now(library, pace)

    def take_texts(self) -> None:
        """Take in what is known of the texts now. Raises DatabaseError."""
        self._store.look_anew()
        self._load()

    @property
    def index_left(self) -> int:
        """Return where in the library the article is that was being read last; 0 where that is not known."""
        article_id = self._positions.last(self.library.root)
        return (self.library.index_of(article_id) if article_id is not None else None) or 0

    def remember_position(self) -> None:
        """Keep where the open article is being read, on disk; nothing is lost when that fails."""
        article = self.opened.article
        if article is not None and article.paragraphs:
            place = article.id, article.paragraphs[self.opened.cursor].span.start
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
        self._apply_to_targets(decisions.toggled(self.opened, theme))

    def give_theme(self, theme: str) -> None:
        """Give the targets the theme, where they do not have it."""
        self._apply_to_targets(decisions.given(self.opened, theme))

    def put_theme(self, theme: str) -> None:
        """Give the targets the theme, where they do not have it, and keep the selection for more."""
        self._decide_of_targets(decisions.given(self.opened, theme))

    def repeat_decision(self) -> None:
        """Decide of the targets what was decided last, if anything was; what they have beside it stays."""
        if self.last_decision is not None:
            self._apply_to_targets(decisions.repeated(self.opened, self.last_decision))

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
        self._apply(decisions.attached(self.opened, orphan, self.author.name))

    def _apply_to_targets(self, operations: _Operations) -> None:
        self._decide_of_targets(operations)
        self.opened.anchor = None

    def _decide_of_targets(self, operations: _Operations) -> None:
        """Make a change to the targets, and remember what is decided of them then, be it pending."""
        opened, targets = self.opened, self.opened.targets
        try:
            self._apply(operations)
        finally:
            if targets:
                self.last_decision = decisions.decided(opened, targets)

    def _apply(self, operations: _Operations) -> None:
        if self.opened.article is None or not operations:
            return
        self.decide(PendingChange(self.index, self.opened.article, tuple(operations)))

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
        count = 0
        try:
            while self.pending:
                change = self.pending.first
                author = self.author._replace(layer=change.layer)
                self._store.apply(change.article, change.operations, author, lock_timeout)
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

    def change(self, article: Article, operations: _Operations) -> bool:
        """Change an article and make that durable; return whether anything changed.

        Raises:
            RequestError: A span is none of the article's paragraphs, or an orphan is gone; or as
                ``Annotators.check_author``.
            DatabaseError: The tag file cannot be written; nothing is changed.
        """
        self.annotators.check_author()
        return self._store.apply(article, operations, self.author)

    # Taking back

    def undo(self) -> Reverted | None:
        """Take back what this person did last, in the article where it was made; return None where there is nothing.

        What somebody else has changed since stays, and is told.

        Raises:
            DatabaseError: It cannot be saved.
            UnreadableArticleError: The article cannot be read.
        """
        return self.forget_pending() if self.pending else self._revert(undoable(self._store.history, self.author.name))

    def redo(self) -> Reverted | None:
        """Make the change again that was taken back last; return None where there is nothing. Raises as ``undo``."""
        return None if self.pending else self._revert(redoable(self._store.history, self.author.name))

    def undo_in(self, layer: str) -> tuple[str, Reverted] | None:
        """Take back what this person did last, where that was in ``layer``; what is open stays open where it is.

        Returns the id of the article and what came of it; None where the last step was another, or there is none.
        Raises as ``undo``.
        """
        if self.pending:
            change = self.pending.last
            if change.layer != layer:
                return None
            self.pending.take_last()
            self._show_pending()
            return change.article.id, Reverted(span=change.span)
        entry = undoable(self._store.history, self.author.name)
        if entry is None or entry.layer != layer:
            return None
        index = self.annotations.index_of(entry)
        reverted = self._take_back(entry, None if index is None else self.library.article(index))
        return self.annotations.article_of(entry), reverted

    def log(self) -> list[Entry]:
        """Return who did what when, the oldest step first, articles under the ids that they have now."""
        annotations = self.annotations
        return [replace(entry, article=annotations.article_of(entry)) for entry in annotations.history]

    def forget_pending(self) -> Reverted:
        """Take the last of the pending changes back, of which there must be one."""
        change = self.pending.take_last()
        self.last_deed = deed_of(change.article, change.operations)
        if change.article_index != self.index:
            with suppress(DatabaseError):  # that is why it is pending, and has been said
                self.open(change.article_index)
        self._show_pending()
        return self._moved_to(Reverted(span=change.span))

    def _revert(self, entry: Entry | None) -> Reverted | None:
        """Take back a step, in its article, which is opened for it; return None where there is no step."""
        if entry is None:
            return None
        index = self.annotations.index_of(entry)
        if index is not None and (index != self.index or self.opened.article is None):
            self.open(index)
        if index is not None and self.opened.problem is not None:
            raise self.opened.problem
        return self._moved_to(self._take_back(entry, self.opened.article if index is not None else None))

    def _take_back(self, entry: Entry, article: Article | None) -> Reverted:
        """Take back a step in the file; ``article`` is the one it was made to, None where that is gone."""
        deed = deed_of_step(self._store.history, entry)
        reverted = self._store.revert(entry, article, self.author, KEY_LOCK_TIMEOUT)
        self.last_deed = deed
        self._load()
        return reverted

    def _moved_to(self, reverted: Reverted) -> Reverted:
        if reverted.span is not None:
            self.opened.move_to(self.opened.index_at(reverted.span.start))
        return reverted

    # The tag file

    @property
    def annotations(self) -> LibraryAnnotations:
        """Return what the tag file says of all articles, as of now. Raises DatabaseError."""
        return LibraryAnnotations(self.library, self._snapshot(), self._store.history, self._store.path)

    def annotations_with(self, others: Mapping[Path, Tables]) -> tuple[LibraryAnnotations, tuple[Path, ...]]:
        """Return what the tag file and others, by their paths, say together; nothing is written.

        Also which of them do not count, being from before a reset. Raises DatabaseError.
        """
        snapshot, outdated = self._store.snapshot_with(others)
        return LibraryAnnotations(self.library, snapshot, self._store.history, self._store.path), outdated

    def others_on(self, index: int) -> tuple[Annotation, ...]:
        """Return what others say of the open article's paragraph at ``index``; nothing where that is hidden."""
        return () if self.annotators.others_hidden else self.opened.others_on(index)

    def said_of(self, article: Article) -> Mapping[int, tuple[Annotation, ...]]:
        """Return what everybody says of an article's paragraphs, by their numbers, with what is pending.

        Raises DatabaseError.
        """
        return self.pending.onto(self.annotations.of(article), article, self.author).annotations(article)

    @property
    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id; what it was, of a file that cannot be read now: what is shown stays."""
        with suppress(DatabaseError):
            self._progress = self._snapshot().progress(self.author.name)
        return self._progress

    def total(self) -> tuple[int, int] | None:
        """Return how many of all paragraphs that are asked for are done, and how many there are.

        Only of a library whose articles have all been read is that known; reading them is not for a key to wait for.
        """
        summaries = self.library.summaries()
        if summaries is None:
            return None
        progress, done = self.progress, 0
        for index, (source, summary) in enumerate(zip(self.library.sources, summaries, strict=True)):
            if index == self.index and self.opened.article:
                done += self.opened.reviewed()[0]  # what is pending counts
            elif source.id in progress:
                done += progress[source.id].reviewed_but(summary.unasked)
        return done, sum(summary.asked for summary in summaries)

    @property
    def tag_file(self) -> TagFile:
        """Return the tag file."""
        return TagFile(self._store)

    @property
    def codebook(self) -> CodeBook:
        """Return the code book: the tag file's themes, then those of the settings that it does not speak of.

        Of a file that cannot be read now, those it had: what is shown stays.
        """
        with suppress(DatabaseError):
            book = self._snapshot().codebook
            if book is not self._read_book:
                self._read_book = book
                self._codebook = CodeBook(self.settings.themes, book)
        return self._codebook

    def change_codebook(self, change: CodeBookChange, lock_timeout: float = LOCK_TIMEOUT) -> bool:
        """Change the code book, in one step that can be taken back; return whether anything changed.

        Args:
            change: What is done.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            RequestError: It cannot be done to the code book as it is: see ``codebook.changes``; or see
                ``Annotators.check_author``.
            DatabaseError: The tag file cannot be written; nothing is changed.
        """
        self.annotators.check_author()
        is_changed = self._store.change_codebook(change, self.author, lock_timeout)
        self._load()
        return is_changed

    def add_theme(self, name: str) -> str:
        """Add a theme that a person calls ``name``, and return its id; a step of its own. Raises ``change_codebook``'s.

        One that had been taken out or put away comes back.
        """
        new = Addition(name)
        self.change_codebook(new, KEY_LOCK_TIMEOUT)
        return new.theme
