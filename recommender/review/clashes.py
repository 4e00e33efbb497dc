"""What the clashes of the rules are found to be: possible, and as their examples say."""

from collections.abc import Iterator, Mapping

from recommender.model.clash import Clash, ClashExample
from recommender.model.condition import Value, subjects
from recommender.model.finding import Finding
from recommender.model.knowledge import Knowledge
from recommender.model.truth import Truth
from recommender.proofs.claims import Claims
from recommender.readings.direct import truth
from recommender.review.findings import found


def clash_findings(knowledge: Knowledge, seconds: float) -> Iterator[Finding]:
    """Yield a finding for each clash that cannot be, or is not as its examples say."""
    for clash in knowledge.clashes:
        if not subjects(clash.when) & knowledge.decision.keys():
            yield found("clash-of-nothing", clash.place, clash.id)
        elif not _possible(clash, knowledge, seconds):
            yield found("clash-never-true", clash.place, clash.id)
        for example in disagreeing(clash, knowledge):
            yield found("clash-example", example.place, clash.id, f"`{example.name}`")
        if len({example.clashes for example in clash.examples}) < 2:
            yield found("clash-shown-one-way", clash.place, clash.id)


def disagreeing(clash: Clash, knowledge: Knowledge) -> tuple[ClashExample, ...]:
    """Return the examples of which the clash says otherwise than their author."""
    return tuple(
        example
        for example in clash.examples
        if (truth(clash.when, _facts(example, knowledge)) is Truth.TRUE) != example.clashes
    )


def _facts(example: ClashExample, knowledge: Knowledge) -> Mapping[str, Value]:
    decided = {outcome.decision: outcome.options for outcome in example.scenario.decided}
    return {**knowledge.defaults, **example.scenario.values, **decided}


def _possible(clash: Clash, knowledge: Knowledge, seconds: float) -> bool:
    """Tell whether the clash may be true; an example that shows it settles that."""
    if any(truth(clash.when, _facts(one, knowledge)) is Truth.TRUE for one in clash.examples):
        return True
    read = subjects(clash.when)
    last = next(one for one in reversed(knowledge.decisions) if one.id in read)
    return Claims(last, knowledge, seconds).ever([clash.when]) is not False
