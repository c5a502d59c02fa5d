"""Undoing and redoing what was edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clusters import EDITS, any_offset, many_lines
from tui.ui.widgets.input.edit_history import STEPS, EditHistory
from tui.ui.widgets.input.text_edit import Edit


class Field:
    """An edit and its history, as a widget keeps them."""

    def __init__(self) -> None:
        self.edit, self.history = Edit(), EditHistory()

    def take(self, edit: Edit) -> None:
        self.history.record(self.edit, edit)
        self.edit = edit

    def type(self, keys: str) -> None:
        for key in keys:
            self.take(self.edit.insert(key))

    def undo(self) -> Edit:
        self.edit = self.history.undo(self.edit)
        return self.edit

    def redo(self) -> Edit:
        self.edit = self.history.redo(self.edit)
        return self.edit


def test_a_word_is_undone_in_one_step() -> None:
    field = Field()
    field.type("سلام عليكم")

    assert [field.undo().text for _ in range(4)] == ["سلام ", "سلام", "", ""]
    assert [field.redo().text for _ in range(4)] == ["سلام", "سلام ", "سلام عليكم", "سلام عليكم"]


def test_moving_ends_a_step() -> None:
    field = Field()
    field.type("ab")
    field.take(field.edit.at(1))
    field.type("cd")

    assert [field.undo().text for _ in range(2)] == ["ab", ""]


def test_typing_after_undo_is_a_step_of_its_own_and_forgets_what_was_undone() -> None:
    field = Field()
    field.type("ab")
    field.undo()
    field.type("c")

    assert field.redo().text == "c"
    assert field.undo().text == ""


def test_what_was_selected_is_selected_again() -> None:
    field = Field()
    field.take(field.edit.insert("كلمة"))
    field.take(field.edit.select_all())
    field.type("x")

    assert field.undo().selected == "كلمة"


@given(st.lists(st.sampled_from(EDITS) | any_offset | many_lines, max_size=20))
def test_all_can_be_undone_and_redone(edits: list[str | tuple[str, int]]) -> None:
    field = Field()
    for each in edits:
        if isinstance(each, tuple):
            field.take(field.edit.selecting_to(each[1]))
        else:
            field.take(getattr(field.edit, each)() if each in EDITS else field.edit.insert(each))
    last = field.edit.text
    for _ in edits:
        field.undo()
    assert field.edit.text == ""
    for _ in edits:
        field.redo()
    assert field.edit.text == last


def test_no_more_is_kept_than_said() -> None:
    field = Field()
    for number in range(STEPS + 10):
        field.take(field.edit.insert(f"{number} "))
    for _ in range(STEPS + 10):
        field.undo()

    assert field.edit.text == "".join(f"{number} " for number in range(10))
