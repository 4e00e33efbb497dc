"""The rules of a decision as they are written to rules as values."""

from recommender.loading.conditions import read_condition
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.laid import Laid, RuleEntry
from recommender.loading.rule_effects import read_effect
from recommender.loading.vocabulary import Vocabulary, known_words
from recommender.model.decision import Rule
from recommender.model.effect import waiting
from recommender.model.pack import Withdrawn


def rules_from(laid: Laid, words: Vocabulary) -> tuple[Rule, ...]:
    """Return the rules that count; mistakes are noted on the pages that they stand on."""
    return tuple(rule for entry in laid.rules.values() if (rule := _rule(entry, laid.whole, words)))


def withdrawn_from(laid: Laid, words: Vocabulary) -> list[Withdrawn]:
    """Return the rules that packs took away or replaced, by id, the oldest first."""
    return [
        Withdrawn(
            decision=laid.id,
            rule=rule,
            by=past.sheet.origin,
            replaced=past.replaced,
            because=past.because,
            place=past.place,
        )
        for past in sorted(laid.past, key=lambda past: past.entry.form.id)
        if (rule := _rule(past.entry, laid.whole, words))
    ]


def _rule(written: RuleEntry, form: DecisionForm, words: Vocabulary) -> Rule | None:
    page, path, entry = written.sheet.page, written.path, written.form
    if entry.since and entry.until and entry.since >= entry.until:
        page.wrong_key((*path, "until"), "`until` is not after `since`", "check both dates")
    sources = known_words(page, (*path, "sources"), entry.sources, words.sources, "a source")
    effect = read_effect(page, path, entry, form, words)
    when = read_condition(page, (*path, "when"), entry.when, words)
    if effect is None:
        return None
    return Rule(
        id=entry.id,
        when=waiting(when, effect),
        effect=effect,
        because=entry.because,
        sources=sources,
        since=entry.since,
        until=entry.until,
        place=page.place(*path),
        origin=written.sheet.origin,
    )
