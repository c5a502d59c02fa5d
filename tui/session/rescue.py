"""Pending changes kept at the end of a session, whatever has become of the tag file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import RequestError
from tui.errors.tag_file import DatabaseError
from tui.state.rescue_files import new_rescue

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


@dataclass(frozen=True, slots=True)
class Rescued:
    """What has become of the pending changes.

    ``path`` is the rescue file, None where none was needed. ``refused`` says of each change that could be saved
    nowhere why.
    """

    path: Path | None = None
    refused: tuple[RequestError, ...] = ()


def rescue(session: Session, folder: Path) -> Rescued:
    """Save what is pending; where the tag file cannot be written, into a new one in ``folder``.

    A change that can never be saved keeps none of those behind it from being saved.

    Raises:
        DatabaseError: Neither can be written.
    """
    refused: list[RequestError] = []
    path = None
    while session.pending:
        try:
            session.save()
        except RequestError as error:
            refused.append(error)
        except DatabaseError:
            if path is not None:
                raise
            path = new_rescue(folder, session.tag_file.path)
            with suppress(RequestError):  # a change that can never be saved, and is given up
                session.save_as(path)
    return Rescued(path, tuple(refused))


class RescuedData(NamedTuple):
    """What was read, and the tag file has not any more.

    Attributes:
        path: The rescue file in which it is kept.
        data: How many tags, marks and notes that is.
        comes_back: Whether the next change puts them back into the tag file.
    """

    path: Path
    data: int
    comes_back: bool


def rescue_lacking(session: Session, folder: Path) -> RescuedData | None:
    """Keep in a new rescue file what was read and the tag file has not any more; return None where that is nothing.

    Raises:
        DatabaseError: It cannot be written; it can be tried again.
    """
    count = session.tag_file.lacking
    if not count:
        return None
    path = new_rescue(folder, session.tag_file.path)
    return RescuedData(path, count, session.tag_file.keep_lacking(path))
