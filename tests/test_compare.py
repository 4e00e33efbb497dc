"""What two scenarios are answered differently is told with the smallest part that carries it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strategies import FACTS, OPTIONS, VOCABULARY, rule_bases, scenarios, values_of
from toy import toy_files

from recommender.advise.coherence import consistent
from recommender.advise.verdict import verdict_in
from recommender.errors import BadFiles
from recommender.explain import carriers
from recommender.explain.compare import compare
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.comparison import Comparison, Contrast
from recommender.model.condition import Value
from recommender.model.knowledge import Knowledge
from recommender.model.quantity import parse_quantity
from recommender.model.scenario import Declared, Outcome, Scenario
from recommender.model.units import Dimension
from recommender.render.comparison import as_json, as_markdown
from recommender.render.terminal_markdown import as_terminal_markdown

SHIPPED = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
TOY, TOY_WORDS = load_knowledge(toy_files())
OPEN_DAY, CLOSED_DAY = date(2024, 1, 1), date(2025, 6, 1)
FEW = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
MANY = settings(FEW, max_examples=120)
SEVERAL = settings(FEW, max_examples=6)


@st.composite
def settled(draw: st.DrawFn) -> Scenario:
    """Draw a scenario, one that says everything at times, or that has taken a decision already."""
    scenario = draw(scenarios())
    if draw(st.booleans()):
        values = {one.id: draw(values_of(one)) for one in VOCABULARY}
        scenario = scenario.model_copy(update={"declared": declarations(values)})
    chosen = st.sampled_from(OPTIONS).map(lambda option: frozenset({option}))
    given_already = draw(st.none() | chosen)
    decided = (Outcome(decision="decision-0", options=given_already),) if given_already else ()
    return scenario.model_copy(update={"decided": decided})


@st.composite
def walks(draw: st.DrawFn) -> Scenario:
    """Draw a scenario of the toy rules, whatever there may stand in one."""
    requirements = TOY.requirements
    values = draw(st.fixed_dictionaries({}, optional={
        one.id: values_of(one) for one in requirements if one.id != "way.length"
    }))  # fmt: skip
    length = draw(st.none() | st.sampled_from(("1 KB", "9 KB")))
    if length:
        values["way.length"] = parse_quantity(length, Dimension.BYTES)
    decided = draw(st.none() | st.sampled_from(("bike", "feet")))
    return Scenario(
        name="A walk",
        declared=declarations(values),
        decided=(Outcome(decision="transport", options=frozenset({decided})),) if decided else (),
        priorities=draw(st.sampled_from(((), ("cost",), ("speed",), ("speed", "cost")))),
        already_uses=draw(st.sampled_from((frozenset(), frozenset({"night-bus"})))),
    )


def declarations(values: Mapping[str, Value]) -> tuple[Declared, ...]:
    return tuple(Declared(requirement=name, value=values[name]) for name in sorted(values))


def toy(text: str) -> Scenario:
    return read_scenario(f"name: A walk\n{text}\n".encode(), "walk", TOY_WORDS)


def read(path: Path, words: Vocabulary) -> Scenario:
    return read_scenario(path.read_bytes(), path.name, words)


def with_part(names: tuple[str, ...], a: Scenario, b: Scenario) -> Scenario:
    """Return A with the named differences taken over from B, without the code under test."""
    values = dict(a.values)
    fields: dict[str, object] = {}
    for name in names:
        if "." not in name:
            several = ("priorities", "weights") if name == "priorities" else (name,)
            fields |= {field: getattr(b, field) for field in several}
        elif name in b.values:
            values[name] = b.values[name]
        else:
            del values[name]
    return a.model_copy(update={"declared": declarations(values), **fields})


def answer(
    decision: str, knowledge: Knowledge, scenario: Scenario, day: date
) -> tuple[str, frozenset[str]]:
    for outcome in scenario.decided:
        if outcome.decision == decision:
            return "chosen", outcome.options
    found = verdict_in(knowledge.decision[decision], knowledge, scenario, day)
    return found.status, found.choice


def whole(
    decision: str, knowledge: Knowledge, scenario: Scenario, day: date
) -> tuple[str, frozenset[str]]:
    """Return the answer where all choices have to fit together."""
    return answer(decision, consistent(knowledge, scenario, day).knowledge, scenario, day)


def carrier(
    decision: str, knowledge: Knowledge, a: Scenario, b: Scenario, day: date
) -> Callable[[tuple[str, ...]], bool]:
    """Return what tells whether differences taken over from B carry its answer of a decision."""
    wanted = whole(decision, knowledge, b, day)
    together = gives_way(knowledge, (a, b), day)

    def carries(names: tuple[str, ...]) -> bool:
        scenario = with_part(names, a, b)
        alone = together or answer(decision, knowledge, scenario, day) == wanted
        return alone and whole(decision, knowledge, scenario, day) == wanted

    return carries


def gives_way(knowledge: Knowledge, scenarios: Iterable[Scenario], day: date) -> bool:
    return any(consistent(knowledge, one, day).knowledge is not knowledge for one in scenarios)


def parts_of(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(len(names)):
        yield from combinations(names, size)


def checked(knowledge: Knowledge, a: Scenario, b: Scenario, day: date) -> Comparison:
    """Compare, and hold every decision and every reported set against the direct reading."""
    found = compare(knowledge, a, b, day)
    told = {one.decision for one in found.contrasts}
    for decision in knowledge.decisions:
        one, other = (whole(decision.id, knowledge, each, day) for each in (a, b))
        taken = {one[0], other[0]} & {"chosen", "conflict"}
        assert (decision.id in told) == (one != other and bool(taken))
        assert (decision.id in {each.id for each in found.untaken}) == (not taken)
        assert (decision.id in {each.id for each in found.alike}) == (one == other and bool(taken))
    for contrast in found.contrasts:
        check_sets(contrast, knowledge, a, b, day)
    carrying = {name for one in found.contrasts for names in one.carried.sets for name in names}
    assert {one.id for one in found.differences} == carrying | {*found.idle}
    assert not carrying & {*found.idle}
    return found


def check_sets(
    contrast: Contrast, knowledge: Knowledge, a: Scenario, b: Scenario, day: date
) -> None:
    carries = carrier(contrast.decision, knowledge, a, b, day)
    assert contrast.carried.sets
    assert len({len(names) for names in contrast.carried.sets}) == 1
    for names in contrast.carried.sets:
        assert carries(names)
        if contrast.carried.searched == "none left out":
            assert not any(carries(fewer) for fewer in combinations(names, len(names) - 1))
        else:
            assert not any(map(carries, parts_of(names)))


def check_nothing_smaller(
    found: Comparison, knowledge: Knowledge, a: Scenario, b: Scenario, day: date
) -> None:
    """Hold that no smaller set of any of the differences carries a contrast.

    Where a choice gives way in either scenario, nobody says so.
    """
    names = tuple(one.id for one in found.differences)
    for contrast in found.contrasts:
        if gives_way(knowledge, (a, b), day):
            assert contrast.carried.searched == "none left out"
            continue
        assert contrast.carried.searched == "smallest"
        size, carries = (
            len(contrast.carried.sets[0]),
            carrier(contrast.decision, knowledge, a, b, day),
        )
        for smaller in range(size):
            assert not any(map(carries, combinations(names, smaller)))
        shown = len(contrast.carried.sets) + contrast.carried.more
        assert shown == sum(map(carries, combinations(names, size)))


@given(base=rule_bases(), a=settled(), b=settled())
@MANY
def test_every_set_carries_the_difference_and_no_smaller_one_does(
    base: Knowledge, a: Scenario, b: Scenario
) -> None:
    check_nothing_smaller(checked(base, a, b, FACTS), base, a, b, FACTS)


@given(a=walks(), b=walks(), day=st.sampled_from((OPEN_DAY, CLOSED_DAY)))
@MANY
def test_whatever_stands_in_a_scenario_can_carry_a_difference(
    a: Scenario, b: Scenario, day: date
) -> None:
    check_nothing_smaller(checked(TOY, a, b, day), TOY, a, b, day)


@given(base=rule_bases(), a=settled(), b=settled(), most=st.integers(0, 12))
@FEW
def test_what_is_left_by_leaving_out_carries_it_and_no_part_of_it_does(
    base: Knowledge, a: Scenario, b: Scenario, most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(carriers, "MOST_ROWS", most)
        checked(base, a, b, FACTS)


@given(data=st.data())
@SEVERAL
def test_shipped_scenarios_are_compared_alike(
    knowledge: Knowledge, words: Vocabulary, data: st.DataObject
) -> None:
    a, b = (read(data.draw(st.sampled_from(SHIPPED)), words) for _ in range(2))
    checked(knowledge, a, b, data.draw(st.sampled_from(knowledge.clocks)))


def test_a_difference_that_many_carry_together_is_told_as_no_more_than_was_tried(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    names = ("operators-search-their-logs", "credit-model-under-audit")
    a, b = (read(path, words) for name in names for path in SHIPPED if path.stem == name)
    found = checked(knowledge, a, b, knowledge.facts_date)
    large = [one for one in found.contrasts if len(one.carried.sets[0]) > 3]
    assert {one.carried.searched for one in large} == {"smallest", "no part"}
    assert "whether another set is smaller was not tried" in as_markdown(found)


@given(base=rule_bases(), a=settled(), day=st.just(FACTS))
@FEW
def test_a_scenario_agrees_with_itself(base: Knowledge, a: Scenario, day: date) -> None:
    found = checked(base, a, a.model_copy(update={"name": "another name"}), day)
    assert (found.differences, found.contrasts) == ((), ())
    assert "They declare the same, and agree in everything." in as_markdown(found)


CELLO = "requirements: {way.ground: road, way.bags: [cello]}"


def test_what_the_account_uses_already_carries_an_answer() -> None:
    a, b = toy(CELLO), toy(CELLO + "\nalready_uses: [night-bus]")
    found = checked(TOY, a, b, CLOSED_DAY)
    [contrast] = found.contrasts
    assert (contrast.a.status, contrast.b.choice) == ("conflict", ("bus",))
    assert contrast.carried.sets == (("already_uses",),)
    assert found.differences[0].b == "the account already uses Night bus"


def test_what_is_decided_carries_the_answers_that_rest_on_it() -> None:
    road = "requirements: {way.ground: road}"
    found = checked(TOY, toy(road), toy(road + "\ndecided: {transport: feet}"), OPEN_DAY)
    assert [one.decision for one in found.contrasts] == ["transport", "luggage"]
    assert {one.carried.sets for one in found.contrasts} == {(("decided",),)}
    assert found.contrasts[0].b.told == "On foot (taken as given)"


def test_weights_in_the_place_of_priorities_are_one_difference() -> None:
    road = "requirements: {way.ground: road}"
    a, b = toy(road + "\npriorities: [cost]"), toy(road + "\nweights: {fit: 1, speed: 9}")
    found = checked(TOY, a, b, OPEN_DAY)
    assert found.contrasts[0].carried.sets == (("priorities",),)
    [difference] = found.differences
    assert (difference.a, difference.b) == (
        "the priorities are cost",
        "the weights are fit 1, speed 9",
    )


def test_what_is_not_declared_is_told_as_not_said() -> None:
    a = toy("requirements: {way.ground: mud, way.hurry: true}")
    b = toy("requirements: {way.ground: road, way.rain: true}")
    told = {one.id: (one.a, one.b) for one in checked(TOY, a, b, OPEN_DAY).differences}
    assert told == {
        "way.ground": ("the way is muddy", "the way is a road"),
        "way.hurry": ("you are late", "not said, so assumed: you have time"),
        "way.rain": ("not said", "it rains"),
    }


def test_a_decision_that_arises_in_one_only_differs() -> None:
    a, b = toy("requirements: {way.ground: mud}"), toy("requirements: {way.ground: road}")
    contrast = checked(TOY, a, b, OPEN_DAY).contrasts[0]
    assert (contrast.a.told, contrast.b.status) == ("Does not arise", "chosen")


@pytest.fixture(scope="module", params=[(3, 40), (20, 70), (33, 12)])
def comparison(
    request: pytest.FixtureRequest, knowledge: Knowledge, words: Vocabulary
) -> Comparison:
    a, b = (read(SHIPPED[place], words) for place in request.param)
    return compare(knowledge, a, b, knowledge.facts_date)


def items(found: Comparison) -> Iterator[str]:
    """Yield all that a reader has a right to."""
    yield from (found.a, found.b, str(found.as_of))
    for difference in found.differences:
        if difference.id in found.idle:
            yield from (difference.id, difference.a, difference.b)
    for contrast in found.contrasts:
        yield from (contrast.name, contrast.a.told, *contrast.gained, *contrast.lost)
        if not (contrast.gained or contrast.lost):
            yield contrast.b.told
        for name in (name for names in contrast.carried.sets for name in names):
            yield from ((f"{one.id}. A: {one.a}; B: {one.b}") for one in found.differences
                        if one.id == name)  # fmt: skip
    yield from (one.name for one in (*found.alike, *found.untaken))


def test_every_format_holds_every_item(comparison: Comparison) -> None:
    assert comparison.contrasts
    markdown = as_markdown(comparison).replace("`", "").replace("\\", "")
    for text in (markdown, as_terminal_markdown(as_markdown(comparison), width=400)):
        squeezed = "".join(text.split())
        assert not [item for item in items(comparison) if "".join(item.split()) not in squeezed]
    assert Comparison.model_validate_json(as_json(comparison)) == comparison


def test_a_comparison_fits_the_width(comparison: Comparison) -> None:
    for width in (60, 80, 110):
        lines = as_terminal_markdown(as_markdown(comparison), width).splitlines()
        assert max(map(len, lines)) <= width


def test_the_command_tells_the_comparison(run: Callable[..., Result]) -> None:
    a, b = str(SHIPPED[3]), str(SHIPPED[40])
    text = run("compare", a, b)
    assert (text.exit_code, "What carries each difference" in text.output) == (0, True)
    found = json.loads(run("compare", a, b, "--format", "json", "--as-of", "guide").output)
    assert found["as_of"] == "2021-08-24"
    same = run("compare", a, a, "--format", "markdown")
    assert "They declare the same, and agree in everything." in same.output
    mixed = run("compare", "-", b, input=SHIPPED[3].read_bytes())
    assert mixed.output == text.output


def test_the_comparison_goes_to_a_file_once(tmp_path: Path, run: Callable[..., Result]) -> None:
    call = ("compare", str(SHIPPED[0]), str(SHIPPED[1]), "-o", str(tmp_path / "c.md"))
    assert run(*call).exit_code == 0
    assert "exists already; add --force" in str(run(*call).exception)
    assert run(*call, "--force").exit_code == 0


def test_the_mistakes_of_both_files_come_at_once(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text("name: One\nrequirements:\n  data.arival: once\n", "utf-8")
    b.write_text("name: Other\nrequirements:\n  data.arrival: onec\n", "utf-8")
    wrong = run("compare", str(a), str(b)).exception
    assert isinstance(wrong, BadFiles)
    assert [(mistake.place.file, mistake.place.line) for mistake in wrong.mistakes] == [
        (str(a), 3),
        (str(b), 3),
    ]
    missing = run("compare", str(SHIPPED[0]), str(tmp_path / "c.yaml")).exception
    assert "c.yaml: does not exist" in str(missing)


def test_a_wrong_call_is_told(run: Callable[..., Result]) -> None:
    for arguments, told in (
        (("-", "-"), "standard input holds one scenario"),
        ((str(SHIPPED[0]),), "Missing argument 'B'"),
        ((str(SHIPPED[0]), str(SHIPPED[1]), "--as-of", "soon"), "`soon` is not a date"),
    ):
        done = run("compare", *arguments)
        assert (done.exit_code, told in done.output) == (2, True)


def test_the_same_bytes_whatever_the_order_of_keys_and_the_seed(tmp_path: Path) -> None:
    texts = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "recommender", "compare", SHIPPED[3], SHIPPED[40], "--format",
             "json", "--as-of", "facts"],
            env={**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True,
            check=True,
        )  # fmt: skip
        texts.add(done.stdout)
    assert len(texts) == 1
    a, b = "way.ground: mud, way.rain: true", "way.rain: false, way.ground: road"
    turned = [toy(f"requirements: {{{', '.join(text.split(', ')[::-1])}}}") for text in (a, b)]
    as_written = [toy(f"requirements: {{{text}}}") for text in (a, b)]
    assert compare(TOY, turned[0], turned[1], OPEN_DAY) == compare(
        TOY, as_written[0], as_written[1], OPEN_DAY
    )
