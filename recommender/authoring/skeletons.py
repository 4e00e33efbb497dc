"""Decision files to fill in: they load as they stand, and say what is still to be said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from recommender.authoring.writing import line, listed, titled
from recommender.model.decision import FIT
from recommender.model.knowledge import Knowledge

WHY = "Say why."
USUAL = 4
"""How many criteria a new decision rates where none is named."""


@dataclass(frozen=True)
class NewDecision:
    """What is known of a decision that is yet to be written; what is empty has a placeholder."""

    id: str
    name: str = ""
    question: str = ""
    stage: str = ""
    guide: str = ""
    choose: str = "one"
    options: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def decision_skeleton(new: NewDecision, knowledge: Knowledge) -> str:
    """Return a decision file in which every option scores alike and no rule speaks yet."""
    options = new.options or ("first-option", "second-option")
    lines = [
        "# Say in a line what is decided here.",
        f"decision: {new.id}",
        f"name: {line(new.name or titled(new.id))}",
        f"question: {line(new.question or 'Which one is it?')}",
        f"stage: {new.stage or knowledge.stages[0].id}"
        f"    # one of {', '.join(stage.id for stage in knowledge.stages)}",
        f'guide: "{new.guide}"    # the section of the study guide, such as "1.2"; empty if none',
        f"choose: {new.choose}",
        "applies: always    # or where the question arises, such as {topic.name: value}",
        "",
        "options:",
        *_options(new, options, knowledge),
        "rules: []    # `recommend rules new rule ID --into` this file adds one with examples",
        "",
        *_ending(new, options),
    ]
    return "\n".join(lines) + "\n"


def _options(new: NewDecision, options: tuple[str, ...], knowledge: Knowledge) -> Iterator[str]:
    sources = listed(new.sources or unproven(knowledge))
    rated = new.criteria or _usual_criteria(knowledge)
    for option in options:
        yield f"  {option}:"
        yield f"    name: {line(titled(option))}"
        yield "    summary: Say what it is, in one sentence."
        yield "    # services: [...]    # ids from `recommend services`, if it needs any"
        if new.choose == "one":
            yield "    ratings:    # 5 is the pleasant end; every option has the same criteria"
            for name in rated:
                yield f"      {name}: {{score: 3, because: {WHY}, sources: {sources}}}"
        yield ""


def _ending(new: NewDecision, options: tuple[str, ...]) -> Iterator[str]:
    if new.choose == "one":
        yield f"when_tied: {listed(options)}    # the one to prefer first"
        yield ""
    yield "examples:"
    yield "  - name: Say which case this is."
    yield "    given: {}    # requirements with values, such as topic.name: value"
    if new.choose == "one":
        yield f"    expect: {options[0]}    # the right answer, which the rules have to give"
    else:
        yield "    expect: []    # the right answer: every option that is needed"


def unproven(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the source that claims least, and of several the one that is cited most."""
    ranks = ("no", "weak", "yes")
    cited: Counter[str] = Counter()
    for decision in knowledge.decisions:
        for rule in decision.rules:
            cited.update(rule.sources)
    least = min(
        knowledge.sources,
        key=lambda source: (ranks.index(source.verified), -cited[source.id], source.id),
    )
    return (least.id,)


def _usual_criteria(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the criteria that most decisions rate, in the order of the criteria."""
    rated = Counter(name for decision in knowledge.decisions for name in decision.criteria)
    known = [criterion.id for criterion in knowledge.criteria if criterion.id != FIT]
    usual = sorted(known, key=lambda name: -rated[name])[:USUAL]
    return tuple(name for name in known if name in usual)
