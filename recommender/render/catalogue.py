"""The catalogue of services as text."""

from datetime import date
from textwrap import fill

from recommender.model.catalogue import Service
from recommender.model.knowledge import Knowledge


def service_table(knowledge: Knowledge, day: date) -> str:
    """Return every service with its status on that day, a line each."""
    width = max((len(entry.id) for entry in knowledge.services), default=0)
    lines = [
        f"{entry.id:{width}}  {_status(entry, day):10}  {entry.name_on(day, knowledge.guide_date)}"
        for entry in knowledge.services
    ]
    return "\n".join(lines) + "\n"


def service_page(entry: Service, knowledge: Knowledge, day: date) -> str:
    """Return what the catalogue says about one service."""
    days = [("opened", entry.opened), ("closed to new customers", entry.closed)]
    lines = [
        f"{entry.name} ({entry.id})",
        entry.purpose,
        f"On {day}: {_status(entry, day)}",
        *(
            f"{what[0].upper()}{what[1:]}: {when}"
            for what, when in [*days, ("ended", entry.ended)]
            if when
        ),
    ]
    if entry.name_in_guide:
        lines.append(f"Name in the study guide: {entry.name_in_guide}")
    if entry.guide:
        lines.append(f"Section of the study guide: {entry.guide}")
    if entry.successors:
        names = (knowledge.service[name].name for name in entry.successors)
        lines.append(f"What follows it: {', '.join(names)}")
    lines += [text for text in (entry.successor_note, entry.note) if text]
    lines.append(f"How sure: {entry.verified}")
    for name in entry.sources:
        source = knowledge.source[name]
        lines.append(f"Source: {' '.join(filter(None, (source.title, source.url)))}")
    options = [
        f"{decision.id}: {option.id}"
        for decision in knowledge.decisions
        for option in decision.options
        if entry.id in option.services
    ]
    if entry.told_as:
        lines.append(f"Told as a {entry.told_as}: {entry.told_because}")
    if options:
        lines.append(f"Options that need it: {', '.join(options)}")
    return "\n".join(fill(line, 80, subsequent_indent="  ") for line in lines) + "\n"


def _status(entry: Service, day: date) -> str:
    sure = "" if entry.verified == "yes" else "?"
    return entry.status_on(day) + sure
