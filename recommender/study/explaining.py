"""Why an answer is the right one, and why each other is not, in whole sentences with sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.advise.evidence import Situation
from recommender.model.catalogue import Service
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Rate
from recommender.model.evidence import Cell, Evidence
from recommender.model.knowledge import Knowledge
from recommender.model.question import Answer, Reference
from recommender.model.recommendation import DecisionResult, OptionResult
from recommender.render.templating import filled
from recommender.study.rivals import Rival

MOST_REASONS = 3
"""So many reasons are told for the key, and one less for each other answer."""


@dataclass(frozen=True)
class Marking:
    """A decision of which one option is chosen, as it came out, and what explains it."""

    decision: Decision
    result: DecisionResult
    situation: Situation
    texts: dict[str, str]
    """How each option is offered."""

    def key(self) -> Answer:
        """Return the right answer."""
        choice = self.result.chosen[0]
        reasons = self.result.because[:MOST_REASONS]
        read = (reading.subject for piece in reasons for reading in piece.readings)
        return Answer(
            id=choice.id,
            text=self.texts[choice.id],
            right=True,
            because=filled(
                "questions/right.j2",
                because=[piece.because for piece in reasons],
                alone=not self.result.other_right,
            ).strip(),
            turns_on=tuple(dict.fromkeys(read)),
            references=self._of_evidence(reasons),
        )

    def other(self, rival: Rival) -> Answer:
        """Return an answer that is not right: why it is not, and when it would be."""
        own = self.result.option(rival.option)
        lost = self._lost(own, rival)
        because = filled(
            "questions/near.j2",
            against=[piece.because for piece in own.against[: MOST_REASONS - 1]],
            flip=rival.flip.told if rival.flip else "",
            key=self.result.chosen[0].name,
            **(lost.told if lost else {}),
        )
        return Answer(
            id=own.id,
            text=self.texts[own.id],
            right=False,
            because=because.strip(),
            turns_on=rival.turns_on,
            flip=rival.flip,
            references=lost.references if lost else self._of_evidence(own.against),
        )

    def _lost(self, own: OptionResult, rival: Rival) -> "_Lost | None":
        """Return on which criterion it loses most, and why; None where it is not right."""
        if not own.right:
            return None
        key = self.result.chosen[0]
        on = next(name for name in rival.turns_on if name in self.situation.knowledge.criterion)
        ours, theirs = (_cell(one, on) for one in (own, key))
        movers = [*self._movers(own, on, -1), *self._movers(key, on, 1)]
        reasons = [rule.because for rule in movers] or [
            cell.because for cell in (ours, theirs) if cell.because
        ]
        return _Lost(
            told={
                "criterion": self.situation.knowledge.criterion[on].name.lower(),
                "own": ours.rating + ours.adjustment,
                "theirs": theirs.rating + theirs.adjustment,
                "reasons": [*dict.fromkeys(reasons)][: MOST_REASONS - 1],
            },
            references=(
                *map(self._of_rule, movers),
                *(self._of_rating(one.id, on, cell) for one, cell in ((own, ours), (key, theirs))),
            ),
        )

    def _movers(self, option: OptionResult, criterion: str, sign: int) -> list[Rule]:
        """Return the rules that moved the option's rating on the criterion in that direction."""
        hold = {piece.rule for piece in option.adjustments}
        return [
            rule
            for rule in self.decision.rules
            if rule.id in hold and isinstance(rule.effect, Rate)
            for change in rule.effect.changes
            if (change.option, change.criterion) == (option.id, criterion) and change.by * sign > 0
        ]

    def _of_evidence(self, pieces: Iterable[Evidence]) -> tuple[Reference, ...]:
        by_id = {rule.id: rule for rule in self.decision.rules}
        return tuple(self._of_rule(by_id[piece.rule]) for piece in pieces if piece.rule in by_id)

    def _of_rule(self, rule: Rule) -> Reference:
        return reference_of(rule, self.situation.knowledge)

    def _of_rating(self, option: str, criterion: str, cell: Cell) -> Reference:
        return Reference(
            subject=f"{option}.{criterion}",
            place=self.decision.option(option).place,
            sources=cell.sources,
        )


@dataclass(frozen=True)
class _Lost:
    told: dict[str, object]
    references: tuple[Reference, ...]


def reference_of(entry: Rule | Service, knowledge: Knowledge) -> Reference:
    """Return where a rule or a service stands, and what it rests on."""
    return Reference(subject=entry.id, place=entry.place, sources=knowledge.cited(entry.sources))


def _cell(option: OptionResult, criterion: str) -> Cell:
    return next(cell for cell in option.cells if cell.criterion == criterion)
