"""Decision records answered again: which still hold, which changed, and by which rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from recommender.advise.advisor import advise
from recommender.advise.evidence import Reader
from recommender.advise.life_cycles import service_note
from recommender.errors import did_you_mean
from recommender.model.changes import Reason
from recommender.model.decision import Decision
from recommender.model.knowledge import Knowledge
from recommender.model.recheck import Checked, Recheck, Unrecorded
from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.model.record import Record, Review
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import truth
from recommender.review.why_decided import rules_apart

STRONGEST = 3
"""So many reasons of an answer that is another one now are told."""
_ELSE = {
    "conflict": "nothing is right",
    "not applicable": "the question does not arise",
    "open": "it is not known whether the question arises",
}


@dataclass(frozen=True)
class Kept:
    """A scenario that is kept beside records."""

    scenario: Scenario
    sha256: str
    """The digest of its canonical text."""


@dataclass(frozen=True)
class Folder:
    """What a folder of records holds."""

    name: str
    records: tuple[Record, ...]
    scenarios: Mapping[str, Kept]
    """The scenarios that the records name, by file."""
    edited: frozenset[str]
    """The files of the records that somebody has edited since they were written."""


def recheck(knowledge: Knowledge, folder: Folder, day: date, read: Reader) -> Recheck:
    """Return what has become of each record.

    Args:
        knowledge: by which rules.
        folder: the records with their scenarios.
        day: the day of the answers.
        read: the reading that tells which rules hold.
    """
    answers = {
        name: advise(knowledge, kept.scenario, day, read)
        for name, kept in sorted(folder.scenarios.items())
    }
    return Recheck(
        folder=folder.name,
        as_of=day,
        facts_date=knowledge.facts_date,
        records=tuple(
            _checked(one, folder, answers[one.scenario], knowledge) for one in folder.records
        ),
        unrecorded=tuple(_unrecorded(folder, answers)),
    )


def _unrecorded(folder: Folder, answers: Mapping[str, Recommendation]) -> Iterator[Unrecorded]:
    recorded = {(one.scenario, one.decision) for one in folder.records}
    for name, result in answers.items():
        for one in result.decisions:
            taken = one.status in ("chosen", "given", "conflict")
            if taken and (name, one.id) not in recorded:
                yield Unrecorded(decision=one.id, name=one.name, answer=_told(one))


def _checked(
    record: Record, folder: Folder, result: Recommendation, knowledge: Knowledge
) -> Checked:
    kept, decision = folder.scenarios[record.scenario], knowledge.decision.get(record.decision)
    now = next((one for one in result.decisions if one.id == record.decision), None)
    holds = _holds(record, now)
    known = [name.id for name in record.services if name.id in knowledge.service]
    notes = [service_note(name, knowledge, result.as_of) for name in known]
    open_then = {one.id for one in record.services if one.status == "open"}
    reasons = rules_apart(record, now, knowledge, kept.scenario, result.as_of) if now else ()
    gained, lost = _apart(record, now) if now and not holds else (frozenset(), frozenset())
    return Checked(
        file=PurePath(record.file).name,
        decision=record.decision,
        name=now.name if now else record.decision,
        holds=holds,
        was=_names(record.choice, decision),
        now=_told(now) if now else "there is no such decision",
        gained=_names(sorted(gained), decision),
        lost=_names(sorted(lost), decision),
        recorded_on=record.as_of,
        reasons=reasons,
        because=_because(now, gained, reasons) if now and not holds else (),
        closed=tuple(
            note for note in notes if note.id in open_then and note.status in ("closed", "ended")
        ),
        came_true=tuple(one.told for one in record.reviews if _true(one, kept.scenario, knowledge)),
        unknown=tuple(_unknown(record, decision, knowledge)),
        edited=record.file in folder.edited,
        scenario_edited=kept.sha256 != record.scenario_sha256,
    )


def _holds(record: Record, now: DecisionResult | None) -> bool:
    return (
        now is not None
        and now.status in ("chosen", "given")
        and sorted(now.choice) == sorted(record.choice)
    )


def _apart(record: Record, now: DecisionResult) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a list has now and had not, and what it had; nothing where nothing is shared."""
    before, after = frozenset(record.choice), frozenset(now.choice)
    return (after - before, before - after) if before & after else (frozenset(), frozenset())


def _names(choice: Iterable[str], decision: Decision | None) -> tuple[str, ...]:
    names = {option.id: option.name for option in decision.options} if decision else {}
    return tuple(names.get(name, name) for name in choice)


def _told(now: DecisionResult) -> str:
    """Return an answer in words."""
    if now.status in _ELSE:
        return _ELSE[now.status]
    chosen = ", ".join(option.name for option in now.chosen) or ", ".join(now.choice)
    return chosen or "nothing is needed"


def _because(
    now: DecisionResult, gained: frozenset[str], reasons: tuple[Reason, ...]
) -> tuple[str, ...]:
    """Return why it is answered so, the strongest first, as far as the reasons leave it open."""
    if now.status == "conflict":
        clauses = "; ".join(reading.told for reading in now.conflict)
        return (f"These cannot all be met: {clauses}.",)
    if now.why_not_taken:
        return (f"{now.why_not_taken}.",)
    told = {reason.because for reason in reasons}
    pieces = [piece for piece in now.because if not gained or gained & {*piece.options}]
    left = dict.fromkeys(piece.because for piece in pieces if piece.because not in told)
    return tuple(left)[: STRONGEST if now.choose == "one" or gained else 0]


def _true(review: Review, scenario: Scenario, knowledge: Knowledge) -> bool:
    """Tell whether everything in a change that the record foresaw is so now."""
    facts = {**knowledge.defaults, **scenario.values}
    met = [name not in scenario.values for name in review.withdrawn]
    met += [truth(review.when, facts) is Truth.TRUE] if review.when else []
    met += [scenario.priorities == review.priorities] if review.priorities else []
    return bool(met) and all(met) and not review.unknown


def _unknown(record: Record, decision: Decision | None, knowledge: Knowledge) -> Iterator[str]:
    if decision is None:
        yield _no_such(record.decision, "a decision", knowledge.decision)
    else:
        names = {option.id: option for option in decision.options}
        for name in record.choice:
            if name not in names:
                yield _no_such(name, f"an option of `{decision.id}`", names)
    for service in record.services:
        if service.id not in knowledge.service:
            yield _no_such(service.id, "a service", knowledge.service)
    for review in record.reviews:
        yield from review.unknown


def _no_such(name: str, what: str, known: Mapping[str, object]) -> str:
    remedy = did_you_mean(name, known)
    return f"`{name}` is no longer {what}" + (f"; {remedy}" if remedy else "")
