"""What the tag file holds, table by table."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from tests.support.store_files import MARK, OLD_MARK, document_of, on_disk, written
from tests.support.store_texts import (
    AT,
    GARDEN,
    LAYLA,
    MORNING,
    ONE,
    SAMI,
    SENTENCES,
    STAMP,
    THREE,
    TWO,
    article_of,
    said,
)
from tests.support.themes import add_theme
from tui import __version__
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.codebook.codebook import DEFAULT_THEMES
from tui.errors.requests import NoThemeIdError
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = SENTENCES
NAME = {"at": STAMP, "id": "garden", "title": "حديقة الليمون"}
WATER = Theme("مياه", Label("مياه", "Water"), "#0072B2")


def test_the_file_is_as_documented(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], SAMI)
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة")], LAYLA)
    store.apply(GARDEN, [AddTheme(TWO, "arms", how="rule")], SAMI)

    data = on_disk(path)

    assert list(data) == ["meta", "codebook", "articles"]
    library = data["meta"]["1"]["library"]
    assert data["meta"] == {"1": {"format": "hashiya tags", "library": library, "program": __version__, "schema": 2}}
    assert re.fullmatch("[0-9a-f]{16}", library)
    key = str(int(GARDEN.sha256[:12], 16))
    around_two = {"prefix": A[-30:] + "\n\n", "suffix": "\n\n" + C[:30]}
    around_three = {"prefix": B[-30:] + "\n\n", "suffix": "\n\n" + D[:30]}
    layla = {
        "by": "ليلى",
        "note": {"desk": {"at": STAMP, "text": "ملاحظة"}},
        "themes": {"arms": {"at": STAMP, "how": "key", "on": True}},
    }
    assert data["articles"] == {
        key: {
            "name": NAME,
            "sha256": GARDEN.sha256,
            "paragraphs": [
                {
                    "start": TWO.start,
                    "end": TWO.end,
                    "quote": B,
                    **around_two,
                    "layers": [
                        {"by": "سامي", "themes": {"arms": {"at": STAMP, "how": "rule", "on": True}}},
                        layla,
                    ],
                },
                {
                    "start": THREE.start,
                    "end": THREE.end,
                    "quote": C,
                    **around_three,
                    "layers": [{"by": "سامي", "reviewed": {"at": STAMP, "on": True}}],
                },
            ],
        }
    }
    with TinyDB(path, encoding="utf-8") as stock:
        assert stock.table("articles").all() == [data["articles"][key]]
        assert stock.table("articles").all()[0].doc_id == int(key)


def test_one_layer_is_one_line_and_a_change_of_it_changes_no_other(store: AnnotationStore, path: Path) -> None:
    for number, span in enumerate((ONE, TWO, THREE)):
        store.apply(GARDEN, [AddTheme(span, "arms"), SetNote(span, f"سطر\n{number}")], LAYLA)
        store.apply(GARDEN, [SetReviewed(span, reviewed=True)], SAMI)
    before = path.read_text("utf-8").splitlines()
    assert sum('"by":' in line for line in before) == 6
    assert sum('"quote":' in line for line in before) == 3

    store.apply(GARDEN, [AddTheme(TWO, "sanctions")], LAYLA)

    after = path.read_text("utf-8").splitlines()
    changed = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    (line,) = changed
    assert json.loads(after[line].strip().rstrip(","))["by"] == "ليلى"


def test_times_are_utc(path: Path) -> None:
    local = MORNING.astimezone(timezone(timedelta(hours=3)))
    AnnotationStore(path, now=lambda: local).apply(GARDEN, [SetReviewed(ONE, reviewed=True)], LAYLA)

    assert said(AnnotationStore(path))[1].at == AT


def test_what_was_taken_off_is_remembered_as_off(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "x"), SetReviewed(ONE, reviewed=True)], LAYLA)
    store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, ""), SetReviewed(ONE, reviewed=False)], LAYLA)

    (paragraph,) = document_of(path, GARDEN.sha256)["paragraphs"]
    assert paragraph["layers"] == [
        {
            "by": "ليلى",
            "note": {"desk": {"at": f"{STAMP}+0001", "text": ""}},
            "reviewed": {"at": f"{STAMP}+0001", "on": False},
            "themes": {"arms": {"at": f"{STAMP}+0001", "on": False}},
        }
    ]
    assert said(store) == {}
    assert store.snapshot().annotators == ()


def test_themes_are_kept_in_the_file(store: AnnotationStore, path: Path) -> None:
    arms = Theme("arms", Label("أسلحة", "Arms"), "#E69F00")
    add_theme(store, WATER)
    add_theme(store, arms)
    before = path.read_bytes()
    with pytest.raises(NoThemeIdError):
        add_theme(store, replace(arms, colour="#000000"))

    assert path.read_bytes() == before
    assert AnnotationStore(path).snapshot().codebook.themes == (WATER, arms), "behind the others, and as it was"
    assert list(on_disk(path)) == ["meta", "codebook"]
    (water,) = (each for each in on_disk(path)["codebook"].values() if each["id"] == "مياه")
    assert {name: each["v"] for name, each in water.items() if name not in {"id", "there", "order"}} == {
        "ar": "مياه",
        "en": "Water",
        "colour": "#0072B2",
    }
    assert water["there"] == {"at": STAMP, "on": True}


def test_the_themes_of_the_settings_are_the_template_of_a_new_file_alone(path: Path) -> None:
    AnnotationStore(path, template=DEFAULT_THEMES).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    assert AnnotationStore(path).snapshot().codebook.themes == DEFAULT_THEMES

    AnnotationStore(path, template=(WATER,)).apply(GARDEN, [AddTheme(ONE, "sanctions")], LAYLA)

    assert AnnotationStore(path).snapshot().codebook.themes == DEFAULT_THEMES


def test_a_theme_of_ones_own_settings_that_is_given_is_known_to_everybody(path: Path) -> None:
    AnnotationStore(path, template=DEFAULT_THEMES).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)

    AnnotationStore(path, template=(WATER,)).apply(GARDEN, [AddTheme(ONE, "مياه")], LAYLA)

    assert AnnotationStore(path).snapshot().codebook.themes == (*DEFAULT_THEMES, WATER)


def test_themes_that_are_added_stand_behind_the_template(path: Path) -> None:
    store = AnnotationStore(path, template=DEFAULT_THEMES)
    add_theme(store, WATER)

    assert AnnotationStore(path).snapshot().codebook.themes == (*DEFAULT_THEMES, WATER)


def test_the_template_loses_to_whatever_somebody_else_says(tmp_path: Path) -> None:
    one, other = (AnnotationStore(tmp_path / name, template=(WATER,)) for name in ("one.json", "other.json"))
    one.apply(GARDEN, [AddTheme(ONE, "مياه")], LAYLA)
    add_theme(other, Theme("arms", Label("أسلحة", "Arms"), "#E69F00"))
    data = on_disk(tmp_path / "other.json")
    (key,) = (key for key, each in data["codebook"].items() if each["id"] == "مياه")
    data["codebook"][key]["en"] = {"at": STAMP, "v": "The sea"}
    data["meta"] = on_disk(tmp_path / "one.json")["meta"]
    written(tmp_path / "other.json", data)

    tables = tables_of(tmp_path / "other.json")
    assert tables
    one.whole.join(tables)

    assert {each.label.en for each in one.snapshot().codebook.themes} == {"The sea", "Arms"}


def test_what_is_put_away_or_taken_out_is_not_in_the_book(path: Path) -> None:
    store = AnnotationStore(path, now=lambda: MORNING, template=(WATER, *DEFAULT_THEMES))
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    data = on_disk(path)
    for document in data["codebook"].values():
        if document["id"] == "arms":
            document["archived"] = {"at": STAMP, "v": True}
        if document["id"] == "مياه":
            document["there"] = {"at": STAMP, "on": False}
    written(path, data)

    book = store.snapshot().codebook

    assert {each.id for each in book.themes} == {each.id for each in DEFAULT_THEMES}
    assert book.archived == {"arms"}
    assert book.gone == {"مياه"}


def test_tables_and_fields_of_others_travel_along(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "x"), AddTheme(ONE, "arms")], LAYLA)
    data = on_disk(path) | {"mine": {"7": {"a": [1.5, None]}}}
    data["meta"]["1"]["mine"] = "kept"
    (document,) = data["articles"].values()
    document["language"] = {"at": "", "v": "ar"}
    (paragraph,) = document["paragraphs"]
    paragraph["page"] = 7
    (layer,) = paragraph["layers"]
    layer["certainty"] = {"at": "", "v": 0.5}
    layer["themes"]["arms"] |= {"at": f"{STAMP}+0001", "spans": [[0, 5]]}
    written(path, data)

    store.apply(GARDEN, [SetNote(ONE, "y"), SetReviewed(TWO, reviewed=True)], LAYLA)

    data, document = on_disk(path), document_of(path, GARDEN.sha256)
    assert data["mine"] == {"7": {"a": [1.5, None]}}
    assert data["meta"]["1"]["mine"] == "kept"
    assert document["language"] == {"at": "", "v": "ar"}
    first = document["paragraphs"][0]
    assert first["page"] == 7
    assert first["layers"][0]["certainty"] == {"at": "", "v": 0.5}
    assert first["layers"][0]["themes"]["arms"]["spans"] == [[0, 5]]
    assert first["layers"][0]["note"]["desk"]["text"] == "y"


def test_the_library_is_the_same_for_ever(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "x")], LAYLA)
    library = on_disk(path)["meta"]["1"]["library"]

    AnnotationStore(path).apply(GARDEN, [SetNote(ONE, "y")], SAMI)

    assert on_disk(path)["meta"]["1"]["library"] == library


def test_an_article_that_is_called_otherwise_now_is_renamed_by_the_next_change(path: Path) -> None:
    AnnotationStore(path, now=lambda: MORNING).apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    orchard = article_of(*SENTENCES, article_id="orchard")

    AnnotationStore(path, now=lambda: MORNING).apply(orchard, [AddTheme(TWO, "arms")], SAMI)

    assert document_of(path, GARDEN.sha256)["name"] == NAME | {"id": "orchard", "at": f"{STAMP}+0001"}


def test_equal_states_have_equal_bytes_whatever_their_way(tmp_path: Path) -> None:
    """The same is said in two files in different orders, by programs that know nothing of each other."""
    articles = [article_of(*SENTENCES[number:], article_id=str(number)) for number in range(3)]
    sequence = [(article, author) for article in articles for author in (LAYLA, SAMI)]
    raws: set[bytes] = set()
    for order in (sequence, sequence[::-1]):
        path = tmp_path / f"{len(raws)}.json"
        written(path, {"meta": {"1": MARK}})
        for article, author in order:
            store = AnnotationStore(path, now=lambda: MORNING)
            store.apply(article, [AddTheme(article.paragraphs[0].span, "arms")], author)
        raws.add(path.read_bytes())

    assert len(raws) == 1


def test_a_file_of_schema_1_is_one_of_schema_2_from_the_first_write_on(path: Path) -> None:
    tag = {"theme": "arms", "by": "ليلى", "at": AT}
    paragraph = {"start": 0, "end": len(A), "quote": A, "tags": [tag], "note": "لماذا؟", "by": "سامي", "at": AT}
    document = {"id": "garden", "sha256": GARDEN.sha256, "title": "x", "paragraphs": [paragraph]}
    before = written(path, {"meta": {"1": OLD_MARK}, "articles": {"1": document}})
    store = AnnotationStore(path, now=lambda: MORNING, template=DEFAULT_THEMES)

    assert said(store)[1].themes == ("arms",)
    assert said(store, by=SAMI)[1].note == "لماذا؟"
    assert path.read_bytes() == before, "reading writes nothing"

    store.apply(GARDEN, [SetReviewed(TWO, reviewed=True)], Author("هند"))

    assert [*on_disk(path)] == ["meta", "codebook", "articles"]
    assert on_disk(path)["meta"]["1"]["schema"] == 2
    assert AnnotationStore(path).snapshot().codebook.themes == DEFAULT_THEMES
    assert said(AnnotationStore(path))[1].themes == ("arms",)
