"""Measure what questions cost once the knowledge is loaded: the next one, and a whole paper."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from random import Random

from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.rule_files import rule_files
from recommender.shelf import shelf
from recommender.study.papers import paper
from recommender.study.setter import Setter


def studying() -> None:
    """Print the times of questions from the shipped rules."""
    print("\nQuestions from the shipped rules, milliseconds\n")
    print("| what | how many | median | 95 of 100 | worst |\n| --- | ---: | ---: | ---: | ---: |")
    knowledge, _ = load_knowledge(rule_files(shelf("rules")))
    setter = Setter(knowledge, knowledge.facts_date)
    works: dict[str, list[Callable[[], object]]] = {
        "all facets, once": [Setter(knowledge, knowledge.guide_date).facets],
        "the next question": [
            partial(setter.question, facet, 1) for facet in Random(1).sample(setter.facets(), 300)
        ],
        "a paper of 65": [
            partial(paper, exam, knowledge, exam.clock, seed)
            for exam in knowledge.exams
            for seed in range(4)
        ],
    }
    for what, tried in works.items():
        found = sorted(map(milliseconds, tried))
        shown = (statistics.median(found), found[len(found) * 95 // 100], found[-1])
        print(f"| {what} | {len(found)} | " + " | ".join(f"{ms:.0f}" for ms in shown) + " |")


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    studying()
