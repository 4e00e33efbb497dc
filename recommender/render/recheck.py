"""Decision records checked again, as Markdown or JSON."""

from recommender.model.recheck import Checked, Recheck
from recommender.render.answer import gains
from recommender.render.going import going_told
from recommender.render.templating import filled


def recheck_as_json(found: Recheck) -> str:
    """Return everything as JSON."""
    return found.model_dump_json(indent=2) + "\n"


def recheck_as_markdown(found: Recheck) -> str:
    """Return what changed with its reasons, then what holds."""
    changed = [one for one in found.records if not one.holds]
    held = [one for one in found.records if one.holds]
    return filled(
        "recheck.md.j2",
        page=found,
        count=_count(found),
        changed=[(one, *_answers(one), _notes(one)) for one in changed],
        noted=[(one, notes) for one in held if (notes := _notes(one))],
        held=[one.name for one in held if not _notes(one)],
        edited_scenario=any(one.scenario_edited for one in found.records),
    )


def _count(found: Recheck) -> str:
    """Return how many records there are of each kind."""
    holding = sum(one.holds for one in found.records)
    closed = sum(bool(one.closed) for one in found.records)
    parts = [f"{holding} of {len(found.records)} hold"]
    if holding < len(found.records):
        parts.append(f"{len(found.records) - holding} changed")
    if closed:
        parts.append(f"{closed} with a service that has closed since")
    return ", ".join(parts)


def _answers(one: Checked) -> tuple[str, str]:
    """Return the answer of the record and the one now; of two lists, only how they differ."""
    was = ", ".join(one.was) or "nothing is needed"
    return was, gains(one.gained, one.lost) or one.now


def _notes(one: Checked) -> list[str]:
    """Return what else is to be known of a record, a sentence each."""
    apart = () if not one.holds else one.reasons
    return [
        *(f"{reason.what} {reason.id} {reason.difference}" for reason in apart),
        *(f"came true, as the record foresaw: {told}" for told in one.came_true),
        *(f"closed since: {going_told(note)}" for note in one.closed),
        *one.unknown,
        *(["the record has been edited since it was written"] if one.edited else []),
    ]
