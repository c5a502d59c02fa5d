"""Kashida: filling a right-to-left line by lengthening the joins between letters, one place in a word.

Places and their order are those that Microsoft gave for Internet Explorer 5.5, and that Qt and LibreOffice follow
(told in https://www.khtt.net/en/page/1821/the-big-kashida-secret). The place with the lowest number in a word is
taken; of several the last one, towards the word's end:

1. after a tatweel that stands in the text;
2. after an initial or medial seen or sad (س ش ص ض);
3. before a final teh marbuta, heh or dal (ة ه د ذ);
4. before a final alef, tah, lam, kaf or gaf (ا ط ظ ل ك گ);
5. before a medial beh (and its likes in this form: ت ث ن ي ئ) that a reh, yeh or alef maksura (ر ز ي ى) follows;
6. before a final waw, ain, qaf or feh (و ع غ ق ف);
7. before any other final form, lam-alef among them;
8. in any other join: what LibreOffice adds.

As there, nothing is put before a final yeh or alef maksura, unless behind a seen or sad; and never between lam and
alef, whether they are one cell or two. Ours: words of one or two cells (من, في, بلا) stay as they are, and so does
الله, with the particles in front of it (بالله, لله) and as اللهم; of a longer word (عبدالله) the rest may grow.

Only letters with presentation forms count, and only at right-to-left levels: on a grid others are not drawn joined.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.text.forms import ALEFS, LAM, TATWEEL, JoiningForm, base_letters, joining_form
from tui.text.wrap import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.text.shaping import Cell

LONGEST = 4
"""The most cells added in one word."""

BEFORE_SPACES = 2
"""Cells added in every word that can take them, before a space grows."""

SHORTEST_WORD = 3
"""Cells of a word that may be lengthened."""

# Unicode's joining groups (ArabicShaping.txt), as far as their letters have presentation forms.
SEEN_SAD = frozenset("سشصض")
TEH_MARBUTA_HEH_DAL = frozenset("ةۀهہھدذڈڌڍڎ")
ALEF_TAH_LAM_KAF_GAF = ALEFS | frozenset("ٱطظلكڭکگڱڳ")
BEH_LIKE = frozenset("بتثپٹٺٻٿڀنڻيىئیې")
REH = frozenset("رزڑژ")
YEH = frozenset("يىئیېےۓ")
WAW_AIN_QAF_FEH = frozenset("وؤۅۆۇۈۉۋعغقفڤڦ")


_ALLAH = re.compile("(?:^أ?[وف]?[بتك]?)?[اآٱ]لل[هہ]م?$|^أ?[وف]?لل[هہ]$")
"""The name at the end of a word, with the particles before it: not خلله and the like, which have no alef there."""


class _Place(NamedTuple):
    """Where cells may be added: behind the cell at index ``at``; ``rank`` as in the table above."""

    rank: int
    at: int


def fill(line: Sequence[Cell], missing: int, rtl: Sequence[bool]) -> list[Cell]:
    """Return the cells of a line with ``missing`` cells added, in logical order.

    An added cell is a tatweel, or one more space, and stands for the same code points as the cell before it. Every
    word gets its first tatweel before any gets its second, the best places first; after two in each word one space
    more goes between words, then words go on to ``LONGEST``. A line that would need more is returned as it is: the
    edge is ragged there, which is better than holes.

    Args:
        line: The line's cells, in logical order.
        missing: Cells, from the end of the line to the margin.
        rtl: Of each code point of the text whether it is at a right-to-left level.

    >>> from tui.text.shaping import shape
    >>> [cell.start for cell in fill(shape("كتاب"), 2, [True] * 4)]
    [0, 1, 1, 1, 2, 3]
    >>> fill(shape("كتاب"), LONGEST + 1, [True] * 4) == shape("كتاب")
    True
    """
    words = list(_places(line, rtl))
    gaps = [_Place(0, before) for before, after in pairwise(range(len(line))) if _is_gap(line, before, after, rtl)]
    added: Counter[int] = Counter()
    for places in [*[words] * BEFORE_SPACES, gaps, *[words] * (LONGEST - BEFORE_SPACES)]:
        added.update(place.at for place in _chosen(places, missing - added.total()))
    if added.total() < missing:
        return list(line)
    filled: list[Cell] = []
    for index, cell in enumerate(line):
        filled.append(cell)
        if index in added:
            more = cell._replace(glyph=SPACE if cell.glyph == SPACE else TATWEEL, marks="", width=1)
            filled += [more] * added[index]
    return filled


def _chosen(places: Sequence[_Place], count: int) -> Iterator[_Place]:
    """Yield at most ``count`` of the places: the best, and of equally good ones some evenly over the line."""
    for _, run in groupby(sorted(places), lambda place: place.rank):
        alike = list(run)
        taken = min(count, len(alike))
        for nth in range(taken):
            yield alike[(2 * nth + 1) * len(alike) // (2 * taken)]
        count -= taken


def _places(line: Sequence[Cell], rtl: Sequence[bool]) -> Iterator[_Place]:
    """Yield the place of each word that has one; a word is a run of letters at right-to-left levels."""
    first = 0
    for is_word, run in groupby(line, lambda cell: cell.glyph.isalpha() and rtl[cell.start]):
        glyphs = tuple(cell.glyph for cell in run)
        place = _best_place(glyphs) if is_word else None
        if place:
            yield _Place(place.rank, first + place.at)
        first += len(glyphs)


def _is_gap(line: Sequence[Cell], before: int, after: int, rtl: Sequence[bool]) -> bool:
    """Return whether the cell ``before`` is the space, or the last of the spaces, between two words."""
    return line[before].glyph == SPACE != line[after].glyph and rtl[line[before].start]


@lru_cache(maxsize=8192)
def _best_place(word: tuple[str, ...]) -> _Place | None:
    """Return where a word is lengthened, or None where it is not. ``word`` is made of the glyphs of its cells."""
    if len(word) < SHORTEST_WORD:
        return None
    joins = list(zip(word, word[1:], [*word[2:], ""], strict=False))[: _name_start(word)]
    places = [_Place(rank, at) for at, join in enumerate(joins) if (rank := _rank(*join))]
    return min(places, key=lambda place: (place.rank, -place.at), default=None)


def _name_start(word: tuple[str, ...]) -> int:
    """Return the index of the cell at which الله begins; where a word does not end with it, how many cells it has."""
    letters = [(letter, at) for at, glyph in enumerate(word) for letter in base_letters(glyph) if letter != TATWEEL]
    name = _ALLAH.search("".join(letter for letter, _ in letters))
    return letters[name.start()][1] if name else len(word)


def _rank(before: str, after: str, following: str) -> int | None:
    """Return the place in the table of the join between two glyphs, or None where nothing may be added.

    ``following`` is the glyph behind ``after``, empty at the end of the word.
    """
    form_before, form = joining_form(before), joining_form(after)
    joins = (before == TATWEEL or (form_before is not None and form_before.joins_next)) and (
        after == TATWEEL or (form is not None and form.joins_previous)
    )
    letter, letter_after, letter_following = base_letters(before), base_letters(after), base_letters(following)
    if not joins or (letter == LAM and letter_after in ALEFS | {"ٱ"}):
        return None
    if before == TATWEEL:
        return 1
    if letter in SEEN_SAD:
        return 2
    if form is JoiningForm.FINAL:
        return _rank_before_final(letter_after)
    return 5 if letter_after in BEH_LIKE and letter_following in REH | YEH else 8


def _rank_before_final(letter: str) -> int | None:
    """Return the place in the table of the join before the final form of ``letter``."""
    if letter in TEH_MARBUTA_HEH_DAL:
        return 3
    if letter in ALEF_TAH_LAM_KAF_GAF:
        return 4
    if letter in WAW_AIN_QAF_FEH:
        return 6
    return None if letter in YEH else 7
