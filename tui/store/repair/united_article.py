"""One article's documents on the two sides of a conflict, as one: nothing that either says is left out. Pure."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.annotations.anchoring.text_quote import QuotedAnnotation
from tui.annotations.merge import additions
from tui.annotations.operations import effect
from tui.store.codec import paragraph_json, quoted_paragraph
from tui.store.fields import Fields
from tui.store.repair.spans import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

_Paragraph = dict[str, Any]


class UnitedArticle(NamedTuple):
    """Both documents as one, and how many paragraphs do not fit in it and are orphans."""

    document: dict[str, Any]
    orphans: int


def united_article(ours: dict[str, Any], theirs: dict[str, Any]) -> UnitedArticle:
    """Return two sound documents of one article as one; they stay as they are.

    Paragraphs of the same span and text become one, with the tags and marks of both; of two notes both stay. Where the
    two were made on different texts the one that was changed last stays as it is: of the other, a paragraph whose
    words stand once on both sides is the same, and any other is an orphan.
    """
    is_newer = max(map(_at, theirs["paragraphs"]), default="") > max(map(_at, ours["paragraphs"]), default="")
    is_same_text = ours["sha256"] == theirs["sha256"] or not (ours["sha256"] and theirs["sha256"])
    first, second = (theirs, ours) if is_newer and not is_same_text else (ours, theirs)
    paragraphs = list(first["paragraphs"])
    rest = _joined(paragraphs, second["paragraphs"], _place)
    if not is_same_text:
        once = _once(paragraphs) & _once(second["paragraphs"])
        rest = _joined(paragraphs, rest, lambda each: each["quote"] if each["quote"] in once else None)
    taken = Taken(paragraphs)
    orphans = 0
    for each in rest:
        if each.get("orphan"):
            paragraphs.append(each)
        elif is_same_text and taken.fits(each):
            taken.take(each)
            paragraphs.append(each)
        else:
            orphans += 1
            paragraphs.append(each | {"orphan": True})
    paragraphs.sort(key=lambda each: (each["start"], each["end"], bool(each.get("orphan"))))
    head = {"sha256": first["sha256"] or second["sha256"], "title": first.get("title") or second.get("title", "")}
    return UnitedArticle({**second, **first, **head, "paragraphs": paragraphs}, orphans)


def _joined(
    paragraphs: list[_Paragraph], others: Iterable[_Paragraph], key: Callable[[_Paragraph], Hashable]
) -> list[_Paragraph]:
    """Put what ``others`` say into the ``paragraphs`` of the same key, and return those that have none.

    Args:
        paragraphs: Are changed; each gets one other.
        others: What is put there.
        key: What is the same for two that are one; None for one that is none of the others.
    """
    # Those in their place come last, and so before orphans with the same text.
    order = sorted(range(len(paragraphs)), key=lambda number: not paragraphs[number].get("orphan"))
    numbers = {key(paragraphs[number]): number for number in order}
    rest = []
    for each in others:
        number = numbers.pop(key(each), None) if key(each) is not None else None
        if number is None:
            rest.append(each)
        else:
            paragraphs[number] = _united(paragraphs[number], each)
    return rest


def _united(own: _Paragraph, other: _Paragraph) -> _Paragraph:
    """Return a paragraph with what another of the same text says, too."""
    if own == other:
        return own
    record, more = (quoted_paragraph(Fields(Path(), "", each)) for each in (own, other))
    latest = max(record.annotation, more.annotation, key=lambda each: each.at)
    annotation = record.annotation
    for operation in additions(annotation, more.annotation):
        done = effect(annotation, operation, latest.by, latest.at)
        annotation = done.annotation if done else annotation
    united = QuotedAnnotation(annotation, record.quote, record.prefix or more.prefix, record.suffix or more.suffix)
    kept = {**other, **own, **paragraph_json(united), "by": latest.by, "at": latest.at}
    if not (own.get("orphan") and other.get("orphan")):
        kept.pop("orphan", None)
    return kept


def _place(paragraph: _Paragraph) -> Hashable:
    return paragraph["start"], paragraph["end"], paragraph["quote"]


def _at(paragraph: _Paragraph) -> str:
    return str(paragraph.get("at", ""))


def _once(paragraphs: Iterable[_Paragraph]) -> set[str]:
    return {quote for quote, count in Counter(each["quote"] for each in paragraphs).items() if count == 1}
