"""A decision of which each option is in or out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from recommender.advise.evidence import Findings, Situation
from recommender.advise.life_cycles import service_notes
from recommender.advise.notes import INCLUDED, notes_on, open_questions
from recommender.advise.removals import removed
from recommender.model.decision import Decision, Option
from recommender.model.effect import Include
from recommender.model.evidence import Evidence
from recommender.model.recommendation import OptionResult


def checklist(decision: Decision, found: Findings, situation: Situation) -> dict[str, Any]:
    """Return the fields of the decision's result that the included options determine.

    An option is in where a rule includes it, or where one that is in needs it. One that is needed
    and not right is a conflict: the checklist as a whole then has no right answer.
    """
    wanted = _wanted(decision, found, situation)
    against = removed(decision, found.hold, situation)
    torn = sorted(wanted.keys() & against.keys())
    chosen = [name for name in sorted(wanted) if not torn]
    names = sorted(
        (option.id for option in decision.options),
        key=lambda name: (name not in wanted, name in against, name),
    )
    return {
        "status": "conflict" if torn else "chosen",
        "choice": tuple(chosen),
        "because": tuple(dict.fromkeys(piece for name in sorted(wanted) for piece in wanted[name])),
        "weights": (),
        "options": tuple(
            OptionResult(
                id=name,
                name=decision.option(name).name,
                summary=decision.option(name).summary,
                right=name not in against,
                chosen=name in chosen,
                score=None,
                cells=(),
                against=against.get(name, ()),
                in_favour=wanted.get(name, ()),
                adjustments=(),
                open_questions=tuple(
                    question
                    for question in open_questions(name, found.undecided, decision, situation)
                    if not (name in wanted and question.effect == INCLUDED)
                ),
                notes=notes_on(name, found.hold, situation),
                services=service_notes(decision.option(name), situation),
            )
            for name in names
        ),
        "margin": None,
        "runner_up": "",
        "close_call": "",
    }


def _wanted(
    decision: Decision, found: Findings, situation: Situation
) -> Mapping[str, tuple[Evidence, ...]]:
    """Return what includes each option that is in, by option, needs of others followed."""
    wanted: dict[str, list[Evidence]] = {}
    for rule in found.hold:
        if isinstance(rule.effect, Include):
            for name in rule.effect.options:
                wanted.setdefault(name, []).append(situation.evidence(rule))
    to_follow = sorted(wanted)
    followed = set(to_follow)
    while to_follow:
        option = decision.option(to_follow.pop(0))
        for name in option.needs:
            wanted.setdefault(name, []).append(_need(option, name))
            if name not in followed:
                followed.add(name)
                to_follow.append(name)
    return {
        name: tuple(sorted(pieces, key=lambda piece: (piece.kind, piece.rule, piece.because)))
        for name, pieces in wanted.items()
    }


def _need(option: Option, needed: str) -> Evidence:
    return Evidence(
        rule="",
        kind="need",
        options=(needed,),
        because=f"{option.name} needs it: {option.needs_because}",
        readings=(),
        sources=(),
        strength=Fraction(0),
    )
