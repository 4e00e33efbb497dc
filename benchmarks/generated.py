"""Generated rule files of a given size, for measuring."""

from random import Random

_PER_DECISION = 8
_CRITERIA = ("effort", "cost", "latency", "control")
_ABOUT = """\
format: 1
guide_date: 2021-08-24
facts_date: 2026-11-22
stages: [{id: only, name: Only}]
sources: {made-up: {title: Made up for measuring, verified: no}}
"""


def rule_base(rules: int, seed: int = 1) -> list[tuple[str, bytes]]:
    """Return the names and texts of rule files with so many rules, eight in each decision.

    Each decision reads some of a shared vocabulary and now and then an earlier decision.
    """
    chance = Random(seed)
    count = max(1, rules // _PER_DECISION)
    files = [("rules/about.yaml", _about()), ("rules/words.yaml", _words(count))]
    files += [
        (f"rules/decision-{number}.yaml", _decision(number, count, chance))
        for number in range(count)
    ]
    return [(name, text.encode()) for name, text in files]


def scenario(rules: int, seed: int = 1) -> bytes:
    """Return a scenario that declares about two thirds of the vocabulary."""
    chance = Random(seed)
    count = max(1, rules // _PER_DECISION)
    lines = ["name: Made up", "priorities: [cost, latency]", "requirements:"]
    for number in range(count):
        if chance.random() < 2 / 3:
            lines.append(f"  topic.flag_{number}: {chance.choice(['true', 'false'])}")
        if chance.random() < 2 / 3:
            lines.append(f"  topic.choice_{number}: {chance.choice('abc')}")
        if chance.random() < 2 / 3:
            lines.append(f"  topic.amount_{number}: {chance.randrange(1, 100)} MB/s")
    return "\n".join(lines).encode()


def _about() -> str:
    entries = (
        f"  {name}: {{name: {name.title()}, question: How much?, best: little, worst: much}}"
        for name in ("fit", *_CRITERIA)
    )
    return _ABOUT + "criteria:\n" + "\n".join(entries) + "\n"


def _words(count: int) -> str:
    lines = ["requirements:"]
    for number in range(count):
        lines += [
            f"  topic.flag_{number}: {{type: flag, question: Is it?, why: It matters.,"
            f" yes: flag {number} is set, no: flag {number} is not set}}",
            f"  topic.choice_{number}: {{type: choice, question: Which?, why: It matters.,"
            f" values: {{a: it is a, b: it is b, c: it is c}}}}",
            f"  topic.amount_{number}: {{type: bytes-per-second, question: How much?,"
            f" why: It matters., label: the amount {number}}}",
        ]
    return "\n".join(lines) + "\n"


def _decision(number: int, count: int, chance: Random) -> str:
    lines = [
        f"decision: decision-{number}", f"name: Decision {number}", "question: Which one?",
        'stage: only', 'guide: "1.1"', "choose: one", "applies: always", "options:",
    ]  # fmt: skip
    for option in "wxyz":
        lines += [
            f"  {option}:",
            f"    name: Option {option}",
            "    summary: An option.",
            "    ratings:",
        ]
        lines += [
            f"      {name}: {{score: {chance.randrange(1, 6)}, because: Made up.,"
            " sources: [made-up]}"
            for name in _CRITERIA
        ]
    lines.append("rules:")
    for rule in range(_PER_DECISION):
        lines += _rule(number, rule, count, chance)
    lines.append("when_tied: [w, x, y, z]")
    return "\n".join(lines) + "\n"


def _rule(decision: int, rule: int, count: int, chance: Random) -> list[str]:
    parts = [
        f"topic.flag_{chance.randrange(count)}: true",
        f"topic.choice_{chance.randrange(count)}: [{chance.choice('ab')}, c]",
        f'topic.amount_{chance.randrange(count)}: ">= {chance.randrange(1, 100)} MB/s"',
    ]
    if decision and chance.random() < 1 / 4:
        parts.append(f"decision-{chance.randrange(decision)}: {chance.choice('wxyz')}")
    when = ", ".join(chance.sample(parts, k=2))
    option = chance.choice("wxyz")
    effect = (
        f"rule_out: [{option}]"
        if chance.random() < 1 / 4
        else f"rate: {{{option}: {{fit: {chance.choice((-2, -1, 1, 2))}}}}}"
    )
    return [
        f"  - id: rule-{decision}-{rule}",
        f"    when: {{{when}}}",
        f"    {effect}",
        "    because: Made up for measuring.",
        "    sources: [made-up]",
    ]
