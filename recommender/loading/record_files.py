"""Decision records to values, every mistake with its place."""

import re

from recommender.errors import BadFiles, Mistake, Place
from recommender.loading.conditions import read_condition
from recommender.loading.located_yaml import Path, read_located
from recommender.loading.page import Page
from recommender.loading.record_forms import DecidedForm, FrontForm, ReviewForm
from recommender.loading.scenario_files import CONFLICT
from recommender.loading.vocabulary import Vocabulary, words_at
from recommender.model.condition import Condition
from recommender.model.record import Record, RecordedService, Review

_WRITE_ANEW = "write the records anew with `--format adr`"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PLAIN_NAME = re.compile(r"[^/\\]+\.ya?ml")


def read_record(text: bytes, file: str, words: Vocabulary) -> Record:
    """Return the decision that a record holds.

    What its names stand for is not looked up: rules may have changed since it was written.

    Raises:
        BadFiles: with every mistake in its front matter.
    """
    page = Page(read_located(_front_matter(text, file), file))
    form = page.filled(FrontForm)
    if form is None:
        raise BadFiles(page.mistakes)
    record = _record(page, form, file, words)
    if page.mistakes:
        raise BadFiles(page.mistakes)
    return record


def _front_matter(text: bytes, file: str) -> bytes:
    """Return the front matter, on the lines on which it stands in the record."""
    lines = text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == b"---"]
    if not fences or fences[0] != 0:
        raise BadFiles([Mistake(Place(file, 1, 1), "has no front matter", _WRITE_ANEW)])
    if len(fences) < 2:
        problem = "the front matter has no end"
        raise BadFiles([Mistake(Place(file, 1, 1), problem, "close it with a line `---`")])
    return b"\n".join([b"", *lines[1 : fences[1]], b""])


def _record(page: Page, form: FrontForm, file: str, words: Vocabulary) -> Record:
    own = form.recommend
    _check(page, own)
    return Record(
        file=file,
        status=form.status,
        decision=own.decision,
        choice=tuple(own.choice),
        as_of=own.as_of,
        scenario=own.scenario,
        scenario_sha256=own.scenario_sha256,
        rules=tuple(own.rules),
        services=tuple(RecordedService(id=one.id, status=one.status) for one in own.services),
        reviews=tuple(
            _review(page, ("recommend", "review_when", number), one, words)
            for number, one in enumerate(own.review_when)
        ),
    )


def _check(page: Page, own: DecidedForm) -> None:
    for key in ("written", "scenario_sha256"):
        if not _DIGEST.fullmatch(getattr(own, key)):
            page.wrong(("recommend", key), f"`{key}` is not a SHA-256 digest", _WRITE_ANEW)
    if not _PLAIN_NAME.fullmatch(own.scenario):
        remedy = "name a file in the folder of the record, such as `scenario.yaml`"
        page.wrong(("recommend", "scenario"), "`scenario` is not the name of a YAML file", remedy)


def _review(page: Page, path: Path, form: ReviewForm, words: Vocabulary) -> Review:
    when, unknown = _condition(page, (*path, "when"), form, words)
    answer = [word for _, word in words_at(page, (*path, "answer"), form.answer, "`answer`")]
    return Review(
        told=form.told,
        when=when,
        withdrawn=tuple(form.withdrawn),
        priorities=tuple(form.priorities),
        answer=() if answer == [CONFLICT] else tuple(answer),
        unknown=unknown,
    )


def _condition(
    page: Page, path: Path, form: ReviewForm, words: Vocabulary
) -> tuple[Condition | None, tuple[str, ...]]:
    """Return the condition; or none, and what of it is no longer known."""
    if form.when is None:
        return None, ()
    apart = Page(page.located)
    condition = read_condition(apart, path, form.when, words)
    unknown = tuple(
        "; ".join(filter(None, (mistake.problem, mistake.remedy))) for mistake in apart.mistakes
    )
    return (None, unknown) if unknown else (condition, ())
