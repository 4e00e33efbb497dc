"""Weights are rank-order centroids, exactly."""

from fractions import Fraction

import pytest
from toy import toy_files

from recommender.advise.weights import rank_order_centroids, weights_for
from recommender.loading.knowledge_loader import load_knowledge
from recommender.model.scenario import Scenario, Weight

TRANSPORT = load_knowledge(toy_files())[0].decision["transport"]


def test_the_weights_of_three_ranks_are_those_of_the_paper() -> None:
    assert rank_order_centroids(3) == (Fraction(11, 18), Fraction(5, 18), Fraction(2, 18))


@pytest.mark.parametrize("ranks", range(1, 12))
def test_weights_add_up_to_one_and_fall(ranks: int) -> None:
    weights = rank_order_centroids(ranks)
    assert sum(weights) == 1
    assert list(weights) == sorted(set(weights), reverse=True)


def test_without_priorities_fit_counts_three_quarters_and_the_others_share_the_rest() -> None:
    assert weights_for(TRANSPORT, Scenario(name="s")) == {
        "fit": Fraction(3, 4),
        "cost": Fraction(1, 8),
        "speed": Fraction(1, 8),
    }


def test_priorities_come_after_fit_and_before_the_others() -> None:
    weights = weights_for(TRANSPORT, Scenario(name="s", priorities=("speed",)))
    assert list(weights.items()) == [
        ("fit", Fraction(11, 18)),
        ("speed", Fraction(5, 18)),
        ("cost", Fraction(2, 18)),
    ]


def test_a_priority_that_the_decision_does_not_rate_takes_no_rank() -> None:
    with_it = weights_for(TRANSPORT, Scenario(name="s", priorities=("security", "speed")))
    assert with_it == weights_for(TRANSPORT, Scenario(name="s", priorities=("speed",)))


def test_explicit_weights_replace_the_ranks() -> None:
    given = (
        Weight(criterion="fit", weight=Fraction(1)),
        Weight(criterion="cost", weight=Fraction(3)),
    )
    assert weights_for(TRANSPORT, Scenario(name="s", weights=given)) == {
        "cost": Fraction(3, 4),
        "fit": Fraction(1, 4),
        "speed": Fraction(0),
    }
