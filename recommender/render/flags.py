"""What a reader should notice about an answer before reading on, in a word or two each."""

from recommender.model.recommendation import DecisionResult


def flags(result: DecisionResult) -> tuple[str, ...]:
    """Return the flags of a decision, the gravest first."""
    found = {
        "conflict": result.status == "conflict",
        "gave way": result.gave_way is not None,
        "close call": bool(result.close_call),
        "the clocks differ": result.clocks_differ,
        "open questions": bool(result.firmness and result.firmness.open_turning),
        "assumptions": bool(result.assumptions),
    }
    return tuple(flag for flag, raised in found.items() if raised)
