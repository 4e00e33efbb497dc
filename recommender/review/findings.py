"""Findings, made from their codes."""

from recommender.errors import Place
from recommender.model.finding import Finding
from recommender.proofs.claims import Found
from recommender.review.codes import CODES


def found(
    code: str, place: Place, subject: str, detail: str = "", witness: Found | None = None
) -> Finding:
    """Return a finding: what its code says, about a subject at a place."""
    entry = CODES[code]
    return Finding(
        code=code,
        level=entry.level,
        place=place,
        subject=subject,
        problem=f"{entry.title}: {detail}" if detail else entry.title,
        why=entry.why,
        fix=entry.fix,
        witness=witness.scenario if witness else None,
        witness_day=witness.day if witness else None,
    )
