"""A question in the bottom row, answered in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget

from tui.text.clipping import clip
from tui.ui.strips import base_of, labels_in, options_in, strip_of
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.view.runs import Run, aligned

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key


class PromptLabel(Widget):
    """What is asked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--message"}

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def show(self, text: str) -> None:
        """Show ``text`` and be as wide as it is."""
        self._text = text
        self.styles.width = clip(text, 1000, labels_in(self)).width + 2
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        style = self.get_component_rich_style("bar--message")
        line = clip(self._text, max(1, self.size.width - 2), labels_in(self))
        if y > 0:
            return Strip.blank(self.size.width, style)
        padded = aligned([Run(f" {line.text} ", style)], line.width + 2, self.size.width, base_of(self), style)
        return strip_of(padded, self.size.width)


class Prompt(Horizontal):
    """Hidden until ``ask``; calls back with the answer, or with None where it was left."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._answered: Callable[[str | None], None] | None = None
        self._question = ""

    def compose(self) -> ComposeResult:
        """Yield the label where the language begins, and the input beside it."""
        base = base_of(self)
        parts = [PromptLabel(), ArabicInput(empty_direction=base, options=options_in(self), id="answer")]
        yield from parts if base == "L" else reversed(parts)

    def ask(self, question: str, value: str, answered: Callable[[str | None], None]) -> None:
        """Show a question, and take what is typed from now on.

        Args:
            question: What is asked, without a colon.
            value: The answer to start from, selected: what is typed takes its place, a move keeps it.
            answered: Called with the answer, or with None where the prompt was left.
        """
        self._answered = answered
        self._question = f"{question}:"
        self.query_one(PromptLabel).show(self._question)
        self.query_one(ArabicInput).offer(value)
        self.display = True
        self.take_keys()

    @property
    def is_open(self) -> bool:
        """Return whether an answer is waited for."""
        return self._answered is not None

    def take_keys(self) -> None:
        """Take what is typed from now on, too."""
        self.screen.set_focus(self.query_one(ArabicInput))  # now, not after the keys that have come since

    def tell(self, message: str) -> None:
        """Say something beside the question, until what is typed is another text: the state row is hidden here."""
        self.query_one(PromptLabel).show(f"{message} · {self._question}")

    def on_arabic_input_changed(self) -> None:
        """Show the question alone again."""
        self.query_one(PromptLabel).show(self._question)

    def leave(self) -> None:
        """Go without an answer; where nothing is asked, do nothing."""
        if self.is_open:
            self._finish(None)

    def on_arabic_input_submitted(self, event: ArabicInput.Submitted) -> None:
        """Hand the answer over."""
        event.stop()
        self._finish(event.value)

    def on_key(self, event: Key) -> None:
        """Leave at Esc; nothing else goes on to the commands while somebody types."""
        event.stop()
        if event.key in ("escape", "ctrl+c"):
            self._finish(None)

    def _finish(self, answer: str | None) -> None:
        self.display = False
        answered, self._answered = self._answered, None
        if answered:
            answered(answer)
