"""Why an option is not the answer: nothing that bears on it is left out, and what is said is so."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import FACTS, OPTIONS, rule_bases, scenarios
from test_firmness import altered

from recommender.advise.verdict import known_before, verdict_in
from recommender.explain.nearest import answers, nearest
from recommender.explain.sweep import Case
from recommender.explain.why_not import why_not
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.condition import leaves
from recommender.model.effect import Advise, touched
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.readings.direct import truth
from recommender.render.why_not import why_not_as_markdown

SHIPPED = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
QUICK = settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])


@given(base=rule_bases(), scenario=scenarios(), option=st.sampled_from(OPTIONS))
@QUICK
def test_what_would_make_an_option_the_answer_makes_it_that(
    base: Knowledge, scenario: Scenario, option: str
) -> None:
    case = Case(base, scenario, FACTS)
    for decision in base.decisions:
        if answers(case.answer(decision), option):
            continue
        found = nearest(decision, option, case)
        assert not (found.flips and found.impossible)
        for flip in found.flips:
            after = verdict_in(decision, base, altered(scenario, flip.alterations), FACTS)
            assert answers(after, option)
            for one in flip.alterations if len(flip.alterations) > 1 else ():
                fewer = [other for other in flip.alterations if other is not one]
                assert not answers(
                    verdict_in(decision, base, altered(scenario, fewer), FACTS), option
                )


@given(base=rule_bases(), several=st.lists(scenarios(), min_size=3, max_size=3))
@QUICK
def test_what_is_proved_impossible_happens_nowhere(
    base: Knowledge, several: list[Scenario]
) -> None:
    first, *others = several
    decision = base.decisions[-1]
    case = Case(base, first, FACTS)
    for option in OPTIONS:
        is_it_already = answers(case.answer(decision), option)
        if is_it_already or not nearest(decision, option, case).impossible:
            continue
        for other in others:
            like = first.model_copy(update={"declared": (*first.declared, *(
                entry for entry in other.declared if entry.requirement not in first.values
            ))})  # fmt: skip
            after = verdict_in(decision, base, like, FACTS)
            # The proof is of clear answers; a tie may still fall to the option.
            assert not (answers(after, option) and len(after.right) == 1)


@pytest.mark.parametrize("path", SHIPPED[::15], ids=lambda path: path.stem)
def test_every_rule_and_every_test_that_bears_on_an_option_is_told(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = read_scenario(path.read_bytes(), path.name, words)
    case = Case(knowledge, scenario, FACTS)
    facts = known_before(knowledge.decisions, knowledge, scenario, FACTS)
    chosen = {name: value for name, value in facts.items() if isinstance(value, frozenset)}
    for decision in [one for one in knowledge.decisions if chosen.get(one.id)][:3]:
        option = next(one.id for one in decision.options if one.id not in chosen[decision.id])
        found = why_not(decision, option, case)
        told = {one.rule: one for one in found.bearing}
        for rule in decision.rules:
            bears = not isinstance(rule.effect, Advise) and (
                option in touched(rule.effect) or rule.effect.kind == "require"
            )
            assert (rule.id in told) is (bears and rule.in_force(FACTS))
            if rule.id in told:
                one = told[rule.id]
                assert {test.subject for test in one.tests} == {
                    x.subject for x in leaves(rule.when)
                }
                holds = {"holds": "TRUE", "fails": "FALSE", "unknown": "UNKNOWN"}[one.became]
                assert truth(rule.when, facts).name == holds
        text = why_not_as_markdown(found)
        for one in found.bearing:
            assert one.rule in text
        assert found.total is None or found.total == sum(one.points for one in found.behind)


def test_the_command_tells_why_not(run: Callable[..., Result]) -> None:
    scenario = str(next(path for path in SHIPPED if path.stem == "clickstream-to-fraud"))
    asked = ("why", scenario, "stream-service", "--not", "msk-serverless")
    assert "What would make it the answer" in run(*asked).output
    found = json.loads(run(*asked, "--format", "json").output)
    assert found["standing"] == "right" and found["flips"] and found["behind"]
    assert "# Why not" in run(*asked, "--format", "markdown").output


def test_the_command_says_what_it_does_not_know(run: Callable[..., Result]) -> None:
    scenario = str(SHIPPED[0])
    wrong = run("why", scenario, "stream-servise")
    assert "did you mean `stream-service`" in str(wrong.exception)
    wrong = run("why", scenario, "stream-service", "--not", "msk-serverles")
    assert "did you mean `msk-serverless`" in str(wrong.exception)


def test_without_an_option_the_whole_account_is_given(run: Callable[..., Result]) -> None:
    scenario = str(next(path for path in SHIPPED if path.stem == "clickstream-to-fraud"))
    told = run("why", scenario, "stream-service").output
    assert "How firmly it stands" in told and "Ratings and what moved them" in told
