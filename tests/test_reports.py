"""Reports fit the page, say the same in every format, and drop nothing."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from toy import toy_files

from recommender.advise.advisor import advise
from recommender.errors import BadFiles
from recommender.explain.firmness import with_firmness
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.evidence import Evidence, Note
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import DecisionResult, OptionResult, Recommendation
from recommender.readings import direct
from recommender.render.json_text import as_json
from recommender.render.markdown import as_markdown
from recommender.render.templating import plain
from recommender.render.terminal import as_terminal

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))[::8]
WIDTHS = (60, 80, 110)
IDS = [path.stem for path in SCENARIOS]


@pytest.fixture(params=SCENARIOS, ids=IDS, scope="module")
def result(
    request: pytest.FixtureRequest, knowledge: Knowledge, words: Vocabulary
) -> Recommendation:
    scenario = read_scenario(request.param.read_bytes(), request.param.name, words)
    answered = advise(knowledge, scenario, knowledge.facts_date, direct.truths)
    return with_firmness(answered, knowledge, scenario, far=False)


def test_a_terminal_report_fits_the_width(result: Recommendation) -> None:
    # Whole reports run to thousands of lines, so each is laid out at one of the widths only.
    turn = WIDTHS[sum(map(ord, result.scenario)) % len(WIDTHS)]
    for full, width in [*((False, width) for width in WIDTHS), (True, turn)]:
        lines = as_terminal(result, full, width).splitlines()
        assert max(map(len, lines)) <= width


def test_a_brief_report_is_no_wall(result: Recommendation) -> None:
    lines = as_terminal(result, full=False).splitlines()
    taken = [entry for entry in result.decisions if entry.status in ("chosen", "conflict")]
    assert len(lines) <= (70 + 4 * len(taken) if len(taken) > 3 else 100 + 50 * len(taken))
    assert len(lines) * 1.5 < len(as_terminal(result, full=True).splitlines())


def test_a_report_without_colour_holds_no_control_characters(result: Recommendation) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", as_terminal(result, full=True))
    assert "\x1b[" in as_terminal(result, full=False, colour=True)


def test_full_reports_drop_nothing(result: Recommendation) -> None:
    texts = {
        "terminal": as_terminal(result, full=True),
        "markdown": re.sub(r"\\(.)", r"\1", as_markdown(result, full=True)),
    }
    told = [*statements(result)]
    assert len(told) > 20
    for form, text in texts.items():
        squeezed = "".join(text.split())
        missing = [entry for entry in told if "".join(entry.split()) not in squeezed]
        assert not missing, form


def statements(result: Recommendation) -> Iterator[str]:
    """Yield every statement of the result that a reader has a right to."""
    yield result.scenario
    yield result.description
    for reading in result.declared:
        yield reading.told
    for question in result.questions:
        yield from (question.id, question.question)
    yield from result.ignored
    for decision in result.decisions:
        yield decision.name
        yield decision.why_not_taken
        if decision.status in ("chosen", "conflict"):
            yield from of_decision(decision)


def of_decision(decision: DecisionResult) -> Iterator[str]:
    yield decision.question
    for piece in decision.because:
        yield from of_evidence(piece)
    # A conflict is told by its smallest part, which is a part of all that is in it.
    for reading in (*decision.assumptions, *(() if decision.clashing else decision.conflict)):
        yield reading.told
    yield from of_explanations(decision)
    for option in decision.options:
        yield option.name
        yield from of_option(option)


def of_explanations(decision: DecisionResult) -> Iterator[str]:
    if decision.clashing:
        yield from (reading.told for reading in decision.clashing.readings)
        give_up = decision.clashing.give_up
        if give_up and give_up.alteration.value is not None:
            yield give_up.alteration.told
    if firm := decision.firmness:
        yield f"{firm.turning or 'None'} of {firm.tried} changes" if firm.tried else "rests on"
        yield from firm.open_harmless
        for flip in (*firm.flips, *firm.open_turning):
            yield from (alteration.told for alteration in flip.alterations)


def of_option(option: OptionResult) -> Iterator[str]:
    for piece in (*option.against, *option.in_favour, *option.adjustments):
        yield from of_evidence(piece)
    for note in option.notes:
        yield from of_note(note)
    for cell in option.cells:
        yield cell.because
    for question in option.open_questions:
        yield from (question.because, question.provided, question.rule)
    if option.chosen:
        yield from (service.name for service in option.services)


def of_evidence(piece: Evidence) -> Iterator[str]:
    yield from (piece.because, piece.rule)
    yield from (source.id for source in piece.sources)
    yield from (reading.told for reading in piece.readings)


def of_note(note: Note) -> Iterator[str]:
    yield from (note.text, note.because, note.rule)
    yield from (reading.told for reading in note.readings)


def test_the_json_is_the_whole_result(result: Recommendation) -> None:
    text = as_json(result, full=False)
    assert Recommendation.model_validate_json(text) == result
    assert json.loads(text)["format"] == 1


def test_what_a_user_wrote_is_no_markup() -> None:
    knowledge, words = load_knowledge(toy_files())
    hostile = "name: '[a](http://x) <b> *c* `d` | e'\nrequirements: {way.ground: road}\n"
    scenario = read_scenario(hostile.encode(), "s.yaml", words)
    text = as_markdown(advise(knowledge, scenario, knowledge.facts_date, direct.truths), full=True)
    assert text.startswith(r"# \[a\](http://x) \<b\> \*c\* \`d\` \| e")


def test_control_characters_in_a_scenario_never_reach_the_terminal() -> None:
    _, words = load_knowledge(toy_files())
    hostile = 'name: "\\e[31mred\\e[0m\\a"\nrequirements: {way.ground: road}\n'
    with pytest.raises(BadFiles, match=r"s\.yaml:1:7: holds a control character"):
        read_scenario(hostile.encode(), "s.yaml", words)


def test_plain_text_keeps_its_words() -> None:
    assert plain("a  b\nc") == "a b c"


MANY = ROOT / "scenarios" / "credit-model-under-audit.yaml"


def test_a_report_on_many_decisions_tells_each_in_a_few_lines(run: Callable[..., Result]) -> None:
    brief = run(str(MANY), "--as-of", "facts").output.splitlines()
    decisions = [line for line in brief if re.search(r"  \d+ of \d+ ", line)]
    assert len(decisions) > 12
    assert not [line for line in brief if line.startswith("→") or "Criterion" in line]
    assert "    • --decision NAME tells one decision whole" in "\n".join(brief)
    assert len(brief) < 10 * len(decisions)


def test_one_decision_is_told_whole_and_the_others_not(run: Callable[..., Result]) -> None:
    told = run(str(MANY), "--as-of", "facts", "--decision", "release-strategy").output
    assert [line[:2] for line in told.splitlines() if line.startswith("→")] == ["→ "]
    assert "Ratings and what moved them" in told
    assert run(str(MANY), "--decision", "release-strateg").exception is not None


def test_a_blank_scenario_of_one_topic_has_no_other(run: Callable[..., Result]) -> None:
    written = run("new", "--topic", "team").output
    assert "# team.portable: false" in written
    assert "# data.arrival" not in written
    assert "did you mean `team`?" in str(run("new", "--topic", "teem").exception)
