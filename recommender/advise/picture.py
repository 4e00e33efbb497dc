"""The answer as a diagram: what was chosen, where it stands, and what flows between."""

from collections.abc import Iterable
from typing import Any

from recommender.advise.picture_flows import GATEWAY, OUTSIDE, around, flows, is_so
from recommender.advise.picture_order import in_flow_order
from recommender.advise.picture_words import summary
from recommender.model.condition import Value
from recommender.model.diagram import Boundary, Diagram, Drawn, Flow, Node
from recommender.model.knowledge import Knowledge
from recommender.model.picture import Choices, Part
from recommender.model.recommendation import DecisionResult
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth
from recommender.readings.direct import Facts, truth


def diagram_of(
    knowledge: Knowledge, scenario: Scenario, results: Iterable[DecisionResult]
) -> Diagram | None:
    """Return the picture of an answer; None where the rules tell nothing about pictures."""
    if not knowledge.picture.parts:
        return None
    decisions = tuple(results)
    facts: dict[str, Value] = {**knowledge.defaults, **scenario.values}
    facts |= {entry.id: entry.outcome for entry in decisions if entry.outcome is not None}
    drawing = _Drawing(knowledge, facts)
    found = flows(knowledge.picture, drawing.nodes, drawing.boundaries, facts)
    ordered = in_flow_order(drawing.nodes, found)
    order = {name: number for number, name in enumerate(ordered)}
    found = tuple(sorted(found, key=lambda it: (order[it.source], order[it.target], it.control)))
    nodes = _kept(ordered, found)
    boundaries = _around(nodes, drawing.boundaries)
    nodes, boundaries = _idle_told(nodes, boundaries, found)
    return Diagram(
        title=scenario.name,
        summary=summary(nodes, boundaries),
        nodes=nodes,
        boundaries=boundaries,
        flows=found,
        missing=_missing(knowledge, decisions),
    )


class _Drawing:
    """All parts that the choices of one scenario call for."""

    def __init__(self, knowledge: Knowledge, facts: Facts) -> None:
        self._knowledge, self._facts = knowledge, facts
        drawn = [part for part in knowledge.picture.parts if self._is_drawn(part)]
        self._around = {part.id for part in drawn if part.kind == "boundary"}
        self.boundaries: dict[str, Boundary] = {
            part.id: Boundary(**self._told(part)) for part in drawn if part.kind == "boundary"
        }
        self.nodes: dict[str, Node] = {
            part.id: Node(**self._told(part), kind=part.kind, stage=part.stage, role=part.role)
            for part in drawn
            if part.kind != "boundary"
        }

    def _is_drawn(self, part: Part) -> bool:
        wanted = not part.drawn_for or bool(self._made(part.drawn_for))
        return wanted and is_so(part, self._facts)

    def _made(self, choices: Iterable[Choices]) -> tuple[Drawn, ...]:
        """Return those of the choices that were made, each once."""
        made = (
            Drawn(decision=entry.decision, option=option)
            for entry in choices
            for chosen in [self._facts.get(entry.decision)]
            if isinstance(chosen, frozenset) and is_so(entry, self._facts)
            for option in entry.options
            if option in chosen
        )
        return tuple(dict.fromkeys(made))

    def _told(self, part: Part) -> dict[str, Any]:
        """Return the name and notes of a part, and the choices that they come from."""
        shown, small = self._made(part.drawn_for), self._made(part.tells)
        names = [part.name] if part.name else self._names(shown)
        notes = [note for entry in part.tells for note in self._notes(entry) if note not in names]
        return {
            "id": part.id,
            "names": tuple(names),
            "notes": tuple(dict.fromkeys(notes)),
            "inside": self._boundary(part),
            "choices": tuple(dict.fromkeys((*shown, *small))),
        }

    def _names(self, choices: Iterable[Drawn]) -> list[str]:
        decisions = self._knowledge.decision
        told = (decisions[choice.decision].option(choice.option).name for choice in choices)
        return list(dict.fromkeys(told))

    def _notes(self, told: Choices) -> list[str]:
        """Return how some choices are told on a part: one by one, or together under a label."""
        names = self._names(self._made([told]))
        return [f"{told.label}: {', '.join(names)}"] if told.label and names else names

    def _boundary(self, part: Part) -> str:
        """Return the boundary that the part stands in; empty where it stands in none."""
        for entry in part.inside:
            if entry.boundary in self._around and truth(entry.when, self._facts) is Truth.TRUE:
                return entry.boundary
        return ""


def _kept(nodes: dict[str, Node], found: tuple[Flow, ...]) -> tuple[Node, ...]:
    """Return the nodes without those outside that nothing flows from or to."""
    joined = {stop for flow in found for stop in flow.stops}
    return tuple(node for node in nodes.values() if node.kind not in OUTSIDE or node.id in joined)


def _around(nodes: Iterable[Node], boundaries: dict[str, Boundary]) -> tuple[Boundary, ...]:
    """Return the boundaries that hold a node, the outer ones first."""
    rows = [around(node, boundaries) for node in nodes]
    depth = {name: place for row in rows for place, name in enumerate(reversed(row))}
    return tuple(boundaries[name] for name in sorted(depth, key=lambda name: (depth[name], name)))


def _idle_told(
    nodes: tuple[Node, ...], boundaries: tuple[Boundary, ...], found: tuple[Flow, ...]
) -> tuple[tuple[Node, ...], tuple[Boundary, ...]]:
    """Tell the gateways that nothing passes on the boundary that they stand in.

    A gateway that stands there alone stays.
    """
    passed = {stop for flow in found for stop in flow.stops}
    idle = [node for node in nodes if node.kind == GATEWAY and node.id not in passed]
    others = [node for node in nodes if node not in idle]
    held = {name for node in others for name in around(node, {it.id: it for it in boundaries})}
    told = [node for node in idle if node.inside in held]
    return (
        tuple(node for node in nodes if node not in told),
        tuple(
            _with(boundary, [node for node in told if node.inside == boundary.id])
            for boundary in boundaries
        ),
    )


def _with(boundary: Boundary, told: Iterable[Node]) -> Boundary:
    """Return the boundary with what some nodes say told on it."""
    whole = [boundary, *told]
    notes = [*boundary.notes, *(text for node in told for text in (*node.names, *node.notes))]
    choices = [choice for thing in whole for choice in thing.choices]
    return boundary.model_copy(
        update={"notes": tuple(notes), "choices": tuple(dict.fromkeys(choices))}
    )


def _missing(knowledge: Knowledge, results: Iterable[DecisionResult]) -> tuple[str, ...]:
    """Return the names of the decisions that parts stand for and that have no right answer."""
    drawn = {entry.decision for part in knowledge.picture.parts for entry in part.drawn_for}
    return tuple(
        entry.name for entry in results if entry.status == "conflict" and entry.id in drawn
    )
