"""What a person decides of the paragraphs at hand, as operations. Pure: nothing is done yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.stamps import migrated
from tui.model import Annotation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.annotations.anchoring.anchored import Orphan
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Span
    from tui.session.open_article import OpenArticle


@dataclass(frozen=True, slots=True)
class Decision:
    """What a paragraph, or all of several, was left with: themes, or none and reviewed.

    Attributes:
        themes: Their ids.
        reviewed: Whether it was marked as reviewed.
    """

    themes: tuple[str, ...]
    reviewed: bool


def toggled(opened: OpenArticle, theme: str) -> list[Operation]:
    """Return what gives the targets the theme, or takes it off where all of them have it."""
    having = [index for index in opened.targets if theme in opened.themes(index)]
    if len(having) == len(opened.targets):
        return [RemoveTheme(opened.paragraphs[index].span, theme) for index in having]
    return [AddTheme(opened.paragraphs[index].span, theme) for index in opened.targets if index not in having]


def given(opened: OpenArticle, theme: str) -> list[Operation]:
    """Return what gives the targets the theme that do not have it."""
    lacking = (index for index in opened.targets if theme not in opened.themes(index))
    return [AddTheme(opened.paragraphs[index].span, theme) for index in lacking]


def reviewed(opened: OpenArticle) -> list[Operation]:
    """Return what marks the targets as reviewed; themes they have stay."""
    return [SetReviewed(opened.paragraphs[index].span, reviewed=True) for index in opened.targets]


def without_themes(opened: OpenArticle) -> list[Operation]:
    """Return what marks the targets as reviewed and bearing no theme."""
    operations: list[Operation] = []
    for index in opened.targets:
        span = opened.paragraphs[index].span
        operations += [RemoveTheme(span, theme) for theme in opened.themes(index)]
        operations.append(SetReviewed(span, reviewed=True))
    return operations


def decided(opened: OpenArticle, targets: Sequence[int]) -> Decision | None:
    """Return what is decided of all of ``targets`` together, of which there must be one; None where that is nothing."""
    themes = (theme for theme in opened.themes(targets[0]) if all(theme in opened.themes(each) for each in targets))
    marks = (annotation for each in targets if (annotation := opened.annotation(each)) and annotation.reviewed)
    decision = Decision(tuple(themes), reviewed=len([*marks]) == len(targets))
    return decision if decision.themes or decision.reviewed else None


def repeated(opened: OpenArticle, decision: Decision) -> list[Operation]:
    """Return what decides the same of the targets; what they have beside it stays."""
    operations: list[Operation] = []
    for index in opened.targets:
        span, said = opened.paragraphs[index].span, opened.annotation(index)
        operations += [AddTheme(span, theme) for theme in decision.themes if theme not in opened.themes(index)]
        if decision.reviewed and not (said and said.reviewed):
            operations.append(SetReviewed(span, reviewed=True))
    return operations


def noted(opened: OpenArticle, note: str) -> list[Operation]:
    """Return what makes ``note`` that of the paragraph at the cursor; an empty one removes it."""
    return [SetNote(opened.current.span, note)] if opened.current else []


def attached(opened: OpenArticle, orphan: Orphan, by: str) -> list[Operation | OrphanOperation]:
    """Return what attaches an orphaned annotation to the paragraph at the cursor; of two notes both stay.

    Args:
        opened: The open article.
        orphan: What was said of another paragraph.
        by: Whose annotation.
    """
    said = orphan.annotation(by)
    if opened.current is None or said is None:
        return []
    own, span = opened.annotation(opened.cursor) or Annotation(opened.current.span), opened.current.span
    operations: list[Operation | OrphanOperation] = [RemoveOrphan(orphan)]
    given = (AddTheme(span, tag.theme, tag.how, migrated(tag.at)) for tag in said.tags if tag.theme not in own.themes)
    operations += given
    if said.note and said.note not in own.note:
        operations.append(SetNote(span, f"{own.note}\n{said.note}" if own.note else said.note))
    if said.reviewed and not own.reviewed:
        operations.append(SetReviewed(span, reviewed=True))
    return operations


def settled(span: Span, said: Annotation | None, themes: Collection[str]) -> list[Operation]:
    """Return what gives a paragraph just these themes, and marks it as reviewed; nothing where it is so.

    Args:
        span: The paragraph's.
        said: What is said of it now in the layer that is written into.
        themes: Their ids.
    """
    now = said or Annotation(span)
    operations: list[Operation] = [RemoveTheme(span, theme) for theme in now.themes if theme not in themes]
    operations += [AddTheme(span, theme) for theme in themes if theme not in now.themes]
    return operations if now.reviewed else [*operations, SetReviewed(span, reviewed=True)]
