"""The letters by which the answers of a question are chosen."""

from collections.abc import Collection

from recommender.model.question import Answer, ExamQuestion

LETTERS = "abcdef"
"""One for each answer, in the order in which they are offered."""


def lettered(question: ExamQuestion) -> dict[str, Answer]:
    """Return the answers by their letters, in order."""
    return dict(zip(LETTERS, question.answers, strict=False))


def letters_of(question: ExamQuestion, chosen: Collection[str]) -> str:
    """Return the letters of the answers with those ids, joined by commas."""
    return ", ".join(letter for letter, one in lettered(question).items() if one.id in chosen)


def letter_range(question: ExamQuestion) -> str:
    """Return the first and the last letter, such as `a-d`."""
    letters = [*lettered(question)]
    return f"{letters[0]}-{letters[-1]}"
