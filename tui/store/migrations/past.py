"""What the history of schema 1 says of each paragraph, as the data of schema 2: who wrote what last, and when. Pure.

Schema 1 has one tag a theme, one note and one mark on a paragraph, whoever writes; schema 2 has a layer for each
annotator. So a step may say something of the layers of others: whoever takes a tag off takes it off the layer of whom
it was, and whoever replaces a note empties that of whom it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.annotations.stamps import later, migrated
from tui.store.migrations.schema1 import QUOTE, Marked, Noted, Orphaned, Place, Tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.store.migrations.schema1 import OldChange, OldTag, Step

_SPACING = 2
"""Between steps of one second: what the file says itself has its place just behind the step that it overtakes."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Datum = dict[str, Any]


class Path(NamedTuple):
    """Where a datum is on a paragraph.

    Attributes:
        by: In whose layer.
        kind: "themes", "reviewed" or "note".
        theme: The theme's id; "" of other kinds.
    """

    by: str
    kind: str
    theme: str = ""


def behind(at: str) -> str:
    """Return the first stamp later than ``at``.

    >>> behind("2024-05-04T09:01:40.000Z"), behind("")
    ('2024-05-04T09:01:40.000Z+0001', '1970-01-01T00:00:00.000Z')
    """
    return later(at, _LONG_AGO)


class Past:
    """What the steps of a history have left.

    Attributes:
        data: By place the latest datum at each path. What is on may have gone since without a step.
        records: By place as much as is known of the paragraph itself: its text only where all of it is known.
        names: By the sha256 of a text the id of the article that last had it, and the stamp of the last step on it.
        last: By the id of an article the stamp of the last step on it.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        """Take the steps, the oldest first."""
        self.data: dict[Place, dict[Path, Datum]] = defaultdict(dict)
        self.records: dict[Place, dict[str, Any]] = {}
        self.names: dict[str, tuple[str, str]] = {}
        self.last: dict[str, str] = {}
        self._people: dict[str, list[str]] = defaultdict(list)
        """By the id of an article who has done something to it so far."""
        self._alike: dict[tuple[str, int, str], set[Place]] = defaultdict(set)
        """By the id of an article, a length and a beginning, the places of such paragraphs in any text it had."""
        self._seconds: dict[tuple[str, str, str], str] = {}
        """By the id of an article, who changed it, and in which second, the stamp of the last step of those."""
        self._given: dict[tuple[str, OldTag], str] = {}
        """By the id of an article and a tag in it, when that was last given or put back."""
        self._since: dict[tuple[str, str, str, str], str] = {}
        """By the id of an article, a paragraph's beginning, an annotator and a theme, since when that can be there."""
        self._notes: dict[tuple[str, ...], tuple[str, str]] = {}
        """By the id of an article, a note in it, and a paragraph's beginning or not, who wrote it last, and when."""
        self._reviewers: dict[tuple[str, str], str] = {}
        """By the id of an article and the beginning of a paragraph in it, who marked it last."""
        for step in steps:
            stamp = migrated(step.at, _SPACING * step.number)
            for change in step.changes:
                self._take(change, step, stamp)
            self._seconds[step.article, step.by, step.at] = stamp
            self.last[step.article] = max(stamp, self.last.get(step.article, ""))
            if step.by not in self._people[step.article]:
                self._people[step.article].append(step.by)

    def changed(self, article: str, by: str, at: str) -> str:
        """Return the stamp of a change to an article, by the last step that it can have been.

        Args:
            article: The id of the article.
            by: Who made it.
            at: When, to the second.
        """
        return self._seconds.get((article, by, at)) or migrated(at)

    def given(self, article: str, tag: OldTag, quote: str) -> str:
        """Return when a tag was last given, or put back with its first date; "" where that is unknown.

        A text that has changed since has it elsewhere; theme, annotator and first date it keeps.

        Args:
            article: The id of the article.
            tag: The tag.
            quote: The text of the paragraph, which may have been another when the tag was given.
        """
        since = self._since.get((article, quote[:QUOTE], tag.by, tag.theme))
        return since or self._given.get((article, tag), "")

    def author(self, article: str, note: str, quote: str) -> tuple[str, str] | None:
        """Return who wrote a note last, and when; None where that is unknown.

        Args:
            article: The id of the article.
            note: The note.
            quote: The text of the paragraph, which may have been another when the note was written.
        """
        return self._notes.get((article, note, quote[:QUOTE])) or self._notes.get((article, note))

    def reviewer(self, article: str, quote: str) -> str | None:
        """Return who marked a paragraph of an article as reviewed; None where that is unknown."""
        return self._reviewers.get((article, quote[:QUOTE]))

    def _take(self, change: OldChange, step: Step, stamp: str) -> None:
        if isinstance(change, Orphaned):
            place = change.orphan.place(step.sha256)
            self._know(place, step.article, stamp, change.orphan.record)
            before = [] if change.is_back else self._former(place, step, change.orphan.quote)
            for each in (place, *before):
                self._take_orphan(each, change, step, stamp)
            return
        place, is_whole = change.place, len(change.quote) == change.place.end - change.place.start
        words = {"quote": change.quote} if is_whole else {}
        self._know(place, step.article, stamp, {"start": place.start, "end": place.end, **words})
        self._alike[step.article, place.end - place.start, change.quote[:QUOTE]].add(place)
        # Where the words are not known the record cannot be found in another text: the records there have to know, too.
        former = [] if is_whole else self._former(place, step, change.quote)
        match change:
            case Tagged():
                self._take_tag(change, former, step, stamp)
            case Noted(note=note, was=was):
                people = self._people[step.article] if was else ()
                for each in former:
                    self._note(each, step, "", stamp, unknown=people)
                self._note(place, step, note, stamp, unknown=people)
                wrote = (step.by, stamp)
                self._notes[step.article, note] = self._notes[step.article, note, change.quote[:QUOTE]] = wrote
            case Marked(is_reviewed=is_reviewed):
                for each in (place,) if is_reviewed else (place, *former):
                    self._mark(each, step, stamp, is_on=is_reviewed, unknown=self._people[step.article])
                if is_reviewed:
                    self._reviewers[step.article, change.quote[:QUOTE]] = step.by

    def _take_tag(self, change: Tagged, former: Sequence[Place], step: Step, stamp: str) -> None:
        tag = change.tag
        path = Path(tag.by, "themes", tag.theme)
        if change.is_on:
            self._put(change.place, path, {"on": True}, stamp)
            self._given[step.article, tag] = stamp
            self._since[step.article, change.quote[:QUOTE], tag.by, tag.theme] = stamp
            return
        # It had been given before, even by whom no step tells, and by another clock.
        at = max(stamp, behind(migrated(tag.at)))
        for each in (change.place, *former):
            self._put(each, path, {"on": False}, at)
        self._since[step.article, change.quote[:QUOTE], tag.by, tag.theme] = behind(at)

    def _take_orphan(self, place: Place, change: Orphaned, step: Step, stamp: str) -> None:
        """Take in that an orphan has gone from ``place``, or is there again, with all that it says."""
        orphan = change.orphan
        for tag in orphan.tags:
            self._put(place, Path(tag.by, "themes", tag.theme), {"on": change.is_back}, stamp)
            since = stamp if change.is_back else behind(stamp)
            self._since[step.article, orphan.quote[:QUOTE], tag.by, tag.theme] = since
        people = (*self._people[step.article], orphan.by)
        if orphan.note and change.is_back:
            by, _ = self.author(step.article, orphan.note, orphan.quote) or (orphan.by, "")
            self._put(place, Path(by, "note"), {"text": orphan.note}, stamp)
        elif orphan.note:
            self._note(place, step, "", stamp, unknown=people)
        if orphan.is_reviewed and change.is_back:
            by = self.reviewer(step.article, orphan.quote) or orphan.by
            self._put(place, Path(by, "reviewed"), {"on": True}, stamp)
        elif orphan.is_reviewed:
            self._mark(place, step, stamp, is_on=False, unknown=people)

    def _note(self, place: Place, step: Step, note: str, stamp: str, *, unknown: Sequence[str]) -> None:
        """Write a note into the layer of whoever did it, and empty those that were there and were seen.

        Args:
            place: The paragraph.
            step: Who did it, and in which article.
            note: What it became.
            stamp: When.
            unknown: Whose the note may have been where no step on this place says so: that step is not kept any more,
                or was made on another text.
        """
        known = {path.by: datum["text"] for path, datum in self.data[place].items() if path.kind == "note"}
        before = [by for by, text in known.items() if text] if known else unknown
        for by in before:
            if by != step.by:
                self._put(place, Path(by, "note"), {"text": ""}, stamp)
        if note or step.by in before:
            self._put(place, Path(step.by, "note"), {"text": note}, stamp)

    def _mark(self, place: Place, step: Step, stamp: str, *, is_on: bool, unknown: Sequence[str]) -> None:
        """Mark a paragraph in the layer of whoever did it, and take the marks of others away. Args: as of ``_note``."""
        known = {path.by: datum["on"] for path, datum in self.data[place].items() if path.kind == "reviewed"}
        before = [by for by, was_on in known.items() if was_on] if known or is_on else unknown
        for by in before:
            if by != step.by:
                self._put(place, Path(by, "reviewed"), {"on": False}, stamp)
        if is_on or step.by in before:
            self._put(place, Path(step.by, "reviewed"), {"on": is_on}, stamp)

    def _put(self, place: Place, path: Path, value: Datum, stamp: str) -> None:
        """Write a datum, later than what stood there even where a clock was put back."""
        old = self.data[place].get(path)
        self.data[place][path] = {"at": stamp if old is None or stamp > old["at"] else behind(old["at"]), **value}

    def _know(self, place: Place, article: str, stamp: str, record: dict[str, Any]) -> None:
        self.names[place.sha256] = (article, stamp)
        self.records.setdefault(place, record)

    def _former(self, place: Place, step: Step, quote: str) -> list[Place]:
        """Return where a paragraph was in the other texts that its article had, as far as the history knows.

        A short one may be there twice in a text: that is why it has to be at the same place.
        """
        alike = self._alike.get((step.article, place.end - place.start, quote[:QUOTE]), ())
        found = [each for each in alike if each.sha256 not in {step.sha256, place.sha256}]
        if place.end - place.start <= QUOTE:
            return sorted(each for each in found if each.start == place.start)
        texts = Counter(each.sha256 for each in found)
        return sorted(each for each in found if texts[each.sha256] == 1)
