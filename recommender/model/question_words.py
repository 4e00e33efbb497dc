"""The words that questions are asked in: whose situation, what is the case, what is asked."""

from recommender.model.base import Frozen, Prose
from recommender.model.condition import Condition


class Asking(Frozen):
    """How a decision is asked about."""

    tasks: tuple[Prose, ...] = ()
    """What somebody is about to do, as `is choosing a home for its training data`."""
    asks: str = ""
    """The question without its question mark, such as `Which service should carry the stream`.

    In a checklist, `{count}` stands for the number of answers that are to be selected.
    """
    by: tuple[str, ...] | None = None
    """The criteria that a question may ask for; none: each that the decision rates."""
    unasked: bool = False
    """Whether it is never asked about, because it only names what others have settled."""
    settled: str = ""
    """The sentence that tells an outcome on which others rest; `{option}` or `{lower}` names it."""

    def asks_for(self, criterion: str) -> bool:
        """Tell whether a question may ask for the criterion."""
        return self.by is None or criterion in self.by


class QuestionWords(Frozen):
    """Sentences for situations and questions; where there are none, clauses have to do."""

    askers: tuple[Prose, ...] = ()
    """Those whose situations are told, such as `A regional bank`."""
    criteria: dict[str, Prose] = {}
    """By criterion, how a question asks for it, such as `at the lowest cost`."""
    decisions: dict[str, Asking] = {}
    situations: dict[str, dict[str, tuple[Prose, ...]]] = {}
    """By requirement and value (`yes`, `no`, a word, `amount`, `one`, `zero`), what tells it."""
    impossible: tuple[Condition, ...] = ()
    """What no situation may come to: facts and outcomes that cannot be true together."""
    plain: dict[str, bool | None] = {}
    """By flag, what a reader takes for granted where nothing is said: `false` if it is not here.

    None: readers differ, so that a question may not rest on it unless it is said.
    """
