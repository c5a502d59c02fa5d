from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_texts import MORNING, SENTENCES, article_of, span_of
from tinydb import TinyDB

from tui import __version__
from tui.model import Annotation, DamagedDatabaseError, DatabaseError, Label, RequestError, Span, Tag, Theme
from tui.store.annotations import AnnotationStore, Progress
from tui.store.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

A, B, C, D = SENTENCES
GARDEN = article_of(*SENTENCES)
ONE, TWO, THREE, FOUR = (paragraph.span for paragraph in GARDEN.paragraphs)
AT = "2031-05-04T06:07:08Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tags.json"


@pytest.fixture
def store(path: Path) -> AnnotationStore:
    return AnnotationStore(path, now=lambda: MORNING)


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return data


def stripped(annotations: dict[int, Annotation]) -> dict[int, Annotation]:
    """Return the annotations without who changed them last, which undoing changes, too."""
    return {number: replace(each, by="", at="") for number, each in annotations.items()}


def test_a_store_makes_no_file_by_itself(store: AnnotationStore, path: Path) -> None:
    assert store.path == path
    assert store.stamp() is None
    assert store.load(GARDEN).placed == {}
    assert store.load(GARDEN).orphans == ()
    assert store.progress() == {}
    assert store.themes() == ()
    assert list(path.parent.iterdir()) == []


def test_what_is_applied_is_loaded_by_another(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة"), SetReviewed(FOUR, reviewed=True)], "ليلى")

    assert AnnotationStore(path).load(GARDEN).placed == {
        2: Annotation(TWO, (Tag("arms", "ليلى", AT),), "ملاحظة", by="ليلى", at=AT),
        4: Annotation(FOUR, reviewed=True, by="ليلى", at=AT),
    }


def test_the_file_is_as_documented(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], "سامي")
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة")], "ليلى")

    data = on_disk(path)

    assert list(data) == ["meta", "articles", "history"]
    assert data["meta"] == {"1": {"schema": 1, "format": "hashiya tags", "program": __version__}}
    assert data["articles"] == {
        "1": {
            "id": "garden",
            "sha256": GARDEN.sha256,
            "title": "حديقة الليمون",
            "paragraphs": [
                {
                    "start": TWO.start,
                    "end": TWO.end,
                    "quote": B,
                    "prefix": A[-30:] + "\n\n",
                    "suffix": "\n\n" + C[:30],
                    "tags": [{"theme": "arms", "by": "ليلى", "at": AT}],
                    "note": "ملاحظة",
                    "reviewed": False,
                    "by": "ليلى",
                    "at": AT,
                },
                {
                    "start": THREE.start,
                    "end": THREE.end,
                    "quote": C,
                    "prefix": B[-30:] + "\n\n",
                    "suffix": "\n\n" + D[:30],
                    "tags": [],
                    "note": "",
                    "reviewed": True,
                    "by": "سامي",
                    "at": AT,
                },
            ],
        }
    }
    with TinyDB(path, encoding="utf-8") as stock:
        assert stock.table("articles").all() == [data["articles"]["1"]]


def test_history_says_who_did_what_and_what_was(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة")], "ليلى")
    undo = store.apply(
        GARDEN, [RemoveTheme(TWO, "arms"), SetNote(TWO, "أخرى"), SetReviewed(TWO, reviewed=True)], "سامي"
    )
    store.apply(GARDEN, undo, "سامي")

    entries = list(on_disk(path)["history"].values())

    assert [(each["at"], each["by"], each["article"], each["sha256"]) for each in entries] == [
        (AT, "ليلى", "garden", GARDEN.sha256),
        (AT, "سامي", "garden", GARDEN.sha256),
        (AT, "سامي", "garden", GARDEN.sha256),
    ]
    here = {"start": TWO.start, "end": TWO.end}
    tag = {"theme": "arms", "by": "ليلى", "at": AT, "place": 0}
    assert [each["changes"] for each in entries] == [
        [
            {"op": "add-theme", **here, "theme": "arms", "tag": None, "was": None},
            {"op": "set-note", **here, "note": "ملاحظة", "was": ""},
        ],
        [
            {"op": "remove-theme", **here, "theme": "arms", "was": tag},
            {"op": "set-note", **here, "note": "أخرى", "was": "ملاحظة"},
            {"op": "set-reviewed", **here, "reviewed": True, "was": False},
        ],
        [
            {"op": "set-reviewed", **here, "reviewed": False, "was": True},
            {"op": "set-note", **here, "note": "ملاحظة", "was": "أخرى"},
            {"op": "add-theme", **here, "theme": "arms", "tag": tag, "was": None},
        ],
    ]


def test_history_keeps_the_last_500(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "first")], "ليلى")
    data = on_disk(path)
    entry = data["history"]["1"]
    data["history"] = {str(number): entry | {"by": str(number)} for number in range(1, 503)}
    path.write_text(json.dumps(data), "utf-8")

    store.apply(GARDEN, [SetNote(ONE, "last")], "سامي")

    kept = [each["by"] for each in on_disk(path)["history"].values()]
    assert kept == [*(str(number) for number in range(4, 503)), "سامي"]


def test_times_are_utc(path: Path) -> None:
    local = MORNING.astimezone(timezone(timedelta(hours=3)))
    AnnotationStore(path, now=lambda: local).apply(GARDEN, [SetReviewed(ONE, reviewed=True)], "ليلى")

    assert AnnotationStore(path).load(GARDEN).placed[1].at == AT


def test_nothing_changed_is_nothing_written(store: AnnotationStore, path: Path) -> None:
    assert store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, "")], "ليلى") == ()
    assert not path.exists()
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    stamp = store.stamp()

    assert store.apply(GARDEN, [AddTheme(ONE, "arms")], "سامي") == ()
    assert store.apply(GARDEN, [], "سامي") == ()

    assert store.stamp() == stamp


def test_the_last_annotation_taken_away_leaves_no_document(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(TWO, "x")], "ليلى")
    store.apply(GARDEN, [RemoveTheme(ONE, "arms")], "ليلى")
    assert [each["quote"] for each in on_disk(path)["articles"]["1"]["paragraphs"]] == [B]

    store.apply(GARDEN, [SetNote(TWO, "")], "ليلى")

    assert on_disk(path)["articles"] == {}
    assert store.load(GARDEN).placed == {}


def test_the_inverses_are_in_the_order_to_apply_them(store: AnnotationStore) -> None:
    undo = store.apply(GARDEN, [SetNote(ONE, "a"), SetNote(ONE, "b"), AddTheme(TWO, "arms")], "ليلى")

    assert undo == (RemoveTheme(TWO, "arms"), SetNote(ONE, "a"), SetNote(ONE, ""))


def test_a_span_that_is_no_paragraph_is_refused(store: AnnotationStore, path: Path) -> None:
    with pytest.raises(RequestError, match="garden has no paragraph from 0 to 5"):
        store.apply(GARDEN, [SetNote(ONE, "x"), AddTheme(Span(0, 5), "arms")], "ليلى")

    assert not path.exists()


def test_two_stores_keep_each_others_changes(store: AnnotationStore, path: Path) -> None:
    other = AnnotationStore(path)
    other.load(GARDEN)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    other.apply(GARDEN, [AddTheme(ONE, "sanctions")], "سامي")
    store.apply(article_of(A, article_id="new"), [SetReviewed(ONE, reviewed=True)], "ليلى")
    other.apply(article_of(B, article_id="newer"), [SetReviewed(Span(0, len(B)), reviewed=True)], "سامي")

    assert [(tag.theme, tag.by) for tag in store.load(GARDEN).placed[1].tags] == [
        ("arms", "ليلى"),
        ("sanctions", "سامي"),
    ]
    assert set(store.progress()) == {"garden", "new", "newer"}


def test_progress_counts_paragraphs(store: AnnotationStore, path: Path) -> None:
    store.apply(
        GARDEN,
        [
            AddTheme(ONE, "arms"),
            AddTheme(ONE, "sanctions"),
            SetReviewed(ONE, reviewed=True),
            AddTheme(TWO, "arms"),
            SetReviewed(THREE, reviewed=True),
            SetNote(FOUR, "only a note"),
        ],
        "ليلى",
    )
    other = article_of(A, article_id="other")
    store.apply(other, [SetNote(ONE, "x")], "ليلى")

    for each in (store, AnnotationStore(path)):
        assert each.progress() == {
            "garden": Progress(2, 3, {"arms": 2, "sanctions": 1}),
            "other": Progress(0, 0, {}),
        }
    store.apply(GARDEN, [RemoveTheme(TWO, "arms")], "سامي")
    assert store.progress()["garden"] == Progress(1, 2, {"arms": 1, "sanctions": 1})


def test_progress_is_kept_while_the_file_is_unchanged(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")

    assert store.progress() is store.progress()


def test_what_is_returned_is_the_callers_to_change(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    store.load(GARDEN).placed.clear()

    assert store.load(GARDEN).placed[1].themes == ("arms",)
    with pytest.raises(TypeError):
        store.progress()["garden"].themes["arms"] = 9  # type: ignore[index]


def test_a_changed_text_is_followed_and_the_file_with_it(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(span, str(number)) for number, span in enumerate((ONE, TWO, THREE, FOUR), 1)], "ليلى")
    edited = B.replace("الليمون", "البرتقال")
    changed = article_of(D, "فقرة جديدة تماما", edited, A)
    before = path.read_bytes()

    anchored = store.load(changed)

    assert {number: each.note for number, each in anchored.placed.items()} == {1: "4", 3: "2", 4: "1"}
    assert [(each.quote, each.annotation.note) for each in anchored.orphans] == [(C, "3")]
    assert path.read_bytes() == before  # looking writes nothing

    store.apply(changed, [AddTheme(span_of(changed, 3), "arms")], "سامي")

    document = on_disk(path)["articles"]["1"]
    assert document["sha256"] == changed.sha256
    starts = {number: span_of(changed, number).start for number in (1, 3, 4)}
    assert [(each["start"], each["quote"], each.get("orphan")) for each in document["paragraphs"]] == sorted(
        [(starts[1], D, None), (starts[3], edited, None), (starts[4], A, None), (THREE.start, C, True)]
    )
    assert store.load(changed) == AnnotationStore(path).load(changed)
    assert store.load(changed).placed[3].themes == ("arms",)
    assert [each.annotation.span for each in store.load(changed).orphans] == [THREE]
    assert store.progress()["garden"] == Progress(1, 1, {"arms": 1})


def test_an_orphan_does_not_move_in_where_another_was_taken_away(store: AnnotationStore) -> None:
    twice = article_of(A, A)
    store.apply(twice, [SetNote(span_of(twice, 1), "first"), SetNote(span_of(twice, 2), "second")], "ليلى")
    once = article_of(A)

    store.apply(once, [SetNote(span_of(once, 1), "")], "ليلى")

    assert store.load(once).placed == {}
    assert [each.annotation.note for each in store.load(once).orphans] == ["second"]


def test_an_orphan_comes_home_when_its_text_does(store: AnnotationStore) -> None:
    store.apply(GARDEN, [SetNote(ONE, "first"), SetNote(TWO, "second")], "ليلى")
    without = article_of(B, C)
    store.apply(without, [SetNote(span_of(without, 1), "")], "ليلى")
    assert [each.annotation.note for each in store.load(without).orphans] == ["first"]

    assert {number: each.note for number, each in store.load(GARDEN).placed.items()} == {1: "first"}
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], "ليلى")
    assert store.load(GARDEN).orphans == ()
    assert store.load(GARDEN).placed[1].note == "first"


def test_themes_are_kept_in_the_file(store: AnnotationStore, path: Path) -> None:
    arms = Theme("arms", Label("أسلحة", "Arms"), "#E69F00")
    water = Theme("مياه", Label("مياه", "Water"), "#0072B2")
    store.add_theme(arms)
    store.add_theme(water)
    stamp = store.stamp()
    store.add_theme(water)
    assert store.stamp() == stamp
    store.add_theme(replace(arms, colour="#000000"))

    assert AnnotationStore(path).themes() == (replace(arms, colour="#000000"), water)
    assert on_disk(path)["themes"]["2"] == {"id": "مياه", "ar": "مياه", "en": "Water", "colour": "#0072B2"}
    assert list(on_disk(path)) == ["meta", "themes"]


def test_tables_of_others_are_left_alone(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")
    path.write_text(json.dumps(on_disk(path) | {"mine": {"7": {"a": [1.5, None]}}}), "utf-8")

    store.apply(GARDEN, [SetNote(ONE, "y")], "ليلى")

    assert on_disk(path)["mine"] == {"7": {"a": [1.5, None]}}


def test_a_backup_is_kept_by_the_day_of_the_clock(path: Path) -> None:
    clock: list[datetime] = [MORNING]
    store = AnnotationStore(path, now=lambda: clock[-1])
    store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")
    first = path.read_bytes()
    clock.append(MORNING + timedelta(days=1))

    store.apply(GARDEN, [SetNote(ONE, "y")], "ليلى")
    store.apply(GARDEN, [SetNote(ONE, "z")], "ليلى")

    assert [each.name for each in path.parent.glob(".*.bak")] == [".tags.json.2031-05-05.bak"]
    assert (path.parent / ".tags.json.2031-05-05.bak").read_bytes() == first


PARAGRAPH = {"start": 0, "end": len(A), "quote": A, "tags": [{"theme": "arms"}]}
DOCUMENT = {"id": "garden", "sha256": GARDEN.sha256, "title": "x", "paragraphs": [PARAGRAPH]}


MALFORMED: list[dict[str, object]] = [
    {"start": "0"},
    {"start": True},
    {"start": -1},
    {"start": 1.0},
    {"start": len(A) + 1},
    {"end": None},
    {"quote": None},
    {"prefix": 1},
    {"suffix": []},
    {"tags": None},
    {"tags": ["arms"]},
    {"tags": [{}]},
    {"tags": [{"theme": 1}]},
    {"tags": [{"theme": "arms", "at": 1}]},
    {"tags": [{"theme": "arms"}, {"theme": "arms"}]},
    {"note": 1},
    {"reviewed": "yes"},
    {"orphan": 1},
    {"by": None},
    {"at": 1},
]


def write_articles(path: Path, *documents: object) -> None:
    mark = {"schema": 1, "format": "hashiya tags"}
    articles = {str(number): document for number, document in enumerate(documents, 1)}
    path.write_text(json.dumps({"meta": {"1": mark}, "articles": articles}), "utf-8")


def test_what_may_be_missing_may_be_missing(store: AnnotationStore, path: Path) -> None:
    write_articles(path, DOCUMENT)

    assert store.load(GARDEN).placed == {1: Annotation(ONE, (Tag("arms", "", ""),))}


@pytest.mark.parametrize(
    "document",
    [
        {},
        DOCUMENT | {"id": []},
        DOCUMENT | {"id": None},
        DOCUMENT | {"sha256": 5},
        DOCUMENT | {"title": None},
        DOCUMENT | {"paragraphs": {}},
        DOCUMENT | {"paragraphs": [None]},
        *(DOCUMENT | {"paragraphs": [PARAGRAPH | wrong]} for wrong in MALFORMED),
    ],
)
def test_a_malformed_document_is_one_clear_line(store: AnnotationStore, path: Path, document: object) -> None:
    write_articles(path, document)
    before = path.read_bytes()

    def apply() -> None:
        store.apply(GARDEN, [SetNote(ONE, "x")], "ليلى")

    for work in (lambda: store.load(GARDEN), store.progress, apply):
        with pytest.raises(DamagedDatabaseError, match=r"^.*/tags\.json is damaged: article .*$"):
            work()
    assert path.read_bytes() == before


def test_an_article_that_is_there_twice_is_damage(store: AnnotationStore, path: Path) -> None:
    write_articles(path, DOCUMENT, DOCUMENT)

    with pytest.raises(DamagedDatabaseError, match="article 'garden' is there twice"):
        store.load(GARDEN)
    with pytest.raises(DamagedDatabaseError, match="article 'garden' is there twice"):
        store.progress()


@pytest.mark.parametrize(
    "theme", [{}, {"id": "a", "ar": "a", "en": "a"}, {"id": [], "ar": "a", "en": "a", "colour": ""}]
)
def test_a_malformed_theme_is_one_clear_line(store: AnnotationStore, path: Path, theme: object) -> None:
    data = {"meta": {"1": {"schema": 1, "format": "hashiya tags"}}, "themes": {"1": theme}}
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(DamagedDatabaseError, match=r"^.*/tags\.json is damaged: theme .* has no text "):
        store.themes()


def test_a_failed_change_is_not_seen_as_done(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    before = path.read_bytes()

    with pytest.raises(DatabaseError, match="cannot hold this"):
        store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(ONE, "\udc80")], "ليلى")

    assert path.read_bytes() == before
    assert list(store.load(GARDEN).placed) == [1]
    assert store.progress() == {"garden": Progress(1, 1, {"arms": 1})}


spans = st.sampled_from([ONE, TWO, THREE])
themes = st.sampled_from(["arms", "sanctions"])
operations = st.lists(
    st.one_of(
        st.builds(AddTheme, spans, themes),
        st.builds(RemoveTheme, spans, themes),
        st.builds(SetNote, spans, st.sampled_from(["", "ملاحظة", "سطر\nآخر"])),
        st.builds(SetReviewed, spans, st.booleans()),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(operations, operations)
def test_applying_the_inverses_leads_back(
    tmp_path_factory: pytest.TempPathFactory, before: list[Operation], after: list[Operation]
) -> None:
    path = tmp_path_factory.mktemp("store") / "tags.json"
    store = AnnotationStore(path)
    store.apply(GARDEN, before, "ليلى")
    start = store.load(GARDEN).placed

    undo = store.apply(GARDEN, after, "سامي")
    middle = AnnotationStore(path).load(GARDEN).placed
    redo = store.apply(GARDEN, undo, "سامي")
    assert stripped(AnnotationStore(path).load(GARDEN).placed) == stripped(start)

    store.apply(GARDEN, redo, "سامي")
    assert stripped(AnnotationStore(path).load(GARDEN).placed) == stripped(middle)
