"""The terminals that are known, and what each of them needs to show Arabic right.

Seen with Debian 12's versions, in real windows, and xterm.js 6 in a browser; WezTerm, mintty, Ghostty, iTerm2, Windows
Terminal and Apple's Terminal from their sources and documents alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import BidiMode, Label, Tashkeel
from tui.terminal.modes import ORDER_GIVEN_BACK, ORDER_KEPT, Treatment

NOTHING_TO_SAY = Label("", "")


@dataclass(frozen=True, slots=True)
class Terminal:
    """A kind of terminal.

    Attributes:
        id: What ``tui.terminal.identity`` calls it, and the person's answers are kept under.
        name: What people call it.
        mode: How text is sent to it.
        tashkeel: Where the marks over a letter are sent.
        start: Stops its own reordering.
        end: Gives that back.
        reads_true_colour: False for one that garbles 24-bit colours, whatever COLORTERM says.
        bears_mouse: False for one that keeps Esc back until the next key while it reports the mouse.
        rows_are_paragraphs: Whether it takes each row's direction from its first strong character (UAX #9, P2).
        hinges_on_settings: Whether its mode is right only with its default settings: nobody can ask for them.
        string_limit: How many characters of a string it takes, 0 where there is no limit: with one, the clipboard is
            set in pieces.
        printed_in: The mode of what stays on the screen when the program has ended, for terminals that then reorder
            what was printed before: all others keep the order of each row.
        advice: What only the person can set, or what cannot be known from here.
    """

    id: str
    name: str
    mode: BidiMode = BidiMode.VISUAL
    tashkeel: Tashkeel = Tashkeel.AFTER
    start: str = ORDER_KEPT
    end: str = ORDER_GIVEN_BACK
    reads_true_colour: bool = True
    bears_mouse: bool = True
    rows_are_paragraphs: bool = False
    hinges_on_settings: bool = False
    string_limit: int = 0
    printed_in: BidiMode | None = None
    advice: Label = NOTHING_TO_SAY

    def treatment(self, mode: BidiMode | None = None, tashkeel: Tashkeel | None = None) -> Treatment:
        """Return how to treat this terminal; ``mode`` and ``tashkeel`` go before its own.

        A terminal that shall reorder is told nothing, and so is one that is sent plain text.
        """
        mode, tashkeel = mode or self.mode, tashkeel or self.tashkeel
        if mode in (BidiMode.IMPLICIT, BidiMode.WORDS, BidiMode.PLAIN):
            return Treatment(mode, tashkeel, "", "", self.rows_are_paragraphs)
        return Treatment(mode, tashkeel, self.start, self.end)


_BEHIND = Label(
    "لا تُعرف الطرفية التي وراءه: marks صحيح في xterm وVTE وأمثالهما، لا في kitty وmlterm وKonsole",
    "what terminal is behind it cannot be known: marks reads right in xterm, VTE and their like, "
    "not in kitty, mlterm or Konsole",
)

TERMINALS = {
    terminal.id: terminal
    for terminal in (
        Terminal("unknown", "a terminal that is not known"),
        Terminal("bdsm", "a terminal that obeys BDSM"),
        Terminal("xterm", "xterm"),
        Terminal("vte", "VTE (GNOME Terminal, Xfce Terminal and others)"),
        Terminal(
            "foot",
            "foot",
            tashkeel=Tashkeel.STRIP,  # it draws hardly any letter at a word's end that has a mark
            advice=Label(
                "علامات التشكيل: ضع grapheme-shaping=no تحت [tweak] في foot.ini، ثم ‎--tashkeel after",
                "for vowel marks put grapheme-shaping=no below [tweak] in foot.ini, and use --tashkeel after",
            ),
        ),
        Terminal("urxvt", "urxvt"),
        Terminal("st", "st"),
        Terminal("wezterm", "WezTerm"),
        Terminal("mintty", "mintty"),
        Terminal("ghostty", "Ghostty"),
        Terminal("windows-terminal", "Windows Terminal"),
        Terminal("alacritty", "Alacritty", tashkeel=Tashkeel.BEFORE),
        Terminal(
            "konsole",
            "Konsole",
            start="\x1b]50;BidiRenderingEnabled=false\x07",
            end="\x1b]50;BidiRenderingEnabled=true\x07",
            printed_in=BidiMode.IMPLICIT,
        ),
        Terminal(
            "mlterm",
            "mlterm",
            start="\x1b]5379;use_ctl=false\x07",
            end="\x1b]5379;use_ctl=true\x07",
            printed_in=BidiMode.PLAIN,
        ),
        Terminal(
            "kitty",
            "kitty",
            mode=BidiMode.WORDS,
            hinges_on_settings=True,
            advice=Label(
                "إن كان في kitty.conf سطر force_ltr yes، فالصحيح ‎--bidi visual",
                "where kitty.conf says force_ltr yes, --bidi visual is right",
            ),
        ),
        Terminal(
            "putty",
            "PuTTY",
            mode=BidiMode.IMPLICIT,
            rows_are_paragraphs=True,
            advice=Label(
                "أو عطّل ترتيب PuTTY نفسه: Terminal › Features › Disable bidirectional text display، ثم ‎--bidi visual",
                "or turn PuTTY's own reordering off (Terminal › Features › Disable bidirectional text display) "
                "and use --bidi visual",
            ),
        ),
        Terminal(
            "qterminal",
            "QTerminal",
            mode=BidiMode.IMPLICIT,
            advice=Label(
                "أو عطّل Bidirectional text support في إعدادات QTerminal (Appearance)، ثم ‎--bidi visual",
                "or turn off Bidirectional text support in QTerminal's preferences (Appearance), and use --bidi visual",
            ),
        ),
        Terminal(
            "iterm2",
            "iTerm2",
            advice=Label(
                "عطّل Settings › General › Experimental › Bidi",
                "turn off Settings › General › Experimental › Bidi",
            ),
        ),
        Terminal("apple-terminal", "Apple Terminal", mode=BidiMode.IMPLICIT),
        Terminal("xterm.js", "xterm.js (Visual Studio Code and others)", mode=BidiMode.MARKS),
        Terminal("tmux", "tmux", mode=BidiMode.MARKS, advice=_BEHIND),
        Terminal(
            "screen",
            "GNU screen",
            mode=BidiMode.MARKS,
            reads_true_colour=False,
            bears_mouse=False,
            string_limit=240,
            advice=_BEHIND,
        ),
        Terminal("mosh", "mosh", mode=BidiMode.MARKS, advice=_BEHIND),
    )
}
