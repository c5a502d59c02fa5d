"""Joining Arabic letters, in logical order, with the source of every cell.

Joining follows Unicode chapter 9.2 (rules R1 to R7) with the types of ArabicShaping.txt; the glyphs are presentation
forms, because a terminal draws each cell by itself. Lam and alef become one cell. ZWNJ breaks joining and ZWJ causes
it (between lam and alef it also keeps them two cells); neither is emitted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from tui.text.forms import ALEFS, LAM, JoiningForm, base_letters, presentation_form
from tui.text.glyphs import BIDI_MARKS, DOTTED_CIRCLE, ZWJ, ZWNJ, Role, cells, composed, glyph, role
from tui.text.joining import JOINING_TYPE
from tui.text.ligatures import SPELLED_OUT

MOST_MARKS = 8
"""Marks emitted on one cell; a letter with thousands of them must not choke the terminal."""

_TOKEN = re.compile(r"\s+|\S+")


class Cell(NamedTuple):
    """One place of the grid, in logical order.

    ``glyph`` is the shaped base as emitted at a left-to-right level; ``marks`` stand over it. ``start`` and ``end``
    are code points of the source: the base with its marks and the invisible characters behind it, and for lam-alef
    both letters; the cells of a character that is spelled out share its range. ``width`` is in cells.
    """

    glyph: str
    marks: str
    start: int
    end: int
    width: int


def _joiner(char: str) -> str:
    """Return ZWJ or ZWNJ if the invisible ``char`` acts as one: isolates, too, have joining type U."""
    if char == ZWJ:
        return ZWJ
    return ZWNJ if JOINING_TYPE.get(char) == "U" else ""


class _Cluster:
    """A base character on its way to a cell."""

    __slots__ = ("base", "end", "joiners", "marks", "start")

    def __init__(self, base: str, start: int) -> None:
        self.base = base
        self.marks = ""
        self.joiners = ""
        self.start = start
        self.end = start + 1

    def take(self, char: str) -> None:
        self.end += 1
        self.joiners += _joiner(char)
        if role(char) is Role.MARK:
            whole = composed(self.base, char)
            if whole:
                self.base = whole
            elif len(self.marks) < MOST_MARKS:
                self.marks += char


@lru_cache(maxsize=8192)
def joining_type(letters: str) -> str:
    """Return the joining type of a letter (D, R, L, C, U or T) by ArabicShaping.txt; a lam-alef pair is R.

    >>> [joining_type(letters) for letters in ("ب", "د", "لا", "ء")]
    ['D', 'R', 'R', 'U']
    """
    if len(letters) > 1:
        return "R"
    listed = JOINING_TYPE.get(letters)
    if listed:
        return listed
    return "T" if category(letters) in ("Mn", "Me", "Cf") else "U"


def _joins_next(cluster: _Cluster) -> bool:
    return joining_type(cluster.base) in "DLC"


def _joins_previous(cluster: _Cluster) -> bool:
    return joining_type(cluster.base) in "DRC"


def _clusters(token: str) -> tuple[str, list[_Cluster]]:
    """Return the joiners before the first base, and the clusters of a token."""
    leading = ""
    clusters: list[_Cluster] = []
    for index, char in enumerate(token):
        what = role(char)
        if char in SPELLED_OUT:
            if clusters:
                clusters[-1].joiners += ZWNJ
            clusters += [_Cluster(letter, index) for letter in SPELLED_OUT[char]]
            clusters[-1].joiners = ZWNJ
        elif what is Role.BASE:
            clusters.append(_Cluster(base_letters(char), index))
        elif clusters:
            clusters[-1].take(char)
        elif what is Role.MARK:
            clusters.append(_Cluster(DOTTED_CIRCLE, index))
            clusters[-1].marks = char
        else:
            leading += _joiner(char)
    return leading, _sharing_ends(clusters)


def _sharing_ends(clusters: list[_Cluster]) -> list[_Cluster]:
    """Return the clusters, those of one character with one source range: its marks stand on its last letter."""
    for before, cluster in zip(reversed(clusters[:-1]), reversed(clusters), strict=False):
        if before.start == cluster.start:
            before.end = cluster.end
    return clusters


def _with_lam_alef(clusters: list[_Cluster]) -> list[_Cluster]:
    """Return the clusters with every lam and the alef right behind it made one."""
    merged: list[_Cluster] = []
    for cluster in clusters:
        before = merged[-1] if merged else None
        if before and cluster.base in ALEFS and before.base == LAM and not before.joiners:
            before.base += cluster.base
            before.marks = (before.marks + cluster.marks)[:MOST_MARKS]
            before.joiners = cluster.joiners
            before.end = cluster.end
        else:
            merged.append(cluster)
    return merged


def _form(*, previous: bool, following: bool) -> JoiningForm:
    if previous:
        return JoiningForm.MEDIAL if following else JoiningForm.FINAL
    return JoiningForm.INITIAL if following else JoiningForm.ISOLATED


@lru_cache(maxsize=32768)
def _shape_token(token: str) -> tuple[tuple[str, str, int, int, int], ...]:
    """Return the cells of a text without white space inside, as the fields of ``Cell``.

    Joining never crosses white space, so a word has the same cells wherever it stands, and words come again.
    """
    leading, found = _clusters(token)
    clusters = _with_lam_alef(found)
    shaped = []
    joined = leading.endswith(ZWJ)  # what stands before joins to the next letter
    for index, cluster in enumerate(clusters):
        following = clusters[index + 1] if index + 1 < len(clusters) else None
        previous_side = joined and _joins_previous(cluster)
        if cluster.joiners:
            next_side = cluster.joiners[0] == ZWJ and _joins_next(cluster)
            joined = cluster.joiners[-1] == ZWJ
        else:
            joined = _joins_next(cluster)
            next_side = joined and following is not None and _joins_previous(following)
        base = presentation_form(cluster.base, _form(previous=previous_side, following=next_side))
        emitted = "".join(map(glyph, base))
        shaped.append((emitted, cluster.marks, cluster.start, cluster.end, sum(map(cells, emitted))))
    return tuple(shaped)


def shape(text: str) -> list[Cell]:
    """Return the cells of ``text`` in logical order. Invisible characters have none of their own.

    >>> [(cell.glyph, cell.start, cell.end) for cell in shape("سلام")]
    [('ﺳ', 0, 1), ('ﻼ', 1, 3), ('ﻡ', 3, 4)]
    """
    shaped: list[Cell] = []
    for token in _TOKEN.finditer(text):
        at = token.start()
        shaped += [
            Cell(base, marks, at + start, at + end, width) for base, marks, start, end, width in _shape_token(token[0])
        ]
    return shaped


def unjoined(text: str) -> list[Cell]:
    """Return the cells of ``text`` in logical order with base letters: a letter a cell, lam and alef two.

    >>> [cell.glyph for cell in unjoined("سلام")]
    ['س', 'ل', 'ا', 'م']
    """
    shaped: list[Cell] = []
    for token in _TOKEN.finditer(text):
        at = token.start()
        for cluster in _clusters(token[0])[1]:
            emitted = "".join(map(glyph, cluster.base))
            shaped.append(Cell(emitted, cluster.marks, at + cluster.start, at + cluster.end, sum(map(cells, emitted))))
    return shaped


def with_bidi_marks(shaped: list[Cell], text: str) -> list[Cell]:
    r"""Return the cells of ``text``, which are ``shaped``, with a visible cell of its own for every bidi control.

    A control that stands inside a cluster ends the cluster's cell; the rest of the cluster counts as the control's.

    >>> text = "a\u200fb"
    >>> [(cell.glyph, cell.start, cell.end) for cell in with_bidi_marks(shape(text), text)]
    [('a', 0, 1), ('←', 1, 2), ('b', 2, 3)]
    """
    controls = [
        Cell(BIDI_MARKS[char], "", index, index + 1, 1) for index, char in enumerate(text) if char in BIDI_MARKS
    ]
    if not controls:
        return shaped
    merged = sorted([*shaped, *controls], key=lambda cell: cell.start)
    starts = sorted({cell.start for cell in merged})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [cell._replace(end=ends[cell.start]) for cell in merged]
