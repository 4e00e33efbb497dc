"""Examples to propose: few that show many of the mutants that none has noticed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.errors import Place
from recommender.model.example import Example, Saying, Sized
from recommender.review.bench import Trial, answer_told, best_of, listed, size_told, sizes_of
from recommender.review.mutations import Mutant
from recommender.review.scenario_search import DEEP, Case, Found, as_mutant, difference

MOST_RULES = 6
"""About so many rules an example may speak; more would be no case but a list."""


@dataclass(frozen=True)
class Proposal:
    """An example, and what the mutants that it shows answer instead, by their numbers."""

    example: Example
    instead: Mapping[int, str]


@dataclass(frozen=True)
class _Shown:
    """How a scenario shows a mutant."""

    plainness: int
    rule: str
    """The rule by which alone it shows it; empty where the answer shows it."""
    instead: str


@dataclass(frozen=True)
class _Candidate:
    """A scenario that an example could be made of, or the one of an example that is there."""

    case: Case
    trial: Trial
    name: str
    place: Place
    rules: tuple[Saying, ...] = ()
    sizes: tuple[Sized, ...] = ()
    right: tuple[str, ...] | None = None
    there: bool = False


def proposals(
    mutants: Sequence[Mutant],
    found: Mapping[int, Found],
    tried: Iterable[tuple[Example, Trial]],
) -> list[Proposal]:
    """Return examples which together show every mutant that a scenario was found for.

    An example that is there already is proposed again where it only has to say more.

    Args:
        mutants: all mutants of a decision.
        found: by the number of a mutant, the scenario that shows it.
        tried: the examples that are there.
    """
    candidates = [
        *(_there(example, trial) for example, trial in tried),
        *(_new(one, mutants[number]) for number, one in found.items()),
    ]
    seen = [
        {
            number: shown
            for number, first in found.items()
            if (shown := _shown(one.trial, mutants[number]))
            and (shown.plainness < DEEP or first.plainness == DEEP)
        }
        for one in candidates
    ]
    left, chosen = set(found), []
    while left:
        best = max(range(len(seen)), key=lambda place: len(_fitting(seen[place], left)))
        covered = _fitting(seen[best], left)
        chosen.append(_proposal(candidates[best], covered))
        left -= covered.keys()
        if candidates[best].there:
            seen[best] = {}  # An example that is there can be told to say more only once.
    return chosen


def _there(example: Example, trial: Trial) -> _Candidate:
    case = (example.scenario, example.as_of)
    return _Candidate(
        case,
        trial,
        example.name,
        example.place,
        example.rules,
        example.sizes,
        example.right,
        there=True,
    )


def _new(found: Found, mutant: Mutant) -> _Candidate:
    name = f"Name this case, which tells {mutant.subject} from a mistake in it"
    return _Candidate(found.case, found.trial, name, Place(mutant.place.file))


def _fitting(seen: Mapping[int, _Shown], left: set[int]) -> dict[int, _Shown]:
    """Return the mutants that are left and that one example can show without endless lists."""
    rules: list[str] = []
    fitting = {}
    for number, shown in seen.items():
        if number in left and (not shown.rule or shown.rule in rules or len(rules) < MOST_RULES):
            rules += [shown.rule] if shown.rule and shown.rule not in rules else []
            fitting[number] = shown
    return fitting


def _shown(trial: Trial, mutant: Mutant) -> _Shown | None:
    other = as_mutant(trial, mutant)
    plainness = None if other is trial else difference(trial, other, mutant)
    match plainness:
        case None:
            return None
        case 0:
            return _Shown(0, "", answer_told(other.verdict.status, other.verdict.choice))
        case 1:
            return _Shown(1, "", f"right: {listed(best_of(other.verdict.right))}")
        case 3:
            return _Shown(3, "", f"right: {listed(other.verdict.right)}")
    for rule in mutant.rules:
        if trial.says(rule) != other.says(rule):
            return _Shown(2, rule, f"{rule}: {other.says(rule)}")
    rule = next(name for name in mutant.rules if trial.sizes(name) != other.sizes(name))
    return _Shown(2, rule, ", ".join(map(size_told, sizes_of(rule, other))))


def _proposal(candidate: _Candidate, covered: Mapping[int, _Shown]) -> Proposal:
    """Return the example, which expects what the unchanged rules answer and no more than needed."""
    (scenario, day), trial = candidate.case, candidate.trial
    ways = {way.plainness for way in covered.values()}
    whole = trial.verdict.right
    right = whole if DEEP in ways else best_of(whole) if 1 in ways else candidate.right
    told = {entry.rule for entry in candidate.rules} | {entry.rule for entry in candidate.sizes}
    told |= {shown.rule for shown in covered.values() if shown.rule}
    example = Example(
        name=candidate.name,
        scenario=scenario.model_copy(update={"name": candidate.name}),
        as_of=day,
        status=trial.verdict.status,
        expect=trial.verdict.choice,
        right=right,
        rules=tuple(Saying(rule=rule, said=trial.says(rule)) for rule in sorted(told)),
        sizes=tuple(size for rule in sorted(told) for size in sizes_of(rule, trial)),
        place=candidate.place,
    )
    return Proposal(example, {number: shown.instead for number, shown in covered.items()})
