"""Hypothesis strategies: conditions, facts, scenarios and whole rule bases."""

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recommender.errors import Place
from recommender.model.catalogue import Criterion, Service, Source
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compares,
    Condition,
    Decided,
    HasAnyOf,
    IsFlag,
    IsOneOf,
    Not,
    Value,
)
from recommender.model.decision import Decision, Option, Rating, Rule
from recommender.model.effect import Change, Effect, Rate, Require, RuleOut
from recommender.model.knowledge import Knowledge, Stage
from recommender.model.quantity import Quantity
from recommender.model.relation import Relation
from recommender.model.requirement import Choice, ChoiceValue, Flag, Measure, Requirement
from recommender.model.scenario import Declared, Scenario, Weight
from recommender.model.units import Dimension

HERE = Place("made-up")
GUIDE, FACTS = date(2021, 8, 24), date(2026, 11, 22)
CRITERIA = ("fit", "cost", "effort", "latency")
OPTIONS = ("w", "x", "y", "z")
SOURCE = Source(id="made-up", title="Made up", verified="no", place=HERE)
SERVICES = (
    Service(
        id="gone", name="Gone", purpose="Is no more.", ended=date(2024, 1, 1), verified="yes",
        sources=("made-up",), place=HERE,
    ),
    Service(
        id="new", name="New", purpose="Came later.", opened=date(2023, 1, 1), verified="yes",
        sources=("made-up",), place=HERE,
    ),
)  # fmt: skip


def _vocabulary() -> tuple[Requirement, ...]:
    common: dict[str, Any] = {"question": "Is it?", "why": "It matters.", "place": HERE}
    made: list[Requirement] = []
    for n in range(2):
        made += [
            Flag(
                id=f"t.flag{n}",
                type="flag",
                yes=f"flag {n} is up",
                no=f"flag {n} is down",
                **common,
            ),
            _choice(f"t.one{n}", "choice", common),
            _choice(f"t.any{n}", "choices", common),
            Measure(id=f"t.size{n}", type="count", label=f"size {n}", **common),
        ]
    return tuple(made)


def _choice(name: str, kind: Any, common: dict[str, Any]) -> Choice:
    values = tuple(ChoiceValue(id=word, told=f"{name} has {word}") for word in "abc")
    return Choice(id=name, type=kind, values=values, **common)


VOCABULARY = _vocabulary()


def count(number: int) -> Quantity:
    return Quantity(dimension=Dimension.COUNT, amount=Fraction(number))


@cache
def values_of(requirement: Requirement) -> SearchStrategy[Value]:
    match requirement:
        case Flag():
            return st.booleans()
        case Choice(type="choice"):
            return st.sampled_from(requirement.words)
        case Choice():
            return st.frozensets(st.sampled_from(requirement.words))
        case Measure():
            return st.builds(
                lambda number: Quantity(dimension=requirement.dimension, amount=Fraction(number)),
                st.integers(0, 4),
            )


@cache
def leaf_on(requirement: Requirement) -> SearchStrategy[Condition]:
    match requirement:
        case Flag():
            return st.builds(IsFlag, subject=st.just(requirement.id), expected=st.booleans())
        case Choice():
            words = st.lists(
                st.sampled_from(requirement.words), min_size=1, max_size=2, unique=True
            ).map(lambda some: tuple(sorted(some)))
            shape = IsOneOf if requirement.type == "choice" else HasAnyOf
            return st.builds(shape, subject=st.just(requirement.id), values=words)
        case Measure():
            return st.builds(
                Compares,
                subject=st.just(requirement.id),
                relation=st.sampled_from(list(Relation)),
                limit=st.integers(1, 3).map(count),
            )


@cache
def leaves(decisions: tuple[str, ...] = ()) -> SearchStrategy[Condition]:
    own = st.sampled_from(VOCABULARY).flatmap(leaf_on)
    if not decisions:
        return own
    outcome = st.builds(
        Decided,
        subject=st.sampled_from(decisions),
        values=st.sampled_from(OPTIONS).map(lambda option: (option,)),
    )
    return own | outcome


@cache
def conditions(decisions: tuple[str, ...] = (), size: int = 6) -> SearchStrategy[Condition]:
    return st.recursive(
        leaves(decisions),
        lambda inner: (
            st.builds(AllOf, parts=st.lists(inner, max_size=3).map(tuple))
            | st.builds(AnyOf, parts=st.lists(inner, min_size=1, max_size=3).map(tuple))
            | st.builds(Not, part=inner)
        ),
        max_leaves=size,
    )


@st.composite
def known_values(
    draw: st.DrawFn, requirements: tuple[Requirement, ...] = VOCABULARY
) -> dict[str, Value]:
    """Draw values for some of the requirements; the others stay unknown."""
    declared = draw(st.sets(st.sampled_from(requirements).map(lambda entry: entry.id)))
    by_id = {entry.id: entry for entry in requirements}
    return {name: draw(values_of(by_id[name])) for name in sorted(declared)}


@st.composite
def scenarios(
    draw: st.DrawFn,
    requirements: tuple[Requirement, ...] = VOCABULARY,
    criteria: tuple[str, ...] = CRITERIA,
) -> Scenario:
    values = draw(known_values(requirements))
    ranked = st.lists(st.sampled_from(criteria[1:]), unique=True).map(tuple)
    weighed = st.lists(st.integers(0, 3), min_size=len(criteria), max_size=len(criteria)).filter(
        any
    )
    weights: tuple[Weight, ...] = ()
    if draw(st.booleans()):
        weights = tuple(
            Weight(criterion=name, weight=Fraction(weight))
            for name, weight in sorted(zip(criteria, draw(weighed), strict=True))
        )
    return Scenario(
        name="made up",
        declared=tuple(Declared(requirement=name, value=value) for name, value in values.items()),
        priorities=() if weights else draw(ranked),
        weights=weights,
    )


@cache
def effects() -> SearchStrategy[Effect]:
    some = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True).map(
        lambda options: tuple(sorted(options))
    )
    change = st.builds(
        Change,
        option=st.sampled_from(OPTIONS),
        criterion=st.sampled_from(CRITERIA),
        by=st.integers(-2, 2),
    )
    return (
        st.builds(RuleOut, options=some)
        | st.builds(Require, options=some)
        | st.builds(Rate, changes=st.lists(change, min_size=1, max_size=3).map(tuple))
    )


@st.composite
def decisions(draw: st.DrawFn, name: str, earlier: tuple[str, ...]) -> Decision:
    options = tuple(
        Option(
            id=option,
            name=f"Option {option}",
            summary="An option.",
            services=draw(st.sampled_from(((), (), (), ("gone",), ("new",)))),
            needs=(),
            needs_because="",
            ratings=tuple(
                Rating(
                    criterion=criterion,
                    score=draw(st.integers(1, 5)),
                    because=f"Made up for {option}.",
                    sources=("made-up",),
                )
                for criterion in CRITERIA[1:]
            ),
            place=HERE,
        )
        for option in OPTIONS
    )
    rules = tuple(
        Rule(
            id=f"{name}-rule-{number}",
            when=draw(conditions(earlier)),
            effect=draw(effects()),
            because="Made up.",
            sources=("made-up",),
            since=draw(st.sampled_from((None, None, date(2023, 1, 1)))),
            until=None,
            place=HERE,
        )
        for number in range(draw(st.integers(0, 6)))
    )
    return Decision(
        id=name,
        name=name.title(),
        question="Which one?",
        stage="only",
        guide="1.1",
        choose="one",
        applies=draw(st.just(AllOf(parts=())) | conditions(earlier, 2)),
        options=options,
        rules=rules,
        when_tied=tuple(draw(st.permutations(OPTIONS))),
        examples=(),
        place=HERE,
    )


@st.composite
def rule_bases(draw: st.DrawFn) -> Knowledge:
    """Draw a whole rule base of up to three decisions that may read one another."""
    names = tuple(f"decision-{n}" for n in range(draw(st.integers(1, 3))))
    made = [draw(decisions(name, names[:n])) for n, name in enumerate(names)]
    return Knowledge(
        guide_date=GUIDE,
        facts_date=FACTS,
        stages=(Stage(id="only", name="Only"),),
        criteria=tuple(
            Criterion(
                id=name, name=name.title(), question="How?", best="best", worst="worst", place=HERE
            )
            for name in CRITERIA
        ),
        sources=(SOURCE,),
        requirements=VOCABULARY,
        services=SERVICES,
        decisions=tuple(made),
    )
