"""What of the study guide can be recommended, as text and as JSON."""

import json
from collections.abc import Iterator
from textwrap import fill

from recommender.model.guide_coverage import (
    DecisionCoverage,
    GuideCoverage,
    OptionCoverage,
    SectionCoverage,
    ServiceCoverage,
)

WIDTH = 100


def coverage_as_text(found: GuideCoverage) -> str:
    """Return the guide section by section, then service by service, then what nothing shows."""
    lines = [line for section in found.sections for line in _section(section)]
    lines += [_paragraph(service) for service in found.services]
    lines += [f"{section}: {one.topic} is answered nowhere" for section, one in found.untold]
    lines += [f"{one.decision}: {one.option} {_lacks(one)}" for one in found.never_shown]
    covered = len(found.services) - len(found.missing)
    shown = len(found.options) - len(found.never_shown)
    topics = sum(len(section.topics) for section in found.sections)
    lines += [
        f"{topics - len(found.untold)} of {topics} topics of the guide are answered or told",
        f"{covered} of {len(found.services)} services of the guide are recommended or told, "
        f"{shown} of {len(found.options)} options are shown",
    ]
    return "\n".join(lines) + "\n"


def coverage_as_json(found: GuideCoverage) -> str:
    """Return all of it as JSON."""
    return json.dumps({"format": 1, **found.model_dump(mode="json")}, indent=2) + "\n"


def _section(section: SectionCoverage) -> Iterator[str]:
    """Yield the rows of the matrix for one section, and an empty line after them."""
    yield _wrapped(f"{section.section}: {section.title}", 0)
    for topic in section.topics:
        ways = "; ".join(map(_decision, topic.decisions)) or f"no rule: {topic.not_a_rule}"
        yield _wrapped(f"{topic.topic}: {ways}", 2)
    if section.others:
        yield _wrapped(f"also: {'; '.join(map(_decision, section.others))}", 2)
    if section.services:
        yield _wrapped(f"services: {', '.join(section.services)}", 2)
    yield ""


def _decision(one: DecisionCoverage) -> str:
    counts = [(one.rules, "rule"), (one.examples, "example"), (len(one.scenarios), "scenario")]
    told = ", ".join(f"{many} {kind}{'' if many == 1 else 's'}" for many, kind in counts)
    return f"{one.decision} ({told})"


def _wrapped(text: str, indent: int) -> str:
    return fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4))


def _paragraph(service: ServiceCoverage) -> str:
    told = f"told as a {service.told_as}: {service.told_because}" if service.told_as else ""
    ways = [told, *(_where(option) for option in service.options)]
    text = "; ".join(filter(None, ways)) or "nothing recommends it, and nothing says why"
    return fill(f"{service.service} ({service.guide}): {text}", WIDTH, subsequent_indent="    ")


def _where(option: OptionCoverage) -> str:
    place = f"{option.decision} -> {option.option}"
    if not option.shown:
        return f"{place} {_lacks(option)}"
    if option.neither_day:
        return f"{place}, between the two days, as in “{option.examples[0]}”"
    more = len(option.scenarios) - 1
    scenarios = f"“{option.scenarios[0]}”{f' and {more} more' if more else ''}"
    return f"{place}, as in “{option.examples[0]}” and in the scenario {scenarios}"


def _lacks(option: OptionCoverage) -> str:
    kinds = [
        ("example", option.examples),
        ("scenario", option.scenarios or option.neither_day),
    ]
    return f"is the answer in no {' and no '.join(kind for kind, names in kinds if not names)}"
