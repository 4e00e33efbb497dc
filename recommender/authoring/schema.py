"""JSON Schema for every kind of file, from the forms that the files are read with."""

import json
import re
from collections.abc import Iterator
from typing import Any

from recommender.authoring.schema_bounds import BOUNDS
from recommender.authoring.schema_conditions import (
    ANY_VALUE,
    Schema,
    condition,
    given,
    outcomes,
    ref,
    values,
)
from recommender.authoring.schema_forms import DAY, form_schemas
from recommender.loading.decision_forms import DecisionForm, ScenarioForm
from recommender.loading.exam_forms import ExamForm
from recommender.loading.forms import Form
from recommender.loading.library_forms import LibraryForm
from recommender.loading.pack_forms import ExtensionForm, PackForm
from recommender.loading.scenario_files import CONFLICT
from recommender.model.decision import FIT
from recommender.model.knowledge import Knowledge

KINDS: dict[str, tuple[type[Form], str]] = {
    "decision": (DecisionForm, "A decision: a question, its options, rules and examples."),
    "library": (LibraryForm, "Shared words: requirements, services, sources, criteria, stages."),
    "exam": (ExamForm, "An examination: how long it is, how it is scored, what it draws from."),
    "scenario": (ScenarioForm, "A scenario: what a system must do, and what matters."),
    "pack": (PackForm, "The file `pack.yaml`: what a pack of rules is called and what it is for."),
    "extension": (ExtensionForm, "What a pack adds to a decision, or changes in it."),
}
"""Each kind of file, with the form that it fills in and a title."""
_WHOLE = {
    "RuleForm": {"when": "condition"},
    "ClashForm": {"when": "test"},
    "ClashExampleForm": {"given": "given", "decided": "decided"},
    "DecisionForm": {"applies": "condition", "stage": "stage"},
    "DefinitionForm": {"when": "test"},
    "ExamForm": {"clock": "moment"},
    "ExampleForm": {"given": "given", "decided": "decided", "as_of": "moment"},
    "ScenarioForm": {
        "requirements": "given",
        "decided": "decided",
        "expects": "expects",
        "expects_then": "expects",
    },
    "RequirementForm": {"default": "any-value"},
    "ExtensionForm": {"extends": "decision"},
    "ChoicesForm": {"decision": "decision", "when": "condition", "unless": "test"},
    "PartForm": {"stage": "stage", "when": "condition", "unless": "test"},
    "PathForm": {"when": "condition", "unless": "test"},
}
"""Keys whose value is one of the shared definitions."""
_LISTED = {
    "RuleForm": {"sources": "source"},
    "ClashForm": {"sources": "source"},
    "RatingForm": {"sources": "source"},
    "ExamForm": {"sources": "source"},
    "DomainForm": {"sections": "section"},
    "OptionForm": {"services": "service"},
    "ServiceForm": {"sources": "source", "successors": "service"},
    "ExampleForm": {"priorities": "priority", "already_uses": "service"},
    "ScenarioForm": {"priorities": "priority", "already_uses": "service", "fixed": "requirement"},
}
"""Keys whose value is a list of names of one sort."""
_RATED = (("OptionForm", "ratings"), ("ExampleForm", "weights"), ("ScenarioForm", "weights"))
"""Keys whose value is a mapping with criteria as its keys."""
_REFERENCE = re.compile(r'"\$ref": "#/\$defs/([^"]+)"')


def schema_text(kind: str, knowledge: Knowledge | None) -> str:
    """Return the JSON Schema (draft 2020-12) of a kind of file.

    Args:
        kind: one of `KINDS`.
        knowledge: whose names an editor shall know; without it, any well-formed name will do.
    """
    form, title = KINDS[kind]
    forms = form_schemas(form)
    for name, entry in forms.items():
        _name(name, entry["properties"], knowledge)
        entry.update(BOUNDS.get(name, {}))
    root = forms.pop(form.__name__)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": _reached(root, {**forms, **dict(_shared(knowledge))}),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _reached(root: Schema, shared: dict[str, Schema]) -> dict[str, Schema]:
    """Return those of the definitions that the root refers to, directly or through others."""
    reached: set[str] = set()
    waiting: list[Any] = [root]
    while waiting:
        names = set(_REFERENCE.findall(json.dumps(waiting.pop()))) - reached
        reached |= names
        waiting += [shared[name] for name in names]
    return {name: entry for name, entry in shared.items() if name in reached}


def _shared(knowledge: Knowledge | None) -> Iterator[tuple[str, Schema]]:
    """Yield the definitions that several forms share, by name."""
    yield "condition", {"anyOf": [ref("test"), {"const": "always"}]}
    yield "test", condition(knowledge)
    yield "given", given(knowledge)
    yield "decided", outcomes(knowledge)
    yield "expects", outcomes(knowledge, CONFLICT)
    yield "moment", {"type": "string", "pattern": f"^(guide|facts|{DAY})$"}
    yield "any-value", ANY_VALUE
    if knowledge is None:
        for name in (
            "stage",
            "source",
            "service",
            "priority",
            "decision",
            "requirement",
            "section",
        ):
            yield name, {"type": "string"}
        return
    yield from values(knowledge)
    yield "decision", _known({entry.id: entry.question for entry in knowledge.decisions})
    yield "stage", _known({entry.id: entry.name for entry in knowledge.stages})
    yield "source", _known({entry.id: entry.title for entry in knowledge.sources})
    yield "service", _known({entry.id: entry.name for entry in knowledge.services})
    yield "requirement", _known({entry.id: entry.question for entry in knowledge.requirements})
    yield "section", _known({entry.id: entry.title for entry in knowledge.guide})
    criteria = {entry.id: entry.question for entry in knowledge.criteria}
    yield "priority", _known({name: told for name, told in criteria.items() if name != FIT})


def _known(told: dict[str, str]) -> Schema:
    return {"enum": [*told], "enumDescriptions": [*told.values()]}


def _name(form: str, keys: Schema, knowledge: Knowledge | None) -> None:
    """Say of the keys of a form which names they may hold."""
    for key, shared in _WHOLE.get(form, {}).items():
        keys[key] = {"description": keys[key].get("description", ""), **ref(shared)}
    if form == "PartForm":
        keys["inside"]["additionalProperties"] = ref("condition")
    for key, shared in _LISTED.get(form, {}).items():
        keys[key]["items"] = ref(shared)
    if knowledge is None:
        return
    rated = [keys[key] for name, key in _RATED if name == form]
    if form == "RuleForm":
        rated.append(keys["rate"]["additionalProperties"])
    for mapping in rated:
        entry = mapping.pop("additionalProperties")
        mapping["properties"] = {
            criterion.id: {"description": criterion.question, **entry}
            for criterion in knowledge.criteria
        }
        mapping["additionalProperties"] = False
