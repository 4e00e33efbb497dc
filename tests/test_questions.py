"""What always holds of questions: one key, proved again here by the judge of all readings."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from recommender.advise.evidence import Situation
from recommender.advise.matrix import Board, matrix
from recommender.advise.verdict import Verdict, known_before, verdict_in
from recommender.advise.weights import weights_for
from recommender.explain.changes import Change, changed
from recommender.model.condition import subjects
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.question import Answer, ExamQuestion
from recommender.model.requirement import Flag
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth
from recommender.study.setter import Setter

GENERATED = settings(max_examples=1000, deadline=None, phases=[Phase.explicit, Phase.generate])
CLOCKS = ("guide", "facts")


@pytest.fixture(scope="module")
def setters(knowledge: Knowledge) -> dict[str, Setter]:
    return dict(zip(CLOCKS, (Setter(knowledge, day) for day in knowledge.clocks), strict=True))


def drawn(setter: Setter, data: st.DataObject) -> ExamQuestion:
    """Return a question on some facet, with some seed."""
    facets = setter.facets()
    facet = facets[data.draw(st.integers(0, len(facets) - 1))]
    question = setter.question(facet, data.draw(st.integers(0, 2**32)))
    assume(question is not None)
    assert question is not None
    return question


def answer_in(question: ExamQuestion, scenario: Scenario, knowledge: Knowledge) -> Verdict:
    decision = knowledge.decision[question.facet.decision]
    return verdict_in(decision, knowledge, scenario, question.as_of)


def as_a_reader_takes_it(
    question: ExamQuestion, knowledge: Knowledge, data: st.DataObject
) -> Scenario:
    """Return the situation with some of what it is silent on taken for plainly so."""
    assert question.scenario is not None
    decision = knowledge.decision[question.facet.decision]
    chain = (*knowledge.feeding(decision), decision)
    read = frozenset[str]().union(*(one.reads for one in chain))
    silent = sorted(read - question.scenario.values.keys() - knowledge.defaults.keys())
    plain = knowledge.question_words.plain
    changes = tuple(
        Change(name, value)
        for name in silent
        if isinstance(knowledge.requirement.get(name), Flag)
        and (value := plain.get(name, False)) is not None
        and data.draw(st.booleans())
    )
    criteria = [name for name in decision.criteria if name not in question.scenario.priorities]
    second = (data.draw(st.sampled_from(criteria)),) if criteria else ()
    taken = changed(question.scenario, changes)
    return taken.model_copy(update={"priorities": (*taken.priorities, *second)})


@pytest.mark.parametrize("clock", CLOCKS)
@GENERATED
@given(data=st.data())
def test_every_question_is_what_it_says(
    clock: str, setters: dict[str, Setter], knowledge: Knowledge, data: st.DataObject
) -> None:
    question = drawn(setters[clock], data)
    gives_nothing_away(question)
    assert ExamQuestion.model_validate_json(question.model_dump_json()) == question
    assert all(answer.because for answer in question.answers)
    if question.scenario is None:
        assert len(question.key) == 1
    elif question.kind == "turning point":
        turns_by_one_change_only(question, knowledge)
    else:
        has_one_key(question, as_a_reader_takes_it(question, knowledge, data), knowledge)
        for answer in question.answers:
            if not answer.right:
                explained(question, answer, knowledge)


def gives_nothing_away(question: ExamQuestion) -> None:
    """Hold the texts apart from each other and out of the stem."""
    texts = [answer.text for answer in question.answers]
    assert len({*texts}) == len(texts) == len({answer.id for answer in question.answers})
    assert question.stem[0].isupper()
    assert question.stem.endswith(("?", "."))
    assert "  " not in question.stem
    assert "{" not in question.stem
    if question.kind != "turning point":
        assert not any(f" {text.lower()} " in question.stem.lower() for text in texts)


def has_one_key(question: ExamQuestion, plainly: Scenario, knowledge: Knowledge) -> None:
    """Answer the situation again, as the rules take its silence and as a reader may."""
    assert question.scenario is not None
    wrong = {answer.id for answer in question.answers} - question.key
    for scenario in (question.scenario, plainly):
        found = answer_in(question, scenario, knowledge)
        assert found.status == "chosen"
        if question.kind == "scenario":
            assert found.choice == question.key
        else:
            assert found.choice >= question.key
            assert not found.choice & wrong


def turns_by_one_change_only(question: ExamQuestion, knowledge: Knowledge) -> None:
    """Make every change that is offered: the key alone leads to its answer."""
    assert question.scenario is not None
    after = {}
    for answer in question.answers:
        assert answer.flip is not None
        change = Change(answer.flip.requirement, answer.flip.value)
        after[answer.id] = answer_in(question, changed(question.scenario, (change,)), knowledge)
    [key] = question.key
    now = answer_in(question, question.scenario, knowledge)
    assert not after[key].answers_as(now)
    assert not any(after[key].answers_as(other) for name, other in after.items() if name != key)


def explained(question: ExamQuestion, answer: Answer, knowledge: Knowledge) -> None:
    """Hold what is said about a wrong answer against the rules."""
    assert question.scenario is not None
    decision = knowledge.decision[question.facet.decision]
    if answer.flip:
        [requirement, value] = answer.flip.requirement, answer.flip.value
        assert requirement in question.scenario.values
        assert answer.turns_on[0] == requirement
        after = changed(question.scenario, (Change(requirement, value),))
        assert answer.id in answer_in(question, after, knowledge).choice
    if decision.choose == "one":
        set_apart(question, answer, decision, knowledge)


def set_apart(
    question: ExamQuestion, answer: Answer, decision: Decision, knowledge: Knowledge
) -> None:
    """Tell by the rules that the answer loses on a named criterion, or is ruled out as it says."""
    assert question.scenario is not None
    feeding = knowledge.feeding(decision)
    facts = known_before(feeding, knowledge, question.scenario, question.as_of)
    hold = [
        rule
        for rule in decision.rules
        if rule.in_force(question.as_of) and truth(rule.when, facts) is Truth.TRUE
    ]
    [key] = question.key
    if answer.id in answer_in(question, question.scenario, knowledge).right:
        board = matrix(Board(decision, weights_for(decision, question.scenario)), hold)
        criterion = next(name for name in answer.turns_on if name in knowledge.criterion)
        assert board.adjusted(answer.id, criterion) < board.adjusted(key, criterion)
        return
    named = {reference.subject for reference in answer.references}
    read = frozenset[str]().union(*(subjects(rule.when) for rule in hold if rule.id in named))
    assert named or not answer.references
    assert read & {*answer.turns_on} or not named


def some(setter: Setter) -> Iterator[ExamQuestion]:
    facets = Random(4).sample(setter.facets(), 25)
    found = (setter.question(facet, seed) for seed, facet in enumerate(facets))
    yield from (question for question in found if question)


def test_the_same_seed_gives_the_same_question(
    setters: dict[str, Setter], knowledge: Knowledge
) -> None:
    again = Setter(knowledge, knowledge.facts_date)
    assert [*some(setters["facts"])] == [*some(again)]


def test_a_question_is_not_asked_again(setters: dict[str, Setter]) -> None:
    setter = setters["facts"]
    for question in some(setter):
        other = setter.question(question.facet, 1, frozenset({question.id}))
        assert other is None or other.id != question.id


def test_services_are_asked_for_what_they_are_on_the_day(
    setters: dict[str, Setter], knowledge: Knowledge
) -> None:
    """Whatever follows an ended service is one of its successors, and open."""
    asked = 0
    setter = setters["facts"]
    for facet in setter.facets():
        if facet.kind == "service":
            question = setter.question(facet, 5)
            if question and question.kind == "successor":
                asked += 1
                [key] = question.key
                service = knowledge.service[facet.subject]
                assert key in service.successors
                assert knowledge.service[key].status_on(question.as_of) == "open"
                assert not {a.id for a in question.answers if not a.right} & {*service.successors}
    assert asked > 10


def test_what_was_not_there_yet_is_not_offered(
    setters: dict[str, Setter], knowledge: Knowledge
) -> None:
    day: date = knowledge.guide_date
    for question in some(setters["guide"]):
        decision = knowledge.decision.get(question.facet.decision)
        for answer in question.answers if question.kind != "turning point" else ():
            names = decision.option(answer.id).services if decision else (answer.id,)
            assert all(knowledge.service[name].status_on(day) != "unopened" for name in names)


def test_situations_of_a_bare_rule_base_are_not_asked(knowledge: Knowledge) -> None:
    decisions = tuple(one.model_copy(update={"examples": ()}) for one in knowledge.decisions)
    bare = knowledge.model_copy(update={"decisions": decisions})
    facets = Setter(bare, knowledge.facts_date).facets()
    assert {facet.kind for facet in facets} == {"service"}


def test_no_situation_is_impossible(setters: dict[str, Setter], knowledge: Knowledge) -> None:
    told = [one.scenario for one in some(setters["facts"]) if one.scenario]
    assert told
    for scenario in told:
        outcomes = {outcome.decision: outcome.options for outcome in scenario.decided}
        facts = {**scenario.values, **outcomes}
        for condition in knowledge.question_words.impossible:
            assert truth(condition, facts) is not Truth.TRUE, (facts, condition)


def test_the_situation_stands_for_what_it_says(
    setters: dict[str, Setter], knowledge: Knowledge
) -> None:
    """Every amount that a situation declares is told in its stem."""
    for question in some(setters["facts"]):
        decision = knowledge.decision.get(question.facet.decision)
        if question.scenario and decision:
            facts = {**knowledge.defaults, **question.scenario.values}
            situation = Situation(knowledge, question.scenario, facts, question.as_of)
            for fact in question.scenario.declared:
                told = situation.reading(fact.requirement, fact.value).told
                number = told.rpartition(" is ")[2].split(" ")[0]
                if number.isdigit() and not isinstance(fact.value, frozenset | str | bool):
                    words = knowledge.question_words.situations.get(fact.requirement, {})
                    said = {"0": words.get("zero"), "1": words.get("one")}.get(number)
                    assert any(one in question.stem for one in said or (f"{int(number):,}",))


@pytest.mark.parametrize("seed", range(70, 95))
def test_no_question_is_asked_where_the_criterion_makes_the_decision_fall_away(
    seed: int, setters: dict[str, Setter], knowledge: Knowledge
) -> None:
    """At the lowest cost a model is served without instances that could scale."""
    setter = setters["facts"]
    [facet] = [one for one in setter.facets() if one.subject == "fixed.cost"]
    question = setter.question(facet, seed)
    if question and question.scenario:
        found = answer_in(question, question.scenario, knowledge)
        assert (found.status, found.choice) == ("chosen", question.key)
