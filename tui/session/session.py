"""What a person does with the open library: tags, notes, marks, taking them back. The only way anything is written.

The interface calls methods and shows what they return; it does no work of its own on files or tags.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed, additions
from tui.annotations.undo import Reverted, redoable, undoable
from tui.codebook.codebook import CodeBook
from tui.errors import DatabaseError, RequestError, UnreadableArticleError
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.model import Annotation, State
from tui.session.annotated import annotated
from tui.session.open_article import OpenArticle
from tui.state.rescue_files import new_rescue
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.anchoring.anchoring import Orphan
    from tui.annotations.history import Entry
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.annotations.progress import Progress
    from tui.corpus.library import Library
    from tui.model import Record, Theme
    from tui.settings import Settings
    from tui.state.positions import ReadingPositions
    from tui.store.annotation_store import AnnotationStore


PATIENCE = 0.3  # seconds
"""How long a key waits for another program's change: that takes a tenth of a second, even to a large tag file."""


class Session(OpenArticle):
    """What a person has open, and what they do with it."""

    def __init__(
        self, library: Library, store: AnnotationStore, settings: Settings, positions: ReadingPositions
    ) -> None:
        super().__init__(library, store, settings, positions)
        self._last_theme: str | None = None
        self._added_themes: tuple[Theme, ...] = ()
        self._codebook = CodeBook(settings.themes)
        self._progress: Mapping[str, Progress] = {}

    # Changes

    def toggle_theme(self, theme: str) -> None:
        """Give the targets the theme, or take it off where all of them have it."""
        targets = self.targets
        having = [index for index in targets if theme in self._themes(index)]
        operation = RemoveTheme if len(having) == len(targets) else AddTheme
        wanting = targets if operation is RemoveTheme else [index for index in targets if index not in having]
        self._last_theme = theme
        self._apply([operation(self.paragraphs[index].span, theme) for index in wanting])
        self.anchor = None

    def _themes(self, index: int) -> tuple[str, ...]:
        annotation = self.annotation(index)
        return annotation.themes if annotation else ()

    def repeat_theme(self) -> bool:
        """Give the targets the theme that was used last; return whether there is one."""
        if self._last_theme is None:
            return False
        theme = self._last_theme
        self._apply([AddTheme(self.paragraphs[index].span, theme) for index in self.targets])
        self.anchor = None
        return True

    def mark_reviewed(self) -> None:
        """Mark the targets as reviewed; themes they have stay."""
        self._apply([SetReviewed(self.paragraphs[index].span, reviewed=True) for index in self.targets])
        self.anchor = None

    def mark_without_themes(self) -> None:
        """Mark the targets as reviewed and bearing no theme."""
        operations: list[Operation] = []
        for index in self.targets:
            span = self.paragraphs[index].span
            operations += [RemoveTheme(span, theme) for theme in self._themes(index)]
            operations.append(SetReviewed(span, reviewed=True))
        self._apply(operations)
        self.anchor = None

    def set_note(self, note: str) -> None:
        """Set the note of the paragraph at the cursor; an empty one removes it."""
        if self.current:
            self._apply([SetNote(self.current.span, note)])

    def place_orphan(self, orphan: Orphan) -> None:
        """Give the paragraph at the cursor what was said of one that the article does not have any more."""
        if self.current:
            own = self.annotation(self.cursor) or Annotation(self.current.span)
            self._apply([RemoveOrphan(orphan), *additions(own, orphan.annotation)])

    def _apply(self, operations: Sequence[Operation | OrphanOperation]) -> None:
        if self.article is None or not operations:
            return
        self.unsaved.add(self.index, self.article, operations)
        self.save(PATIENCE)

    def save(self, patience: float = LOCK_TIMEOUT) -> int:
        """Make durable what is not yet, in the order it was done; return how many changes that were.

        Args:
            patience: How long to wait for the lock, in seconds.

        Raises:
            DatabaseError: The tag file cannot be written now. What is not in it stays in ``unsaved``, and shown.
        """
        count = 0
        try:
            while self.unsaved:
                change = self.unsaved.first
                self.store.apply(change.article, change.operations, self.settings.annotator, patience)
                self.unsaved.drop_first()
                count += 1
        except RequestError:
            self.unsaved.drop_first()  # it can never be saved
            raise
        except DatabaseError:
            if self.article is not None:
                self._show_unsaved(self.article)
            raise
        self._load()
        return count

    def save_as(self, path: Path) -> None:
        """Make a new tag file at ``path``, of what was last read and what is not saved; it is the one from now on.

        Raises:
            RequestError: Something is there already.
            DatabaseError: It cannot be written; the tag file stays the one it was.
        """
        before = self.store
        self.store = before.copied_to(path)
        try:
            self.save()
        except DatabaseError:
            self.store = before
            raise

    def rescue(self, folder: Path) -> Path | None:
        """Save what is not saved, at the end: where the tag file cannot be written, into a new one in ``folder``.

        Returns the new tag file, None where there is none. Raises DatabaseError where neither can be written.
        """
        if not self.unsaved:
            return None
        try:
            self.save()
        except DatabaseError:
            path = new_rescue(folder, self.store.path)
            self.save_as(path)
            return path
        return None

    def undo(self) -> Reverted | None:
        """Take back what this person did last, in the article where it was made; return None where there is nothing.

        What somebody else has changed since stays, and is told. Raises DatabaseError where it cannot be saved, and
        UnreadableArticleError where the article cannot be read.
        """
        if self.unsaved:
            return self._forget_unsaved()
        return self._revert(undoable)

    def redo(self) -> Reverted | None:
        """Make the change again that was taken back last; return None where there is nothing. Raises as ``undo``."""
        return None if self.unsaved else self._revert(redoable)

    def _forget_unsaved(self) -> Reverted:
        change = self.unsaved.take_last()
        if change.article_index != self.index:
            with suppress(DatabaseError):  # that is why it is unsaved, and has been said
                self.open(change.article_index)
        if self.article is not None:
            self._show_unsaved(self.article)
        return self._moved_to(Reverted(span=change.span))

    def _revert(self, choose: Callable[[Sequence[Entry], str], Entry | None]) -> Reverted | None:
        entry = choose(self.store.history(), self.settings.annotator)
        if entry is None:
            return None
        index = self._index_of_article(entry.article)
        if index is not None and (index != self.index or self.article is None):
            self.open(index)
        if index is not None and self.article is None:
            raise UnreadableArticleError(self.problem)
        article = self.article if index is not None else None
        reverted = self.store.revert(entry, article, self.settings.annotator, PATIENCE)
        self._load()
        return self._moved_to(reverted)

    def _index_of_article(self, article_id: str) -> int | None:
        """Return where the article is in the library, also where its file has got another name since."""
        index = self.library.index_of(article_id)
        if index is not None or all(each.id != article_id for each in self.store.strays()):
            return index
        known = self.store.progress()
        for index, source in enumerate(self.library.sources):
            with suppress(UnreadableArticleError):
                if source.id not in known and self.store.load(self.library.article(index)).taken_over == article_id:
                    return index
        return None

    def _moved_to(self, reverted: Reverted) -> Reverted:
        if reverted.span is not None:
            self.move_to(self._index_at(reverted.span.start))
        return reverted

    # Themes and counts

    @property
    def codebook(self) -> CodeBook:
        """Return the code book: the settings' themes, then those that the tag file adds.

        Of a file that cannot be read now, those it had; the same goes for ``progress``. What is shown stays.
        """
        with suppress(DatabaseError):
            themes = self.store.themes()
            if themes != self._added_themes:
                self._added_themes = themes
                self._codebook = CodeBook(self.settings.themes).with_themes(themes)
        return self._codebook

    def add_theme(self, theme: Theme) -> None:
        """Keep a new theme in the tag file."""
        self.store.add_theme(theme, PATIENCE)
        self._stamp = self.store.stamp()

    def theme_counts(self) -> dict[str, int]:
        """Return how many paragraphs of the open article bear each theme."""
        counts: dict[str, int] = {}
        for annotation in self.annotations.values():
            for theme in annotation.themes:
                counts[theme] = counts.get(theme, 0) + 1
        return counts

    def reviewed(self) -> tuple[int, int]:
        """Return how many paragraphs of the open article are done, and how many there are to do."""
        readable = [index for index in range(len(self.paragraphs)) if self.is_readable(index)]
        done = [each for index in readable if (each := self.annotation(index)) and each.state is not State.UNTOUCHED]
        return len(done), len(readable)

    def progress(self) -> Mapping[str, Progress]:
        """Return the work done per article id, from the tag file alone."""
        with suppress(DatabaseError):
            self._progress = self.store.progress()
        return self._progress

    # Export

    def records(self, scope: Scope, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield the records of the articles at ``indices`` (all where None); unreadable ones are passed over.

        Articles of which nothing has been said are not read where only others are wanted. Orphans stand behind their
        article's paragraphs; those of articles that are gone come last, and only where all are asked for.
        """
        for article, anchored in annotated(self.library, self.store, indices, untouched=scope.wanted is Wanted.ALL):
            yield from records(article, anchored.placed, scope)
            yield from orphan_records(article, anchored.orphans, scope)

    def lost(self, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield every orphan of the articles at ``indices``; of all where None, and what was said of those gone."""
        for article, anchored in annotated(self.library, self.store, indices, untouched=False):
            yield from orphan_records(article, anchored.orphans, Scope(Wanted.ALL, orphans=True))

    def keeps(self, path: Path) -> bool:
        """Return whether ``path`` is the tag file or an article, which no export may replace; links to them, too."""
        kept = [self.store.path, *(source.path for source in self.library.sources)]
        return _is_file(path) and any(_is_file(each) and each.samefile(path) for each in kept)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # such as a name that is too long
        return False
