"""What was done over the whole file is said in the person's words, with the themes by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotations.deeds import Deed
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, Deletion, Merge, Move, Renaming
from tui.codebook.codebook import DEFAULT_THEMES, CodeBook
from tui.ui.deeds import ISOLATE, POP, told

if TYPE_CHECKING:
    from tui.codebook.changes import CodeBookChange

BOOK = CodeBook(DEFAULT_THEMES)


@pytest.mark.parametrize(
    ("change", "in_english", "in_arabic"),
    [
        (Addition("صواريخ", id="missiles"), "new theme missiles", "موضوع جديد missiles"),
        (Renaming("arms", en="War"), "rename Arms → War", "تسمية أسلحة ← War"),
        (Move("arms", under="diplomacy"), "move Arms → Diplomacy", "نقل أسلحة ← دبلوماسية"),
        (Merge("arms", "sanctions"), "merge Arms → Sanctions", "دمج أسلحة ← عقوبات"),
        (Archiving("arms"), "archive Arms", "أرشفة أسلحة"),
        (Archiving("arms", is_back=True), "take out of the archive Arms", "إعادة من الأرشيف أسلحة"),
        (Deletion("arms"), "delete Arms", "حذف أسلحة"),
    ],
)
def test_a_change_of_the_code_book(change: CodeBookChange, in_english: str, in_arabic: str) -> None:
    deed = Deed("", act=change.words)
    for language, said in (("en", in_english), ("ar", in_arabic)):
        assert told(deed, BOOK, language).replace(ISOLATE, "").replace(POP, "") == said


def test_a_file_that_was_restored() -> None:
    assert told(Deed("", act=("restore",)), BOOK, "en") == "restore an earlier state"


def test_what_a_later_version_did_is_said_in_its_own_words() -> None:
    assert told(Deed("", act=("themes", "split", "arms")), BOOK, "en") == "themes split arms"
