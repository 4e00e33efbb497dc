"""A scenario to fill in, with every requirement explained."""

from collections.abc import Collection, Iterator
from itertools import groupby
from textwrap import wrap

from recommender.model.decision import FIT
from recommender.model.knowledge import Knowledge
from recommender.model.requirement import Choice, Flag, Measure

_HEAD = """\
# A scenario: what the system must do, and what matters to you.
# Remove the `#` in front of what you know; what stays commented out stays unknown.
name: My system
description: >
  What it is for, in a few sentences.

requirements:
"""


def blank_scenario(knowledge: Knowledge, topics: Collection[str] = ()) -> str:
    """Return a scenario file with the requirements of some topics, or of all, commented out."""
    lines = [*_requirements(knowledge, topics or topics_of(knowledge)), *_tail(knowledge)]
    return _HEAD + "\n".join(lines) + "\n"


def topics_of(knowledge: Knowledge) -> list[str]:
    """Return the topics of the requirements, each once, in their order."""
    return list(dict.fromkeys(_topic(entry) for entry in knowledge.requirements))


def _topic(entry: Flag | Choice | Measure) -> str:
    return entry.id.split(".")[0]


def _requirements(knowledge: Knowledge, topics: Collection[str]) -> Iterator[str]:
    wanted = [entry for entry in knowledge.requirements if _topic(entry) in topics]
    for topic, entries in groupby(wanted, key=_topic):
        yield f"  # --- {topic} ---"
        for entry in entries:
            yield from _wrapped(f"{entry.question} {entry.why}", "  # ")
            yield from _values(entry)
            yield ""


def _values(entry: Flag | Choice | Measure) -> Iterator[str]:
    match entry:
        case Flag():
            yield f"  #   true: {entry.yes}"
            yield f"  #   false: {entry.no}"
            yield f"  # {entry.id}: {str(bool(entry.default)).lower()}"
        case Choice():
            for value in entry.values:
                yield f"  #   {value.id}: {value.told}"
            first = entry.default or entry.values[0].id
            yield f"  # {entry.id}: {first if entry.type == 'choice' else f'[{first}]'}"
        case Measure():
            yield f"  # {entry.id}: {entry.dimension.example}"
    if entry.default is not None:
        yield "  #   (assumed where it is not declared)"


def _tail(knowledge: Knowledge) -> Iterator[str]:
    yield "# What matters most, the most important first; what is left out counts a little."
    for criterion in knowledge.criteria:
        if criterion.id != FIT:
            yield from _wrapped(f"{criterion.id}: {criterion.question}", "#   ")
    yield "priorities: []"
    yield ""
    yield "# Services that your account uses already; their closing to others does not touch you."
    yield "# already_uses: []"
    yield ""
    yield "# Decisions that are taken already; the answer builds on them."
    for decision in knowledge.decisions:
        yield f"#   {decision.id}: {', '.join(option.id for option in decision.options)}"
    yield "# decided: {}"


def _wrapped(text: str, prefix: str) -> list[str]:
    return wrap(text, 96, initial_indent=prefix, subsequent_indent=prefix)
