"""Words that would give the answer away."""

import re
from collections import Counter
from collections.abc import Iterable

from recommender.model.knowledge import Knowledge
from recommender.model.question import Answer
from recommender.model.requirement import Choice, Flag, Measure

EVERYDAY = 4
"""A word that so many requirements are told with points nowhere."""

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NAME = re.compile(r"\b\w*[A-Z]\w*\b")
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        """a about after all an and any are as at be before by can each every for from has have how
        if in into is it its many more most must need no none not of on one only or other out over
        own per so some than that the their them then there they thing this to under until up use
        used using what when where which while who with without you your""",
    )
)
"""Words that say nothing of their own."""


def tokens(text: str) -> frozenset[str]:
    """Return the words of a text, without what tells singular from plural."""
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(text))


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that say something of their own."""
    return tokens(text) - _FUNCTION


def gives_away(stem: str, answers: Iterable[Answer], everyday: frozenset[str]) -> bool:
    """Tell whether the stem names an answer, or has a telling word of right answers only.

    Args:
        stem: the situation and the question.
        answers: what is offered.
        everyday: words that many situations have, so that they point nowhere.
    """
    told = [*answers]
    if any(_named(answer.text, stem) for answer in told):
        return True
    right = frozenset[str]().union(*(_telling(one.text) for one in told if one.right))
    wrong = frozenset[str]().union(*(content_words(one.text) for one in told if not one.right))
    return bool((right - wrong - everyday) & tokens(stem))


def _named(name: str, stem: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", stem, re.IGNORECASE) is not None


def _telling(text: str) -> frozenset[str]:
    """Return the words of a name that tell it; of a whole sentence, the names in it."""
    if not text.endswith("."):
        return content_words(text)
    return content_words(" ".join(_NAME.findall(text[1:])))


def everyday_words(knowledge: Knowledge) -> frozenset[str]:
    """Return the words that the clauses of several requirements have."""
    count = Counter(
        word
        for requirement in knowledge.requirements
        for word in content_words(" ".join(_clauses(requirement)))
    )
    return frozenset(word for word, times in count.items() if times >= EVERYDAY)


def _clauses(requirement: Flag | Choice | Measure) -> tuple[str, ...]:
    match requirement:
        case Flag():
            return (requirement.yes, requirement.no)
        case Choice():
            return tuple(value.told for value in requirement.values)
    return (requirement.label,)
