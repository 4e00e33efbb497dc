"""The JSON Schemas of what commands answer with, for programs that read it."""

import json

from recommender.model.base import Frozen
from recommender.model.progress import Progress
from recommender.model.recommendation import Recommendation
from recommender.model.study_plan import StudyPlan

RESULT = "result"
"""What the schema of an answer is called beside those of the files that people write."""
WRITTEN: dict[str, tuple[type[Frozen], str]] = {
    RESULT: (Recommendation, "A recommendation"),
    "progress": (Progress, "A learner's progress"),
    "plan": (StudyPlan, "A day's study"),
}
"""What commands write as JSON, by the names of the schemas."""


def result_schema_text(kind: str = RESULT) -> str:
    """Return the JSON Schema (draft 2020-12) of what `--format json` writes.

    `format` counts up when something that was there is gone or means something else.
    """
    model, title = WRITTEN[kind]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(mode="serialization"),
        "title": title,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
