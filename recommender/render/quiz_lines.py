"""The lines of a quiz between its questions: which keys do what, and what was answered."""

from recommender.model.learning import Given, Sureness
from recommender.model.lettering import letter_range, letters_of
from recommender.model.question import ExamQuestion
from recommender.model.sitting import Quiz

SURENESS: dict[str, Sureness] = {"1": "guess", "2": "unsure", "3": "sure"}
REMARKS = {
    "confidently wrong": "You were sure. What is believed and wrong is worth most to clear up.",
    "lucky guess": "You guessed; it is asked again soon.",
}
HELP = """\
a-f  choose an answer; of several, choose each, then Enter
1-3  how sure you are: 1 a guess, 2 unsure, 3 sure
w    this answer is wrong: what is behind the question answered last
q    leave; what was answered is kept (so do Ctrl-C and Ctrl-D)
?    this help
"""


def request(quiz: Quiz, question: ExamQuestion) -> str:
    """Return the line that says which keys do what now."""
    letters, wanted = letter_range(question), len(question.key)
    taken = letters_of(question, quiz.chosen)
    if quiz.submitted:
        return f"{taken}. How sure: 1 a guess, 2 unsure, 3 sure?  {letters} changes the answer"
    if wanted == 1:
        return f"Choose one of {letters}.  ? help  q leave"
    if len(quiz.chosen) == wanted:
        return f"{taken}. Enter answers.  {letters} takes one back"
    so_far = f"{taken}. " if taken else ""
    return f"{so_far}Choose {wanted} of {letters}, then Enter.  ? help  q leave"


def told(given: Given) -> str:
    """Return what was answered, and how surely."""
    sure = "a guess" if given.sureness == "guess" else str(given.sureness)
    return f"Your answer: {letters_of(given.question, given.chosen)}, {sure}."
