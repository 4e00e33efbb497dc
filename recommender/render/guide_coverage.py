"""What of the study guide can be recommended, as text and as JSON."""

import json
from textwrap import fill

from recommender.model.guide_coverage import GuideCoverage, OptionCoverage, ServiceCoverage

WIDTH = 100


def coverage_as_text(found: GuideCoverage) -> str:
    """Return a paragraph for each service of the guide, then what nothing shows."""
    lines = [_paragraph(service) for service in found.services]
    lines += [f"{one.decision}: {one.option} {_lacks(one)}" for one in found.never_shown]
    covered = len(found.services) - len(found.missing)
    shown = len(found.options) - len(found.never_shown)
    lines.append(
        f"{covered} of {len(found.services)} services of the guide are recommended or told, "
        f"{shown} of {len(found.options)} options are shown"
    )
    return "\n".join(lines) + "\n"


def coverage_as_json(found: GuideCoverage) -> str:
    """Return all of it as JSON."""
    return json.dumps({"format": 1, **found.model_dump(mode="json")}, indent=2) + "\n"


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
