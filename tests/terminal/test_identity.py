"""Which terminal it is: what real ones answered, with all their variables and with those that SSH lets through."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.places import DATA
from tui.model import BidiMode, Tashkeel
from tui.terminal.choice import Preference, choose, unasked
from tui.terminal.identity import identify
from tui.terminal.modes import Treatment, switch
from tui.terminal.replies import Replies, parse
from tui.terminal.terminals import TERMINALS, Terminal


@dataclass(frozen=True)
class Recorded:
    """What a terminal answered to all questions in one write, and what its environment said."""

    received: bytes
    environ: dict[str, str]

    @property
    def over_ssh(self) -> dict[str, str]:
        return {name: value for name, value in self.environ.items() if name in {"TERM", "LANG"} or name[:3] == "LC_"}


RECORDED = {
    each["terminal"]: Recorded(each["received"].encode("latin-1"), each["environment"])
    for each in json.loads((DATA / "terminal_replies.json").read_bytes())
}

BDSM = Treatment(BidiMode.VISUAL, Tashkeel.AFTER, "\x1b[8l", "\x1b[8h")
KONSOLE = Treatment(
    BidiMode.VISUAL, Tashkeel.AFTER, "\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07"
)
MLTERM = Treatment(BidiMode.VISUAL, Tashkeel.AFTER, "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")
MARKS = Treatment(BidiMode.MARKS, Tashkeel.AFTER, "\x1b[8l", "\x1b[8h")
FOOT = Treatment(BidiMode.VISUAL, Tashkeel.STRIP, "\x1b[8l", "\x1b[8h")
ALACRITTY = Treatment(BidiMode.VISUAL, Tashkeel.BEFORE, "\x1b[8l", "\x1b[8h")
IMPLICIT = Treatment(BidiMode.IMPLICIT, Tashkeel.AFTER, "", "")
PUTTY = replace(IMPLICIT, rows_are_paragraphs=True)
WORDS = Treatment(BidiMode.WORDS, Tashkeel.AFTER, "", "")

EXPECTED = {
    "alacritty": ("alacritty", ALACRITTY),
    "foot": ("foot", FOOT),
    "kitty": ("kitty", WORDS),
    "konsole": ("konsole", KONSOLE),
    "lxterminal": ("vte", BDSM),
    "mlterm": ("mlterm", MLTERM),
    "mosh": ("mosh", MARKS),
    "pterm": ("putty", PUTTY),
    "qterminal": ("qterminal", IMPLICIT),
    "sakura": ("vte", BDSM),
    "st": ("st", BDSM),
    "urxvt": ("urxvt", BDSM),
    "vte": ("vte", BDSM),
    "vte+screen": ("screen", MARKS),
    "vte+tmux": ("tmux", MARKS),
    "xterm": ("xterm", BDSM),
    "xterm+screen": ("screen", MARKS),
    "xterm+tmux": ("tmux", MARKS),
    "xterm.js": ("xterm.js", MARKS),
    "zutty": ("unknown", BDSM),
}

ANSWERED = {
    "alacritty": (None, None, None, "0;1700;1", "6"),
    "foot": (None, "foot(1.13.1)", "464f4f54", "1;011301;0", "62;4;22"),
    "kitty": (0, "kitty(0.26.5)", None, "1;4000;26", "62;"),
    "konsole": (None, "Konsole 22.12.3", "7E4B4445", "1;115;0", "62;1;4"),
    "lxterminal": (1, None, "7E565445", "65;7006;1", "65;1;9"),
    "mlterm": (0, None, "000000", "24;279;0", "63;1;2;3;4;6;7;15;18;22;29"),
    "mosh": (None, None, None, "1;10;0", "62"),
    "pterm": (None, None, None, "0;136;0", "6"),
    "qterminal": (None, None, None, "0;115;0", "1;2"),
    "sakura": (1, None, "7E565445", "65;7006;1", "65;1;9"),
    "st": (None, None, None, None, "6"),
    "urxvt": (None, None, None, "85;95;0", "1;2"),
    "vte": (1, None, "7E565445", "65;7006;1", "65;1;9"),
    "vte+screen": (None, None, None, "83;40900;0", "1;2"),
    "vte+tmux": (None, "tmux 3.3a", None, "84;0;0", "1;2"),
    "xterm": (0, "XTerm(379)", "00000000", "41;379;0", "64;1;2;6;9;15;16;17;18;21;22;28"),
    "xterm+screen": (None, None, None, "83;40900;0", "1;2"),
    "xterm+tmux": (None, "tmux 3.3a", None, "84;0;0", "1;2"),
    "xterm.js": (0, None, None, "0;276;0", "1;2"),
    "zutty": (None, None, None, "64;0;0", "64;1;9;15;21;22"),
}


def test_every_recorded_terminal_is_looked_at() -> None:
    assert RECORDED.keys() == EXPECTED.keys() == ANSWERED.keys()


@pytest.mark.parametrize("name", RECORDED)
def test_what_it_answered_is_understood(name: str) -> None:
    replies = parse(RECORDED[name].received)

    assert (replies.bdsm, replies.version, replies.da3, replies.da2, replies.da1) == ANSWERED[name]
    assert replies.typed == b""
    assert replies.is_complete


@pytest.mark.parametrize("name", RECORDED)
def test_it_is_identified_and_treated_as_it_needs(name: str) -> None:
    recorded = RECORDED[name]
    identity = identify(parse(recorded.received), recorded.environ)

    assert (identity.terminal.id, choose(identity).treatment) == EXPECTED[name]
    assert bool(identity.evidence) == (identity.terminal.id != "unknown")


@pytest.mark.parametrize("name", RECORDED)
def test_over_ssh_it_is_the_same(name: str) -> None:
    recorded = RECORDED[name]
    replies = parse(recorded.received)
    here, there = identify(replies, recorded.environ), identify(replies, {**recorded.over_ssh, "LANG": "ar_EG.UTF-8"})

    assert (there.terminal.id, choose(there).treatment) == EXPECTED[name]
    assert there.key == here.key


BY_ANSWERS_ALONE = EXPECTED | {"st": ("unknown", BDSM)}
"""st answers nothing that tells it from others; its TERM does, and is visual either way."""


@pytest.mark.parametrize("name", RECORDED)
def test_with_a_term_that_says_nothing_the_answers_say_it(name: str) -> None:
    identity = identify(parse(RECORDED[name].received), {"TERM": "xterm-256color"})

    assert (identity.terminal.id, choose(identity).treatment) == BY_ANSWERS_ALONE[name]


BY_THE_ENVIRONMENT_ALONE = {
    "alacritty": "alacritty",
    "foot": "foot",
    "kitty": "kitty",
    "konsole": "konsole",
    "lxterminal": "vte",
    "mlterm": "mlterm",
    "mosh": "unknown",
    "pterm": "unknown",
    "qterminal": "unknown",
    "sakura": "vte",
    "st": "st",
    "urxvt": "urxvt",
    "vte": "vte",
    "vte+screen": "screen",
    "vte+tmux": "tmux",
    "xterm": "unknown",
    "xterm+screen": "screen",
    "xterm+tmux": "tmux",
    "xterm.js": "xterm.js",
    "zutty": "unknown",
}


@pytest.mark.parametrize("name", RECORDED)
def test_a_terminal_that_stays_silent_is_known_by_its_environment(name: str) -> None:
    assert unasked(RECORDED[name].environ).identity.terminal.id == BY_THE_ENVIRONMENT_ALONE[name]


LEAKED = {
    "VTE_VERSION": "7006",
    "KONSOLE_VERSION": "221203",
    "MLTERM": "3.9.0",
    "WT_SESSION": "x",
    "LC_TERMINAL": "iTerm2",
}


@pytest.mark.parametrize("name", ["mosh", "vte+screen", "vte+tmux", "xterm+screen", "xterm+tmux"])
def test_behind_a_multiplexer_the_variables_of_the_terminal_have_no_say(name: str) -> None:
    recorded = RECORDED[name]
    replies = parse(recorded.received)

    for environ in (recorded.environ | LEAKED, recorded.over_ssh | LEAKED):
        identity = identify(replies, environ)
        assert (identity.terminal.id, choose(identity).treatment) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(RECORDED.keys() - {"st", "zutty"}))
def test_what_a_terminal_answers_goes_before_leaked_variables(name: str) -> None:
    identity = identify(parse(RECORDED[name].received), {"TERM": "xterm", **LEAKED})

    assert (identity.terminal.id, choose(identity).treatment) == EXPECTED[name]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "unknown"),
        ({"TERM": "xterm-256color"}, "unknown"),
        ({"TMUX": "/run/tmux,1,0", "TERM": "xterm-kitty", "VTE_VERSION": "1"}, "tmux"),
        ({"STY": "1.x", "TERM": "xterm-256color", "KONSOLE_VERSION": "1"}, "screen"),
        ({"TMUX": "", "STY": "", "TERM": "foot"}, "foot"),
        ({"TERM": "screen.xterm-256color", "VTE_VERSION": "1"}, "screen"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "mlterm-256color", "LC_TERMINAL": "iTerm2"}, "mlterm"),
        ({"TERM": "rxvt-unicode-256color"}, "urxvt"),
        ({"TERM": "foot-extra", "MLTERM": "3.9.0"}, "foot"),
        ({"TERM": "putty-256color"}, "putty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "apple-terminal"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "xterm.js"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2", "VTE_VERSION": "1"}, "iterm2"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006", "KONSOLE_VERSION": "1"}, "vte"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "konsole"),
        ({"TERM": "xterm-256color", "MLTERM": "3.9.0"}, "mlterm"),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "windows-terminal"),
    ],
)
def test_without_any_answer_the_environment_says_it_in_this_order(environ: dict[str, str], expected: str) -> None:
    assert unasked(environ).identity.terminal.id == expected


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        (Replies(version="Konsole 23.0", da3="7E565445", da2="41;379;0"), "konsole"),
        (Replies(da3="7E4B4445", da2="65;7006;1"), "konsole"),
        (Replies(da2="0;115;0"), "qterminal"),
        (Replies(da2="1;115;0"), "konsole"),
        (Replies(version="tmux 3.4", bdsm=1), "tmux"),
        (Replies(version="a terminal of tomorrow"), "unknown"),
        (Replies(version="ghostty 1.0.0", da2="1;10;0x"), "ghostty"),
        (Replies(version="WezTerm 20240203"), "wezterm"),
        (Replies(version="mintty 3.7.0", bdsm=1), "mintty"),
        (Replies(version="iTerm2 3.5.0"), "iterm2"),
        (Replies(da2="0;10;1"), "windows-terminal"),
        (Replies(da2="1;95;0"), "apple-terminal"),
    ],
)
def test_answers_go_before_each_other_in_this_order(replies: Replies, expected: str) -> None:
    assert identify(replies, {"TERM": "xterm-256color"}).terminal.id == expected


@pytest.mark.parametrize("bdsm", [1, 2])
@pytest.mark.parametrize("version", [None, "a terminal of tomorrow", "XTerm(999)"])
def test_a_terminal_that_obeys_bdsm_is_visual_whatever_it_is(bdsm: int, version: str | None) -> None:
    identity = identify(Replies(bdsm=bdsm, version=version, da2="9;9;9", da1="62"), {"TERM": "xterm-256color"})

    assert identity.terminal.id == ("xterm" if version == "XTerm(999)" else "bdsm")
    assert choose(identity).treatment == BDSM


@pytest.mark.parametrize(
    "named",
    [Replies(bdsm=1, version="Konsole 30.0"), Replies(bdsm=2, da2="0;136;0"), Replies(bdsm=1, version="kitty(9.9)")],
)
def test_a_terminal_that_has_learnt_bdsm_is_told_by_bdsm(named: Replies) -> None:
    identity = identify(named, {})

    assert (identity.terminal.id, choose(identity).treatment) == ("bdsm", BDSM)


@pytest.mark.parametrize("bdsm", [0, 3, 4, None])
def test_other_answers_about_bdsm_say_nothing(bdsm: int | None) -> None:
    assert identify(Replies(bdsm=bdsm, da1="62"), {}).terminal.id == "unknown"


words = st.none() | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
replies_of_any_kind = st.builds(
    Replies, bdsm=st.none() | st.integers(0, 9), version=words, da3=words, da2=words, da1=words
)
environments = st.dictionaries(
    st.sampled_from(["TERM", "TMUX", "STY", "TERM_PROGRAM", *LEAKED]), st.text(max_size=8), max_size=4
)


@given(replies_of_any_kind, environments)
def test_whatever_is_said_there_is_an_identity_that_can_be_kept(replies: Replies, environ: dict[str, str]) -> None:
    identity = identify(replies, environ)

    assert TERMINALS[identity.terminal.id] is identity.terminal
    assert identity.key.startswith(identity.terminal.id)
    assert identify(replies, environ) == identity


def test_terminals_that_are_not_known_have_keys_of_their_own() -> None:
    answers = [Replies(da1="6"), Replies(da1="62"), Replies(da1="6", da2="64;0;0"), Replies(da1="6", version="new 1")]
    keys = {identify(each, {"TERM": term}).key for each in answers for term in ("xterm", "xterm-256color")}
    assert len(keys) == 8


# What was said goes before what was found out.

FLAG = Preference("--bidi", BidiMode.MARKS)
CONFIG = Preference("config.toml", BidiMode.VISUAL, Tashkeel.STRIP)


@pytest.mark.parametrize(
    ("preferences", "mode", "tashkeel", "decided_by"),
    [
        ([], BidiMode.IMPLICIT, Tashkeel.AFTER, ""),
        ([Preference("--bidi")], BidiMode.IMPLICIT, Tashkeel.AFTER, ""),
        ([FLAG, CONFIG], BidiMode.MARKS, Tashkeel.STRIP, "--bidi"),
        ([Preference("--bidi"), CONFIG], BidiMode.VISUAL, Tashkeel.STRIP, "config.toml"),
        ([Preference("--bidi", None, Tashkeel.BEFORE), CONFIG], BidiMode.VISUAL, Tashkeel.BEFORE, "config.toml"),
    ],
)
def test_the_first_preference_with_an_opinion_decides(
    preferences: list[Preference], mode: BidiMode, tashkeel: Tashkeel, decided_by: str
) -> None:
    choice = choose(identify(Replies(da2="0;136;0"), {}), preferences)

    assert (choice.treatment.mode, choice.treatment.tashkeel, choice.decided_by) == (mode, tashkeel, decided_by)


@pytest.mark.parametrize("terminal", TERMINALS.values(), ids=TERMINALS)
def test_a_terminal_that_shall_reorder_is_told_nothing_and_one_that_shall_not_is(terminal: Terminal) -> None:
    for mode in (BidiMode.IMPLICIT, BidiMode.WORDS, BidiMode.PLAIN):
        assert (terminal.treatment(mode).start, terminal.treatment(mode).end) == ("", "")
    for mode in (BidiMode.VISUAL, BidiMode.MARKS):
        assert terminal.treatment(mode).start
        assert terminal.treatment(mode).end


def test_only_konsole_is_sent_osc_50_which_others_take_for_a_font() -> None:
    told = {each.id for each in TERMINALS.values() if "\x1b]50;" in each.start + each.end}
    assert told == {"konsole"}


def test_from_one_mode_to_another_the_old_is_ended_first_and_the_screen_erased_last() -> None:
    assert switch(KONSOLE, BDSM) == "\x1b]50;BidiRenderingEnabled=true\x07\x1b[8l\x1b[2J"
    assert switch(BDSM, IMPLICIT) == "\x1b[8h\x1b[2J"
    assert switch(IMPLICIT, MLTERM) == "\x1b]5379;use_ctl=false\x07\x1b[2J"


@pytest.mark.parametrize("name", ["kitty", "konsole", "mlterm", "pterm", "vte", "xterm", "alacritty"])
@pytest.mark.parametrize("leaked", ["TMUX", "STY"])
def test_a_terminal_started_from_inside_a_multiplexer_is_itself(name: str, leaked: str) -> None:
    recorded = RECORDED[name]
    found = identify(parse(recorded.received), {**recorded.environ, leaked: "default,1,0"})
    assert (found.terminal.id, found.terminal.treatment()) == EXPECTED[name]


@pytest.mark.parametrize(("variable", "terminal"), [("TMUX", "tmux"), ("STY", "screen")])
def test_where_nothing_answers_a_multiplexers_variable_counts(variable: str, terminal: str) -> None:
    assert identify(Replies(), {variable: "1", "TERM": "xterm-kitty"}).terminal.id == terminal
