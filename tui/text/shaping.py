"""Joining Arabic letters, in logical order, with the source of every cell.

Joining follows Unicode chapter 9.2 (rules R1 to R7) with the types of ArabicShaping.txt; the glyphs are presentation
forms, because a terminal draws each cell by itself. Lam and alef become one cell. ZWNJ breaks joining and ZWJ causes
it (between lam and alef it also keeps them two cells); neither is emitted.

Presentation forms in a text join as what they show: an initial form joins what follows, an isolated one nothing. Each
keeps its own form, also where its neighbours say otherwise: that is what was copied, or meant (an initial heh behind a
year). Letters beside one join towards it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import category

from tui.text.forms import ALEFS, FIRST_FORM, LAM, JoiningForm, base_letters, own_form, presentation_form
from tui.text.glyphs import (
    BIDI_MARKS,
    DOTTED_CIRCLE,
    LINE_SEPARATOR,
    TAB,
    ZWJ,
    ZWNJ,
    Role,
    cells,
    composed,
    glyph,
    role,
)
from tui.text.joining import JOINING_TYPE
from tui.text.ligatures import LIGATURES, SPELLED_OUT

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_MARKS = 8
"""Marks emitted on one cell; a letter with thousands of them must not choke the terminal."""

_TOKEN = re.compile(r"\s+|\S+")

_WITH_ALEF = {JoiningForm.INITIAL: JoiningForm.ISOLATED, JoiningForm.MEDIAL: JoiningForm.FINAL}
"""Of a lam that has a form of its own, that of the lam-alef it is part of."""

_LAID_OUT = frozenset((TAB, LINE_SEPARATOR))
"""What becomes blanks, or the end of a line, when lines are made: until then they are cells as they are."""


class Cell(NamedTuple):
    """One place of the grid, in logical order.

    ``glyph`` is the shaped base as emitted at a left-to-right level, or a tab or line separator; ``marks`` stand over
    it. ``start`` and ``end`` are code points of the source: the base with its marks and the invisible characters behind
    it, and for lam-alef both letters; the cells of a character that is spelled out share its range. ``width`` is in
    cells.
    """

    glyph: str
    marks: str
    start: int
    end: int
    width: int


_Fields: TypeAlias = tuple[str, str, int, int, int]
"""Those of a cell, its place counted within a word."""


def _joiner(char: str) -> str:
    """Return ZWJ or ZWNJ if the invisible ``char`` acts as one: isolates, too, have joining type U."""
    if char == ZWJ:
        return ZWJ
    return ZWNJ if JOINING_TYPE.get(char) == "U" else ""


class _Cluster:
    """A base character on its way to a cell."""

    __slots__ = ("base", "end", "form", "joiners", "marks", "start")

    def __init__(self, base: str, start: int, form: JoiningForm | None = None) -> None:
        self.base = base
        self.form = form
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
    return cluster.form.joins_next if cluster.form else joining_type(cluster.base) in "DLC"


def _joins_previous(cluster: _Cluster) -> bool:
    return cluster.form.joins_previous if cluster.form else joining_type(cluster.base) in "DRC"


def _clusters(token: str) -> tuple[str, list[_Cluster]]:
    """Return the joiners before the first base, and the clusters of a token."""
    leading = ""
    clusters: list[_Cluster] = []
    for index, char in enumerate(token):
        what = role(char)
        if char < FIRST_FORM and what is Role.BASE:
            clusters.append(_Cluster(char, index))
        elif char in SPELLED_OUT:
            if clusters:
                clusters[-1].joiners += ZWNJ
            clusters += [_Cluster(letter, index) for letter in SPELLED_OUT[char]]
            clusters[-1].joiners = ZWNJ
        elif char in LIGATURES:
            joiner = ZWJ if LIGATURES[char].form.joins_previous else ZWNJ
            if clusters:
                clusters[-1].joiners += joiner
            else:
                leading += joiner
            clusters += _of_ligature(char, index)
        elif what is Role.BASE:
            clusters.append(_Cluster(base_letters(char), index, own_form(char)))
        elif clusters:
            clusters[-1].take(char)
        elif what is Role.MARK:
            clusters.append(_Cluster(DOTTED_CIRCLE, index))
            clusters[-1].marks = char
        else:
            leading += _joiner(char)
    return leading, _sharing_ends(clusters)


def _of_ligature(char: str, index: int) -> list[_Cluster]:
    """Return the clusters of a form of several letters, a joiner behind the last: it keeps its form, too."""
    letters: list[_Cluster] = []
    for letter in LIGATURES[char].letters:
        if role(letter) is Role.MARK:
            letters[-1].marks += letter
        else:
            letters.append(_Cluster(letter, index))
    letters[-1].joiners = ZWJ if LIGATURES[char].form.joins_next else ZWNJ
    return letters


def _sharing_ends(clusters: list[_Cluster]) -> list[_Cluster]:
    """Return the clusters, those of one character with one source range: its marks stand on its last letter."""
    for before, cluster in zip(reversed(clusters[:-1]), reversed(clusters), strict=False):
        if before.start == cluster.start:
            before.end = cluster.end
    return clusters


def _is_lam_alef(lam: _Cluster, alef: _Cluster) -> bool:
    is_pair = lam.base == LAM and alef.base in ALEFS and not lam.joiners
    return is_pair and _joins_next(lam) and _joins_previous(alef)


def _with_lam_alef(clusters: list[_Cluster]) -> list[_Cluster]:
    """Return the clusters with every lam and the alef right behind it made one."""
    merged: list[_Cluster] = []
    for cluster in clusters:
        before = merged[-1] if merged else None
        if before and _is_lam_alef(before, cluster):
            before.base += cluster.base
            before.form = _WITH_ALEF[before.form] if before.form else None
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
def _shape_token(token: str) -> tuple[_Fields, ...]:
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
        form = cluster.form or _form(previous=previous_side, following=next_side)
        shaped.append(_fields(cluster, presentation_form(cluster.base, form)))
    return tuple(shaped)


@lru_cache(maxsize=1024)
def _spell_token(token: str) -> tuple[_Fields, ...]:
    """Return the cells of a text as ``_shape_token`` does, with base letters, lam and alef apart."""
    return tuple(_fields(cluster, cluster.base) for cluster in _clusters(token)[1])


def _fields(cluster: _Cluster, letters: str) -> _Fields:
    """Return the cell of a cluster that is shown by ``letters``."""
    if letters in _LAID_OUT:
        return letters, "", cluster.start, cluster.end, 1
    emitted = "".join(map(glyph, letters))
    return emitted, cluster.marks, cluster.start, cluster.end, sum(map(cells, emitted))


def _marks_on_blank(word: str) -> str:
    """Return the beginning of a word that belongs on the blank before it: all up to the last mark before its letters.

    A mark behind a blank stands over that; only one at the start of a text, a line or a column needs a circle.
    """
    end = 0
    for index, char in enumerate(word):
        what = role(char)
        if what is Role.BASE:
            break
        if what is Role.MARK:
            end = index + 1
    return word[:end]


def _bearing(blank: Cell, marks: str) -> Cell:
    """Return a blank with marks on it, and what is invisible between them."""
    shown = "".join(char for char in marks if role(char) is Role.MARK)
    return blank._replace(marks=shown[:MOST_MARKS], end=blank.end + len(marks))


def _cells_of(text: str, cells_of_token: Callable[[str], tuple[_Fields, ...]]) -> list[Cell]:
    shaped: list[Cell] = []
    for token in _TOKEN.finditer(text):
        word, at = token[0], token.start()
        if shaped and role(word[0]) is not Role.BASE and shaped[-1].glyph not in _LAID_OUT:
            marks = _marks_on_blank(word)
            if marks:
                shaped[-1] = _bearing(shaped[-1], marks)
                word, at = word[len(marks) :], at + len(marks)
        shaped += [  # as tuples: a name for each field would cost as much as all the rest
            tuple.__new__(Cell, (base, marks, at + start, at + end, width))
            for base, marks, start, end, width in cells_of_token(word)
        ]
    return shaped


def shape(text: str) -> list[Cell]:
    """Return the cells of ``text`` in logical order. Invisible characters have none of their own.

    >>> [(cell.glyph, cell.start, cell.end) for cell in shape("سلام")]
    [('ﺳ', 0, 1), ('ﻼ', 1, 3), ('ﻡ', 3, 4)]
    """
    return _cells_of(text, _shape_token)


def unjoined(text: str) -> list[Cell]:
    """Return the cells of ``text`` in logical order with base letters: a letter a cell, lam and alef two.

    >>> [cell.glyph for cell in unjoined("سلام")]
    ['س', 'ل', 'ا', 'م']
    """
    return _cells_of(text, _spell_token)


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
