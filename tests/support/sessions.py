"""Sessions on a library of two short articles: what can be done in one, and what is on disk then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.store_texts import said
from tui.corpus.library import Library
from tui.session.deciding import mark_reviewed, mark_without_themes, repeat_decision, set_note, toggle_theme
from tui.session.session import Session
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

FURNITURE = "اقرأ أيضا"
LIBRARY = {
    "1.txt": ["قمة جديدة في موسكو", "أعلن المتحدث اتفاقا.", FURNITURE, "قال الوزير كلمة.", "وقالت الوكالة كلمة."],
    "2.txt": ["خبر قصير عن العقوبات", "فقرة ثانية هنا."],
}


CHANGES = ["arms", "sanctions", "reviewed", "none", "note", "repeat"]


def new_session(folder: Path, by: str = "tester", machine: str = "desk") -> Session:
    settings = Settings(by)
    store = AnnotationStore(folder / "tags.json", template=settings.themes)
    positions = ReadingPositions(folder.parent / "positions.json")
    session = Session(Library(folder), store, settings, positions, machine)
    session.open(0)
    return session


def on_disk(session: Session) -> dict[int, tuple[str, ...]]:
    """Return the themes of the open article as somebody else would read them: paragraph number -> themes."""
    article = session.opened.article
    assert article is not None
    found = said(AnnotationStore(session.tag_file.path), article, session.author)
    return {number: annotation.themes for number, annotation in found.items() if annotation.themes}


def do(session: Session, change: str) -> None:
    match change:
        case "reviewed":
            mark_reviewed(session)
        case "none":
            mark_without_themes(session)
        case "note":
            set_note(session, "ملاحظة")
        case "repeat":
            repeat_decision(session)
        case _:
            toggle_theme(session, change)


def content(session: Session) -> list[object]:
    """Return what the tag file says of every article, without who and when."""
    found: list[object] = []
    for index in range(len(session.library)):
        own = said(AnnotationStore(session.tag_file.path), session.library.article(index), session.author)
        found.append({number: (each.themes, each.note, each.reviewed) for number, each in sorted(own.items())})
    return found
