"""Editing a text, compared with cutting code points and clusters, which are found by a pattern."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.clusters import AT, EDITS, RLM, any_offset, boundaries, cluster_end, many_lines, settled, texts
from tui.text.layout import LayoutOptions
from tui.ui.widgets.input.text_edit import Edit, as_lines, as_one_line


class Expected:
    """The same edits on a text and two offsets."""

    def __init__(self) -> None:
        self.text, self.cursor, self.anchor = "", 0, 0

    @property
    def selected(self) -> str:
        return self.text[self._span[0] : self._span[1]]

    @property
    def _span(self) -> tuple[int, int]:
        start, end = sorted((self.cursor, self.anchor))
        nothing_seen_before = start == boundaries(self.text)[0]
        return 0 if nothing_seen_before and start < end else start, end

    def insert(self, typed: str) -> None:
        start = self._cut_selected()
        self._become(self.text[:start] + typed + self.text[start:], start + len(typed))

    def delete_before(self) -> None:
        if self.selected:
            self.insert("")
            return
        start = max(0, self.cursor - 1)
        self._become(self.text[:start] + self.text[self.cursor :], start)

    def delete_after(self) -> None:
        if self.selected:
            self.insert("")
            return
        self._become(self.text[: self.cursor] + self.text[cluster_end(self.text, self.cursor) :], self.cursor)

    def clear(self) -> None:
        self._become("", 0)

    def select_all(self) -> None:
        self.anchor = settled(self.text, 0)
        self.cursor = len(self.text)

    def _cut_selected(self) -> int:
        start, end = self._span
        self.text = self.text[:start] + self.text[end:]
        return start

    def _become(self, text: str, cursor: int) -> None:
        self.text = text
        self.cursor = self.anchor = settled(text, cursor)


@given(st.lists(st.sampled_from(EDITS) | any_offset | texts | many_lines, max_size=20))
@example([f"a\n{RLM}b", (AT, 3), "delete_before", "delete_before"])
@example([f"a\n{RLM}b", (AT, 1), "delete_after"])
@example([f"ل{RLM}ا", (AT, 2), "delete_before"])
def test_any_edits_give_what_editing_clusters_gives(edits: list[str | tuple[str, int]]) -> None:
    edit, expected = Edit(), Expected()
    for each in edits:
        if isinstance(each, tuple):
            offset = min(each[1], len(edit.text))
            edit = edit.at(offset) if each[0] == AT else edit.selecting_to(offset)
            expected.cursor = settled(expected.text, offset)
            expected.anchor = expected.cursor if each[0] == AT else expected.anchor
        elif each in EDITS:
            edit = getattr(edit, each)()
            getattr(expected, each)()
        else:
            edit = edit.insert(each)
            expected.insert(each)
        assert (edit.text, edit.cursor, edit.selected) == (expected.text, expected.cursor, expected.selected)
        assert list(edit.boundaries) == boundaries(edit.text)


def typed(edit: Edit, keys: str) -> Edit:
    for key in keys:
        edit = edit.insert(key)
    return edit


def test_what_is_typed_before_an_alef_stays_before_it() -> None:
    assert typed(Edit("اقتصاد", 0), "للـ").text == "للـاقتصاد"
    assert typed(Edit("اقتصاد", 0), "لم").text == "لماقتصاد"


FAMILY, FLAG = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1ea\U0001f1ec"


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("سلا", "سل"),  # the last letter of a cell of two
        ("الا", "ال"),
        ("مُفَعِّلٌ", "مُفَعِّل"),  # the tanwin
        ("مدَّ", "مدَ"),  # the mark that was typed last
        ("لَا", "لَ"),
        ("ا\u0653", "ا"),  # alef and madda, each typed
        ("می\u200c", "می"),
        ("a\u200f", "a"),
        ("ب\u00a0", "ب"),
        ("\ufefb", ""),  # a ligature that is one character
        ("ﷲ", ""),
        ("a\n", "a"),
        (FAMILY, FAMILY[:-1]),
        (FLAG, FLAG[:-1]),
        ("e\u0301", "e"),
        ("", ""),
    ],
)
def test_backspace_takes_one_code_point(before: str, left: str) -> None:
    assert Edit(f"{before}س", len(before)).delete_before().text == f"{left}س"
    assert Edit(before, len(before)).delete_before().text == left


@pytest.mark.parametrize(
    "cluster",
    ["ل", "لَ", "مّ", "ا\u0653", "ی\u200c", "ل\u200d", "\ufefb", "ﷲ", "\n", FAMILY, FLAG, "\u0600\u0661",
     "\u1112\u1161\u11ab", "\u0915\u093f", "\u00a0\u064b", " "],
)  # fmt: skip
def test_delete_takes_one_cluster_which_the_cursor_passes_in_one_step(cluster: str) -> None:
    """The clusters are those of UAX #29."""
    text = f"س{cluster}اب"

    assert Edit(text, 1).delete_after().text == "ساب"
    assert Edit(text).boundaries == (0, 1, *range(1 + len(cluster), len(text) + 1))


def test_delete_leaves_a_mark_of_direction_to_backspace() -> None:
    left = Edit("سa\u200fb", 1).delete_after()

    assert left == Edit("س\u200fb", 2)
    assert left.delete_before().text == "سb"


@pytest.mark.parametrize("text", ["سلام", "سلَام", "سل\u200fام"])
def test_the_cursor_has_a_place_between_lam_and_alef(text: str) -> None:
    between = Edit(text, text.index("ا"))

    assert between.parted == [between.cursor]
    assert between.insert("م").text == text.replace("ا", "ما")
    assert between.delete_after().text == text.replace("ا", "")


def test_the_cursor_parts_lam_and_alef() -> None:
    parted = typed(Edit("اب", 0), "ل")

    assert parted.cursor == 1
    assert parted.parted == [1]
    assert parted.delete_before() == Edit("اب", 0)
    assert parted.delete_after() == Edit("لب", 1)
    assert parted.at(3).parted == []


def test_a_selection_that_begins_between_lam_and_alef_holds_one_of_them() -> None:
    parted = Edit("لاب", 1)

    assert parted.selecting_to(2).selected == "ا"
    assert parted.selecting_to(0).selected == "ل"
    assert parted.selecting_to(2).insert("م").text == "لمب"
    assert Edit("لاب", 0).selecting_to(3).selected == "لاب"


def test_deleting_what_stands_between_lam_and_alef_leaves_the_cursor_there() -> None:
    assert Edit("لما", 2).delete_before() == Edit("لا", 1)


def test_invisible_characters_at_the_start_can_be_deleted() -> None:
    edit = Edit(f"{RLM}ab", 0)

    assert edit.cursor == 1
    assert edit.delete_before() == Edit("ab", 0)
    assert Edit(RLM, 1).delete_before() == Edit("", 0)


@pytest.mark.parametrize(
    ("pasted", "one_line", "lines"),
    [
        ("a\nb\r\nc", "a b c", "a\nb\nc"),
        ("\ta", " a", "\ta"),
        ("a\r", "a", "a\n"),
        ("", "", ""),
        ("\u2028", "", "\n"),
        ("\n\na\x0b", "  a", "\n\na\n"),
        ("\x00a\x1b[31mb\x7f\x9b\udc80c", "a[31mbc", "a[31mbc"),
        ("می\u200cخواهم \u202ba\u202c\ufeff", "می\u200cخواهم \u202ba\u202c\ufeff", "می\u200cخواهم \u202ba\u202c\ufeff"),
    ],
)
def test_pasted_line_breaks_are_taken_out_or_made_alike_and_controls_left_out(
    pasted: str, one_line: str, lines: str
) -> None:
    assert as_one_line(pasted) == one_line
    assert as_lines(pasted) == lines


@pytest.mark.parametrize(
    ("text", "left"),
    [("سلام جميل", "سلام "), ("سلام  ", ""), ("", ""), ("a b  ", "a "), ("كلمة", ""), ("a\nb", "a\n"), ("a\n", "a"),
     ("a \n ", "a \n"), ("a\u2009b", "a\u2009")],
)  # fmt: skip
def test_deleting_a_word(text: str, left: str) -> None:
    assert Edit(text, len(text)).delete_word_before() == Edit(left, len(left))


def test_deleting_a_word_deletes_the_selection_where_there_is_one() -> None:
    assert Edit("ab cd", 5).selecting_to(4).delete_word_before() == Edit("ab c", 4)


def test_everything_is_everything() -> None:
    edit = Edit(f"{RLM}ab\n").select_all()

    assert edit.selected == f"{RLM}ab\n"
    assert edit.insert("x").text == "x"
    assert Edit(f"{RLM}ab", 2).selecting_to(0).selected == f"{RLM}a"


def test_every_edit_keeps_the_options() -> None:
    rtl = LayoutOptions(base="R")
    edit = Edit("abc", 2, options=rtl)

    assert edit.clear() == Edit("", 0, options=rtl)
    assert edit.insert("x").options == edit.at(1).options == edit.selecting_to(0).options == rtl


def test_bidi_controls_that_are_shown_can_be_passed_and_deleted() -> None:
    edit = Edit(f"a{RLM}b", 3, options=LayoutOptions(bidi_marks=True))

    assert edit.boundaries == (0, 1, 2, 3)
    assert edit.at(2).delete_before().text == "ab"
