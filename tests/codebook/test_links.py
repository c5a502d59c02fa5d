"""Links between themes: whatever they are, those that are followed make no circle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.codebook.links import Link, cut, end, forest

IDS = st.sampled_from("abcdef")
links = st.dictionaries(IDS, st.builds(Link, st.sampled_from("1234"), IDS))


@given(links)
def test_every_way_has_an_end(found: dict[str, Link]) -> None:
    kept = forest(found)

    for theme in "abcdef":
        way = [theme]
        while way[-1] in kept:
            assert kept[way[-1]] not in way
            way.append(kept[way[-1]])
        assert end(kept, theme) == way[-1]


@given(links, st.randoms())
def test_the_order_in_which_they_come_is_nothing(found: dict[str, Link], random: object) -> None:
    shuffled = [*found.items()]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert forest(dict(shuffled)) == forest(found)


@given(links)
def test_only_what_would_close_a_circle_is_left_out(found: dict[str, Link]) -> None:
    kept, left = forest(found), cut(found)

    assert kept.keys() | left.keys() == found.keys()
    assert not kept.keys() & left.keys()
    for theme, to in left.items():
        assert end(kept, to) == theme


@given(links, IDS, IDS)
def test_the_latest_link_stands(found: dict[str, Link], theme: str, to: str) -> None:
    kept = forest({**found, theme: Link("9", to)})

    assert kept.get(theme) == (None if theme == to else to)
