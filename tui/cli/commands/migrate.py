"""``hashiya migrate``: the tag file as one of another schema."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import TYPED_PATH
from tui.cli.completion import files
from tui.cli.context import Invocation, say, say_lost_attributes
from tui.cli.printing import safe
from tui.errors.getting_rid import Counted, FileOnlyToOlderError, NothingToMigrateRemark, Unsaid, UnsaidRemark
from tui.errors.requests import NoSuchTagFileError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session
    from tui.store.migrations import Lost

_OLDER, _NEWEST = 1, 2


@click.command()
@click.argument("file", required=False, type=TYPED_PATH, shell_complete=files)
@click.option(
    "--to", "schema", type=click.Choice([str(_OLDER), str(_NEWEST)]), default=str(_NEWEST), help="Which schema."
)
@click.pass_obj
def migrate(invocation: Invocation, file: Path | None, schema: str) -> None:
    """Make the tag file one of another schema.

    Without an option, one that was written by hashiya 0.1 becomes one of today's schema now; otherwise that happens
    with the first change to it. As it was it is kept beside it, under the name that is printed.

    '--to 1' writes a copy that hashiya 0.1 can read, into FILE, or beside the tag file into tags.schema-1.json, and
    says what that cannot hold. The tag file itself stays as it is.
    """
    if file is not None and schema != str(_OLDER):
        raise FileOnlyToOlderError
    session = invocation.session()
    found = session.tag_file.whole.schema
    if found is None:
        raise NoSuchTagFileError(session.tag_file.path)
    if found == int(schema):
        say(NothingToMigrateRemark(session.tag_file.path, found))
    elif schema == str(_OLDER):
        _downgrade(session, file or _beside(session.tag_file.path))
    else:
        _migrate(session)


def _beside(tag_file: Path) -> Path:
    stem = tag_file.stem if tag_file.suffix == ".json" else tag_file.name
    return tag_file.with_name(f"{stem}.schema-{_OLDER}.json")


def _downgrade(session: Session, path: Path) -> None:
    lost = session.tag_file.whole.downgrade(path)
    click.echo(f"{safe(str(path))} is of schema {_OLDER}")
    unsaid = tuple(_unsaid(lost))
    if unsaid:
        say(UnsaidRemark(path, unsaid))


def _unsaid(lost: Lost) -> list[Counted]:
    counts = {field.name: int(getattr(lost, field.name)) for field in fields(lost)}
    return [Counted(Unsaid[name.upper()], count) for name, count in counts.items() if count]


def _migrate(session: Session) -> None:
    path = session.tag_file.whole.migrate()
    say_lost_attributes(session)
    click.echo(f"{safe(str(session.tag_file.path))} is of schema {_NEWEST}")
    if path is not None:
        click.echo(f"as it was, it is in {safe(str(path))}")
