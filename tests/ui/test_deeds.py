"""What was done over the whole file is said in the person's words, with the themes by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotations.deeds import Deed
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, Deletion, Merge, Move, Renaming
from tui.codebook.codebook import DEFAULT_THEMES, CodeBook
from tui.sentences.digits import Language
from tui.ui.deeds import ISOLATE, POP, numbers, told

if TYPE_CHECKING:
    from tui.codebook.changes import CodeBookChange

BOOK = CodeBook(DEFAULT_THEMES)
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    ("change", "in_english", "in_arabic"),
    [
        (Addition("صواريخ", id="missiles"), "new theme missiles", "موضوع جديد missiles"),
        (Renaming("arms", en="War"), "rename Arms → War", "إعادة تسمية أسلحة ← War"),
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
        assert told(deed, BOOK, language)[0].replace(ISOLATE, "").replace(POP, "") == said


def test_a_file_that_was_restored() -> None:
    assert told(Deed("", act=("restore",)), BOOK, "en") == ("restore an earlier state",)


def test_what_a_later_version_did_is_said_in_its_own_words() -> None:
    assert told(Deed("", act=("themes", "split", "arms")), BOOK, "en") == ("themes split arms",)


@pytest.mark.parametrize(
    ("deed", "last"),
    [
        (Deed("1", (4, 5), ("arms", "space"), ("sanctions",), reviewed=True), "+2 \u22121 reviewed p4–5"),
        (Deed("1", (7,), note="a note that is much too long to be said"), "note p7"),
        (Deed("1", (7,), note=""), "note removed p7"),
        (Deed("1", (7,), reviewed=False), "not reviewed p7"),
    ],
)
def test_each_form_is_shorter_and_says_where(deed: Deed, last: str) -> None:
    forms = told(deed, BOOK, "en")
    lengths = [len(form) for form in forms]
    assert lengths == sorted({*lengths}, reverse=True)
    assert all(form.endswith(f"p{numbers(deed.numbers, 'en')}") for form in forms)
    assert forms[-1] == last


def test_a_name_is_not_cut_where_that_saves_nothing() -> None:
    assert told(Deed("1", (7,), ("arms",)), BOOK, "en") == (f"+{ISOLATE}Arms{POP} p7", "+1 p7")


@pytest.mark.parametrize(
    ("of", "said"),
    [((5,), "5"), ((5, 6), "5–6"), ((2, 4, 5), "2, 4–5"), ((1, 3, 5), "1, 3, 5"), ((1, 3, 5, 9, 10), "1…10")],
)
def test_paragraphs_that_were_left_out_are_not_said(of: tuple[int, ...], said: str) -> None:
    assert numbers(of, "en") == said
    assert numbers(of, Language("ar", "arabic")) == said.translate(ARABIC_INDIC).replace(", ", "، ")
