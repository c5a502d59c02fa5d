"""A look at all the files of a library, on any thread: which texts it has by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.library_texts import hashes_now

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.session.jobs import Pace
    from tui.session.session import Session


def looking(session: Session) -> Callable[[Pace], None]:
    """Return what looks at all the articles' files, on any thread: what is said of one follows its text then.

    Until then it follows the article's id; ``Session.take_texts`` takes in what has come of it. Nothing is looked at
    where nothing has been said yet. Raises DatabaseError.
    """
    annotations, texts, by = session.annotations, session.texts, session.author.name

    def look(pace: Pace) -> None:
        if texts is not None and annotations.has_any:
            texts.look(pace)
            annotations.known_by_texts(by)

    return look


def hashing(session: Session) -> Callable[[Pace], Mapping[str, str]]:
    """Return what finds the sha256 of each article's text, by the article's id, on any thread.

    Every file is looked at for it. Those that cannot be read are left out.
    """
    library, texts = session.library.apart(), session.texts
    return texts.hashes_now if texts is not None else lambda pace: hashes_now(library, pace)
