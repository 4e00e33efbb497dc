"""The sections of the study guide, and the names that refer to them."""

from recommender.loading.sheets import Sheets
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.guide import Section, Topic


def sections_of(sheets: Sheets, words: Vocabulary) -> tuple[Section, ...]:
    """Return the sections in their order; names that lead nowhere are noted as mistakes."""
    sections = []
    for sheet in sheets.libraries:
        for number, section in enumerate(sheet.form.guide):
            topics = []
            for place, topic in enumerate(section.topics):
                path = ("guide", number, "topics", place)
                if bool(topic.decisions) == bool(topic.not_a_rule):
                    sheet.page.wrong(
                        path,
                        "has one of `decisions` and `not_a_rule`, or both",
                        "name the decisions that answer for it, or say why none does",
                    )
                known = known_words(
                    sheet.page, (*path, "decisions"), topic.decisions, words.options, "a decision"
                )
                topics.append(
                    Topic(topic=topic.topic, decisions=known, not_a_rule=topic.not_a_rule)
                )
            sections.append(Section(id=section.section, title=section.title, topics=tuple(topics)))
    _check_references(sheets, [section.id for section in sections])
    return tuple(sections)


def _check_references(sheets: Sheets, sections: list[str]) -> None:
    """Note decisions and services that name a section which the guide does not have."""
    if not sections:
        return
    for decision in sheets.decisions:
        if decision.form.guide:
            decision.page.known(("guide",), decision.form.guide, sections, "a section")
    for library in sheets.libraries:
        for name, service in library.form.services.items():
            if service.guide:
                path = ("services", name, "guide")
                library.page.known(path, service.guide, sections, "a section")
