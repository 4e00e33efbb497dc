"""Words that a user wrote, held against those that there are."""

from collections.abc import Sequence

from recommender.errors import RecommendError, did_you_mean
from recommender.model.exam import Exam


def known(word: str, words: Sequence[str], what: str) -> str:
    """Return the word if it is one of the words.

    Raises:
        RecommendError: it is none of them.
    """
    if word not in words:
        remedy = did_you_mean(word, words, f"expected one of {', '.join(words)}")
        raise RecommendError(f"`{word}` is not {what}; {remedy}")
    return word


def exam_called(name: str, exams: Sequence[Exam]) -> Exam:
    """Return the examination with that id.

    Raises:
        RecommendError: there is none.
    """
    found = {exam.id: exam for exam in exams}
    return found[known(name, [*found], "an examination")]
