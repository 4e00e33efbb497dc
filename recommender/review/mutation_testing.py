"""Running the examples of a decision against its mutants."""

from collections.abc import Callable, Iterable

from recommender.model.example import Example
from recommender.model.knowledge import Knowledge
from recommender.model.landmarks import Landmarks
from recommender.model.rule_tests import Fate, Mutation
from recommender.review.bench import Bench, Trial, disagreements
from recommender.review.example_runs import Mutating
from recommender.review.mutations import Mutant, mutants_of
from recommender.review.proposals import Proposal, proposals
from recommender.review.scenario_search import Found, Search, as_mutant

Progress = Callable[[str, int, int], None]
"""Told the decision, the number of mutants that are done, and of all of its mutants."""


def mutating(knowledge: Knowledge, progress: Progress = lambda *_: None) -> Mutating:
    """Return what tells the fate of a decision's mutants.

    An example kills a mutant where one of its expectations fails under it. A mutant that is alive
    survives where a scenario shows it; where none is found, nobody could have noticed, as far as
    was looked.
    """
    marks = Landmarks(knowledge)

    def fates(bench: Bench, tried: Iterable[tuple[Example, Trial]]) -> tuple[Mutation, ...]:
        passing = [
            (example, trial) for example, trial in tried if not disagreements(example, trial)
        ]
        mutants = [*mutants_of(bench.decision, marks)]
        search = Search(bench, marks)
        killers: dict[int, str] = {}
        found: dict[int, Found] = {}
        for number, mutant in enumerate(mutants):
            progress(bench.decision.id, number, len(mutants))
            killers[number] = _killer(mutant, passing)
            shown = None if killers[number] else search.shows(mutant)
            if shown:
                found[number] = shown
        progress(bench.decision.id, len(mutants), len(mutants))
        return _told(bench.decision.id, mutants, killers, proposals(mutants, found, passing))

    return fates


def _killer(mutant: Mutant, passing: list[tuple[Example, Trial]]) -> str:
    """Return the name of the first example that notices the mutant, or an empty string."""
    for example, trial in passing:
        other = as_mutant(trial, mutant)
        if other is not trial and disagreements(example, other):
            return example.name
    return ""


def _told(
    decision: str, mutants: list[Mutant], killers: dict[int, str], proposed: list[Proposal]
) -> tuple[Mutation, ...]:
    by_number = {number: proposal for proposal in proposed for number in proposal.instead}
    found = []
    for number, mutant in enumerate(mutants):
        proposal = by_number.get(number)
        alive: Fate = "survived" if proposal else "not told apart"
        found.append(
            Mutation(
                place=mutant.place,
                decision=decision,
                subject=mutant.subject,
                change=mutant.change,
                fate="killed" if killers[number] else alive,
                killed_by=killers[number],
                proposal=proposal.example if proposal else None,
                instead=proposal.instead[number] if proposal else "",
            )
        )
    return tuple(found)
