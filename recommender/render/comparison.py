"""Two scenarios compared, as Markdown or JSON."""

from dataclasses import dataclass

from recommender.model.comparison import Carried, Comparison, Contrast, Difference
from recommender.render.answer import gains
from recommender.render.templating import filled


@dataclass(frozen=True)
class Account:
    """Decisions whose difference is carried by the same sets."""

    names: tuple[str, ...]
    how: str
    first: tuple[Difference, ...]
    others: tuple[tuple[tuple[str, ...], tuple[Difference, ...]], ...]
    """What of the first set the others do without, and what they have in its place."""
    more: str
    """How many more sets there are; empty where all are told."""


def as_json(comparison: Comparison) -> str:
    """Return the comparison as JSON."""
    return comparison.model_dump_json(indent=2) + "\n"


def as_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown."""
    by_id = {entry.id: entry for entry in comparison.differences}
    return filled(
        "comparison.md.j2",
        page=comparison,
        contrasts=[(entry.name, *_answers(entry)) for entry in comparison.contrasts],
        accounts=_accounts(comparison, by_id),
        idle=[by_id[name] for name in comparison.idle],
    )


def _accounts(comparison: Comparison, by_id: dict[str, Difference]) -> list[Account]:
    """Return what carries each difference, told once for all that it carries."""
    names: dict[Carried, list[str]] = {}
    for entry in comparison.contrasts:
        names.setdefault(entry.carried, []).append(entry.name)
    return [
        Account(
            names=tuple(found),
            how=_how(carried),
            first=tuple(by_id[name] for name in carried.sets[0]),
            others=tuple(_instead(other, carried.sets[0], by_id) for other in carried.sets[1:]),
            more=_more(carried),
        )
        for carried, found in names.items()
    ]


def _instead(
    other: tuple[str, ...], first: tuple[str, ...], by_id: dict[str, Difference]
) -> tuple[tuple[str, ...], tuple[Difference, ...]]:
    """Return what of the first set another one does without, and what it has in its place."""
    gone = tuple(name for name in first if name not in other)
    return gone, tuple(by_id[name] for name in other if name not in first)


def _answers(entry: Contrast) -> tuple[str, str]:
    """Return the answers of a contrast; of two long lists, the second by what is otherwise."""
    if not (entry.gained or entry.lost):
        return entry.a.told, entry.b.told
    given = " (taken as given)" if entry.b.status == "given" else ""
    return entry.a.told, f"The same; {gains(entry.gained, entry.lost)}{given}"


def _how(carried: Carried) -> str:
    """Tell what the first set does, and how sure it is that no smaller one does."""
    size = len(carried.sets[0])
    if size == 1:
        return "A with this alone from B answers as B does"
    if carried.searched == "smallest":
        return f"A with these {size} from B answers as B does; with fewer it does not"
    part = "no part of them does; whether another set is smaller was not tried"
    if carried.searched == "none left out":
        part = "none of them can be left out; whether fewer would do was not tried"
    return f"A with these {size} from B answers as B does; {part}"


def _more(carried: Carried) -> str:
    if not carried.more:
        return ""
    return f"{carried.more} more {'set' if carried.more == 1 else 'sets'} of this size would do"
