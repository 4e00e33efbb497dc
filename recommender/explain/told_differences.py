"""What two scenarios do not say alike, as clauses."""

from recommender.explain.sweep import Case
from recommender.model.comparison import Difference
from recommender.readings.prose import value_told

NOT_SAID = "not said"


def differences(a: Case, b: Case) -> tuple[Difference, ...]:
    """Return everything that can bear on an answer and that the two do not say alike.

    The requirements come first, by id.
    """
    ones, others = a.scenario.values, b.scenario.values
    found = [
        Difference(id=name, a=_requirement(name, a), b=_requirement(name, b))
        for name in sorted({*ones, *others})
        if ones.get(name) != others.get(name)
    ]
    for name, fields, told in (
        ("priorities", ("priorities", "weights"), _priorities),
        ("already_uses", ("already_uses",), _already_uses),
        ("decided", ("decided",), _decided),
    ):
        if any(getattr(a.scenario, field) != getattr(b.scenario, field) for field in fields):
            found.append(Difference(id=name, a=told(a), b=told(b)))
    return tuple(found)


def _requirement(name: str, case: Case) -> str:
    value, assumed = case.scenario.values.get(name), case.knowledge.defaults.get(name)
    if value is not None:
        return value_told(name, value, case.knowledge)
    if assumed is not None:
        return f"{NOT_SAID}, so assumed: {value_told(name, assumed, case.knowledge)}"
    return NOT_SAID


def _priorities(case: Case) -> str:
    """Tell how the criteria are weighed, by an order or by weights."""
    named = case.knowledge.criterion
    if case.scenario.weights:
        weights = (
            f"{named[entry.criterion].name.lower()} {entry.weight}"
            for entry in case.scenario.weights
        )
        return f"the weights are {', '.join(weights)}"
    names = [named[name].name.lower() for name in case.scenario.priorities]
    return f"the priorities are {', '.join(names)}" if names else NOT_SAID


def _already_uses(case: Case) -> str:
    services, day = case.knowledge.service, (case.day, case.knowledge.guide_date)
    names = [services[name].name_on(*day) for name in sorted(case.scenario.already_uses)]
    return f"the account already uses {', '.join(names)}" if names else NOT_SAID


def _decided(case: Case) -> str:
    given = case.scenario.decided
    told = [value_told(entry.decision, entry.options, case.knowledge) for entry in given]
    return "; ".join(told) or NOT_SAID
