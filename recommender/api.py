"""What other programs may use: a scenario in, a recommendation out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from recommender.advise.advisor import advise
from recommender.explain.firmness import with_firmness
from recommender.loading.knowledge_cache import remembered_knowledge
from recommender.loading.rule_files import rule_files
from recommender.loading.scenario_files import read_scenario
from recommender.loading.vocabulary import Vocabulary
from recommender.model.recommendation import Recommendation
from recommender.readings import experta_engine
from recommender.shelf import shelf


def recommend(
    scenario: str | Path | Mapping[str, Any], as_of: date | None = None
) -> Recommendation:
    """Return the recommendation for a scenario, by the shipped rules.

    Args:
        scenario: the path of a scenario file, or its content as plain mappings and lists.
        as_of: the day of the answer; today if left out.

    Returns:
        Everything that a report can show; `model_dump_json()` writes it as `--format json` does.

    Raises:
        recommender.errors.BadFiles: with every mistake in the scenario, each with its place.
        OSError: the file cannot be read.
    """
    if isinstance(scenario, Mapping):
        # JSON is YAML, and what is wrong in it is told by key and line all the same.
        import json

        text, name = json.dumps(scenario, indent=2).encode(), "scenario"
    else:
        text, name = Path(scenario).read_bytes(), str(scenario)
    knowledge = remembered_knowledge(rule_files(shelf("rules")), examples=False)
    asked = read_scenario(text, name, Vocabulary.of(knowledge))
    result = advise(knowledge, asked, as_of or date.today(), experta_engine.truths)
    return with_firmness(result, knowledge, asked, far=True)
