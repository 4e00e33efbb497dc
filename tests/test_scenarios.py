"""The shipped scenarios are answered as their authors expect."""

from pathlib import Path

import pytest

from recommender.advise.advisor import advise
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.readings import experta_engine

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))


def test_the_list_of_scenarios_names_each_with_what_it_says_of_itself() -> None:
    listed = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
    rows = [line for line in listed.splitlines() if line.startswith("| `")]
    expected = []
    for path in SCENARIOS:
        comment = path.read_text("utf-8").splitlines()[1].lstrip("# ")
        expected.append((f"| `{path.name}` |", f"| {comment} |"))
    assert [(row.startswith(start), row.endswith(end)) for row, (start, end) in
            zip(rows, expected, strict=True)] == [(True, True)] * len(SCENARIOS)  # fmt: skip


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_is_answered_as_expected(
    path: Path, knowledge: Knowledge, words: Vocabulary
) -> None:
    scenario = read_scenario(path.read_bytes(), path.name, words)
    result = advise(knowledge, scenario, knowledge.facts_date, experta_engine.truths)
    answers = {
        decision.id: (decision.status == "conflict", set(decision.choice))
        for decision in result.decisions
        if decision.status in ("chosen", "conflict")
    }
    expected = {
        outcome.decision: (outcome.conflict, set(outcome.options)) for outcome in scenario.expects
    }
    assert answers == expected
    assert _then(result) == {
        outcome.decision: set(outcome.options) for outcome in scenario.expects_then
    }
    assert len(scenario.description.split()) >= 25


def _then(result: Recommendation) -> dict[str, set[str]]:
    """Return what the guide's day answers, where it answers otherwise."""
    return {
        decision.id: set(decision.then) for decision in result.decisions if decision.clocks_differ
    }
