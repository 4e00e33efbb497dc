"""Findings that a file accepts."""

from collections.abc import Iterable

from recommender.loading.library_forms import AcceptedForm
from recommender.loading.page import Page
from recommender.model.decision import Accepted


def accepted_by(page: Page, entries: Iterable[AcceptedForm]) -> tuple[Accepted, ...]:
    """Return what a file accepts, each with its place."""
    return tuple(
        Accepted(
            code=entry.code,
            subject=entry.subject,
            because=entry.because,
            place=page.place("accepted", position),
        )
        for position, entry in enumerate(entries)
    )
