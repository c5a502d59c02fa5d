"""``hashiya agree``: how far annotators agree, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.layers import AGREED
from tui.cli.arguments import TYPED_PATH
from tui.cli.context import Invocation, say
from tui.cli.printing import beginning, safe_json
from tui.cli.table import print_table
from tui.errors.agreement import UndefinedRemark
from tui.errors.getting_rid import SetAsideRemark
from tui.errors.requests import OthersHiddenError
from tui.export.jsonl import place_fields
from tui.session.comparison import COMPARABLE, PAIR, compare, compared
from tui.session.merging import joined_with

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.model import Annotation
    from tui.session.comparison import Comparison, Disagreement, ThemeAgreement
    from tui.terminal.modes import Treatment

_NOTHING = "-"
"""An undefined coefficient, or no theme: no id of a theme begins so."""

_LONGEST_QUOTE = 80  # code points


@click.command()
@click.argument("files", metavar="[FILE]...", type=TYPED_PATH, nargs=-1)
@click.option(
    "--by",
    "names",
    metavar="NAME",
    multiple=True,
    help="Compare this annotator with the others that are named so; default: everybody but 'agreed'.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_obj
def agree(invocation: Invocation, files: tuple[Path, ...], names: tuple[str, ...], *, as_json: bool) -> None:
    """Measure how far annotators agree.

    Compared are the paragraphs that all of them have reviewed. A row for each theme: paragraphs, those to which both
    give it, only the one, only the other, Cohen's kappa, Gwet's AC1, Krippendorff's alpha; then alpha over sets of
    themes (MASI); then a row for each disagreement: article, paragraph, the themes of each, what has been agreed upon,
    beginning of the text.

    FILE is another tag file of this library, such as the other person's: it is joined in memory only.
    """
    session = invocation.session()
    if session.annotators.others_hidden and not names:
        raise OthersHiddenError
    annotations, outdated = joined_with(session, files)
    for path in outdated:
        say(SetAsideRemark(path))
    known = sorted(annotations.annotators, key=lambda each: (each != session.author.name, each))
    comparison = compare(annotations, compared(known, names))
    themes = [comparison.agreement(theme) for theme in comparison.themes(session.codebook)]
    alpha = comparison.masi_alpha()
    if as_json:
        click.echo(safe_json(_json(comparison, themes, alpha)))
    else:
        treatment = invocation.treatment(session.settings)
        _print_agreement(comparison, themes, treatment)
        click.echo(f"\nMASI alpha of sets of themes: {_number(alpha)}")
        _print_disagreements(comparison, treatment)
        if alpha is None or any(_NOTHING in _coefficients(each, comparison) for each in themes):
            say(UndefinedRemark())
    for problem in annotations.unreadable(COMPARABLE):
        say(problem)


def _print_agreement(comparison: Comparison, themes: Sequence[ThemeAgreement], treatment: Treatment) -> None:
    names = comparison.annotators
    counts = ["both", *(f"only {name}" for name in names), "kappa"] if len(names) == PAIR else ["all", "some"]
    headings = ["theme", "n", *counts, "AC1", "alpha"]
    print_table([headings, *(_theme_row(each, comparison) for each in themes)], treatment)


def _print_disagreements(comparison: Comparison, treatment: Treatment) -> None:
    names = comparison.annotators
    if comparison.disagreements:
        headings = ["article", "paragraph", *names, *([] if AGREED in names else [AGREED]), "text"]
        click.echo()
        print_table([headings, *(_disagreement_row(each, names) for each in comparison.disagreements)], treatment)


def _theme_row(agreement: ThemeAgreement, comparison: Comparison) -> list[str]:
    counts = agreement.only if len(comparison.annotators) == PAIR else (agreement.some,)
    numbers = [agreement.paragraphs, agreement.all, *counts]
    return [agreement.theme, *map(str, numbers), *_coefficients(agreement, comparison)]


def _coefficients(agreement: ThemeAgreement, comparison: Comparison) -> list[str]:
    kappa = [agreement.kappa] if len(comparison.annotators) == PAIR else []
    return [_number(each) for each in (*kappa, agreement.ac1, agreement.alpha)]


def _number(coefficient: float | None) -> str:
    return _NOTHING if coefficient is None else f"{coefficient:.4f}"


def _disagreement_row(disagreement: Disagreement, names: Sequence[str]) -> list[str]:
    record = disagreement.record
    judgements = [", ".join(each.themes) or _NOTHING for each in disagreement.annotations]
    if AGREED not in names:
        agreed = ", ".join(disagreement.agreed.themes) if disagreement.agreed else ""
        judgements.append(agreed or (_NOTHING if disagreement.is_decided else ""))
    return [record.article, str(record.paragraph), *judgements, beginning(record.text, _LONGEST_QUOTE)]


def _json(comparison: Comparison, themes: Sequence[ThemeAgreement], masi_alpha: float | None) -> dict[str, object]:
    names = comparison.annotators
    return {
        "annotators": names,
        "paragraphs": len(comparison.judgements),
        "themes": [
            {
                "theme": each.theme,
                "n": each.paragraphs,
                "all": each.all,
                "some": each.some,
                "only": dict(zip(names, each.only, strict=True)),
                "kappa": each.kappa,
                "ac1": each.ac1,
                "alpha": each.alpha,
            }
            for each in themes
        ],
        "masi_alpha": masi_alpha,
        "disagreements": [_disagreement_json(each, names) for each in comparison.disagreements],
    }


def _disagreement_json(disagreement: Disagreement, names: Sequence[str]) -> dict[str, object]:
    said = zip(names, disagreement.annotations, strict=True)
    return place_fields(disagreement.record) | {
        "by": {name: _annotation_json(annotation) for name, annotation in said},
        "agreed": _annotation_json(disagreement.agreed) if disagreement.agreed else None,
    }


def _annotation_json(annotation: Annotation) -> dict[str, object]:
    return {"themes": annotation.themes, "note": annotation.note, "updated": annotation.at}
