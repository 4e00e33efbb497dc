"""What to know about an option: advice that holds, and questions that are still open."""

from collections.abc import Iterable

from recommender.advise.evidence import Situation
from recommender.advise.removals import rules_out
from recommender.advise.sizes import size_alone, size_told
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise, Include, Rate
from recommender.model.evidence import Note, OpenQuestion

INCLUDED = "would be needed"


def notes_on(option: str, rules: Iterable[Rule], situation: Situation) -> tuple[Note, ...]:
    """Return the cautions, hints and sizings on the option, cautions first."""
    found = [
        Note(
            rule=rule.id,
            tone=advice.tone,
            text=size_told(advice.size, situation.facts, situation.knowledge)
            if advice.size
            else advice.text,
            size=size_alone(advice.size, situation.facts) if advice.size else "",
            because=rule.because,
            readings=situation.readings(rule.when),
            sources=situation.knowledge.cited(rule.sources),
        )
        for rule in rules
        if isinstance(rule.effect, Advise)
        for advice in rule.effect.advice
        if advice.option == option
    ]
    return tuple(sorted(filter(_says, found), key=lambda note: (note.tone, note.rule)))


def _says(note: Note) -> bool:
    return bool(note.text)


def open_questions(
    option: str, undecided: Iterable[Rule], decision: Decision, situation: Situation
) -> tuple[OpenQuestion, ...]:
    """Return what each undecided rule would do to the option, and what it waits for."""
    found = []
    for rule in undecided:
        effect = _would(rule, option, decision)
        if effect:
            provided, asks = situation.waits_for(rule)
            found.append(
                OpenQuestion(
                    rule=rule.id,
                    effect=effect,
                    provided=provided,
                    asks=asks,
                    because=rule.because,
                )
            )
    return tuple(found)


def _would(rule: Rule, option: str, decision: Decision) -> str:
    """Return what the rule would do to the option, as a verb; empty if it would not touch it."""
    match rule.effect:
        case Rate():
            by = sum(change.by for change in rule.effect.changes if change.option == option)
            return {True: "would gain", False: "would lose"}[by > 0] if by else ""
        case Include():
            return INCLUDED if option in rule.effect.options else ""
        case Advise():
            named = any(advice.option == option for advice in rule.effect.advice)
            return "would come with advice" if named else ""
    return "would not be right" if option in rules_out(rule, decision) else ""
