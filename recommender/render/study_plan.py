"""A day's plan, for a terminal or as JSON."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from recommender.model.progress import Why
from recommender.model.study_plan import StudyPlan
from recommender.render.console import laid_out

WHY: dict[Why, str] = {
    "due": "due",
    "changed": "changed since you knew it",
    "early": "known, worth another look",
    "new": "new",
}
"""Why something is asked for today, in the order in which it is told."""


def study_plan_as_json(plan: StudyPlan) -> str:
    """Return the plan as JSON."""
    return plan.model_dump_json(indent=2) + "\n"


def study_plan_summary(plan: StudyPlan) -> str:
    """Return in a few lines what today is made of and what it does."""
    if not plan.entries:
        return f"No question fits into {plan.minutes} min; give it more --minutes.\n"
    reasons = Counter(entry.why for entry in plan.entries)
    told = ", ".join(f"{reasons[why]} {words}" for why, words in WHY.items() if reasons[why])
    many = len(plan.entries)
    minutes = -(-sum(entry.seconds for entry in plan.entries) // 60)
    return (
        f"{plan.day}: {plan.name or 'the rules'}\n"
        f"Today: {many} question{'' if many == 1 else 's'} in about {minutes} min: {told}\n"
        f"Expected right on that day: {100 * plan.now:.1f} % as things stand, "
        f"{100 * plan.then:.1f} % after this\n"
    )


def study_plan_text(plan: StudyPlan, width: int, colour: bool) -> str:
    """Return the plan as a table, one line for each question."""
    return study_plan_summary(plan) + laid_out(_table(plan), width, colour)


def _table(plan: StudyPlan) -> Iterator[RenderableType]:
    if not plan.entries:
        return
    yield Text()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", justify="right")
    table.add_column("about", overflow="fold", ratio=1)
    for head in ("why", "seconds", "left", "studied"):
        table.add_column(head, justify="left" if head == "why" else "right", no_wrap=True)
    for number, entry in enumerate(plan.entries, 1):
        about = Text(entry.facet.subject)
        about.append(f" ({entry.facet.decision or entry.facet.section})", style="dim")
        chances = (f"{100 * chance:.0f} %" for chance in (entry.now, entry.then))
        table.add_row(str(number), about, entry.why, str(entry.seconds), *chances)
    yield table
    yield Text(
        f"left, studied: the chance of a right answer on {plan.day} without and with today.",
        style="dim",
    )
