"""The page of a rule: what it does, why, when, and examples of it both ways."""

from collections.abc import Iterator

from recommender.advise.sizes import formula_told
from recommender.model.decision import Decision, Rule
from recommender.model.effect import Advise, Change, Effect, Rate
from recommender.model.knowledge import Knowledge
from recommender.model.rule_page import Ref, Relation, RulePage, Sample, Touch
from recommender.readings.prose import value_told
from recommender.review.clauses import example_told, when
from recommender.review.references import References
from recommender.review.replays import Replay

MOST_RELATED = 8
_SILENT = ("fails", "not in force", "open", "not asked")
"""What can become of a rule that does not fire, the most telling first."""


def rule_page(
    decision: Decision,
    rule: Rule,
    replays: tuple[Replay, ...],
    knowledge: Knowledge,
    references: References,
) -> RulePage:
    """Return what there is to say about a rule.

    Args:
        decision: the decision that the rule belongs to.
        rule: the rule.
        replays: the examples of the decision, replayed.
        knowledge: what the rule files say.
        references: what refers to what in them.
    """
    fires = _plainest(rule, replays)
    silent = _nearest(rule, replays, fires)
    return RulePage(
        ref=references.rule(rule.id),
        decision=references.decision(decision.id),
        effect=rule.effect.kind,
        touches=tuple(_touches(decision, rule.effect, knowledge, references)),
        because=rule.because,
        when=when(rule.when, knowledge, references),
        since=rule.since,
        until=rule.until,
        fires=_sample(decision, rule, fires, knowledge, references) if fires else None,
        silent=_sample(decision, rule, silent, knowledge, references) if silent else None,
        sources=references.sources(rule.sources),
        related=_related(rule, references),
        origin=rule.origin,
        place=rule.place,
    )


def _touches(
    decision: Decision, effect: Effect, knowledge: Knowledge, references: References
) -> Iterator[Touch]:
    does: dict[str, list[str]] = {}
    match effect:
        case Rate():
            for change in effect.changes:
                does.setdefault(change.option, []).append(_moved(change, knowledge))
        case Advise():
            for advice in effect.advice:
                text = formula_told(advice.size, knowledge) if advice.size else advice.text
                does.setdefault(advice.option, []).append(f"{advice.tone}: {text}")
        case _:
            does = {name: [] for name in effect.options}
    for option in references.listed(decision):
        if option.id in does:
            ref = references.option(decision, option.id)
            yield Touch(option=ref, does=", ".join(does[option.id]))


def _moved(change: Change, knowledge: Knowledge) -> str:
    return f"{knowledge.criterion[change.criterion].name.lower()} {change.by:+d}"


def _plainest(rule: Rule, replays: tuple[Replay, ...]) -> Replay | None:
    """Return the example with the least in it in which the rule fires."""
    firing = [entry for entry in replays if entry.became(rule) == "holds"]
    return min(firing, key=lambda entry: (len(entry.declared), entry.example.name), default=None)


def _nearest(rule: Rule, replays: tuple[Replay, ...], fires: Replay | None) -> Replay | None:
    """Return the example in which the rule does not fire that is most like the one given."""
    wanted = fires.declared if fires else {}
    silent = [entry for entry in replays if entry.became(rule) != "holds"]
    return min(
        silent,
        key=lambda entry: (
            _SILENT.index(entry.became(rule)),
            len(wanted.items() ^ entry.declared.items()),
            entry.example.name,
        ),
        default=None,
    )


def _sample(
    decision: Decision, rule: Rule, played: Replay, knowledge: Knowledge, references: References
) -> Sample:
    facts = played.trial.facts
    read = {leaf.subject for leaf in played.grounds(rule)}
    declared = played.example.scenario.values
    assumed = knowledge.defaults.keys() - declared.keys()
    return Sample(
        example=example_told(decision, played, knowledge, references),
        became=played.became(rule),
        because=tuple(
            value_told(name, facts[name], knowledge) + (" (assumed)" if name in assumed else "")
            if name in facts
            else f"{name} is not known"
            for name in sorted(read)
        ),
    )


def _related(rule: Rule, references: References) -> tuple[Relation, ...]:
    """Return the rules that share most with this one, those that share most first."""
    shared: dict[str, set[Ref]] = {}
    for mark in references.marks[rule.id]:
        for name in references.marked[mark]:
            shared.setdefault(name, set()).add(mark)
    shared.pop(rule.id, None)
    nearest = sorted(
        shared,
        key=lambda name: (
            -len({ref.kind == "option" for ref in shared[name]}),
            -len(shared[name]),
            name,
        ),
    )
    return tuple(
        Relation(
            rule=references.rule(name),
            shares=tuple(sorted(shared[name], key=lambda ref: (ref.kind, ref.id))),
        )
        for name in nearest[:MOST_RELATED]
    )
