"""What every command is told: the library, the tag file, the terminal; and the session that follows from it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from tui.cli.detection import answered_in_doctor, ask_in_passing, treatment_in_passing
from tui.cli.printing import safe, say_on_stderr
from tui.corpus.library import Library
from tui.errors.requests import UnconfirmedAnnotatorError
from tui.files.names import annotator_name
from tui.model import BidiMode, Tashkeel
from tui.sentences import sentence
from tui.session.library_texts import LibraryTexts
from tui.session.looking import looking
from tui.session.session import Session
from tui.settings import configured_language, load_settings
from tui.state.folders import cache_folder, database_path, samples_folder, state_folder
from tui.state.machine import machine_name
from tui.state.positions import ReadingPositions
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore
from tui.terminal.choice import Detection, Preference
from tui.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.errors import HashiyaError, Remark
    from tui.settings import Settings
    from tui.terminal.modes import Treatment

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
_FROM_RIGHT = "\u200f"
"""Makes a line one of Arabic, whatever it begins with (UAX #9, rule P2)."""


def say(told: HashiyaError | Remark, language: str | None = None) -> None:
    """Print the sentence on an error or a remark on standard error, in ``language`` where that is not None.

    Commands speak English as their help does, unless the person has set a language; the reader speaks theirs.
    """
    language = language or configured_language() or "en"
    said = f"hashiya: {sentence(told, language)}"
    if not sys.stderr.isatty():
        said = said.translate(_ISOLATES)  # in a log nothing is put in order
    elif language == "ar":
        said = f"{_FROM_RIGHT}{said}"
    say_on_stderr(said, treatment_in_passing)


def say_lost_attributes(session: Session) -> None:
    """Say what the tag file's owner, mode and so on could not be kept of, where that is anything."""
    if session.tag_file.lost_attributes is not None:
        say(session.tag_file.lost_attributes)


@dataclass(frozen=True)
class Invocation:
    """What was asked for before the name of a command, and the session that follows from it.

    Attributes:
        library: The folder of articles, or the one file; None: the samples.
        database: The tag file; None: the library's own.
        asked: How the terminal is to be treated.
        annotator: Who writes; "": as it is set elsewhere.
        others: One of ``settings.OTHERS``; None: as it is set elsewhere.
    """

    library: Path | None
    database: Path | None
    asked: Preference
    annotator: str = ""
    others: str | None = None

    def detection(self, settings: Settings, asked: Preference | None = None) -> Detection:
        """Return what decides how the terminal is treated; ``asked`` goes before what was asked for elsewhere."""
        first = asked or self.asked
        merged = Preference(
            first.source if first.mode else self.asked.source,
            first.mode or self.asked.mode,
            first.tashkeel or self.asked.tashkeel,
        )
        configured = Preference("config.toml", settings.bidi, settings.tashkeel_place)
        return Detection((merged, configured), answered_in_doctor)

    def treatment(self, settings: Settings, asked: Preference | None = None) -> Treatment:
        """Return how text is printed: as the terminal on standard output wants it, which is asked where it can be."""
        detection = self.detection(settings, asked)
        if not sys.stdout.isatty():
            return detection.choose(Replies(), {}).treatment
        return detection.choose(ask_in_passing()).printed

    def settings(self) -> Settings:
        """Return the person's settings; what is odd in them is said on standard error.

        Raises:
            ConfigError: The configuration cannot be understood; see ``load_settings``.
            NoSuchHomeError: HASHIYA_CONFIG begins with ``~`` and a name that no user has.
        """
        settings = load_settings()
        for remark in settings.remarks:
            say(remark)
        if self.annotator:
            settings = replace(settings, annotator=self.annotator, is_login=False)
        return replace(settings, others=self.others or settings.others)

    def root(self) -> Path:
        """Return the library's folder, or its one file: the samples where none was named."""
        return self.library or samples_folder()

    def session(self) -> Session:
        """Return a session on the library; its tag file has been read, and its texts looked at.

        Raises as ``new_session``.
        """
        session = self.new_session()
        looking(session)(iter)
        session.take_texts()
        return session

    def writer(self) -> Session:
        """Return a session in which something is to be written: who writes is asked where their name may be another's.

        Raises as ``session``.

        Raises:
            UnconfirmedAnnotatorError: It may be, and there is nobody to be asked.
        """
        session = self.session()
        try:
            session.annotators.check_author()
        except UnconfirmedAnnotatorError as error:
            if not sys.stdin.isatty():
                raise
            session.name_annotator(_asked_name(error), state_folder())
        return session

    def new_session(self) -> Session:
        """Return a session on the library; its tag file has been read.

        Raises:
            ConfigError: The configuration or the rules of boilerplate cannot be understood.
            RequestError: There is no such library, no article in it, or no such home folder.
            DatabaseError: The tag file cannot be used.
        """
        settings = self.settings()
        library = Library(self.root(), settings.boilerplate_file)
        # Of one file alone nobody knows which others there are: what is kept of them is not its own.
        texts = LibraryTexts(library, TextHashes(cache_folder())) if self.root().is_dir() else None
        store = AnnotationStore(database_path(self.root(), self.database), texts=texts, template=settings.themes)
        positions = ReadingPositions(state_folder() / "positions.json")
        session = Session(library, store, settings, positions, machine_name(state_folder()))
        _ = session.annotations.progress(session.author.name)  # a tag file that cannot be used is said before all else
        return session


def _asked_name(unconfirmed: UnconfirmedAnnotatorError) -> str:
    """Return who writes, as they say themselves.

    Raises:
        UnconfirmedAnnotatorError: They do not say.
    """
    question = safe(f"Another machine writes here as {unconfirmed.name!r}, too. Your name")
    try:
        name = annotator_name(str(click.prompt(question, default=unconfirmed.name, err=True)))
    except click.Abort as error:
        click.echo(err=True)
        raise unconfirmed from error
    return name or unconfirmed.name


def terminal_options(prefix: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what gives a command the options that say how text is sent to the terminal.

    With a ``prefix`` variables that begin with it set them, too: those go behind flags, and so are the group's alone.
    """

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, metavar, values, help_text in (
            ("tashkeel", "PLACE", Tashkeel, "Where vowel marks are sent: {}."),
            ("bidi", "MODE", BidiMode, "How Arabic is sent to the terminal: {}."),
        ):
            names = [each.value for each in values]
            command = click.option(
                f"--{name}",
                type=click.Choice(names),
                metavar=metavar,
                envvar=f"{prefix}_{name.upper()}" if prefix else None,
                show_envvar=bool(prefix),
                help=help_text.format(", ".join(names)),
            )(command)
        return command

    return add


def preference(context: click.Context, bidi: str | None, tashkeel: str | None) -> Preference:
    """Return what was asked for, and whether a flag or a variable did.

    Args:
        context: Of the command that was called; it knows where the values come from.
        bidi: The value of ``--bidi``, None where there is none.
        tashkeel: The value of ``--tashkeel``, None where there is none.
    """
    from_variable = context.get_parameter_source("bidi") is click.core.ParameterSource.ENVIRONMENT
    source = "HASHIYA_BIDI" if from_variable else "--bidi"
    return Preference(source, BidiMode(bidi) if bidi else None, Tashkeel(tashkeel) if tashkeel else None)
