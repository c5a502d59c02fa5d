"""What each paragraph of an article is: title, heading, body or boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.corpus.blanks import PARAGRAPH_END
from tui.corpus.sentences import ends_sentence
from tui.model import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.corpus.boilerplate import BoilerplateRules

LONGEST_TITLE = 120
LONGEST_HEADING = 80
"""Both in code points."""

_LIST_ENTRY = re.compile(r"[-–—•·*+▪◦●■‣⁃←]\s*\S.*", re.DOTALL)
_AGENCY = r"(?:رويترز|أ\.? ?ف\.? ?ب\.?|أ\.? ?ب\.?|فرانس برس|الفرنسية|أسوشيتد برس|الأناضول|غيتي|أرشيف|أرشيفية)"
_CAPTION = re.compile(
    rf"[^©]*©.*|.*\({_AGENCY}\)|.*\((?:AFP|AP|EPA|Reuters|Getty[^)]*)\)"
    r"|(?:صورة|صور|لقطة|لقطات) (?:من|أرشيفية|تذكارية|نشرها|نشرتها|وزعها|وزعتها|تظهر|جوية|جماعية)\b.*"
    r"|(?:جانب|مشهد|مشاهد) من .*|من (?:جولة|زيارة|لقاء|مراسم|حفل|فعاليات) (?!.* إلى ).*",
    re.DOTALL | re.IGNORECASE,
)
# Such words go on with a speech that began before them, so the line above them opens no section: it is what
# stood under a picture.
_SPEECH_GOES_ON = re.compile(r"(?:وأضاف|وتابع|وأردف|واستطرد)(?:ت|ا|وا)?\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as classification sees it.

    Attributes:
        words: Its text on one line, without the marks of a heading.
        whole: False for a part of a line that was too long.
        marked: True for a heading that the format marks as one.
    """

    words: str
    whole: bool
    marked: bool


def as_lines(text: str, spans: Sequence[Span], heading: Callable[[str], str | None]) -> list[Line]:
    """Return the lines that paragraphs stand for.

    Args:
        text: The article's.
        spans: Its paragraphs, in order.
        heading: Returns the words of a line that the format marks as a heading, None for any other.
    """
    edges = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    broken = [PARAGRAPH_END.search(text, end, start) is not None for end, start in zip(edges, starts, strict=True)]
    broken[0] = broken[-1] = True
    return [
        _line(span.of(text), whole=broken[index] and broken[index + 1], heading=heading)
        for index, span in enumerate(spans)
    ]


def classify(lines: Sequence[Line], rules: BoilerplateRules) -> list[Kind]:
    """Return the kind of each of ``lines``. At most one is the title, and none comes before it but boilerplate.

    Where no heading is marked, those lines are taken for headings that look like it: up to LONGEST_HEADING code points,
    no end of a sentence, neither an entry of a list nor a caption, and text below.

    >>> from tui.corpus.boilerplate import BoilerplateRules
    >>> texts = ["Summit in Moscow", "It began on Monday.", "Second day", "It went on.", "Summit in Moscow"]
    >>> lines = [Line(text, whole=True, marked=False) for text in texts]
    >>> [str(kind) for kind in classify(lines, BoilerplateRules(()))]
    ['title', 'body', 'heading', 'body', 'boilerplate']
    """
    kinds = [Kind.BOILERPLATE if line.whole and rules.matches(line.words) else Kind.BODY for line in lines]
    title = _title(lines, kinds)
    if title is not None:
        kinds = [_beside_title(lines, title, index, kind) for index, kind in enumerate(kinds)]
    for index in _headings(lines, kinds):
        kinds[index] = Kind.HEADING
    return kinds


def _line(text: str, *, whole: bool, heading: Callable[[str], str | None]) -> Line:
    words = heading(text) if whole else None
    return Line(" ".join((text if words is None else words).split()), whole, marked=words is not None)


def _title(lines: Sequence[Line], kinds: Sequence[Kind]) -> int | None:
    """Return which line is the title: the first one that is not boilerplate, if it looks like a title.

    A line with no other text after it is the article itself, not its title.
    """
    text = [index for index, kind in enumerate(kinds) if kind is Kind.BODY]
    if not text or all(lines[index].words == lines[text[0]].words for index in text[1:]):
        return None
    first = lines[text[0]]
    if first.marked or (_is_unfinished(first, LONGEST_TITLE) and not _LIST_ENTRY.fullmatch(first.words)):
        return text[0]
    return None


def _beside_title(lines: Sequence[Line], title: int, index: int, kind: Kind) -> Kind:
    """Return the kind of line ``index``: sites repeat the title, and the repetition is boilerplate."""
    if index == title:
        return Kind.TITLE
    return Kind.BOILERPLATE if lines[index].words == lines[title].words else kind


def _headings(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[int]:
    """Return which lines are headings: the marked ones, or where none is, those that look like it."""
    text = [index for index, kind in enumerate(kinds) if kind is Kind.BODY]
    if any(line.marked for line in lines):
        return [index for index in text if lines[index].marked]
    likely = [_looks_like_heading(lines[index]) for index in text]
    # Two such lines in a row are a list, and one with nothing below it heads nothing.
    return [
        index
        for at, index in enumerate(text[:-1])
        if likely[at]
        and not likely[at + 1]
        and not (at > 0 and likely[at - 1])
        and not _SPEECH_GOES_ON.match(lines[text[at + 1]].words)
    ]


def _looks_like_heading(line: Line) -> bool:
    if not _is_unfinished(line, LONGEST_HEADING):
        return False
    return not (_LIST_ENTRY.fullmatch(line.words) or _CAPTION.fullmatch(line.words))


def _is_unfinished(line: Line, longest: int) -> bool:
    """Return whether ``line`` is a short line of its own that does not end as a sentence does."""
    return line.whole and len(line.words) <= longest and not ends_sentence(line.words)
