"""recommend quiz: practice, one question at a time, each explained as soon as it is answered."""

from dataclasses import dataclass
from datetime import date
from textwrap import fill

import click

from recommender.cli.known import exam_called, known
from recommender.cli.library import as_of_option, decision_called, library, moment
from recommender.cli.look import look
from recommender.cli.progress_file import progress_store
from recommender.cli.quiz_session import go_on, local_now, run_quiz
from recommender.errors import RecommendError
from recommender.learner.store import Store
from recommender.model.exam import Domain
from recommender.model.knowledge import Knowledge
from recommender.model.question import Facet
from recommender.model.sitting import Quiz
from recommender.render.quiz_summary import quiz_summary_text
from recommender.sitting.choosing import in_turn, within
from recommender.sitting.summary import summary
from recommender.study.setter import Setter


@dataclass(frozen=True)
class Wish:
    """What somebody wants to be asked about."""

    topic: str | None
    domain: str | None
    exam: str | None
    decision: str | None
    weak: bool
    unseen: bool


@click.command("quiz")
@click.option(
    "--questions", "-n", type=click.IntRange(1, 200), default=10, show_default=True,
    help="How many questions to ask.",
)  # fmt: skip
@click.option("--topic", metavar="SECTION", help="Only about a section of the study guide.")
@click.option("--domain", metavar="D", help="Only about a domain of the examination (--exam).")
@click.option("--exam", metavar="ID", help="The examination whose domain it is.")
@click.option("--decision", metavar="ID", help="Only about a decision.")
@click.option("--weak", is_flag=True, help="Only what was answered wrongly or guessed last time.")
@click.option("--unseen", is_flag=True, help="Only what was never asked.")
@click.option("--resume", is_flag=True, help="Go on with the quiz that was left last.")
@click.option("--seed", type=int, help="Ask the same again, as far as progress lets it.")
@as_of_option("The day whose knowledge is asked for;")
def quiz(
    questions: int,
    topic: str | None,
    domain: str | None,
    exam: str | None,
    decision: str | None,
    weak: bool,
    unseen: bool,
    resume: bool,
    seed: int | None,
    as_of: str,
) -> None:
    r"""Practise: one question at a time, each explained as soon as it is answered.

    What is due comes first, then what was never asked. A letter answers, one more key says how
    sure you are; then you see why each answer is, or is not, the one. `w` shows the rule behind it,
    its file and line and its sources. Leave at any moment with `q` or Ctrl-C: nothing is lost.
    Without a terminal, each line holds the keys: the letters of an answer, or how sure.

    \b
    Examples:
      recommend quiz                                  ten questions, what is due first
      recommend quiz -n 3 --decision storage-class
      recommend quiz --topic "1.2" --unseen
      recommend quiz --exam mls-c01 --domain modeling --as-of guide
      recommend quiz --weak                           what went wrong last time
      recommend quiz --resume                         go on with the one that was left
      printf 'a\n3\n' | recommend quiz --questions 1  without a terminal
    """
    knowledge, _ = library()
    with progress_store() as store:
        if resume:
            left = _left(store)
            done = go_on(left, Setter(knowledge, left.as_of), store)
        else:
            day = moment(as_of, knowledge)
            wish = Wish(topic, domain, exam, decision, weak, unseen)
            done = _new(knowledge, day, wish, questions, seed, store)
    close(done)


def _new(
    knowledge: Knowledge, day: date, wish: Wish, questions: int, seed: int | None, store: Store
) -> Quiz:
    now = local_now()
    seed = int(now.timestamp()) if seed is None else seed
    setter = Setter(knowledge, day)
    facets = _wished(setter.facets(), wish, knowledge, store, seed)
    return run_quiz(setter, facets, store, as_of=day, questions=questions, seed=seed)


def _wished(
    facets: tuple[Facet, ...], wish: Wish, knowledge: Knowledge, store: Store, seed: int
) -> tuple[Facet, ...]:
    """Return what is asked for, in turn."""
    if wish.topic:
        known(wish.topic, [section.id for section in knowledge.guide], "a section of the guide")
    if wish.decision:
        decision_called(wish.decision, knowledge)
    chosen = within(facets, wish.topic, _domain(wish, knowledge), wish.decision)
    asked = store.cards().keys()
    if wish.weak:
        weak = store.weak()
        return in_turn([one for one in chosen if one.key in weak], weak, asked, seed)
    if wish.unseen:
        chosen = tuple(one for one in chosen if one.key not in asked)
    return in_turn(chosen, store.due(local_now()), asked, seed)


def _domain(wish: Wish, knowledge: Knowledge) -> Domain | None:
    if not wish.domain and not wish.exam:
        return None
    if not wish.exam or not wish.domain:
        raise click.UsageError("--domain and --exam go together: a domain of an examination")
    exam = exam_called(wish.exam, knowledge.exams)
    known(wish.domain, [domain.id for domain in exam.domains], f"a domain of {exam.id}")
    return next(domain for domain in exam.domains if domain.id == wish.domain)


def _left(store: Store) -> Quiz:
    for name in store.sittings():
        state = store.sitting(name)
        if state and name.startswith("quiz-"):
            return Quiz.model_validate_json(state)
    raise RecommendError("no quiz was left; `recommend quiz` begins one")


def close(quiz: Quiz) -> None:
    """Tell what the quiz came to, or how to go on with it."""
    here = look(True)
    click.echo()
    if not quiz.given and quiz.over:
        click.echo("Nothing to ask: no question can be set about what was asked for.")
        return
    if not quiz.over:
        words = (
            f"Left after {len(quiz.given)} of {quiz.wanted} questions; every answer is kept. "
            "`recommend quiz --resume` goes on."
        )
        click.echo(fill(words, here.width, break_on_hyphens=False))
    if quiz.given:
        click.echo(quiz_summary_text(summary(quiz.given), here.width, here.colour), nl=False)
