"""The modes that are on, as the state row says them: each at length and in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.ui import messages
from tui.ui.widgets.bars import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Label
    from tui.ui.actions.actions import Actions

LONGEST_NEEDLE = 12
"""Code points of what was searched for that are said."""


def modes_of(actions: Actions, unusual: str, language: str) -> Iterator[Mode]:
    """Yield the modes that are on.

    Args:
        actions: Know what was asked for, and the session, which has the selection and the search.
        unusual: In which way Arabic is shown, where that is not the one that suits the terminal; else "".
        language: "ar", else English.
    """
    session, opened = actions.stage.session, actions.stage.session.opened

    def mode(label: Label, short: Label, *values: object) -> Mode:
        return Mode(messages.say(label, language, *values), messages.say(short, language, *values))

    if actions.tagging.auto_advance:
        yield mode(messages.MODE_AUTO, messages.MODE_AUTO_SHORT)
    if opened.anchor is not None:
        yield mode(messages.MODE_SELECTION, messages.MODE_SELECTION_SHORT, len(opened.targets))
    if opened.matches:
        place = actions.reading.place()
        yield mode(messages.MODE_SEARCH, messages.MODE_SEARCH_SHORT, place, _clipped(actions.reading.needle))
    if actions.listing.filter:
        found = in_digits(f"{len(actions.listing.passing)}/{actions.listing.total}", language)
        yield mode(messages.MODE_FILTER, messages.MODE_FILTER_SHORT, found, _clipped(actions.listing.filter))
    if actions.listing.sorting:
        yield mode(actions.listing.sorting, messages.MODE_SORTED_SHORT)
    if session.annotators.others_hidden:
        yield mode(messages.MODE_OTHERS, messages.MODE_OTHERS_SHORT)
    if not session.tag_file.has_locks:
        yield mode(messages.MODE_LOCKS, messages.MODE_LOCKS_SHORT)
    if unusual:
        yield Mode(unusual, messages.say(messages.MODE_BIDI_SHORT, language))


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NEEDLE else f"{text[:LONGEST_NEEDLE]}…"
