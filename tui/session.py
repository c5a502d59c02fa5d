"""The open library: one article, a cursor, a selection, the history of changes. The only way anything is written.

The interface calls methods and shows what they return; it does no work of its own on files or tags. The cursor is an
index into the article's paragraphs and never rests on furniture.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.matches import Matches
from tui.model import Article, DatabaseError, Kind, RequestError, State, UnreadableArticleError
from tui.records import Scope, Wanted, orphan_records, records
from tui.store.anchoring import Anchored
from tui.store.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.store.reverting import Reverted, redoable, undoable
from tui.unsaved import Unsaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.corpus.library import Library
    from tui.model import Annotation, Paragraph, Record, Theme
    from tui.settings import Settings
    from tui.store.annotations import AnnotationStore, Progress
    from tui.store.history import Entry
    from tui.store.operations import Operation
    from tui.store.positions import ReadingPositions


class Session:
    """What a person has open, and what they do with it."""

    def __init__(
        self, library: Library, store: AnnotationStore, settings: Settings, positions: ReadingPositions
    ) -> None:
        self.library = library
        self.store = store
        self.settings = settings
        self.positions = positions
        self.index = 0
        self.article: Article | None = None
        self.problem = ""
        self.annotations: dict[int, Annotation] = {}
        self.unsaved = Unsaved()
        self.orphans = 0
        self.taken_over = ""
        self.cursor = 0
        self.anchor: int | None = None
        self.matches = Matches()
        self._saved: Mapping[int, Annotation] = {}
        self._stamp = store.stamp()
        self._last_theme: str | None = None
        self._added_themes: tuple[Theme, ...] = ()
        self._progress: Mapping[str, Progress] = {}

    # The article

    def open(self, index: int) -> None:
        """Open the article at ``index`` where it was left. One that cannot be read sets ``problem`` instead.

        Raises:
            DatabaseError: The tags cannot be read; the article is open all the same, without them.
        """
        self.remember_position()
        self.index = index
        self.anchor, self.matches, self.problem = None, Matches(), ""
        self._saved, self.annotations, self.orphans, self.taken_over = {}, {}, 0, ""
        try:
            self.article = self.library.article(index)
        except UnreadableArticleError as error:
            self.article, self.problem, self.cursor = None, str(error), 0
            return
        offset = self.positions.get(self.library.root, self.article.id)
        self.cursor = self._index_at(offset) if offset is not None else self._first_readable()
        self._load()

    def _load(self) -> None:
        """Take in what the tag file holds on the open article; where it cannot be read, what it held last stays."""
        if self.article is None:
            return
        try:
            anchored = self.store.load(self.article)
            self._saved, self.orphans = anchored.placed, len(anchored.orphans)
            self.taken_over = anchored.taken_over
            self._stamp = self.store.stamp()
        finally:
            self._show_unsaved(self.article)

    def _show_unsaved(self, article: Article) -> None:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.annotations = self.unsaved.onto(self._saved, article, self.settings.annotator, at)

    def _index_at(self, offset: int) -> int:
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.span.end > offset and self.is_readable(index):
                return index
        return self._first_readable()

    def _first_readable(self) -> int:
        return next((index for index in range(len(self.paragraphs)) if self.is_readable(index)), 0)

    def remember_position(self) -> None:
        """Keep where the open article is being read, on disk; nothing is lost when that fails."""
        if self.article is not None and self.paragraphs:
            self.positions.set(self.library.root, self.article.id, self.paragraphs[self.cursor].span.start)
            self.positions.save()

    def reload_if_changed(self) -> bool:
        """Take in what somebody else wrote; return whether there was anything."""
        if self.store.stamp() == self._stamp:
            return False
        self._load()
        return True

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the open article's paragraphs; none where it cannot be read."""
        return self.article.paragraphs if self.article else ()

    @property
    def current(self) -> Paragraph | None:
        """Return the paragraph at the cursor."""
        return self.paragraphs[self.cursor] if self.paragraphs else None

    def is_readable(self, index: int) -> bool:
        """Return whether the paragraph is the article's own text, not furniture."""
        return self.paragraphs[index].kind is not Kind.FURNITURE

    def annotation(self, index: int) -> Annotation | None:
        """Return what was said of the paragraph at ``index``."""
        return self.annotations.get(self.paragraphs[index].number)

    def is_unsaved(self, index: int) -> bool:
        """Return whether the paragraph at ``index`` bears something that the tag file does not have yet."""
        return self.article is not None and self.paragraphs[index].span in self.unsaved.spans(self.article)

    # The cursor

    def move(self, steps: int) -> None:
        """Move the cursor by ``steps`` paragraphs, furniture not counted, as far as there are any."""
        direction = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            following = self._readable_after(self.cursor, direction)
            if following is None:
                return
            self.cursor = following

    def _readable_after(self, index: int, direction: int) -> int | None:
        index += direction
        while 0 <= index < len(self.paragraphs):
            if self.is_readable(index):
                return index
            index += direction
        return None

    def move_to(self, index: int) -> None:
        """Put the cursor on the readable paragraph at ``index``, or else the nearest one."""
        if not self.paragraphs:
            return
        index = max(0, min(index, len(self.paragraphs) - 1))
        candidates = [index] if self.is_readable(index) else [self._readable_after(index, way) for way in (1, -1)]
        self.cursor = next((each for each in candidates if each is not None), self.cursor)

    def move_to_unreviewed(self) -> bool:
        """Move on to the next untouched paragraph, from the start again after the end; return whether one is left."""
        count = len(self.paragraphs)
        for step in range(1, count + 1):
            index = (self.cursor + step) % count
            annotation = self.annotation(index)
            if self.is_readable(index) and (annotation is None or annotation.state is State.UNTOUCHED):
                self.cursor = index
                return True
        return False

    def toggle_selection(self) -> None:
        """Begin a selection at the cursor, or give it up."""
        self.anchor = self.cursor if self.anchor is None and self.paragraphs else None

    @property
    def targets(self) -> list[int]:
        """Return the indices that a change is for: the selection's readable paragraphs, or the cursor's."""
        if not self.paragraphs:
            return []
        first, last = sorted((self.cursor, self.cursor if self.anchor is None else self.anchor))
        return [index for index in range(first, last + 1) if self.is_readable(index)]

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

    def _apply(self, operations: Sequence[Operation]) -> None:
        if self.article is None or not operations:
            return
        self.unsaved.add(self.index, self.article, operations)
        self.save()

    def save(self) -> int:
        """Make durable what is not yet, in the order it was done; return how many changes that were.

        Raises:
            DatabaseError: The tag file cannot be written now. What is not in it stays in ``unsaved``, and shown.
        """
        count = 0
        try:
            while self.unsaved:
                change = self.unsaved.first
                self.store.apply(change.article, change.operations, self.settings.annotator)
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
            path = folder / f"unsaved-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.json"
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
        index = self.library.index_of(entry.article)
        if index is not None and (index != self.index or self.article is None):
            self.open(index)
        if index is not None and self.article is None:
            raise UnreadableArticleError(self.problem)
        article = self.article if index is not None else None
        reverted = self.store.revert(entry, article, self.settings.annotator)
        self._load()
        return self._moved_to(reverted)

    def _moved_to(self, reverted: Reverted) -> Reverted:
        if reverted.span is not None:
            self.move_to(self._index_at(reverted.span.start))
        return reverted

    # Themes and counts

    @property
    def themes(self) -> tuple[Theme, ...]:
        """Return the themes in the order of their digits: the settings' ones, then those the tag file adds.

        Of a file that cannot be read now, those it had; the same goes for ``progress``. What is shown stays.
        """
        with suppress(DatabaseError):
            self._added_themes = self.store.themes()
        known = {theme.id for theme in self.settings.themes}
        return (*self.settings.themes, *(theme for theme in self._added_themes if theme.id not in known))

    def add_theme(self, theme: Theme) -> None:
        """Keep a new theme in the tag file."""
        self.store.add_theme(theme)
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

    # Search

    def search(self, needle: str) -> None:
        """Set ``matches`` to every place of ``needle`` in the open article; an empty one clears them."""
        self.matches = Matches(needle, self.article.text if self.article else "")

    def move_to_match(self, direction: int) -> int | None:
        """Move to the next (1) or previous (-1) paragraph with a match; return which paragraph, or None."""
        count = len(self.paragraphs)
        for step in range(1, count + 1):
            index = (self.cursor + direction * step) % count
            if self.is_readable(index) and self.matches.touching(self.paragraphs[index].span):
                self.cursor = index
                return index
        return None

    # Export

    def records(self, scope: Scope, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield the records of the articles at ``indices`` (all where None); unreadable ones are passed over.

        Articles of which nothing has been said are not read where only others are wanted. Orphans stand behind their
        article's paragraphs; those of articles that are gone come last, and only where all are asked for.
        """
        for article, anchored in self._loaded(indices, untouched=scope.wanted is Wanted.ALL):
            yield from records(article, anchored.placed, scope)
            yield from orphan_records(article, anchored.orphans, scope)

    def lost(self, indices: Sequence[int] | None = None) -> Iterator[Record]:
        """Yield every orphan of the articles at ``indices``; of all where None, and what was said of those gone."""
        for article, anchored in self._loaded(indices, untouched=False):
            yield from orphan_records(article, anchored.orphans, Scope(Wanted.ALL, orphans=True))

    def _loaded(self, indices: Sequence[int] | None, *, untouched: bool) -> Iterator[tuple[Article, Anchored]]:
        """Yield articles with what is kept on them, the untouched ones if they are wanted, or may have been renamed.

        Behind all of them come those that are gone: without a text, and all that was said of them is orphans.
        """
        known, strays = self.store.progress(), self.store.strays()
        taken: set[str] = set()
        for index in range(len(self.library)) if indices is None else indices:
            if not (untouched or strays or self.library.sources[index].id in known):
                continue
            try:
                article = self.library.article(index)
            except UnreadableArticleError:
                continue
            anchored = self.store.load(article)
            # Of a renamed file and its copy, either might take the annotations over: the first one has them.
            yield article, Anchored({}, ()) if anchored.taken_over in taken else anchored
            taken.update(filter(None, [anchored.taken_over]))
        for document in strays if indices is None else ():
            if document.id not in taken:
                gone = Article(document.id, self.library.root / document.id, "", document.title, document.sha256, ())
                yield gone, Anchored({}, (*document.records, *document.orphans))

    def keeps(self, path: Path) -> bool:
        """Return whether ``path`` is the tag file or an article, which no export may replace; links to them, too."""
        kept = [self.store.path, *(source.path for source in self.library.sources)]
        return _is_file(path) and any(_is_file(each) and each.samefile(path) for each in kept)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # such as a name that is too long
        return False
