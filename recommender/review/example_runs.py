"""Running the examples that stand beside the rules."""

from collections.abc import Callable, Iterable

from recommender.advise.advisor import decide_all
from recommender.model.decision import Decision
from recommender.model.evidence import Evidence
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.rule_tests import DecisionTest, Failure, Mutation, RulesTest, Standing
from recommender.readings import direct
from recommender.review.bench import Bench, Trial, disagreements
from recommender.review.coverage import coverage_of

Mutating = Callable[[Bench, Iterable[tuple[Example, Trial]]], tuple[Mutation, ...]]
"""What becomes of the mutants of a decision, given its examples as they were tried."""


def run_examples(
    knowledge: Knowledge, decisions: Iterable[str] = (), mutating: Mutating | None = None
) -> RulesTest:
    """Return what the examples of some decisions show; of all decisions where none is named."""
    named = frozenset(decisions) or knowledge.decision.keys()
    return RulesTest(
        decisions=tuple(
            _tested(decision, knowledge, mutating)
            for decision in knowledge.decisions
            if decision.id in named
        )
    )


def _tested(decision: Decision, knowledge: Knowledge, mutating: Mutating | None) -> DecisionTest:
    bench = Bench(decision, knowledge)
    tried = [(example, bench.tried(example)) for example in decision.examples]
    return DecisionTest(
        decision=decision.id,
        examples=len(tried),
        failures=tuple(
            _failure(decision, example, wrong, knowledge)
            for example, trial in tried
            if (wrong := disagreements(example, trial))
        ),
        coverage=coverage_of(decision, (trial for _, trial in tried)),
        mutations=mutating(bench, tried) if mutating else None,
    )


def _failure(
    decision: Decision, example: Example, wrong: list[tuple[str, str]], knowledge: Knowledge
) -> Failure:
    day = example.as_of or knowledge.facts_date
    results = decide_all(knowledge, example.scenario, day, direct.truths)
    result = next(result for result in results if result.id == decision.id)
    return Failure(
        place=example.place,
        decision=decision.id,
        name=example.name,
        expected=tuple(expected for expected, _ in wrong),
        got=tuple(got for _, got in wrong),
        options=tuple(
            Standing(
                option=option.id,
                score=option.score,
                against=tuple(map(_short, option.against)),
                in_favour=tuple(map(_short, option.in_favour)),
            )
            for option in result.options
        ),
    )


def _short(piece: Evidence) -> str:
    """Return the rule that speaks, or what else does."""
    return piece.rule or piece.because
