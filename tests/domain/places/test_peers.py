"""Who stands beside a municipality: by hand, on populations that show the rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.places.areas import Municipality
from dashboard.domain.places.peers import NEAREST, PeerRule, nearest_by_population, of_subregion


def test_the_three_nearest_are_nearest_by_ratio() -> None:
    # Of 1 000 inhabitants: 1,5 times; 1,25 times less; 1,9 times; 1,8 times less; 1,1 times.
    inhabitants = {"000": 1000, "a": 1500, "b": 800, "c": 1900, "d": 560, "e": 1100}
    assert nearest_by_population("000", inhabitants) == ("e", "b", "a")


def test_nearest_is_a_matter_of_ratio_and_not_of_difference() -> None:
    # 300 is 700 away and 1 900 is 900 away, but 3,3 times less is further than 1,9 times more.
    inhabitants = {"000": 1000, "small": 300, "large": 1900, "x": 1000, "y": 1000}
    assert nearest_by_population("000", inhabitants) == ("x", "y", "large")


@pytest.mark.parametrize("own", [1000, 1094, 561 * 2, 3, 149_895])
def test_twice_as_many_is_as_far_as_half_as_many_and_the_smaller_code_wins(own: int) -> None:
    for half, twice in (("a", "b"), ("b", "a")):
        inhabitants = {"own": own, "x": own, "y": own, half: own / 2, twice: own * 2}
        assert nearest_by_population("own", inhabitants) == ("x", "y", "a")


def test_more_than_twice_as_many_is_no_peer() -> None:
    inhabitants = {"179": 149_895, "182": 19_020, "992": 17_492}
    assert nearest_by_population("179", inhabitants) == ()
    assert nearest_by_population("182", inhabitants) == ("992",)


def test_equal_populations_go_by_code() -> None:
    inhabitants = {"500": 10, "410": 10, "182": 10, "992": 10, "077": 10}
    assert nearest_by_population("410", inhabitants) == ("077", "182", "500")


def test_who_is_not_known_has_no_peers() -> None:
    assert nearest_by_population("291", {"179": 10, "182": 20}) == ()
    assert nearest_by_population("291", {}) == ()


@pytest.mark.parametrize("others", [0, 1, 2])
def test_where_there_are_fewer_than_three_others_those_are_given(others: int) -> None:
    inhabitants = {"own": 100.0} | {str(place): 100.0 + place for place in range(others)}
    assert nearest_by_population("own", inhabitants) == tuple(map(str, range(others)))


@given(
    st.dictionaries(
        st.text("0123456789", min_size=3, max_size=3), st.integers(1, 200_000), min_size=1
    ),
    st.data(),
)
def test_nobody_else_is_nearer_than_a_peer(
    inhabitants: dict[str, int], data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(sorted(inhabitants)))
    peers = nearest_by_population(own, inhabitants)
    near = {
        c
        for c, n in inhabitants.items()
        if max(n, inhabitants[own]) <= 2 * min(n, inhabitants[own])
    }
    assert len(peers) == len(set(peers)) == min(NEAREST, len(near) - 1)
    assert set(peers) <= near
    assert own not in peers

    def nearer(one: str, other: str) -> bool:
        """Compare ratios in whole numbers: a/b < c/d as a x d < c x b."""
        (a, b), (c, d) = (
            sorted((inhabitants[own], inhabitants[each]), reverse=True) for each in (one, other)
        )
        return a * d < c * b

    others = set(inhabitants) - {own, *peers}
    assert not any(nearer(other, peer) for other in others for peer in peers)


def municipality(code: str, subregion: str) -> Municipality:
    return Municipality(code, f"Kunta {code}", f"Kommun {code}", "", subregion, "rural")


REGION = [
    municipality("992", "Äänekoski"),
    municipality("179", "Jyväskylä"),
    municipality("410", "Jyväskylä"),
    municipality("077", "Jyväskylä"),
    municipality("182", "Jämsä"),
]


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("179", ("077", "410")),
        ("410", ("077", "179")),
        ("182", ()),  # the only municipality of its sub-region
        ("291", ()),
    ],
)
def test_the_others_of_a_subregion_come_by_code(code: str, others: tuple[str, ...]) -> None:
    assert of_subregion(code, REGION) == others


def test_the_region_may_be_given_once_only() -> None:
    assert of_subregion("179", iter(REGION)) == ("077", "410")


def test_rules_of_the_address_keep_their_words() -> None:
    assert [rule.value for rule in PeerRule] == ["vakiluku", "seutukunta", "omat"]
