"""Every kind of finding: what it says, why it matters, what to do about it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Code:
    """A kind of finding."""

    level: Literal["error", "warning"]
    title: str
    why: str
    fix: str
    proof: str
    """How it is found, and how sure that is."""


_BY_PROOF = "Proved over every scenario, every weighting of the criteria and every day."
_BY_READING = "Read off the files."

CODES: dict[str, Code] = {
    "bad-file": Code(
        "error",
        "a file cannot be read",
        "Nothing in the rules can be relied on while a part of them is missing.",
        "Mend what the message names; the nearest valid word is often a misspelling away.",
        _BY_READING,
    ),
    "rule-never-fires": Code(
        "error",
        "a rule that no scenario makes true",
        "Its condition contradicts itself, or the decision never applies where it could hold, so it"
        " says nothing and hides what its author meant to say.",
        "Look for a value that excludes another, or for limits that leave nothing between them.",
        "Proved over every scenario: by trying all that its condition tells apart, or by the"
        " solver.",
    ),
    "clash-never-true": Code(
        "error",
        "a clash that no scenario makes true",
        "Its condition contradicts itself, so it keeps nothing apart.",
        "Look for an outcome that excludes another, or remove it.",
        "Proved over every scenario and every outcome of the decisions.",
    ),
    "clash-of-nothing": Code(
        "error",
        "a clash that reads no decision",
        "Only the outcome of a decision can give way; requirements never do.",
        "Name the outcomes that do not fit together, or write a rule.",
        _BY_READING,
    ),
    "clash-example": Code(
        "error",
        "a clash is not as its example says",
        "Either the condition is wrong or the example is.",
        "Mend the one that is wrong.",
        "Read by the direct reading.",
    ),
    "clash-shown-one-way": Code(
        "warning",
        "a clash whose examples are all of one kind",
        "Without a case of each kind nobody sees where the clash begins and ends.",
        "Add a case that clashes, or one that does not.",
        _BY_READING,
    ),
    "rule-never-matters": Code(
        "warning",
        "a rule that never changes an answer",
        "With or without it every scenario has the same answer: other rules say the same, or its"
        " strength is too small for any weighting.",
        "Remove it, strengthen it, or narrow the rules that say it already.",
        _BY_PROOF,
    ),
    "condition-never-false": Code(
        "warning",
        "a condition that nothing declared makes false",
        "It looks like a condition and decides nothing, which misleads whoever reads it.",
        "Write `always`, or a condition that can fail.",
        "Proved over every scenario: by trying all that the condition tells apart, or by the"
        " solver.",
    ),
    "rule-subsumed": Code(
        "warning",
        "a rule that another one says already",
        "Wherever it holds the other holds too and does at least the same, so it adds a reason but"
        " never an effect.",
        "Remove one of the two, or make their conditions exclude each other.",
        "Proved over every scenario.",
    ),
    "option-never-wins": Code(
        "error",
        "an option that nothing makes the answer",
        "An option that can never be recommended only lengthens every report.",
        "Remove the option, or write the rule or rating that speaks for it.",
        _BY_PROOF,
    ),
    "gap": Code(
        "warning",
        "a scenario in which the decision applies and nothing is right",
        "Whoever asks gets a conflict instead of an answer. That is honest where requirements do"
        " contradict one another, and a hole in the rules where they do not.",
        "Run the witness. If its requirements can stand together, a rule rules out too much; if"
        " they cannot, accept the finding with the reason.",
        _BY_PROOF,
    ),
    "rules-contradict": Code(
        "warning",
        "two rules that cannot both be followed",
        "One asks for what the other forbids, and both can hold at once.",
        "Narrow one of them, or accept the finding if the contradiction is the world's.",
        "Proved over every scenario.",
    ),
    "unread-requirement": Code(
        "warning",
        "a requirement that no rule reads",
        "People answer it and nothing comes of it.",
        "Write the rule that needs it, or remove it.",
        _BY_READING,
    ),
    "unread-value": Code(
        "warning",
        "values that no rule tells apart",
        "Whichever of them is declared, every answer is the same.",
        "Merge them, or write the rule that tells them apart.",
        _BY_READING,
    ),
    "unread-definition": Code(
        "warning",
        "a named condition that nothing uses",
        "Whoever reads it looks for what it decides, and it decides nothing.",
        "Use it, or remove it.",
        _BY_READING,
    ),
    "unread-source": Code(
        "warning",
        "a source that nothing cites",
        "It suggests support that no rule or rating rests on.",
        "Cite it, or remove it.",
        _BY_READING,
    ),
    "unread-service": Code(
        "warning",
        "a service that no option needs and no other follows",
        "Its life cycle can never change an answer.",
        "Name it in the option that needs it, say what it is told as instead (`told_as`), or remove"
        " it.",
        _BY_READING,
    ),
    "no-example": Code(
        "warning",
        "a decision without examples",
        "Nothing shows what it answers, and nothing notices when that changes.",
        "Add examples: one in which each option wins, one each way for every rule.",
        _BY_READING,
    ),
    "not-in-the-picture": Code(
        "warning",
        "a decision that the picture leaves out without a word",
        "What it chooses is missing from every diagram, and nobody can tell whether that is meant.",
        "Draw it or tell it on a part (`picture: parts`), or say why not (`picture: not_drawn`).",
        _BY_READING,
    ),
    "unsettled": Code(
        "warning",
        "a question that could not be settled",
        "The solver ran out of time, or what it proposed did not replay, so nothing is claimed"
        " either way.",
        "Run the check again with more time, or make the decision smaller.",
        "Said so that nothing is dropped in silence.",
    ),
    "accepted-nothing": Code(
        "warning",
        "an acceptance of something that is not found",
        "What was accepted has been mended; the acceptance would hide the next one.",
        "Remove it.",
        "Compared with the other findings.",
    ),
}
