"""Random sound tag files as hashiya and other programs write them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hypothesis import strategies as st

from tests.support.fuzz import TEXT
from tests.support.store_files import MARK
from tui.store.json_lines import Serialisation
from tui.store.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Callable

Writer: TypeAlias = "Callable[[dict[str, Any]], bytes]"
"""A way to write the tables of a tag file as JSON."""

NAMES = ("ليلى", "sami")
TIMES = ("2031-05-04T06:07:08.000Z", "2031-05-05T06:07:08.123Z+0001", "")
THEMES = ("arms", "sanctions", "طاقة")
# What would be taken for the file's own brackets and marks by whoever overlooks that it stands in a text.
TRAPS = st.sampled_from(
    [
        '{"start":0,"end":1,"quote":"x"}',
        '"2": {"id": "garden"',
        "\n=======\n",
        "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
        '\\"},{"',
        '"paragraphs": [',
        "",
    ]
)
WORDS = st.one_of(TEXT, TRAPS)


class Place(NamedTuple):
    """A half-open range of bytes."""

    start: int
    end: int


@st.composite
def tag_files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the tables of a sound tag file: up to four texts, a theme."""
    ids = draw(st.lists(st.sampled_from(["garden", "museum", "أخبار/قطار", "a-1"]), min_size=1, unique=True))
    theme = {
        "ar": _value(draw(WORDS)),
        "colour": _value("#F0E442"),
        "en": _value("Energy"),
        "id": "طاقة",
        "order": _value("mab"),
        "there": {"at": "", "on": True},
    }
    return {
        "meta": {"1": MARK},
        "codebook": keyed("codebook", [theme]),
        "articles": keyed("articles", [_text(draw, name) for name in ids]),
    }


def _value(value: str) -> dict[str, str]:
    return {"at": "", "v": value}


def paragraphs_of(
    draw: st.DrawFn, name: str, paragraph: Callable[[st.DrawFn, int, str], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return paragraphs one behind the other, each made by ``paragraph`` of where it starts and its text."""
    start, paragraphs = 0, []
    for number in range(draw(st.integers(1, 4))):
        paragraphs.append(paragraph(draw, start, f"{name} {number}: {draw(WORDS)}"))
        start = paragraphs[-1]["end"] + 2
    return paragraphs


def _text(draw: st.DrawFn, name: str) -> dict[str, Any]:
    return {
        "name": {"at": draw(st.sampled_from(TIMES)), "id": name, "title": draw(WORDS)},
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "paragraphs": paragraphs_of(draw, name, _paragraph),
    }


def _paragraph(draw: st.DrawFn, start: int, quote: str) -> dict[str, Any]:
    people = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    return {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "prefix": "",
        "suffix": "\n",
        "layers": [_layer(draw, by) for by in sorted(people)],
    }


def _layer(draw: st.DrawFn, by: str) -> dict[str, Any]:
    def datum(name: str, values: st.SearchStrategy[Any]) -> dict[str, Any]:
        return {"at": draw(st.sampled_from(TIMES)), name: draw(values)}

    themes = {
        theme: {**datum("on", st.booleans()), "how": draw(st.sampled_from(["key", "accepted", "rule", "import"]))}
        for theme in draw(st.lists(st.sampled_from(THEMES), unique=True))
    }
    return {"by": by, "themes": themes, "note": {"desk": datum("text", WORDS)}, "reviewed": datum("on", st.booleans())}


def as_hashiya(tables: dict[str, Any]) -> bytes:
    """Return the file as hashiya writes it: a layer a line."""
    return b"".join(Serialisation().chunks(tables))


def as_others(tables: dict[str, Any], **how: Any) -> bytes:  # noqa: ANN401 - of json.dumps
    """Return the file as another program may write it."""
    return json.dumps(tables, ensure_ascii=False, **how).encode()


def by_field(tables: dict[str, Any]) -> bytes:
    """Return the file with a field a line."""
    return as_others(tables, indent=2)


WRITERS: tuple[Writer, ...] = (
    as_hashiya,
    as_others,
    lambda tables: as_others(tables, separators=(",", ":")),
    by_field,
    lambda tables: as_others(tables, sort_keys=True),
)
