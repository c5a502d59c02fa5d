"""The Textual application: themes of the screen, the keyboard, the first screen."""

from __future__ import annotations

import re
from asyncio import get_running_loop
from io import StringIO
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.filter import Monochrome
from textual.widget import Widget

from tui.errors import SIGNALLED
from tui.sentences import sentence
from tui.state.folders import state_folder
from tui.terminal.input_scanner import LONGEST_PASTE
from tui.ui import messages
from tui.ui.appearance import DARK, SIXTEEN, inks
from tui.ui.command import keymap, way_to
from tui.ui.commands import COMMANDS
from tui.ui.display import Display
from tui.ui.driver import HashiyaDriver, InputFailed
from tui.ui.greys import Greys
from tui.ui.guard import Guard
from tui.ui.lam_alef import LamAlef
from tui.ui.main_screen import MainScreen
from tui.ui.put_keys import with_put_keys
from tui.ui.shutdown import Shutdown, ShutdownAsked
from tui.ui.strips import options_in
from tui.ui.taking import let_all_take, let_take
from tui.ui.typed_at_once import TypedAtOnce
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.prompt import Prompt
from tui.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.geometry import Size
    from textual.screen import Screen

    from tui.model import Label
    from tui.session.session import Session
    from tui.terminal.modes import Treatment
    from tui.ui.terminal_input import DigitNotTaken, PasteNotTaken, PasteUnfinished, TerminalAnswered


_ALT_DIGIT = re.compile(r"alt\+\d")


class HashiyaApp(App[None]):
    """Reads one library. Everything it knows is in the session."""

    CSS_PATH = "app.tcss"
    TITLE = "hashiya"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Textual's selection takes text as it is shown
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session, greeting: str = "", display: Display | None = None) -> None:
        """Show nothing yet.

        Args:
            session: What is read.
            greeting: The first message of the bottom row.
            display: The terminal; where None, one that wants no treatment of its own.
        """
        super().__init__(driver_class=HashiyaDriver)
        session.settings = with_put_keys(session.settings, COMMANDS)
        self.terminal_display = display or Display()
        self.session = session
        self.failure: BaseException | None = None
        self.guard = Guard(session, state_folder())
        self.shutdown = Shutdown(self._ask_to_end, self._is_held_up, self._give_up)
        self._quit_pending = 0
        self._is_leaving = False
        self._drawn_size: Size | None = None
        self._greeting = greeting
        self._lam_alef = LamAlef(self, self._act_on)
        self._typed_at_once = TypedAtOnce(self, self._hand_over)
        self.animation_level = "none"
        self._filters = [Greys() if isinstance(each, Monochrome) else each for each in self._filters]
        self.register_theme(DARK)
        self.register_theme(SIXTEEN)
        wanted = session.settings.appearance
        fitting = SIXTEEN.name if self.console.color_system == "standard" else DARK.name
        self.theme = wanted if wanted in self.available_themes else fitting
        if wanted and wanted not in self.available_themes:
            names = ", ".join(self.available_themes)
            self._greeting = messages.say(messages.NO_SUCH_APPEARANCE, session.settings.language, wanted, names)

    def on_mount(self) -> None:
        """Show the reader."""
        get_running_loop().set_exception_handler(self._handle_failed_callback)
        self.set_keymap(keymap(COMMANDS, self.session.settings.keys))
        self.push_screen(MainScreen(self.session, self._greeting, self.guard.keep_lacking))
        self.app_resume_signal.subscribe(self, self._redraw)

    @property
    def language(self) -> str:
        """Return the language of the interface: "ar" or "en"."""
        return self.session.settings.language

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables, and the colours of text that follow from them."""
        variables = super().get_css_variables()
        return variables | inks(variables)

    # The end

    def _ask_to_end(self, number: int) -> None:
        self.post_message(ShutdownAsked(number))

    def on_shutdown_asked(self, event: ShutdownAsked) -> None:
        """Leave in good order, after all that was typed before."""
        self._leave(SIGNALLED + event.number)

    def _leave(self, code: int) -> None:
        self._is_leaving = True
        self.shutdown.begin(code)
        self.guard.keep()
        self.exit(return_code=code)

    def _is_held_up(self) -> bool:
        """Return whether the program waits for a terminal that takes nothing."""
        return isinstance(self._driver, HashiyaDriver) and self._driver.is_stalled

    def _give_up(self, code: int) -> int:
        """Keep what is pending, and give the terminal back without waiting for it; return the exit code."""
        self.guard.keep()
        error = self.guard.error
        if isinstance(self._driver, HashiyaDriver):
            said = sentence(error, self.language) if error else ""
            self._driver.give_up("".join(each if each.isprintable() else "\ufffd" for each in said))
        return 1 if error or self.failure else code

    async def action_quit(self) -> None:
        """Quit; Textual's own Ctrl-Q comes here, too. What cannot be saved anywhere has to be left knowingly."""
        pending = len(self.session.pending)
        if self.guard.keep() or self._quit_pending == pending:
            self._leave(0)
            return
        self._quit_pending = pending
        ways = (way_to(COMMANDS, each, self.session.settings) for each in ("save-as", "leave"))
        self._say(messages.QUIT_UNSAVED, pending, *ways)

    def action_help_quit(self) -> None:
        """Say how to leave: Textual calls this for Ctrl-C."""
        self._say(messages.LEAVE_BY, way_to(COMMANDS, "leave", self.session.settings))

    def fail(self, error: BaseException) -> None:
        """Remember what the program failed with: of several, the first."""
        self.failure = self.failure or error

    def panic(self, *renderables: RenderableType) -> None:
        """End without a traceback on the screen: Textual calls this for what has failed outside a handler."""
        text = StringIO()
        Console(file=text).print(*renderables)
        self.fail(RuntimeError(text.getvalue()))
        super().panic()

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback on the screen: Textual calls this for what nobody has caught."""
        self.fail(error)
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def _handle_failed_callback(self, loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        """End where a callback of the event loop has failed, which asyncio would only print."""
        error = context.get("exception")
        if isinstance(error, Exception) and "handle" in context:
            self._handle_exception(error)
        else:
            loop.default_exception_handler(context)

    def on_input_failed(self, event: InputFailed) -> None:
        """End: nobody reads the keys any more."""
        raise event.error

    # Drawing

    def _redraw(self, _: object = None) -> None:
        """Draw everything again: after ``fg`` the terminal's screen is another."""
        if isinstance(self._driver, HashiyaDriver):
            self._driver.redraw()
        self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw the first frame of another size whole: one of the size before may have been cut off at the margin."""
        if renderable is not None and screen.outer_size != self._drawn_size:
            self._drawn_size = screen.outer_size
            if isinstance(self._driver, HashiyaDriver):
                self._driver.redraw()
        super()._display(screen, renderable)

    # The terminal

    def action_next_bidi_mode(self) -> None:
        """Show Arabic in the next mode, at once."""
        self._treat(self.terminal_display.choose_next_mode())

    def on_terminal_answered(self, event: TerminalAnswered) -> None:
        """Take in what the terminal said after the screen had begun."""
        if self.terminal_display.take(event.replies):
            self._treat(self.terminal_display.treatment)

    def on_digit_not_taken(self, event: DigitNotTaken) -> None:
        """Say that a digit changed nothing."""
        self._say(messages.DIGIT_NOT_TAKEN, event.digit)

    def on_paste_not_taken(self, event: PasteNotTaken) -> None:
        """Say that nothing was pasted."""
        self._say(messages.PASTE_NOT_TAKEN, event.length, LONGEST_PASTE)

    def on_paste_unfinished(self, event: PasteUnfinished) -> None:
        """Say why no key acts, or that they do again."""
        self._say(messages.PASTE_DROPPED if event.is_dropped else messages.PASTE_HELD)

    def _say(self, label: Label, *values: object) -> None:
        self.notify(messages.say(label, self.language, *values))

    def _treat(self, treatment: Treatment) -> None:
        if isinstance(self._driver, HashiyaDriver):
            self._driver.treat(treatment)
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget):
                if isinstance(widget, RowsView):
                    widget.redraw()
                elif isinstance(widget, ArabicInput):
                    widget.layout_options = options_in(widget)
                else:
                    widget.refresh()
        if isinstance(self.screen, MainScreen):
            self.screen.say_bidi_mode(treatment.mode)

    # What is said

    def notify(self, message: str, **_: object) -> None:  # of Textual's options none matters
        """Say what Textual has to say where the program itself speaks: its own boxes would not show Arabic right."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, MainScreen):
                screen.state_row.say(message)
                if screen.query_one(Prompt).is_open:
                    screen.query_one(Prompt).tell(message)

    # The keyboard

    async def on_event(self, event: events.Event) -> None:
        """Take keys one by one, but for text. What was typed behind the key that leaves is for nobody."""
        if self._is_leaving and isinstance(event, events.InputEvent | events.Paste):
            return
        if isinstance(event, events.Resize) and event.size == self._drawn_size:
            self._redraw()  # it was another meanwhile, and what stood outside is cut off
        if not isinstance(event, events.Key) or event.is_forwarded:
            await self._typed_at_once.hand_over()
            await super().on_event(event)
        elif isinstance(self.focused, ArabicInput):
            await self._typed_at_once.take(event, self.focused)
        else:
            await self._lam_alef.take(event)

    async def _act_on(self, event: events.Key) -> None:
        """Run the key's command at once: what is typed behind it may be meant for what the command opens."""
        before = self.screen
        if not isinstance(before, MainScreen):
            await self._hand_over(event)
        elif not await self._check_bindings(event.key):
            await super().on_event(event)
            if _ALT_DIGIT.fullmatch(event.key):  # as kitty's protocol has it
                self._say(messages.DIGIT_NOT_TAKEN, event.key[-1])
        elif self.screen is not before:
            await let_take(self.screen)

    async def _hand_over(self, event: events.Key) -> None:
        """Have the key taken where it is meant for, and by what it has opened: see ``taking``."""
        target = self.focused or self.screen
        await super().on_event(event)
        await let_all_take(target)
        if self.screen.is_running and self.screen not in target.ancestors_with_self:
            await let_take(self.screen)
