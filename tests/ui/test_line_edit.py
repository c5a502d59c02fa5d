"""Editing a line, compared with cutting a list of clusters, and looked at as a row of cells."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.layout import LayoutOptions, layout
from tui.ui.widgets.line_edit import LineEdit

FATHA, SHADDA, ACUTE, ZWNJ, RLM = "\u064e", "\u0651", "\u0301", "\u200c", "\u200f"

ALPHABET = [*"بتمسد", "ل", "ا", "أ", "لا", "لَا", *"abZ", *"7٣۴", " ", " ", "(", "،", "😀", "中", FATHA, SHADDA, ACUTE,
            ZWNJ, RLM, "\u00a0", "\u2009"]  # fmt: skip
texts = st.lists(st.sampled_from(ALPHABET), max_size=12).map("".join)

_MARK = f"[{FATHA}{SHADDA}{ACUTE}]"
_BEHIND = f"[{FATHA}{SHADDA}{ACUTE}{ZWNJ}{RLM}]*"
_CLUSTER = re.compile(
    rf"ل{_MARK}*[اأ]{_BEHIND}"  # lam-alef
    rf"|[ \u00a0\u2009][{ZWNJ}{RLM}]*"  # a space bears no marks
    rf"|[^{ZWNJ}{RLM}]{_BEHIND}"
)
_LAM_BEFORE = re.compile(rf"ل{_MARK}*\Z")


def boundaries(text: str) -> list[int]:
    """Return where clusters begin, and the text's end."""
    return [*(cluster.start() for cluster in _CLUSTER.finditer(text)), len(text)]


def settled(text: str, cursor: int) -> int:
    if _LAM_BEFORE.search(text[:cursor]) and text[cursor : cursor + 1] in ("ا", "أ"):
        return cursor
    return min(offset for offset in boundaries(text) if offset >= cursor)


class Expected:
    """The same edits on a text and an offset."""

    def __init__(self) -> None:
        self.text, self.cursor = "", 0

    def insert(self, typed: str) -> None:
        self._become(self.text[: self.cursor] + typed + self.text[self.cursor :], self.cursor + len(typed))

    def delete_before(self) -> None:
        start = max((offset for offset in boundaries(self.text) if offset < self.cursor), default=0)
        self._become(self.text[:start] + self.text[self.cursor :], start)

    def delete_after(self) -> None:
        end = min((offset for offset in boundaries(self.text) if offset > self.cursor), default=self.cursor)
        self._become(self.text[: self.cursor] + self.text[end:], self.cursor)

    def start(self) -> None:
        self._become(self.text, 0)

    def end(self) -> None:
        self._become(self.text, len(self.text))

    def _become(self, text: str, cursor: int) -> None:
        self.text, self.cursor = text, settled(text, cursor)


EDITS = ["delete_before", "delete_after", "start", "end"]


@given(st.lists(st.sampled_from([*EDITS, "left", "right"]) | texts, max_size=16))
def test_any_edits_give_what_editing_clusters_gives(edits: list[str]) -> None:
    edit, expected = LineEdit(), Expected()
    for each in edits:
        if each in ("left", "right"):
            edit = moved_one_cell(edit, each)
            expected.cursor = edit.cursor
        elif each in EDITS:
            edit = getattr(edit, each)()
            getattr(expected, each)()
        else:
            edit = edit.insert(each)
            expected.insert(each)
        assert (edit.text, edit.cursor) == (expected.text, expected.cursor)
        assert edit.cursor in edit.boundaries
        assert_is_shown(edit)


def moved_one_cell(edit: LineEdit, side: str) -> LineEdit:
    """Return the edit after a move; check that the cursor went to the cell beside it, or stayed at the edge."""
    cells = edit.line.cells
    starts = [cell.start for cell in cells]
    row = [len(edit.text), *starts] if edit.line.base == "R" else [*starts, len(edit.text)]
    at = row.index(edit.cursor) + (1 if side == "right" else -1)
    moved = edit.right() if side == "right" else edit.left()
    assert moved.text == edit.text
    assert moved.cursor == row[max(0, min(at, len(row) - 1))]
    return moved


def assert_is_shown(edit: LineEdit) -> None:
    """Check that every cluster has one cell, in the place that the reader would give it."""
    assert sorted(cell.start for cell in edit.line.cells) == [each for each in edit.boundaries if each < len(edit.text)]
    assert (edit.line.start, edit.line.end) == (0, len(edit.text))


@given(texts)
def test_the_line_looks_like_the_readers_except_for_its_spaces(text: str) -> None:
    words = " ".join(re.sub(r"[\u00a0\u2009]", " ", text).split())
    words = re.sub(r"^\W*\s|\s\W*$", "", words)  # the reader lets spaces hang, the editor shows them
    edit = LineEdit(words, len(words))
    shown = layout(words, 200)[0]

    assert edit.line.text.replace("\u00a0", " ").strip(" ") == shown.text.strip(" ")
    assert edit.line.base == shown.base


@given(texts, st.data())
def test_left_and_right_move_the_cursors_column_by_one_cell(text: str, data: st.DataObject) -> None:
    edit = LineEdit(text, data.draw(st.sampled_from(boundaries(text))))
    columns = {cell.start: column for cell, column in zip(edit.line.cells, _columns(edit), strict=True)}
    widths = {cell.start: cell.width for cell in edit.line.cells}

    left, right = edit.left(), edit.right()

    assert edit.cursor_column == columns.get(edit.cursor, -1 if edit.line.base == "R" else edit.line.width)
    assert right.cursor_column - edit.cursor_column == (
        0 if right.cursor == edit.cursor else widths.get(edit.cursor, 1)
    )
    assert edit.cursor_column - left.cursor_column == (0 if left.cursor == edit.cursor else widths.get(left.cursor, 1))


def _columns(edit: LineEdit) -> list[int]:
    return [sum(cell.width for cell in edit.line.cells[:index]) for index in range(len(edit.line.cells))]


@given(texts)
def test_going_left_then_right_visits_every_cell(text: str) -> None:
    edit = LineEdit(text, len(text))
    cells = len(edit.line.cells)
    seen = set()
    for _ in range(cells + 1):
        edit = edit.right()
    for _ in range(cells + 1):
        seen.add(edit.cursor)
        edit = edit.left()
    assert seen == set(boundaries(text))


def typed(edit: LineEdit, keys: str) -> LineEdit:
    for key in keys:
        edit = edit.insert(key)
    return edit


def test_what_is_typed_before_an_alef_stays_before_it() -> None:
    assert typed(LineEdit("اقتصاد", 0), "للـ").text == "للـاقتصاد"
    assert typed(LineEdit("اقتصاد", 0), "لم").text == "لماقتصاد"


def test_the_cursor_parts_lam_and_alef_and_leaving_joins_them() -> None:
    parted = typed(LineEdit("اب", 0), "ل")

    assert parted.cursor == 1
    assert len(parted.line.cells) == 3
    assert len(parted.end().line.cells) == 2
    assert parted.left().cursor == 2
    assert parted.right().cursor == 0
    assert parted.delete_before() == LineEdit("اب", 0)
    assert parted.delete_after() == LineEdit("لب", 1)


def test_deleting_what_stands_between_lam_and_alef_leaves_the_cursor_there() -> None:
    assert LineEdit("لما", 2).delete_before() == LineEdit("لا", 1)


def test_invisible_characters_at_the_start_can_be_deleted() -> None:
    edit = LineEdit(f"{RLM}ab", 0)

    assert edit.cursor == 1
    assert edit.delete_before() == LineEdit("ab", 0)
    assert LineEdit(RLM, 1).delete_before() == LineEdit("", 0)


@pytest.mark.parametrize(
    ("pasted", "text"), [("a\nb\r\nc", "a b c"), ("\ta", " a"), ("a\n", "a"), ("", ""), ("\u2028", "")]
)
def test_pasted_lines_become_one(pasted: str, text: str) -> None:
    assert LineEdit().insert(pasted) == LineEdit(text, len(text))


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\x1b[31mb", "a\u2028b", "\n"])
def test_a_text_with_line_breaks_or_controls_is_shown_in_one_row_of_all_its_cells(text: str) -> None:
    edit = LineEdit(text, len(text))

    assert [cell.start for cell in edit.line.cells] == list(range(len(text)))
    assert "\x1b" not in edit.line.text


@pytest.mark.parametrize(
    ("text", "left"),
    [("سلام جميل", "سلام "), ("سلام  ", ""), ("", ""), ("a b  ", "a "), ("كلمة", "")],
)
def test_deleting_a_word(text: str, left: str) -> None:
    assert LineEdit(text, len(text)).delete_word_before() == LineEdit(left, len(left))


def test_clearing_keeps_the_direction() -> None:
    rtl = LayoutOptions(base="R")

    assert LineEdit("abc", 2, rtl).clear() == LineEdit("", 0, rtl)


def test_a_cursor_at_the_end_stands_beside_the_last_cell() -> None:
    assert LineEdit("سلام", 4).cursor_column == -1
    assert LineEdit("abc", 3).cursor_column == 3
