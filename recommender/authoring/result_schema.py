"""The JSON Schema of an answer, for programs that read one."""

import json

from recommender.model.recommendation import Recommendation

RESULT = "result"
"""What the schema of an answer is called beside those of the files that people write."""


def result_schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of what `--format json` writes.

    `format` counts up when something that was there is gone or means something else.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Recommendation.model_json_schema(mode="serialization"),
        "title": "A recommendation",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
