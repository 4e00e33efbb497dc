"""An examination from its first question until the paper is handed in or the clock is stopped."""

from collections.abc import Callable
from datetime import datetime, timedelta

from recommender.cli.keys import BACK, ENTER, LEAVE, NEXT, Keys
from recommender.cli.screen import Screen
from recommender.learner.store import Store
from recommender.model.lettering import lettered
from recommender.model.sitting import Sitting
from recommender.render.exam_lines import HELP, LATER, confirmation, heading, request, standing
from recommender.render.exam_screens import review_page
from recommender.render.question import question_text
from recommender.sitting.exam import (
    Event,
    Flag,
    Go,
    HandIn,
    Pause,
    Pick,
    Resume,
    Review,
    Tick,
    after,
    left,
)

SECOND = 1.0
"""How often the clock on the screen moves, in seconds."""
KEPT_EVERY = 15
"""After so many of these moves the clock is kept too, so that a crash costs little of the time."""
_YES, _MOST_DIGITS = "y", 3
_TOLD = {"?": HELP, "w": LATER}


class ExamSession:
    """Keys in, screens out; the state is kept with every event."""

    def __init__(
        self, sitting: Sitting, store: Store, keys: Keys, now: Callable[[], datetime]
    ) -> None:
        self.sitting = sitting
        self._store, self._keys, self._now = store, keys, now
        self._screen = Screen(keys.live)
        self._number = ""
        """The digits that were typed of the number of a question."""
        self._asked_to_hand_in = False
        self._idle = 0

    def run(self) -> Sitting:
        """Go on until the paper is handed in or the clock stopped; Ctrl-C stops it too."""
        try:
            self._happens(Resume())
            if self.sitting.ended is None:
                self._show()
            while self.sitting.ended is None and self.sitting.since is not None:
                self._act()
        except KeyboardInterrupt:
            self._happens(Pause())
        return self.sitting

    def _happens(self, event: Event, keep: bool = True) -> None:
        self.sitting = after(self.sitting, event, self._now())
        if keep or self.sitting.ended is not None:
            self._store.save_sitting(self.sitting.id, self.sitting.model_dump_json())

    def _act(self) -> None:
        self._ask()
        key = self._keys.read(SECOND)
        if key is None:
            self._idle += 1
            self._happens(Tick(), keep=self._idle % KEPT_EVERY == 0)
        elif self._asked_to_hand_in:
            self._asked_to_hand_in = False
            self._happens(HandIn() if key == _YES else Tick())
        elif key.isdigit():
            self._number = (self._number + key)[:_MOST_DIGITS]
        elif key in _TOLD:
            self._screen.show(_TOLD[key])
        else:
            self._turn(key)

    def _turn(self, key: str) -> None:
        """Act on a key that may bring something else on the screen."""
        event = self._event(key)
        self._number = ""
        if key == "h":
            self._asked_to_hand_in = True
        if event is not None:
            before = self.sitting
            self._happens(event)
            place = (self.sitting.at, self.sitting.reviewing)
            if self._screen.live or place != (before.at, before.reviewing):
                self._show()
            elif isinstance(event, Pick | Flag):
                self._screen.show(standing(self.sitting))

    def _event(self, key: str) -> Event | None:
        at, last = self.sitting.at, len(self.sitting.questions) - 1
        if key in ("q", LEAVE):
            return Pause()
        if self._number:
            return Go(int(self._number) - 1) if key == ENTER else None
        if key in ("r", "h"):
            return Review()
        if self.sitting.reviewing:
            return Go(at) if key in ("p", BACK) else None
        if key in (ENTER, NEXT, "n"):
            return Go(at + 1) if at < last else Review()
        if key in ("p", BACK):
            return Go(at - 1)
        if key == "m":
            return Flag()
        offered = lettered(self.sitting.questions[at])
        return Pick(offered[key].id) if key in offered else None

    def _show(self) -> None:
        width, colour = self._screen.width, self._screen.colour
        self._screen.clear()
        if self.sitting.reviewing:
            self._screen.show(review_page(self.sitting, width, colour))
            return
        question, mark = (
            self.sitting.questions[self.sitting.at],
            self.sitting.marks[self.sitting.at],
        )
        text = question_text(question, self._heading(), width, colour, mark.chosen)
        self._screen.show(text + "\n")

    def _heading(self) -> str:
        # Where no line moves, the clock stands in the heading.
        return heading(self.sitting, None if self._screen.live else self._left())

    def _ask(self) -> None:
        if self._asked_to_hand_in:
            self._screen.ask(confirmation(self.sitting))
            return
        time = self._left() if self._screen.live else None
        self._screen.ask(request(self.sitting, time, self._number, self._screen.width))

    def _left(self) -> timedelta:
        return left(self.sitting, self._now())
