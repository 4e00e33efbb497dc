"""A quiz from the first question to the last, on a terminal or line by line."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from recommender.cli.keys import ENTER, LEAVE, NEXT, Keys, keys
from recommender.cli.screen import Screen
from recommender.learner.store import Store
from recommender.model.learning import Given, Review, Sureness
from recommender.model.lettering import lettered
from recommender.model.question import ExamQuestion, Facet
from recommender.model.sitting import Quiz
from recommender.render.disputed import disputed_text
from recommender.render.question import feedback_text, question_text
from recommender.render.quiz_lines import HELP, REMARKS, SURENESS, request, told
from recommender.sitting import quiz as steps


class SetsQuestions(Protocol):
    """Who sets a question for a facet."""

    def question(
        self, facet: Facet, seed: int, unlike: frozenset[str] = frozenset()
    ) -> ExamQuestion | None:
        """Return a question for the facet, none of those in `unlike`; None if there is none."""


def local_now() -> datetime:
    """Return this moment, with the time zone of this place."""
    return datetime.now().astimezone()


def run_quiz(
    setter: SetsQuestions,
    facets: Sequence[Facet],
    store: Store,
    *,
    as_of: date,
    questions: int | None = None,
    seed: int = 0,
    now: Callable[[], datetime] = local_now,
) -> Quiz:
    """Ask a question for each facet, keep the answers, and return the quiz as it was left.

    Args:
        setter: sets the questions.
        facets: what to ask for, in this order; one of which no question can be set is passed over.
        store: keeps each answer as soon as it is given.
        as_of: the day whose knowledge is asked for.
        questions: how many questions at most; as many as there are facets where it is left out.
        seed: the same seed sets the same questions.
        now: the clock.
    """
    begun = now()
    wanted = len(facets) if questions is None else questions
    quiz = steps.begun(free_id("quiz", store, begun), facets, wanted, as_of, seed, begun)
    return go_on(quiz, setter, store, now)


def go_on(
    quiz: Quiz, setter: SetsQuestions, store: Store, now: Callable[[], datetime] = local_now
) -> Quiz:
    """Go on with a quiz until it is over or left, and return it as it is then."""
    with keys() as pressed:
        session = _Session(quiz, setter, store, pressed, now)
        session.run()
    return session.quiz


def free_id(stem: str, store: Store, begun: datetime) -> str:
    """Return an id that begins so, tells the moment, and is not taken."""
    stem = f"{stem}-{begun:%Y%m%d-%H%M%S}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(name for name in names if store.sitting(name) is None)


class _Session:
    def __init__(
        self,
        quiz: Quiz,
        setter: SetsQuestions,
        store: Store,
        pressed: Keys,
        now: Callable[[], datetime],
    ) -> None:
        self.quiz = steps.resumed(quiz, now())
        self._setter, self._store, self._keys, self._now = setter, store, pressed, now
        self._screen = Screen(pressed.live)
        self._seen = store.seen()

    def run(self) -> None:
        """Ask until the quiz is over or somebody leaves it; Ctrl-C is a way to leave."""
        try:
            self._store.record(*self.quiz.given)  # in case it was killed before it came to that
            if self.quiz.question is not None:
                self._show(self.quiz.question)
            while not self.quiz.over:
                if self.quiz.question is None:
                    self._set_next()
                elif self._leaves():
                    return
        except KeyboardInterrupt:
            return
        self._store.end_sitting(self.quiz.id)

    def _keep(self, quiz: Quiz) -> None:
        self.quiz = quiz
        self._store.save_sitting(quiz.id, quiz.model_dump_json())

    def _set_next(self) -> None:
        facet, seed = self.quiz.waiting[0], self.quiz.seed + len(self.quiz.given)
        question = self._setter.question(facet, seed, self._seen)
        if question is None:
            question = self._setter.question(facet, seed)
        self._keep(steps.asked(self.quiz, question, self._now()))
        if question is not None:
            self._show(question)

    def _show(self, question: ExamQuestion) -> None:
        number = len(self.quiz.given) + 1
        heading = f"Question {number} of {self.quiz.wanted}, guide {question.facet.section}"
        self._screen.show("")
        self._screen.show(
            question_text(question, heading, self._screen.width, self._screen.colour) + "\n"
        )

    def _leaves(self) -> bool:
        """Act on one key; tell whether it leaves the quiz."""
        question = self.quiz.question
        assert question is not None
        self._screen.ask(request(self.quiz, question))
        key = self._keys.read()
        offered = lettered(question)
        if key in offered:
            self._keep(steps.chosen(self.quiz, offered[key].id))
        elif key == ENTER:
            self._keep(steps.submitted(self.quiz))
        elif key in SURENESS and self.quiz.submitted:
            return self._answered(SURENESS[key])
        elif key == "?":
            self._screen.show(HELP)
        elif key == "w":
            self._dispute()
        return key in ("q", LEAVE)

    def _answered(self, sureness: Sureness) -> bool:
        """Keep the answer and tell how it came out; tell whether the quiz is left then."""
        self._keep(steps.rated(self.quiz, sureness, self._now()))
        given = self.quiz.given[-1]
        self._store.record(given)
        self._seen |= {given.question.id}
        self._screen.show(f"{told(given)}\n\n")
        self._screen.show(self._feedback(given) + "\n")
        while self._keys.live:
            self._screen.ask("Enter goes on.  w this answer is wrong  q leave")
            key = self._keys.read()
            if key == "w":
                self._dispute()
            elif key in (ENTER, NEXT, " ", "n"):
                break
            elif key in ("q", LEAVE):
                return True
        return False

    def _feedback(self, given: Given) -> str:
        remark = REMARKS.get(Review.of(given).outcome, "")
        look = self._screen
        return feedback_text(given.question, given.chosen, remark, look.width, look.colour)

    def _dispute(self) -> None:
        if not self.quiz.given:
            self._screen.show("Answer first; then w shows the rules and sources behind it.")
            return
        question = self.quiz.given[-1].question
        self._screen.show(disputed_text(question, self._screen.width, self._screen.colour))
