"""What choosing an answer does to the answers that are chosen already."""

from recommender.model.question import ExamQuestion


def picked(question: ExamQuestion, chosen: tuple[str, ...], answer: str) -> tuple[str, ...]:
    """Return what is chosen after an answer was picked.

    Of a question with one right answer the last pick counts. With several, a pick that is there
    already is taken back, and one more than there are right answers changes nothing.
    """
    wanted = len(question.key)
    if wanted == 1:
        return (answer,)
    if answer in chosen:
        return tuple(one for one in chosen if one != answer)
    if len(chosen) >= wanted:
        return chosen
    return tuple(one.id for one in question.answers if one.id in {*chosen, answer})
