"""Where a learner stands, as Markdown or JSON."""

from recommender.model.learning import Outcome, Sureness
from recommender.model.progress import Confusion, Progress
from recommender.render.templating import filled

SURENESS: dict[Sureness | None, str] = {
    "sure": "Sure",
    "unsure": "Unsure",
    "guess": "Guessed",
    None: "Nobody asked",
}
"""The heads of the lines that tell how often answers that were so sure were right."""
OUTCOMES: dict[Outcome, str] = {
    "right": "right",
    "lucky guess": "right by luck",
    "wrong": "wrong",
    "confidently wrong": "wrong, and you were sure",
}
"""How each outcome of the last answer about a facet is told."""


def begin_told(progress: Progress) -> str:
    """Return the command with which somebody begins who has answered nothing yet."""
    day = progress.day if progress.day > progress.today else "DATE"
    return f"recommend study --exam-date {day} --minutes 25"


def as_markdown(progress: Progress) -> str:
    """Return everything as Markdown, confusions included."""
    return filled(
        "progress.md.j2",
        page=progress,
        begin=begin_told(progress),
        outcomes=outcomes_told(progress),
        certainty=certainty_told(progress),
        how_sure=how_sure,
        share=share_told,
    )


def as_json(progress: Progress) -> str:
    """Return everything as JSON."""
    return progress.model_dump_json(indent=2) + "\n"


def share_told(part: float, whole: float = 1) -> str:
    """Return a share in percent, rounded; a dash where there is no whole to take it of."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def how_sure(confusion: Confusion) -> str:
    """Return how sure the learner was each time."""
    told = (
        (confusion.sure, "sure"),
        (confusion.unsure, "unsure"),
        (confusion.guessed, "guessed"),
    )
    known = [
        word if times == confusion.times else f"{times} {word}" for times, word in told if times
    ]
    return ", ".join(known)


def outcomes_told(progress: Progress) -> str:
    """Return what became of what was asked for, the last time that it was."""
    told = [
        f"{progress.outcomes[outcome]} {words}"
        for outcome, words in OUTCOMES.items()
        if progress.outcomes.get(outcome)
    ]
    return ", ".join(told)


def certainty_told(progress: Progress) -> list[str]:
    """Return how often answers that were so sure were right, a sentence for each."""
    return [
        f"{SURENESS[one.sureness]}: {one.right} of {one.answers} right "
        f"({share_told(one.right, one.answers)})."
        for one in progress.certainty
    ]
