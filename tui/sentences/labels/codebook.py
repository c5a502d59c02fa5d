"""The sentences on changes of the code book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import codebook
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    codebook.ArchivedThemeError: Label("الموضوع «{theme}» مؤرشف", "the theme {theme!r} is archived"),
    codebook.MergedThemeError: Label(
        "دُمج الموضوع «{theme}» في «{into}»", "the theme {theme!r} was merged into {into!r}"
    ),
    codebook.BelowItselfError: Label(
        "لا يمكن وضع «{theme}» تحت «{parent}»: هو نفسه أو موضوع تحته",
        "{theme!r} cannot stand below {parent!r}, which is itself or below it",
    ),
    codebook.IntoItselfError: Label("لا يمكن دمج «{theme}» في نفسه", "{theme!r} cannot be merged into itself"),
    codebook.NotBesideError: Label(
        "«{theme}» ليس تحت «{parent}» مباشرة", "{theme!r} does not stand right below {parent!r}"
    ),
    codebook.NoColourError: Label(
        "«{colour}» ليس لونًا مثل \u2066#0072B2\u2069", "{colour!r} is no colour like #0072B2"
    ),
    codebook.SameLabelRemark: Label(
        "اسم الموضوع «{theme}» هو اسم غيره أيضًا: {others}", "{theme!r} is called the same as: {others}"
    ),
    codebook.BroughtBackRemark: Label(
        "كان الموضوع «{theme}» محذوفًا أو مؤرشفًا، وقد عاد", "{theme!r} had been deleted or archived, and is back"
    ),
    codebook.StillNeededRemark: Label(
        "ما زال الموضوع «{theme}» في وسوم الآخرين، فيبقى مؤرشفًا",
        "{theme!r} is still among the tags of others: it stays, archived",
    ),
}
