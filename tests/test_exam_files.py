"""Examinations as data: what the files say, and every mistake in them with its place."""

import re

import pytest
from pack_files import pack
from toy import ABOUT, toy_files

from recommender.errors import BadFiles
from recommender.loading.knowledge_loader import load_knowledge
from recommender.model.exam import Exam
from recommender.model.knowledge import Knowledge

GUIDE = """\
guide:
  - section: "1.1"
    title: Ways
    topics: [{topic: How to go, decisions: [transport]}]
  - {section: "1.2", title: Bags}
"""
DRIVING = """\
exam: driving-licence
name: The driving licence
questions: 30
minutes: 45
lowest: 0
highest: 100
passing: 80
multiple_response: 50
clock: guide
domains:
  going: {name: Going, share: 60, sections: ["1.1"]}
  carrying: {name: Carrying, share: 40, sections: ["1.2"]}
sources: [neighbour]
"""


def toy_exams(exam: str = DRIVING) -> tuple[Exam, ...]:
    return load_knowledge(toy_files(about=ABOUT + GUIDE, exam=exam))[0].exams


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("share: 60", "share: 50", r"exam\.yaml:10:1: the shares of the domains make 90 %; expec"),
        ("share: 60", "share: 0", r"11:31: `domains\.going\.share` is `0`; expected at least 1"),
        ('"1.1"]', '"1.3"]', r"11:46: `1\.3` is not a section; did you mean `1\.[12]`"),
        (
            '"1.2"]',
            '"1.1"]',
            r"12:52: the section `1\.1` belongs to a domain .* rules/exam\.yaml:11:46; keep one",
        ),
        ('"1.1"]', '"1.1", "1.1"]', r"11:53: the section `1\.1` belongs to a domain already"),
        ("passing: 80", "passing: 101", r"7:10: `passing` is 101, .* a score from 0 to 100"),
        ("lowest: 0", "lowest: 100", r"6:10: `highest` is not above `lowest`"),
        ("[neighbour]", "[nieghbour]", r"13:11: `nieghbour` is not a source; .* `neighbour`"),
        ("clock: guide", "clock: giude", r"9:8: `giude` is not a date; write `guide`, `facts`"),
        ("minutes: 45", "minuets: 45", r"`minuets` is not a key .* did you mean `minutes`"),
        ("questions: 30", "questions: many", r"3:12: `questions` is `many`; expected a whole num"),
        ("exam: driving-licence", "exam: Driving", r"`Driving` is not a valid name"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(old: str, new: str, words: str) -> None:
    assert old in DRIVING
    with pytest.raises(BadFiles) as caught:
        toy_exams(DRIVING.replace(old, new))
    told = "\n".join(str(mistake) for mistake in caught.value.mistakes)
    assert re.search(words, told), told


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = DRIVING.replace("share: 60", "share: 61").replace('"1.2"', '"9"').replace("80", "800")
    with pytest.raises(BadFiles) as caught:
        toy_exams(text)
    assert len(caught.value.mistakes) == 3


def test_an_exam_is_read_as_it_is_written() -> None:
    [exam] = toy_exams()
    assert str(exam.place) == "rules/exam.yaml:1:1"
    assert exam.clock.isoformat() == "2021-08-24"
    going, carrying = exam.domains
    assert exam.domain_of("1.1") == going
    assert exam.domain_of("1.2") == carrying
    assert exam.domain_of("9.9") is None
    assert [exam.scaled(right, 30) for right in (0, 1, 15, 29, 30)] == [0, 3, 50, 96, 100]


def test_a_pack_may_bring_an_exam_but_not_one_that_is_there() -> None:
    files = toy_files(about=ABOUT + GUIDE, exam=DRIVING)
    mine = DRIVING.replace("driving-licence", "cycling-licence")
    knowledge, _ = load_knowledge(files, [pack(exam=mine)])
    assert [exam.id for exam in knowledge.exams] == ["cycling-licence", "driving-licence"]
    with pytest.raises(
        BadFiles, match=r"mine/exam\.yaml:1:7: .*is there twice; the other is in ru"
    ):
        load_knowledge(files, [pack(exam=DRIVING)])


def test_the_shipped_exams_are_as_their_sources_give_them(knowledge: Knowledge) -> None:
    facts = {
        exam.id: (exam.questions, exam.minutes, exam.lowest, exam.passing, exam.highest)
        for exam in knowledge.exams
    }
    assert facts == {
        "mls-c01": (65, 190, 100, 750, 1000),
        "mla-c01": (65, 130, 100, 720, 1000),
    }
    shares = {exam.id: [domain.share for domain in exam.domains] for exam in knowledge.exams}
    assert shares == {"mls-c01": [20, 24, 36, 20], "mla-c01": [28, 26, 22, 24]}
    clocks = {exam.id: exam.clock for exam in knowledge.exams}
    assert clocks == {"mls-c01": knowledge.guide_date, "mla-c01": knowledge.facts_date}


UNASKED = {"exam information", "appendix"}
"""The sections that no question is about."""


def test_the_domains_of_each_shipped_exam_share_the_whole_guide(knowledge: Knowledge) -> None:
    sections = {section.id for section in knowledge.guide} - UNASKED
    for exam in knowledge.exams:
        assert {name for domain in exam.domains for name in domain.sections} == sections, exam.id
