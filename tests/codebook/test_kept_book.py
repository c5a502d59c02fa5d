"""What is said of themes, as a tree: of moves, merges and removals that nobody has seen of each other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.codebook.kept_book import KeptBook, SaidTheme, kept_book
from tui.codebook.links import Link
from tui.model import Label, Theme

IDS = "abcdef"


def said(theme_id: str, order: str = "", *, at: str = "1", parent: str = "", into: str = "") -> SaidTheme:
    above, merged = (Link(at, to) if to else None for to in (parent, into))
    return SaidTheme(Theme(theme_id, Label("x", "x"), "#000000"), order, parent=above, into=merged)


def taken_out(theme: SaidTheme) -> SaidTheme:
    return replace(theme, is_there=False)


def tree(book: KeptBook) -> list[tuple[str, str]]:
    return [(theme.id, theme.parent) for theme in book.themes]


_links = st.one_of(st.none(), st.builds(Link, st.sampled_from("1234"), st.sampled_from([*IDS, "nowhere"])))
books = st.lists(
    st.builds(
        SaidTheme,
        st.builds(Theme, st.sampled_from(IDS), st.sampled_from([Label("x", "x"), Label("", "")]), st.just("#000000")),
        st.sampled_from(["", "b", "c"]),
        st.booleans(),
        st.booleans(),
        _links,
        _links,
    ),
    unique_by=lambda each: each.theme.id,
)


@given(books, st.sets(st.sampled_from(IDS)))
def test_it_is_always_a_tree_in_order(themes: list[SaidTheme], used: set[str]) -> None:
    book = kept_book(themes, used)

    seen = [""]
    for theme in book.themes:
        assert theme.parent in seen, "what is above a theme is there, and before it"
        del seen[seen.index(theme.parent) + 1 :]  # what is below a theme stands together
        seen.append(theme.id)
    assert len({theme.id for theme in book.themes}) == len(book.themes)
    beside: dict[str, list[tuple[str, str]]] = {}
    for theme in book.themes:
        beside.setdefault(theme.parent, []).append((book.orders[theme.id], theme.id))
    assert all(each == sorted(each) for each in beside.values())


@given(books, st.sets(st.sampled_from(IDS)), st.randoms())
def test_in_whatever_order_themes_come_the_book_is_the_same(
    themes: list[SaidTheme], used: set[str], random: object
) -> None:
    shuffled = [*themes]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert kept_book(shuffled, used) == kept_book(themes, used)


@given(books, st.sets(st.sampled_from(IDS)))
def test_a_theme_that_somebody_needs_is_never_hidden(themes: list[SaidTheme], used: set[str]) -> None:
    book = kept_book(themes, used)

    shown, labelled = {theme.id for theme in book.themes}, {each.theme.id for each in themes if each.theme.label.ar}
    for theme in used:
        resolved = book.merged.get(theme, theme)
        assert resolved not in book.merged
        assert resolved not in book.gone
        assert resolved in shown or resolved not in labelled


def test_themes_stand_below_the_one_above_them_in_their_order() -> None:
    book = kept_book([said("c", "d", parent="a"), said("b", "a"), said("a", "m"), said("d", "c", parent="a")])

    assert tree(book) == [("b", ""), ("a", ""), ("d", "a"), ("c", "a")]


def test_of_a_circle_of_moves_the_later_one_stands() -> None:
    book = kept_book([said("a", parent="b", at="1"), said("b", parent="a", at="2")])

    assert tree(book) == [("a", ""), ("b", "a")]


def test_of_a_circle_of_merges_the_later_one_stands() -> None:
    book = kept_book([said("a", into="b", at="2"), said("b", into="c", at="3"), said("c", into="a", at="1")])

    assert book.merged == {"a": "c", "b": "c"}
    assert tree(book) == [("c", "")]


def test_what_was_below_a_merged_theme_is_below_the_one_that_it_became() -> None:
    book = kept_book([said("a", into="b"), said("b"), said("c", parent="a"), said("d", parent="c")])

    assert tree(book) == [("b", ""), ("c", "b"), ("d", "c")]


def test_a_theme_that_becomes_one_right_below_it_is_where_it_was() -> None:
    themes = [said("top"), said("a", parent="top", into="c"), said("b", parent="a"), said("c", parent="a")]

    assert tree(kept_book(themes)) == [("top", ""), ("c", "top"), ("b", "c")]


def test_what_is_below_a_theme_that_is_not_there_hangs_on_the_nearest_that_is() -> None:
    themes = [said("a"), taken_out(said("b", parent="a")), said("c", parent="b"), said("d", parent="nowhere")]

    assert tree(kept_book(themes)) == [("a", ""), ("c", "a"), ("d", "")]
    assert kept_book(themes).gone == {"b"}


def test_what_was_taken_out_and_is_needed_is_put_away() -> None:
    book = kept_book([taken_out(said("a")), said("b", into="a")], used={"b"})

    assert tree(book) == [("a", "")]
    assert book.archived == {"a"}
    assert not book.gone


def test_what_is_put_away_keeps_its_place() -> None:
    book = kept_book([said("a", "b"), replace(said("b", "c"), is_archived=True), said("c", "d", parent="b")])

    assert tree(book) == [("a", ""), ("b", ""), ("c", "b")]
    assert book.archived == {"b"}
