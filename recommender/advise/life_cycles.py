"""How the services that options need stand on the day of the answer."""

from datetime import date
from fractions import Fraction

from recommender.advise.evidence import Situation
from recommender.model.catalogue import Service
from recommender.model.decision import Option
from recommender.model.evidence import Evidence, ServiceNote
from recommender.model.knowledge import Knowledge

_WORDS = {
    "unopened": "opens only on {since}",
    "closed": "has been closed to new customers since {since}",
    "ended": "ended on {since}",
}


def service_notes(option: Option, situation: Situation) -> tuple[ServiceNote, ...]:
    """Return the services that the option needs, by id."""
    knowledge, day = situation.knowledge, situation.day
    return tuple(service_note(name, knowledge, day) for name in sorted(set(option.services)))


def service_note(name: str, knowledge: Knowledge, day: date) -> ServiceNote:
    """Return how the service with that id stands on a day."""
    service = knowledge.service[name]
    status = service.status_on(day)
    return ServiceNote(
        id=name,
        name=service.name_on(day, knowledge.guide_date),
        status=status,
        since={
            "unopened": service.opened,
            "open": service.opened,
            "closed": service.closed,
            "ended": service.ended,
        }[status],
        leaves=service.leaves_after(day),
        successors=tuple(knowledge.service[next_].name for next_ in service.successors),
        note=service.note,
        verified=service.verified,
    )


def life_cycle_evidence(option: Option, situation: Situation) -> tuple[Evidence, ...]:
    """Return why the option cannot be taken up on that day; nothing where it can."""
    found = []
    for note in service_notes(option, situation):
        used = note.status == "closed" and note.id in situation.scenario.already_uses
        if note.status != "open" and not used:
            found.append(_evidence(option, note, situation))
    return tuple(found)


def _evidence(option: Option, note: ServiceNote, situation: Situation) -> Evidence:
    service: Service = situation.knowledge.service[note.id]
    because = f"{note.name} {_WORDS[note.status].format(since=note.since)}."
    if note.status != "unopened" and note.successors:
        because += f" What follows it: {', '.join(note.successors)}."
    if note.status != "unopened" and service.successor_note:
        because += f" {service.successor_note}"
    if service.verified != "yes":
        because += " (This life cycle is not certain.)"
    return Evidence(
        rule="",
        kind="life cycle",
        options=(option.id,),
        because=because,
        readings=(),
        sources=situation.knowledge.cited(service.sources),
        strength=Fraction(0),
    )
