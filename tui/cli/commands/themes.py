"""``hashiya themes``: the code book listed, and changed in steps that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.arguments import WHICH_THEME
from tui.cli.commands.themes_list import list_themes
from tui.cli.completion import all_theme_ids, theme_ids
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.cli.printing import order_left_alone, print_sentence, safe_json
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, Deletion, Merge, Move, Renaming
from tui.codebook.namesakes import called_alike
from tui.errors.articles import NothingChangedRemark
from tui.errors.codebook import BroughtBackRemark, SameLabelRemark, StillNeededRemark
from tui.sentences.nouns import PARAGRAPHS, counted
from tui.session.changing_the_codebook import change_codebook
from tui.session.theme_usage import Usage, theme_usage
from tui.settings import configured_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.codebook.changes import CodeBookChange
    from tui.codebook.codebook import CodeBook
    from tui.errors import Remark

_THEME = click.argument("theme", shell_complete=all_theme_ids)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")


@click.group(epilog=WHICH_THEME)
def themes() -> None:
    """List the themes of the code book, or change them.

    The code book is everybody's who has the tag file. Each change is one step of yours, which 'hashiya undo' takes
    back. It says what it touches: in how many paragraphs, of how many articles, by how many people the theme was given.
    """


themes.add_command(list_themes)


@themes.command(epilog=WHICH_THEME)
@click.argument("name")
@click.option("--ar", metavar="NAME", default="", help="Its name in Arabic; default: NAME.")
@click.option("--en", metavar="NAME", default="", help="Its name in English; default: NAME.")
@click.option("--under", metavar="THEME", default="", shell_complete=theme_ids, help="The theme to put it below.")
@click.option("--id", "theme_id", metavar="ID", default="", help="Its id; default: what follows from NAME.")
@click.option("--colour", metavar="COLOUR", default="", help="Like #0072B2; default: one that is free.")
@click.option("--guideline", metavar="TEXT", default="", help="What is to be tagged with it, and what is not.")
@_JSON
@click.pass_obj
def add(  # noqa: PLR0913, PLR0917 - click hands every option over as a parameter
    invocation: Invocation,
    name: str,
    ar: str,
    en: str,
    under: str,
    theme_id: str,
    colour: str,
    guideline: str,
    *,
    as_json: bool,
) -> None:
    """Add a theme that is called NAME, behind the others.

    The id follows from NAME, and never changes. A theme that was deleted or archived comes back by that as it was, but
    for what is said of it here.
    """
    change = Addition(name, ar, en, theme_id, under, colour, guideline)
    _change(invocation, change, f"added {change.theme}", as_json=as_json)


@themes.command(epilog=WHICH_THEME)
@_THEME
@click.argument("name", required=False, default="")
@click.option("--ar", metavar="NAME", default="", help="Its name in Arabic.")
@click.option("--en", metavar="NAME", default="", help="Its name in English.")
@_JSON
@click.pass_obj
def rename(  # noqa: PLR0913 - click hands every option over as a parameter
    invocation: Invocation, theme: str, name: str, ar: str, en: str, *, as_json: bool
) -> None:
    """Give a theme another name; its id stays.

    NAME is its name in the language of the configuration, else in English.
    """
    if not any(map(str.strip, (name, ar, en))):
        raise click.UsageError("a new name is missing: NAME, --ar or --en.")
    if configured_language() == "ar":
        ar = ar or name
    else:
        en = en or name
    _change(invocation, Renaming(theme, ar, en), f"renamed {theme}", as_json=as_json)


@themes.command(epilog=WHICH_THEME)
@_THEME
@click.option("--under", metavar="THEME", shell_complete=theme_ids, help="The theme to put it below.")
@click.option("--top", "is_top", is_flag=True, help="Put it below no other.")
@click.option("--before", metavar="THEME", default="", shell_complete=all_theme_ids, help="The theme it comes before.")
@click.option("--after", metavar="THEME", default="", shell_complete=all_theme_ids, help="The theme it comes behind.")
@_JSON
@click.pass_obj
def move(  # noqa: PLR0913 - click hands every option over as a parameter
    invocation: Invocation, theme: str, under: str | None, before: str, after: str, *, is_top: bool, as_json: bool
) -> None:
    """Move a theme, with all that is below it.

    Without --before and --after it comes behind those that stand there already.
    """
    if is_top and under:
        raise click.UsageError("--top and --under are not possible together.")
    if before and after:
        raise click.UsageError("--before and --after are not possible together.")
    if not (is_top or under or before or after):
        raise click.UsageError("where to is missing: --under, --top, --before or --after.")
    change = Move(theme, "" if is_top else under or None, before or after, is_before=bool(before))
    _change(invocation, change, f"moved {theme}", as_json=as_json)


@themes.command(epilog=WHICH_THEME)
@_THEME
@click.argument("into", shell_complete=theme_ids)
@_JSON
@click.pass_obj
def merge(invocation: Invocation, theme: str, into: str, *, as_json: bool) -> None:
    """Make a theme another one: from now on it is INTO.

    Nobody's tags are rewritten: those of THEME count as tags of INTO, also such as somebody gives who does not know it
    yet. What stands below THEME stands below INTO then. INTO may stand below THEME itself: then it takes its place.
    """
    _change(invocation, Merge(theme, into), f"merged {theme} into {into}", as_json=as_json)


@themes.command(epilog=WHICH_THEME)
@_THEME
@click.option("--restore", "is_back", is_flag=True, help="Bring it back.")
@_JSON
@click.pass_obj
def archive(invocation: Invocation, theme: str, *, is_back: bool, as_json: bool) -> None:
    """Put a theme away: its tags stay, and it is not offered any more."""
    done = f"brought {theme} back" if is_back else f"archived {theme}"
    _change(invocation, Archiving(theme, is_back), done, as_json=as_json)


@themes.command(epilog=WHICH_THEME)
@_THEME
@_JSON
@click.pass_obj
def delete(invocation: Invocation, theme: str, *, as_json: bool) -> None:
    """Take a theme out of the code book, and off wherever you have given it.

    The tags of others stay: as long as there are any, it is archived instead. Themes below it hang on the one above.
    """
    _change(invocation, Deletion(theme), f"deleted {theme}", as_json=as_json)


def _change(invocation: Invocation, change: CodeBookChange, done: str, *, as_json: bool) -> None:
    """Make a change, and print what it has touched.

    Args:
        invocation: The session to do it in.
        change: What is done.
        done: What was done, in words.
        as_json: Print a JSON object.
    """
    session = invocation.writer()
    theme, before = change.themes[0], session.codebook
    by = (session.author.name,) if change.is_deletion else session.annotators.in_sight
    usage = theme_usage(session.annotations, by).get(theme, Usage())
    is_changed = change_codebook(session, change)
    say_lost_attributes(session)
    for remark in _remarks(change, before, session.codebook, is_changed=is_changed):
        say(remark)
    if as_json:
        click.echo(safe_json({"act": [*change.words], "theme": theme, "changed": is_changed, **usage._asdict()}))
    elif is_changed:
        treatment = invocation.treatment(session.settings)
        with order_left_alone(treatment):
            print_sentence(f"{done}: {_counts(usage)}", treatment)


def _remarks(change: CodeBookChange, before: CodeBook, after: CodeBook, *, is_changed: bool) -> Iterator[Remark]:
    """Yield what has to be told of a change.

    Args:
        change: What was done.
        before: The code book as it was.
        after: The code book as it is.
        is_changed: Whether anything has changed by it.
    """
    theme = change.themes[0]
    if not is_changed:
        yield NothingChangedRemark()
    if isinstance(change, Addition) and (before.is_gone(theme) or before.is_archived(theme)):
        yield BroughtBackRemark(theme)
    if isinstance(change, Addition | Renaming) and (others := called_alike(after, theme)):
        yield SameLabelRemark(theme, others)
    if change.is_deletion and after.is_archived(theme):
        yield StillNeededRemark(theme)


def _counts(usage: Usage) -> str:
    """Return what was touched, in words.

    >>> _counts(Usage(23, 5, 2)), _counts(Usage(1, 1, 1)), _counts(Usage())
    ('23 paragraphs of 5 articles, 2 people', '1 paragraph of 1 article, 1 person', 'no paragraphs')
    """
    if not usage.paragraphs:
        return "no paragraphs"
    paragraphs, articles = PARAGRAPHS.counted(usage.paragraphs, "en"), counted(usage.articles, "article", "articles")
    return f"{paragraphs} of {articles}, {counted(usage.people, 'person', 'people')}"
