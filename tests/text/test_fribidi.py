"""Ten thousand mixed paragraphs, wrapped, beside FriBidi line by line: order, mirroring, joining.

By hand, since FriBidi (Debian's ``libfribidi0``) is not everywhere:
``python -m pytest -n 0 -m fribidi tests/text``. docs/text.md says what is seen otherwise, and so is not among them:
FriBidi 1.0.8 gives other levels than the standard (and ICU) where a paragraph has several isolates, where a bracket
begins an embedding, or where a mark stands behind one.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.support.fribidi import FILL, FriBidi, is_installed
from tui.text.glyphs import DOTTED_CIRCLE, NO_BREAK_SPACE
from tui.text.layout import LayoutOptions, layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.text.direction import Direction
    from tui.text.layout import VisualLine

PARAGRAPHS = 10_000

WORDS = {
    "arabic": "قال الوزير إن الاتفاق بلغ مرحلته الأخيرة وسلام لا حرب في بيونغ يانغ مسؤولون شيئا رؤى آخر إلى هـ ــ",
    "vowelled": "سُلِّمَت الرِّسالَةُ مَرَضًا وَلَهُمْ ٱلنَّبِىِّ كِتَابٌ ۖ ۚ مُحَمَّدٌ",
    "persian": "می\u200cخواهم گفتگو پژمان چگینی کتاب\u200cها یک",
    "urdu": "یہ ہے ٹیلی ڈاکٹر ڑ گھر ںے",
    "hebrew": "שלום עולם בְּרֵאשִׁית ירושלים",
    "latin": "Kim KCNA e\u0301te\u0301 (Pool) C++ e-mail a.b@example.com https://example.com/a?b=c Москва",
    "digits": "2018 50% 1,000.5 ١٩٥٠ ٣٫٥ ۱۲۳ ۵۰٪ 10:30 12/5 +5 -7 $20 20€ 3-2 ١/٢ §5",
    "signs": ". , ، ؛ ؟ ! : - – — … « » “ ” / * # & = < > ‘",
    "brackets": "( ) [ ] { } ⟨ ⟩",
    "letters": "ا ب ت ل ا س د ر ء ه ى ئ گ چ \u064e \u0651 \u0640 \u200c \u200d a b 1 ٢ ، \u200f",
    "embeddings": "\u200e \u200f \u061c \u202a \u202b \u202c \u202c \u202d \u202e",
}
KINDS = (
    "arabic arabic vowelled digits signs brackets",
    "persian urdu digits signs brackets",
    "hebrew hebrew latin digits signs brackets",
    "latin latin arabic digits signs brackets",
    "arabic vowelled persian urdu hebrew latin digits signs brackets",
    "letters brackets",
    "arabic vowelled persian hebrew letters digits signs embeddings embeddings",
    "arabic vowelled persian hebrew letters digits signs brackets isolate",
)
BLANKS = [" "] * 12 + ["\t", "\u00a0", "  ", "\t\t", " \t", "\u2003", "", ""]
_MARKS_BEHIND_BRACKET = re.compile(r"(?<=[()\[\]{}⟨⟩])[\u200c-\u200f]*[\u064e\u0651\u06d6\u06da]+")
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def paragraphs() -> Iterator[str]:
    """Yield texts of each kind in turn, always the same ones."""
    random = Random(2024)  # noqa: S311 - to be the same each time
    for number in range(PARAGRAPHS):
        kind = KINDS[number % len(KINDS)].split()
        pieces = [WORDS[each].split(" ") for each in kind if each in WORDS]
        words = [
            random.choice(random.choice(pieces)) + random.choice(["", "", " "] if kind[0] == "letters" else BLANKS)
            for _ in range(random.randint(1, 60))
        ]
        if "isolate" in kind:
            words.insert(random.randint(0, len(words)), "\u2069")
            words.insert(random.randint(0, words.index("\u2069")), random.choice("\u2066\u2067\u2068"))
        yield _MARKS_BEHIND_BRACKET.sub("", "".join(words))


def shown(line: VisualLine) -> list[tuple[int, str]]:
    """Return where each character's first cell begins, and its glyph, from left to right."""
    found: list[tuple[int, str]] = []
    for cell in line.cells:
        if not found or found[-1][0] != cell.start:
            found.append((cell.start, cell.text[0]))
    return found


def theirs(fribidi: FriBidi, line: VisualLine) -> list[tuple[int, str]]:
    """Return the same of FriBidi's line."""
    ends = {cell.start: cell.end for cell in line.cells}
    order = fribidi.order(line.start, line.end)
    return [(index, glyph_of(fribidi.shaped[index : ends[index]])) for index in order if index in ends]


def glyph_of(shaped: str) -> str:
    """Return the glyph of a cell as the program has them, where FriBidi's is another one that looks the same."""
    char = shaped.lstrip(FILL)[0]  # a lam-alef stands in the place of its alef
    if unicodedata.category(char) == "Mn":
        return DOTTED_CIRCLE  # FriBidi has none
    if char.isspace() and char != NO_BREAK_SPACE:
        return " "
    if char == "ء":
        return "\ufe80"
    return unicodedata.normalize("NFC", shaped)[0] if char == "e" else char


@pytest.mark.fribidi
@pytest.mark.skipif(not is_installed(), reason="FriBidi is not installed")
def test_lines_are_fribidis() -> None:
    random = Random(7)  # noqa: S311 - as above
    lines, different = 0, []
    for text in paragraphs():
        base: Direction = random.choice(["L", "R", "R"])
        fribidi = FriBidi(text, base)
        for line in layout(text, random.randint(20, 100), LayoutOptions(base=base)):
            lines += 1
            ours, other = shown(line), theirs(fribidi, line)
            if _CONTROL.search(text):  # letters in overrides and across embeddings are joined in another way
                ours, other = [(start, "") for start, _ in ours], [(start, "") for start, _ in other]
            if ours != other:
                different.append((ascii(text), base, ours, other))
    assert different[:3] == []
    assert lines > 3 * PARAGRAPHS
