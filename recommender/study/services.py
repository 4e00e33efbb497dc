"""Questions about services: what each is for, both ways round, and what followed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from recommender.model.catalogue import Service
from recommender.model.question import Answer, ExamQuestion, Facet, QuestionKind
from recommender.render.templating import filled
from recommender.study.assembling import assembled
from recommender.study.desk import Desk
from recommender.study.explaining import reference_of
from recommender.study.giveaways import content_words

OFFERED = 4
"""So many answers are offered."""
TRIES = 6
"""So many sets of answers are tried for a question."""
ALIKE = 3
"""Purposes that share so many telling words may both be right."""

Way = Literal["purpose", "name", "successor"]
"""What is given: the purpose, the name, or what has been followed."""


def ways(service: Service, desk: Desk) -> tuple[Way, ...]:
    """Return how a service can be asked about on the day; nothing where it cannot."""
    if service.told_as == "concept":
        return ()
    found: list[Way] = []
    if service.status_on(desk.day) in ("closed", "ended") and _following(service, desk):
        found.append("successor")
    if _told_now(service, desk) and not _tells_itself(service, desk):
        found += ["purpose", "name"]
    return tuple(found)


def _tells_itself(service: Service, desk: Desk) -> bool:
    """Tell whether the name has telling words of the purpose in it."""
    name = service.name_on(desk.day, desk.knowledge.guide_date)
    return bool(content_words(name) & content_words(service.purpose) - desk.everyday)


def _told_now(service: Service, desk: Desk) -> bool:
    """Tell whether its purpose is told in the present tense, and it can be taken up on the day."""
    return service.status_on(desk.day) == "open" and service.ended is None


def _following(service: Service, desk: Desk) -> list[Service]:
    """Return what follows the service and is open on the day."""
    known = (desk.knowledge.service[name] for name in service.successors)
    return [one for one in known if _told_now(one, desk)]


def service_questions(facet: Facet, desk: Desk, rng: Random) -> Iterator[ExamQuestion]:
    """Yield questions about a service."""
    service = desk.knowledge.service[facet.subject]
    possible = [*ways(service, desk)]
    rng.shuffle(possible)
    for way in possible * TRIES:
        keys = _following(service, desk) if way == "successor" else [service]
        asking = _Asking(service, rng.choice(keys), way, desk)
        question = asking.question(facet, rng)
        if question:
            yield question


@dataclass(frozen=True)
class _Asking:
    service: Service
    key: Service
    way: Way
    desk: Desk

    def question(self, facet: Facet, rng: Random) -> ExamQuestion | None:
        """Return the question with three others that come near; None where too few do."""
        others = self._others()
        if len(others) < OFFERED - 1:
            return None
        rng.shuffle(others)
        others.sort(key=lambda other: not self._near(other))
        offered = [self.key, *others[: OFFERED - 1]]
        kind: QuestionKind = "successor" if self.way == "successor" else "service"
        return assembled(
            kind, facet, self._stem(), [self._answer(one) for one in offered], self.desk, rng
        )

    def _others(self) -> list[Service]:
        """Return the services that are certainly not the answer."""
        related = {self.service.id, self.key.id, *self.service.successors, *self.key.successors}
        telling = content_words(self.key.purpose)
        return [
            other
            for other in self.desk.knowledge.services
            if other.id not in related
            and not {self.key.id, self.service.id} & {*other.successors}
            and other.told_as != "concept"
            and _told_now(other, self.desk)
            and len(telling & content_words(other.purpose)) < ALIKE
        ]

    def _near(self, other: Service) -> bool:
        return other.guide == self.service.guide or self.desk.compete(other.id, self.key.id)

    def _name(self, service: Service) -> str:
        return service.name_on(self.desk.day, self.desk.knowledge.guide_date)

    def _stem(self) -> str:
        status = self.service.status_on(self.desk.day)
        since = self.service.ended if status == "ended" else self.service.closed
        return filled(
            "questions/service.j2",
            way=self.way,
            name=self._name(self.service),
            purpose=_within(self.service.purpose).rstrip("."),
            status=status,
            since=f"{since.day} {since:%B %Y}" if since else "",
        ).strip()

    def _answer(self, one: Service) -> Answer:
        right = one.id == self.key.id
        because = filled(
            "questions/service_answer.j2",
            way=self.way,
            right=right,
            name=self._name(one),
            asked=self._name(self.service),
            purpose=one.purpose,
            note=self.service.successor_note,
        )
        told = [one, self.service] if right and self.way == "successor" else [one]
        return Answer(
            id=one.id,
            text=one.purpose if self.way == "name" else self._name(one),
            right=right,
            because=because.strip(),
            references=tuple(reference_of(service, self.desk.knowledge) for service in told),
        )


def _within(purpose: str) -> str:
    """Return the purpose as it stands within a sentence."""
    return purpose[:1].lower() + purpose[1:]
