"""The files of examinations to examinations as values."""

from collections.abc import Iterable, Mapping
from datetime import date

from recommender.errors import Place
from recommender.loading.exam_forms import DomainForm, ExamForm
from recommender.loading.forms import read_date
from recommender.loading.page import Page
from recommender.loading.sheets import Sheets
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.exam import Domain, Exam
from recommender.model.guide import Section

WHOLE = 100
"""What the shares of the domains make together, in percent."""


def exams_of(
    sheets: Sheets,
    words: Vocabulary,
    guide: Iterable[Section],
    clocks: Mapping[str, date],
) -> tuple[Exam, ...]:
    """Return the examinations by id; mistakes are noted on the pages that they stand on.

    Args:
        sheets: the files of all layers.
        words: the sources that are known.
        guide: the sections that domains may draw from.
        clocks: the days that have a name.
    """
    sections = [section.id for section in guide]
    found: dict[str, Exam] = {}
    for sheet in sheets.exams:
        exam = _exam(sheet.page, sheet.form, words, sections, clocks)
        if exam.id in found:
            sheet.page.wrong(
                ("exam",),
                f"the examination `{exam.id}` is there twice",
                f"the other is in {found[exam.id].place}; choose another id",
            )
        found.setdefault(exam.id, exam)
    return tuple(found[name] for name in sorted(found))


def _exam(
    page: Page,
    form: ExamForm,
    words: Vocabulary,
    sections: list[str],
    clocks: Mapping[str, date],
) -> Exam:
    _check_scale(page, form)
    return Exam(
        id=form.exam,
        clock=_day(page, form, clocks),
        domains=_domains(page, form, sections),
        sources=known_words(page, ("sources",), form.sources, words.sources, "a source"),
        place=page.key_place("exam"),
        **form.model_dump(exclude={"format", "exam", "clock", "domains", "sources"}),
    )


def _check_scale(page: Page, form: ExamForm) -> None:
    if form.lowest >= form.highest:
        page.wrong(("highest",), "`highest` is not above `lowest`", "check both scores")
    elif not form.lowest <= form.passing <= form.highest:
        page.wrong(
            ("passing",),
            f"`passing` is {form.passing}, which is not on the scale",
            f"expected a score from {form.lowest} to {form.highest}",
        )


def _day(page: Page, form: ExamForm, clocks: Mapping[str, date]) -> date:
    day = clocks.get(str(form.clock)) or read_date(form.clock)
    if isinstance(day, date):
        return day
    page.wrong(("clock",), f"`{form.clock}` is not a date", "write `guide`, `facts` or 2026-01-31")
    return date.min


def _domains(page: Page, form: ExamForm, sections: list[str]) -> tuple[Domain, ...]:
    total = sum(entry.share for entry in form.domains.values())
    if total != WHOLE:
        page.wrong_key(
            ("domains",),
            f"the shares of the domains make {total} %",
            f"expected {WHOLE} % together",
        )
    taken: dict[str, Place] = {}
    return tuple(
        Domain(
            id=name,
            name=entry.name,
            share=entry.share,
            sections=_sections(page, name, entry, sections, taken),
        )
        for name, entry in form.domains.items()
    )


def _sections(
    page: Page, domain: str, entry: DomainForm, known: list[str], taken: dict[str, Place]
) -> tuple[str, ...]:
    """Return the sections of a domain that the guide has; one that is taken is a mistake."""
    at = ("domains", domain, "sections")
    for position, section in enumerate(entry.sections):
        place = page.place(*at, position)
        if section in taken:
            page.wrong(
                (*at, position),
                f"the section `{section}` belongs to a domain already",
                f"the other place is {taken[section]}; keep one",
            )
        taken.setdefault(section, place)
    return known_words(page, at, entry.sections, known, "a section")
