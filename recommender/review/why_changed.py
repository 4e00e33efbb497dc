"""Why a decision is answered differently by two rule bases."""

from collections.abc import Iterator

from recommender.model.changes import Reason
from recommender.model.decision import Option
from recommender.model.truth import Truth
from recommender.review.bench import Trial, listed
from recommender.review.entry_changes import differing_keys

_ACTING = {"when", "effect", "since", "until"}
"""The keys of a rule that say what it does; the others say why."""


def reasons(old: Trial, new: Trial) -> tuple[Reason, ...]:
    """Return what bears on the answer and differs: rules, ratings, life cycles, other decisions.

    Where nothing of that differs, the order in which options are preferred does.
    """
    found = [*_decisions(old, new), *_rules(old, new), *_ratings(old, new), *_life_cycles(old, new)]
    return tuple(found or _order(old, new))


def _decisions(old: Trial, new: Trial) -> Iterator[Reason]:
    """Yield the decisions that this one reads and that came out differently."""
    decision = new.ground.decision
    for name in sorted(decision.reads):
        before, after = old.facts.get(name), new.facts.get(name)
        if before != after:
            yield _reason("decision", name, f"{_told(before)} before, {_told(after)} now")


def _told(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "nothing"
    return "unknown" if value is None else str(value)


def _rules(old: Trial, new: Trial) -> Iterator[Reason]:
    held = {rule.id: rule for rule in old.holding}
    hold = {rule.id: rule for rule in new.holding}
    for name in sorted(held.keys() | hold.keys()):
        before, after = held.get(name), hold.get(name)
        if before and after:
            keys = _ACTING.intersection(differing_keys(before, after))
            if keys:
                yield _reason("rule", name, f"changed: {', '.join(sorted(keys))}", after.because)
        elif after:
            known = name in old.rules
            yield _reason("rule", name, "now holds" if known else "added", after.because)
        elif before:
            known = name in new.rules
            yield _reason("rule", name, "no longer holds" if known else "removed", before.because)


def _ratings(old: Trial, new: Trial) -> Iterator[Reason]:
    before = {option.id: option for option in old.ground.decision.options}
    for option in new.ground.decision.options:
        if option.id not in before:
            yield _reason("rating", option.id, "added as an option")
        elif moved := [*_moved(before.pop(option.id), option)]:
            yield _reason("rating", option.id, ", ".join(moved))
        else:
            continue
    present = {option.id for option in new.ground.decision.options}
    for name in sorted(before.keys() - present):
        yield _reason("rating", name, "removed as an option")


def _moved(old: Option, new: Option) -> Iterator[str]:
    scores = {rating.criterion: rating.score for rating in old.ratings}
    for rating in new.ratings:
        if scores.get(rating.criterion) != rating.score:
            yield f"{rating.criterion} {scores.get(rating.criterion, 'unrated')} to {rating.score}"
    if old.needs != new.needs:
        yield f"needs {listed(old.needs)} to {listed(new.needs)}"


def _life_cycles(old: Trial, new: Trial) -> Iterator[Reason]:
    if {old.ground.applies, new.ground.applies} != {Truth.TRUE}:
        return  # Of a decision that is not taken no life cycle is looked at.
    present = {option.id for option in old.ground.decision.options} & {
        option.id for option in new.ground.decision.options
    }
    for name in sorted((old.ground.removed ^ new.ground.removed) & present):
        gone = name in new.ground.removed
        yield _reason(
            "life cycle",
            name,
            "its services may not be used" if gone else "its services may be used",
        )


def _order(old: Trial, new: Trial) -> Iterator[Reason]:
    before, after = old.ground.decision, new.ground.decision
    for key in differing_keys(before, after):
        if key in ("when_tied", "applies", "choose"):
            yield _reason("order", after.id, f"`{key}` of the decision is changed")


def _reason(what: str, name: str, difference: str, because: str = "") -> Reason:
    return Reason.model_validate(
        {"what": what, "id": name, "difference": difference, "because": because}
    )
