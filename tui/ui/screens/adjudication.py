"""The screen of adjudication: one disagreement after the other, and what holds of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import HashiyaError
from tui.files.names import printable
from tui.sentences import sentence
from tui.session.outcome import remarks_on
from tui.ui import messages
from tui.ui.arabic_layout import in_both_layouts
from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.screens.note import NoteScreen
from tui.ui.screens.picker import PickerScreen, theme_items
from tui.ui.widgets.bars import StateRow
from tui.ui.widgets.disagreement import DisagreementView, ShownDisagreement
from tui.ui.widgets.key_hints import KeyHints
from tui.ui.widgets.picker_rows import PickerItem
from tui.view.judgement_rows import Judgement
from tui.view.paragraph_rows import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.events import Key, Resize

    from tui.model import Label
    from tui.session.adjudication import Adjudication
    from tui.session.session import Session
    from tui.text.layout import LayoutOptions
    from tui.ui.screens.picker import Picked

PAIR = 2
MOST_DIGITS = 9

SMALL_HEIGHT = 20
"""In less rows the keys have fewer, and all of them are shown where ``?`` asks for them."""


class _KeyOf(NamedTuple):
    """A key of the screen.

    Attributes:
        keys: Textual's names, comma-separated, in English layout; the first is shown.
        name: What it does.
        do: Does it.
    """

    keys: str
    name: str
    do: Callable[[], object]


class AdjudicationScreen(ClosingOnce[None]):
    """Walks through the disagreements; a key decides the one at hand, as one step, and goes on to the next."""

    def __init__(self, session: Session, adjudication: Adjudication, options: LayoutOptions) -> None:
        """Show nothing yet.

        Args:
            session: Has the library.
            adjudication: The walk.
            options: How texts are laid out.
        """
        super().__init__()
        self._session = session
        self._walk = adjudication
        self._language = session.settings.language
        self._options = options
        self._shows_all_keys = False
        self._keys = [*self._deciding(), *self._others()]

    def _say(self, label: Label, *values: object) -> str:
        return messages.say(label, self._language, *values)

    def compose(self) -> ComposeResult:
        """Yield the disagreement, the keys and the state."""
        yield DisagreementView(self._language, self._options)
        yield KeyHints(self._language, ("?", self._say(messages.ALL_KEYS)))
        yield StateRow(self._language)

    def on_mount(self) -> None:
        """Show the first disagreement that is not decided."""
        self.set_focus(self.query_one(DisagreementView))
        self._attempt(lambda: None)

    def on_resize(self, event: Resize) -> None:
        """Show as many keys as there is room for."""
        self._show_keys(event.size.height)

    # What is on the screen

    def _show_keys(self, height: int) -> None:
        most = height // 2 if self._shows_all_keys else 2 if height < SMALL_HEIGHT else 3
        self.query_one(KeyHints).show([(each.keys.split(",")[0], each.name) for each in self._keys], most)

    def _show(self) -> None:
        """Show the disagreement at hand."""
        walk, found = self._walk, self._walk.current
        theme = self._theme(walk.theme) if walk.theme else self._say(messages.ALL_THEMES)
        heading = self._say(messages.DISAGREEMENT, walk.number, len(walk), theme, walk.decided)
        if found.is_decided:
            heading = f"{heading} · {self._say(messages.DECIDED)}"
        self.query_one(DisagreementView).show(
            ShownDisagreement(
                heading=heading,
                place=self._place(),
                lines=self._say(messages.LINES, "{}", "{}", "{}"),
                text=found.record.text,
                direction=self._session.library.summary(self._article).direction,
                number=found.record.paragraph,
                judgements=self._judgements(),
                no_theme=self._say(messages.NO_THEME),
                codebook=self._session.codebook,
            )
        )
        pending = len(self._session.pending)
        saved = self._say(messages.UNSAVED, pending) if pending else f"{self._say(messages.SAVED)} ✓"
        self.query_one(StateRow).set_class(bool(pending), "pending")
        self.query_one(StateRow).show([saved, saved if pending else "✓"], ())

    @property
    def _article(self) -> int:
        """Return which article of the library the disagreement at hand is in, counted from 0."""
        return self._session.library.index_of(self._walk.current.record.article) or 0

    def _place(self) -> str:
        record = self._walk.current.record
        return self._say(messages.DISAGREEMENT_PLACE, self._article + 1, record.paragraph, record.title)

    def _judgements(self) -> list[Judgement]:
        found = self._walk.current
        said = zip(self._walk.annotators, found.annotations, strict=True)
        judgements = [Judgement(printable(name), annotation) for name, annotation in said]
        if found.agreed is not None:
            judgements.append(Judgement(self._say(messages.AGREED), found.agreed, Role.DONE))
        return judgements

    def _theme(self, theme: str) -> str:
        return self._session.codebook.name(theme, self._language)

    def _agreed(self) -> str:
        """Return what is agreed upon, in words."""
        found = self._walk.current
        if not found.is_decided or found.agreed is None:
            return self._say(messages.NOT_DECIDED)
        themes = self._session.codebook.sorted(found.agreed.themes)
        comma = "، " if self._language == "ar" else ", "
        return comma.join(map(self._theme, themes)) or self._say(messages.NO_THEME)

    def _attempt(self, change: Callable[[], object], said: Callable[[], str] = lambda: "") -> bool:
        """Make a change, show what there is then, and say it; say what went wrong where it fails.

        Returns whether it was made.
        """
        problem: HashiyaError | None = None
        for step in (change, self._walk.look):
            try:
                step()
            except HashiyaError as error:
                problem = problem or error
        self._show()
        state_row = self.query_one(StateRow)
        if problem is None:
            state_row.say(said())
        else:
            state_row.warn(self._reason(problem))
        return problem is None

    def _reason(self, error: HashiyaError) -> str:
        """Return what went wrong, behind how much is not saved for it."""
        reason, pending = sentence(error, self._language, named=lambda path: path.name), len(self._session.pending)
        return f"{self._say(messages.UNSAVED, pending)} · {reason}" if pending else reason

    # The keys

    def _deciding(self) -> Iterator[_KeyOf]:
        """Yield the keys that decide: one for each annotator, and what several of them say."""
        walk = self._walk
        for place, name in enumerate(walk.annotators[:MOST_DIGITS]):
            themes = partial(walk.of_one, place)
            yield _KeyOf(str(place + 1), printable(name), partial(self._decide, themes))
        is_pair = len(walk.annotators) == PAIR
        of_any, of_all = ("3", "4") if is_pair else ("a", "c")
        any_name, all_name = (
            (messages.BOTH, messages.ONLY_BOTH) if is_pair else (messages.ALL_OF_THEM, messages.ONLY_ALL)
        )
        yield _KeyOf(of_any, self._say(any_name), partial(self._decide, walk.of_any))
        yield _KeyOf(of_all, self._say(all_name), partial(self._decide, walk.of_all))

    def _others(self) -> Sequence[_KeyOf]:
        return (
            _KeyOf("t", self._say(messages.OTHER_THEME), self._pick_theme),
            _KeyOf("e", self._say(messages.NOTE), self._write_note),
            _KeyOf("n", self._say(messages.SKIP), self._skip),
            _KeyOf("j", self._say(messages.NEXT), partial(self._move, 1, messages.NO_FURTHER)),
            _KeyOf("k", self._say(messages.PREVIOUS), partial(self._move, -1, messages.NO_EARLIER)),
            _KeyOf("u", self._say(messages.UNDO), self._undo),
            _KeyOf("f", self._say(messages.OF_ONE_THEME), self._pick_filter),
            _KeyOf("space,pagedown", self._say(messages.SCROLL), lambda: self.query_one(DisagreementView).turn_page(1)),
            _KeyOf("q,escape,ctrl+c", self._say(messages.LEAVE), partial(self.dismiss, None)),
        )

    def on_key(self, event: Key) -> None:
        """Do what the key says, in both keyboard layouts."""
        event.stop()
        typed = {event.key, event.character}
        view = self.query_one(DisagreementView)
        if typed & {*in_both_layouts("?")}:
            self._shows_all_keys = not self._shows_all_keys
            self._show_keys(self.size.height)
        elif typed & {*in_both_layouts("b,pageup")}:
            view.turn_page(-1)
        elif event.key in ("down", "up"):
            view.scroll_rows(1 if event.key == "down" else -1)
        else:
            for each in self._keys:
                if typed & {*in_both_layouts(each.keys)}:
                    each.do()
                    return

    # Deciding

    def _decide(self, themes: Callable[[], Sequence[str]]) -> None:
        """Decide the disagreement at hand, and go on to the next that is not decided."""
        walk = self._walk
        if self._attempt(lambda: walk.decide(themes())):
            said = [self._say(messages.AGREED_NOW, walk.number, self._agreed())]
            if not walk.go_on(again=False):
                said.append(self._end())
            self._attempt(lambda: None, lambda: " · ".join(said))

    def _end(self) -> str:
        """Return what is said at the end of the walk."""
        left = len(self._walk) - self._walk.decided
        return self._say(messages.LAST_ONE, left) if left else self._say(messages.ALL_DECIDED, len(self._walk))

    def _pick_theme(self) -> None:
        agreed = self._walk.current.agreed
        items = theme_items(self._session.codebook, agreed.themes if agreed else ())
        self.app.push_screen(PickerScreen(self._say(messages.THEMES), items), self._toggle)

    def _toggle(self, picked: Picked | None) -> None:
        if picked is None:
            return
        agreed = self._walk.current.agreed
        is_so = picked.is_named and agreed is not None and picked.value in agreed.themes
        self._attempt(lambda: None if is_so else self._walk.toggle(picked.value), self._say_agreed)

    def _say_agreed(self) -> str:
        return self._say(messages.AGREED_NOW, self._walk.number, self._agreed())

    def _write_note(self) -> None:
        found = self._walk.current
        heading = self._say(messages.NOTE_ON, found.record.paragraph, " ".join(found.record.text.split()))
        note = found.agreed.note if found.agreed else ""
        notes = [f"{each.by}: {each.note}" for each in found.annotations if each.note]
        self.app.push_screen(NoteScreen(heading, note, self._say(messages.NOTE_KEYS), notes), self._take_note)

    def _take_note(self, note: str | None) -> None:
        if note is not None:
            self._attempt(lambda: self._walk.note(note.strip()), self._say_agreed)

    def _undo(self) -> None:
        said: list[str] = []

        def undo() -> None:
            reverted = self._walk.undo()
            if reverted is None:
                said.append(self._say(messages.NO_DECISION))
                return
            said.append(self._say(messages.TAKEN_BACK, self._walk.number, self._agreed()))
            said.extend(sentence(remark, self._language) for remark in remarks_on(reverted))

        self._attempt(undo, lambda: " · ".join(said))

    # The walk

    def _skip(self) -> None:
        """Go to the next that is not decided, behind the last one from the beginning on."""
        found = self._walk.go_on(again=True)
        self._attempt(lambda: None, lambda: "" if found else self._end())

    def _move(self, steps: int, none: Label) -> None:
        found = self._walk.move(steps)
        self._attempt(lambda: None, lambda: "" if found else self._say(none))

    def _pick_filter(self) -> None:
        everything = PickerItem("", self._say(messages.ALL_THEMES), number="0")
        codebook, numbers = self._session.codebook, self._session.codebook.numbers()
        themes = [
            PickerItem(each, self._theme(each), colour=theme.colour if theme else "", number=numbers.get(each, ""))
            for each, theme in ((each, codebook.get(each)) for each in self._walk.disputed)
        ]
        self.app.push_screen(PickerScreen(self._say(messages.WHICH_DISAGREEMENTS), [everything, *themes]), self._filter)

    def _filter(self, picked: Picked | None) -> None:
        if picked is not None:
            self._walk.keep_to(picked.value)
            self._attempt(lambda: None)
