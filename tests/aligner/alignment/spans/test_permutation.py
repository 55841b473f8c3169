"""The best order of a few sentences in a stream: against all there are, and where two want the same."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from aligner.alignment.spans.decoding.permutation import Floats, Offers, Taken, in_any_order, value_in_order


def offers(worth: Floats, open_price: float = -2.0) -> Offers:
    cuts = worth.shape[1]
    backwards = np.tril(np.ones((cuts, cuts), dtype=np.bool_))
    return Offers(np.arange(cuts), np.where(backwards[None], -np.inf, worth), open_price, np.zeros(cuts))


def all_values(found: Offers, *, in_order: bool) -> float:
    """By trying every way to take spans."""
    sentences, cuts, _ = found.worth.shape
    best = -np.inf

    def go(at: int, used: tuple[int, ...], value: float, skipped: bool) -> None:
        nonlocal best
        if at == cuts - 1:
            best = max(best, value)
            return
        for end in range(at + 1, cuts):
            if not skipped:
                go(end, used, value + found.open, True)
            for s in range(sentences):
                if s not in used and not (in_order and used and s < used[-1]):
                    go(end, (*used, s), value + float(found.worth[s, at, end]), False)

    go(0, (), 0.0, False)
    return float(best)


@pytest.mark.parametrize("seed", range(6))
def test_in_order_it_is_the_best_there_is(seed: int) -> None:
    found = offers(np.random.default_rng(seed).integers(-9, 9, (3, 5, 5)).astype(np.float64))
    assert value_in_order(found) == all_values(found, in_order=True)


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_it_is_one_there_is(seed: int) -> None:
    found = offers(np.random.default_rng(seed).integers(-9, 9, (3, 5, 5)).astype(np.float64))
    value, taken = in_any_order(found)
    assert value <= all_values(found, in_order=False)
    assert len({t.sentence for t in taken}) == len(taken)
    assert all(one.end <= two.first for one, two in itertools.pairwise(taken))
    gaps = [a.end < b.first for a, b in itertools.pairwise([Taken(-1, 0, 0), *taken, Taken(-1, 4, 4)])]
    assert value == sum(float(found.worth[t]) for t in taken) + found.open * sum(gaps)


def test_a_list_in_another_order() -> None:
    worth = np.full((4, 9, 9), -5.0)
    for sentence, place in enumerate([2, 0, 3, 1]):
        worth[sentence, 2 * place, 2 * place + 2] = 6.0
    value, taken = in_any_order(offers(worth))
    assert value == 24.0
    assert [t.sentence for t in taken] == [1, 3, 0, 2]
    assert value_in_order(offers(worth)) < 24.0 - 5.0


def test_what_two_spans_want_goes_to_one_and_the_other_finds_another() -> None:
    """The first sentence gives most for both spans; the second would take the first of them."""
    worth = np.full((2, 3, 3), -9.0)
    worth[0, 0, 1], worth[0, 1, 2] = 6.0, 7.0
    worth[1, 0, 1], worth[1, 1, 2] = 4.0, 1.0
    value, taken = in_any_order(offers(worth))
    assert taken == [Taken(1, 0, 1), Taken(0, 1, 2)]
    assert value == 11.0
