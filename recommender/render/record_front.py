"""The front matter of a decision record: what `recommend recheck` reads again."""

from typing import Any

from recommender.model.condition import all_of
from recommender.model.firmness import Flip
from recommender.model.recommendation import DecisionResult, Recommendation
from recommender.render.condition_entry import as_condition_entry
from recommender.render.firmness import changes_told
from recommender.render.scenario_file import as_yaml

SCENARIO = "scenario.yaml"
"""The file in which the scenario is kept beside the records."""


def front_matter(one: DecisionResult, result: Recommendation, digest: str) -> str:
    """Return the tool's keys of the front matter, below the line for the stamp.

    Args:
        one: the decision that the record is about.
        result: the recommendation that it is part of.
        digest: the SHA-256 of the scenario's canonical text.
    """
    services = {note.id: note.status for option in one.chosen for note in option.services}
    content = {
        "format": 1,
        "decision": one.id,
        "choice": list(one.choice),
        "as_of": result.as_of.isoformat(),
        "scenario": SCENARIO,
        "scenario_sha256": digest,
        "rules": list(dict.fromkeys(piece.rule for piece in one.because if piece.rule)),
        "services": [{"id": name, "status": status} for name, status in services.items()],
        "review_when": [_review(flip) for flip in flips(one)],
    }
    return "".join(f"  {line}\n" for line in as_yaml(content).splitlines())


def flips(one: DecisionResult) -> tuple[Flip, ...]:
    """Return every change that is known to turn the decision, and is to be watched for."""
    return (*one.firmness.flips, *one.firmness.open_turning) if one.firmness else ()


def _review(flip: Flip) -> dict[str, Any]:
    """Return a flip as words, and as what would have to be declared."""
    when = [altered.when for altered in flip.alterations if altered.when]
    content = {
        "told": changes_told(flip),
        "when": as_condition_entry(all_of(when)) if when else None,
        "withdrawn": [
            one.requirement for one in flip.alterations if one.requirement and not one.when
        ],
        "priorities": next(([*one.priorities] for one in flip.alterations if one.priorities), []),
        "answer": "conflict" if flip.status == "conflict" else list(flip.choice),
    }
    return {key: value for key, value in content.items() if value or key == "answer"}
