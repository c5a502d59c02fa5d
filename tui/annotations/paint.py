"""What a paragraph shows of the records that lie on it: they are paint on a text, and the latest decides. Pure.

Records of another text, or of another split of this one, cover a paragraph in part, or several of them. On each piece
of a paragraph the latest paint decides. A paragraph has a theme if any of its pieces has it, and is reviewed if all
are. So taking a theme off half of a paragraph, where that half is one of its own, does not take it off the whole. A
note stands where its paint begins: what is written over that piece is written over the note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.join import rank
from tui.annotations.layers import NONE_MERGED, REVIEWED, Datum, Layer, Merged, Path, data, datum_at, is_on, origin
from tui.annotations.stamps import shown
from tui.model import Annotation, Span, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Paint:
    """What is said, by annotator, of a piece of an article's text as it is now."""

    span: Span
    layers: Mapping[str, Layer]


Surface = tuple[Datum | None, ...]
"""What of a paragraph's paint is seen at one path of one layer: the latest datum of each piece; () where none is.

Of notes, the pieces are those where a paint begins.
"""


def surface(span: Span, paints: Sequence[Paint], by: str, path: Path) -> Surface:
    """Return what is seen on the paragraph at ``span``.

    Args:
        span: The paragraph's.
        paints: What lies on it, in any order.
        by: Whose layer.
        path: What of it.

    >>> half = Paint(Span(5, 9), {"Mona": {"reviewed": {"at": "2", "on": False}}})
    >>> whole = Paint(Span(0, 9), {"Mona": {"reviewed": {"at": "1", "on": True}}})
    >>> [each["on"] for each in surface(Span(0, 9), [half, whole], "Mona", ("reviewed",))]
    [True, False]
    """
    found = [(paint.span, datum) for paint in paints if (datum := datum_at(paint.layers.get(by), path)) is not None]
    if len(found) == 1 and found[0][0].start <= span.start and found[0][0].end >= span.end:
        return (found[0][1],)
    if not found:
        return ()
    is_note = path[0] == "note"
    edges = {each for piece, _ in found for each in ((piece.start,) if is_note else (piece.start, piece.end))}
    starts = [span.start, *sorted(edge for edge in edges if span.start < edge < span.end)]
    return tuple(
        max((datum for piece, datum in found if piece.start <= start < piece.end), key=rank, default=None)
        for start in starts
    )


def seen(paints: Sequence[Paint], by: str, path: Path) -> str:
    """Return the latest stamp under a paragraph, which whoever writes there has seen; "" where there is none.

    Args:
        paints: What lies on it.
        by: Whose layer.
        path: What of it.
    """
    return max((str(datum["at"]) for paint in paints if (datum := datum_at(paint.layers.get(by), path))), default="")


def is_on_anywhere(on: Surface) -> bool:
    """Return whether it is on on any piece, as a theme has to be."""
    return any(map(is_on, on))


def is_reviewed(on: Surface) -> bool:
    """Return whether it is on on all pieces."""
    return bool(on) and all(map(is_on, on))


def annotation(span: Span, paints: Sequence[Paint], by: str, merged: Merged = NONE_MERGED) -> Annotation:
    """Return what one annotator says of the paragraph at ``span``; times are to the second.

    Args:
        span: The paragraph's.
        paints: What lies on it.
        by: Whose layer.
        merged: What themes have become; of several that are one now, the tag is the first one.

    >>> at = "2026-11-26T15:11:15.123Z"
    >>> layer = {"themes": {"arms": {"at": at, "on": True}}, "note": {"": {"at": "", "text": "ask"}}}
    >>> said = annotation(Span(0, 9), [Paint(Span(0, 9), {"Mona": layer})], "Mona")
    >>> said.themes, said.note, said.at
    (('arms',), 'ask', '2026-11-26T15:11:15Z')
    """
    own = [paint.layers[by] for paint in paints if by in paint.layers]
    known = dict.fromkeys(path for layer in own for path, _ in data(layer))
    tags, notes = [], []
    for path in known:
        found = surface(span, paints, by, path)
        if path[0] == "themes" and is_on_anywhere(found):
            tags.append(_tag(merged.get(path[1], path[1]), by, found))
        elif path[0] == "note":
            notes += [each for each in found if each is not None and is_on(each)]
    latest = max((str(datum["at"]) for layer in own for _, datum in data(layer)), default="")
    texts = dict.fromkeys(str(each["text"]) for each in sorted(notes, key=origin))
    by_theme: dict[str, Tag] = {}
    for _, tag in sorted(tags, key=lambda each: (each[0], each[1].theme)):
        by_theme.setdefault(tag.theme, tag)
    return Annotation(
        span,
        tuple(by_theme.values()),
        "\n".join(texts),
        is_reviewed(surface(span, paints, by, REVIEWED)),
        by,
        shown(latest),
    )


def _tag(theme: str, by: str, found: Surface) -> tuple[str, Tag]:
    """Return the tag, which is the first where pieces have several, with what orders it among others."""
    first = min((each for each in found if each is not None and is_on(each)), key=origin)
    return origin(first), Tag(theme, by, shown(origin(first)), str(first.get("how", "key")))


def annotators(paints: Sequence[Paint]) -> Iterator[str]:
    """Yield whose layers there are, each once, sorted."""
    yield from sorted({by for paint in paints for by in paint.layers})
