"""Files are renamed, edited and copied: which articles the documents of the tag file speak in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchoring.matching import Known, Matching, matching

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    Text = tuple[str, ...]

LAST = "المصدر: وكالات"
"""Boilerplate: the last line of every text."""

PARAGRAPHS = 8
"""Those of a text before it."""


def text(number: int) -> Text:
    return tuple(f"الفقرة {each} من النص {number}" for each in range(PARAGRAPHS))


ONE, TWO, OTHER, NEW = (text(number) for number in range(1, 5))


def edited(old: Text, paragraphs: int = 1) -> Text:
    """Return ``old`` with that many of its paragraphs, the first ones, in other words."""
    return tuple(f"{each} معدّلة" if number < paragraphs else each for number, each in enumerate(old))


def sha(of: Text) -> str:
    return hashlib.sha256("\n".join((*of, LAST) if of else ()).encode()).hexdigest()


@dataclass
class Files:
    """A library: the text of each article by its id, and which of them were read."""

    texts: Mapping[str, Text]
    read: list[str] = field(default_factory=list)

    def match(self, documents: Mapping[str, Known]) -> Matching:
        return matching(documents, {article: sha(each) for article, each in self.texts.items()}, self.paragraphs)

    def paragraphs(self, article: str) -> Text:
        self.read.append(article)
        return self.texts[article]


def tagged(texts: Mapping[str, Text]) -> dict[str, Known]:
    """Return the documents of texts of which every paragraph has a tag, boilerplate and all."""
    return {sha(each): Known(article, (*each, LAST)) for article, each in texts.items()}


def said(texts: Mapping[str, Text], documents: Mapping[str, Known]) -> tuple[dict[str, list[Text]], list[Text]]:
    """Return the texts that are spoken of in each article, and those of the strays."""
    known = {sha(each): each for each in (ONE, TWO, OTHER, NEW, edited(ONE), edited(ONE, 4), edited(ONE, PARAGRAPHS))}
    found = Files(texts).match(documents)
    spoken = {article: [known[each] for each in shas] for article, shas in found.by_article.items()}
    return spoken, [known[each] for each in found.strays]


BEFORE = {"001": ONE, "002": TWO}
"""What has been tagged."""


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (BEFORE, {"001": ONE, "002": TWO}),
        ({"001": TWO, "002": ONE}, {"001": TWO, "002": ONE}),
        ({"001": NEW, "002": ONE, "003": TWO}, {"002": ONE, "003": TWO}),
        ({"001": edited(ONE), "002": TWO}, {"001": ONE, "002": TWO}),
        ({"001": edited(ONE), "001-old": ONE, "002": TWO}, {"001": ONE, "001-old": ONE, "002": TWO}),
        ({"001": ONE, "009": ONE, "002": TWO}, {"001": ONE, "009": ONE, "002": TWO}),
        ({"005": edited(ONE), "002": TWO}, {"005": ONE, "002": TWO}),
        ({"005": edited(ONE), "001": OTHER, "002": TWO}, {"005": ONE, "002": TWO}),
        ({"001": NEW, "002": TWO}, {"001": ONE, "002": TWO}),
        ({"news/001": ONE, "002": TWO, "001.md": OTHER}, {"news/001": ONE, "002": TWO}),
    ],
    ids=[
        "unchanged",
        "names swapped",
        "renumbered behind a new one",
        "edited",
        "edited, and the old text kept as a copy",
        "two files of one text",
        "renamed and edited",
        "renamed and edited, its name taken by another",
        "wholly rewritten",
        "moved into a folder, and another of its name in another format",
    ],
)
def test_what_happens_to_files(now: Mapping[str, Text], expected: Mapping[str, Text]) -> None:
    assert said(now, tagged(BEFORE)) == ({article: [each] for article, each in expected.items()}, [])


def test_under_the_same_id_half_of_the_quotes_are_enough_beside_a_copy_and_less_are_not() -> None:
    eight, seven = ({sha(ONE): Known("001", quotes)} for quotes in (ONE, ONE[1:]))

    half, less = ({"001": edited(ONE, number), "copy": ONE} for number in (4, 5))

    assert said(half, eight) == said(half, seven) == ({"001": [ONE], "copy": [ONE]}, [])
    assert said(less, eight) == said(less, seven) == ({"copy": [ONE]}, [])


def test_under_another_id_half_of_the_quotes_are_enough_and_less_are_not() -> None:
    eight, seven = ({sha(ONE): Known("001", quotes)} for quotes in (ONE, ONE[1:]))

    half, less = ({"007": edited(ONE, number)} for number in (4, 5))

    assert said(half, eight) == said(half, seven) == ({"007": [ONE]}, [])
    assert said(less, eight) == said(less, seven) == ({}, [ONE])


def test_the_greatest_share_has_it() -> None:
    assert said({"a": edited(ONE, 3), "b": edited(ONE, 1), "c": edited(ONE, 2)}, tagged({"001": ONE})) == (
        {"b": [ONE]},
        [],
    )


def test_copies_of_the_text_with_the_greatest_share_all_have_it() -> None:
    assert said({"a": edited(ONE), "b": edited(ONE), "c": edited(ONE, 2)}, tagged({"001": ONE})) == (
        {"a": [ONE], "b": [ONE]},
        [],
    )


def test_a_tie_between_different_texts_goes_nowhere_also_behind_two_copies() -> None:
    tied = (ONE[0] + "!", *ONE[1:])

    assert said({"a": edited(ONE), "b": tied}, tagged({"001": ONE})) == ({}, [ONE])
    assert said({"a": tied, "b": edited(ONE), "c": edited(ONE)}, tagged({"001": ONE})) == ({}, [ONE])


def test_a_quote_counts_as_often_as_it_was_quoted() -> None:
    documents = {sha(ONE): Known("001", ("نعم", "نعم", "لا"))}

    assert said({"a": ("نعم", "نص"), "b": ("لا", "نص")}, documents) == ({"a": [ONE]}, [])


def test_boilerplate_does_not_make_a_text_the_same() -> None:
    documents = {sha(ONE): Known("001", (ONE[0], LAST))}

    assert said({"007": TWO}, documents) == ({}, [ONE])
    assert said({"007": (ONE[0], *TWO)}, documents) == ({"007": [ONE]}, [])


def test_a_rewritten_article_keeps_its_document_unless_another_one_is_at_home_there() -> None:
    rewritten = {"001": TWO}

    assert said(rewritten, tagged({"001": ONE})) == ({"001": [ONE]}, [])
    assert said(rewritten, tagged({"001": ONE, "002": TWO})) == ({"001": [TWO]}, [ONE])


def test_an_article_that_was_rewritten_and_tagged_again_has_both_its_documents_the_exact_one_first() -> None:
    documents = {sha(each): Known("001", each) for each in (ONE, edited(ONE), edited(ONE, 8))}
    for now in (ONE, edited(ONE), edited(ONE, 8)):
        shas = Files({"001": now}).match(documents).by_article["001"]

        assert shas == (sha(now), *sorted(documents.keys() - {sha(now)}))


def test_an_article_whose_file_is_gone_leaves_a_stray() -> None:
    assert said({"002": TWO}, tagged(BEFORE)) == ({"002": [TWO]}, [ONE])
    assert said({}, tagged(BEFORE)) == ({}, sorted([ONE, TWO], key=sha))


def test_an_article_without_paragraphs_has_no_document() -> None:
    empty = Files({"001": (), "002": ()})
    of_nothing = {sha(()): Known("001", ()), sha(ONE): Known("002", ONE)}

    assert empty.match(of_nothing) == Matching({}, tuple(sorted(of_nothing)))
    assert empty.read == []
    blank = matching({sha(ONE): Known("001", ONE)}, {"001": hashlib.sha256(b"\n").hexdigest()}, lambda _: ())
    assert blank == Matching({}, (sha(ONE),))


def test_a_document_without_quotes_is_known_by_its_text_and_its_id_alone() -> None:
    documents = {sha(ONE): Known("001", ())}

    assert said({"002": ONE}, documents) == ({"002": [ONE]}, [])
    assert said({"001": TWO}, documents) == ({"001": [ONE]}, [])
    assert said({"001": TWO, "002": ONE}, documents) == ({"002": [ONE]}, [])
    assert said({"002": TWO}, documents) == ({}, [ONE])


def test_articles_are_read_only_where_they_must_be() -> None:
    def read(texts: Mapping[str, Text], documents: Mapping[str, Known]) -> list[str]:
        files = Files(texts)
        files.match(documents)
        return files.read

    more = {"003": OTHER, "copy": OTHER}
    assert read(BEFORE | more, tagged(BEFORE)) == []
    assert read({"005": ONE, "006": ONE} | more, tagged({"001": ONE})) == []
    assert read(BEFORE | more, {sha(ONE): Known("008", ())} | {sha(NEW): Known("009", ())}) == []
    assert read({"001": edited(ONE), "002": TWO} | more, tagged(BEFORE)) == ["001"]
    assert sorted(read({"001": TWO, "002": ONE} | more, tagged(BEFORE))) == ["001", "002"]
    assert sorted(read({"002": TWO} | more, tagged(BEFORE))) == ["002", "003"]


SHELF = tuple(text(number) for number in range(6))


@given(st.permutations(range(6)), st.integers(0, 6))
def test_any_renaming_keeps_every_text_its_tags(numbers: list[int], new: int) -> None:
    documents = tagged({f"{number:03}": each for number, each in enumerate(SHELF)})
    files = {f"{number + new:03}": each for number, each in zip(numbers, SHELF, strict=True)}

    assert Files(files).match(documents) == Matching({article: (sha(each),) for article, each in files.items()}, ())


@given(st.permutations(range(6)), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_any_renaming_and_editing_keeps_every_text_its_tags(numbers: list[int], edits: list[int]) -> None:
    documents = tagged({f"{number:03}": each for number, each in enumerate(SHELF)})
    files = {
        f"{number:03}": edited(each, edits[place])
        for place, (number, each) in enumerate(zip(numbers, SHELF, strict=True))
    }

    found = Files(files).match(documents)

    assert found == Matching({f"{number:03}": (sha(each),) for number, each in zip(numbers, SHELF, strict=True)}, ())


PIECES = st.lists(st.sampled_from("ابجد"), max_size=4).map(tuple)
IDS = st.sampled_from(["1", "2", "3", "4"])


@given(st.dictionaries(IDS, PIECES), st.dictionaries(PIECES, st.tuples(IDS, PIECES)), st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_means_nothing(
    files: dict[str, Text], records: dict[Text, tuple[str, Text]], random: Random
) -> None:
    def shuffled(of: Sequence[str]) -> list[str]:
        return random.sample(of, len(of))

    documents = {sha(each): Known(*known) for each, known in records.items()}
    found = Files(files).match(documents)
    again = Files({article: files[article] for article in shuffled([*files])}).match(
        {each: Known(documents[each].id, shuffled(documents[each].quotes)) for each in shuffled([*documents])}
    )

    assert again == found
    assert [*again.by_article] == sorted(found.by_article)


def test_of_copies_in_two_formats_the_first_one_is_asked_in_whatever_order_they_come() -> None:
    """A heading of one can be boilerplate in the other."""
    paragraphs = {"a": ["نعم", "لا"], "b": ["نعم"], "c": ["نعم"]}
    documents = {sha(ONE): Known("001", ["نعم", "لا"])}
    hashes = {"a": sha(TWO), "b": sha(TWO), "c": sha(OTHER)}

    for order in (hashes, dict(reversed(hashes.items()))):
        assert matching(documents, order, lambda article: paragraphs[article]).by_article.keys() == {"a", "b"}


@given(st.dictionaries(IDS, PIECES), st.dictionaries(PIECES, st.tuples(IDS, PIECES)))
def test_every_document_speaks_somewhere_or_is_a_stray_and_every_text_has_its_own(
    files: dict[str, Text], records: dict[Text, tuple[str, Text]]
) -> None:
    documents = {sha(each): Known(*known) for each, known in records.items()}
    found = Files(files).match(documents)
    spoken = {each for shas in found.by_article.values() for each in shas}

    assert {*found.strays} == documents.keys() - spoken
    assert not {article for article in found.by_article if not files[article]}
    for article, each in files.items():
        if each and sha(each) in documents:
            assert found.by_article[article][0] == sha(each)
