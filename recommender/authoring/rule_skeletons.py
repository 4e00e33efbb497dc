"""Rules to fill in, with the examples that hold them to their word."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.authoring.skeletons import unproven
from recommender.authoring.writing import line, listed, value, words
from recommender.errors import BadFiles, RecommendError, did_you_mean
from recommender.loading.located_yaml import read_located
from recommender.model.condition import subjects
from recommender.model.decision import FIT, Decision
from recommender.model.example import Example
from recommender.model.knowledge import Knowledge

NO_CASES = (
    "No case was found: add an example in which the rule holds, and one in which it does not."
)
EFFECTS = ("rule_out", "require", "rate", "include", "advise")


@dataclass(frozen=True)
class NewRule:
    """What is known of a rule that is yet to be written; what is empty has a placeholder."""

    id: str
    decision: str
    effect: str = "advise"
    options: tuple[str, ...] = ()
    when: str = ""
    criterion: str = FIT
    by: int = 1
    because: str = ""
    sources: tuple[str, ...] = ()


def rule_entry(new: NewRule, knowledge: Knowledge) -> str:
    """Return the rule as an entry of a list, its dash in the first column.

    Raises:
        RecommendError: there is no such decision, or what is given as the condition is not YAML.
    """
    if new.decision not in knowledge.decision:
        known = did_you_mean(new.decision, knowledge.decision, "`recommend rules list` lists them")
        raise RecommendError(f"`{new.decision}` is not a decision; {known}")
    decision = knowledge.decision[new.decision]
    lines = [
        f"- id: {words(new.id)}",
        f"  when: {_condition(new.when) if new.when else _first_read(decision, knowledge)}",
        f"  {new.effect}: {_effect(new, decision)}",
        f"  because: {line(new.because or 'Say why, in a sentence or two for a colleague.')}",
        f"  sources: {listed(new.sources or unproven(knowledge))}",
    ]
    return "\n".join(lines) + "\n"


def _condition(written: str) -> str:
    """Return the condition in braces, where it has none of its own."""
    braced = written.strip()
    if braced != "always" and not braced.startswith("{"):
        braced = f"{{{braced}}}"
    try:
        read_located(braced.encode(), "")
    except BadFiles as wrong:
        [first, *_] = wrong.mistakes
        remedy = 'write it as in a rule file, such as `data.arrival: once, data.size: "< 1 GB"`'
        raise RecommendError(f"--when: {first.problem}; {remedy}") from None
    return braced


def _first_read(decision: Decision, knowledge: Knowledge) -> str:
    """Return a condition that is easily seen to be a placeholder, on what the decision reads."""
    read = decision.conditions
    names = {name for condition in read for name in subjects(condition)}
    known = sorted(names & knowledge.requirement.keys()) or sorted(knowledge.requirement)
    return f"{{{known[0]}: declared}}    # the condition under which it speaks"


def _effect(new: NewRule, decision: Decision) -> str:
    options = new.options or (decision.options[0].id,)
    match new.effect:
        case "rate":
            return _mapping(f"{option}: {{{new.criterion}: {new.by}}}" for option in options)
        case "advise":
            return _mapping(f"{option}: {{hint: Say what to know.}}" for option in options)
    return listed(options)


def _mapping(entries: Iterable[str]) -> str:
    return f"{{{', '.join(entries)}}}"


def example_entry(example: Example) -> str:
    """Return an example as an entry of a list, its dash in the first column."""
    scenario = example.scenario
    given = (f"{entry.requirement}: {value(entry.value)}" for entry in scenario.declared)
    lines = [f"- name: {line(example.name)}", f"  given: {_mapping(given)}"]
    if scenario.decided:
        outcomes = (f"{entry.decision}: {_chosen(entry.options)}" for entry in scenario.decided)
        lines.append(f"  decided: {_mapping(outcomes)}")
    if scenario.priorities:
        lines.append(f"  priorities: {listed(scenario.priorities)}")
    lines += [
        f"  expect: {_expected(example)}    # what the rules answer now: is it right?",
        f"  rules: {_mapping(f'{entry.rule}: {entry.said}' for entry in example.rules)}",
    ]
    return "\n".join(lines) + "\n"


def _expected(example: Example) -> str:
    return _chosen(example.expect) if example.status == "chosen" else example.status


def _chosen(options: Iterable[str]) -> str:
    chosen = sorted(options)
    return chosen[0] if len(chosen) == 1 else listed(chosen)


def extension(decision: str, rule: str, examples: Iterable[str]) -> str:
    """Return a file with which a pack adds the rule to a decision."""
    parts = [
        "# In a pack this is a file of its own. For the decision's own file, leave out `extends`",
        "# and put the entries under its `rules` and `examples`.",
        f"extends: {decision}",
        "",
        "rules:",
        *(f"  {line}" for line in rule.splitlines()),
    ]
    shown = [f"  {line}" for example in examples for line in example.splitlines()]
    parts += ["", "examples:", *shown] if shown else ["", f"# {NO_CASES}"]
    return "\n".join(parts) + "\n"
