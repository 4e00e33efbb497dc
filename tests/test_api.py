"""What other programs use: one function, and the schema of what it returns."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import recommender
from recommender.authoring.result_schema import result_schema_text
from recommender.errors import BadFiles
from recommender.render.json_text import as_json

ROOT = Path(__file__).parent.parent
CLICKS = ROOT / "scenarios" / "clickstream-to-fraud.yaml"


def test_a_file_and_its_content_are_answered_alike() -> None:
    from_file = recommender.recommend(CLICKS, date(2026, 11, 22))
    requirements = {
        "data": {"arrival": "continuous", "freshness": "500 ms"},
        "stream": {"readers": "own-code", "processing": "stateful"},
    }
    given = recommender.recommend(
        {"name": "Clicks", "requirements": requirements, "priorities": ["latency"]},
        date(2026, 11, 22),
    )
    choice = {decision.id: decision.choice for decision in from_file.decisions}
    assert {decision.id: decision.choice for decision in given.decisions}["ingestion-mode"] == (
        choice["ingestion-mode"]
    )
    assert all(one.firmness for one in from_file.decisions if one.status == "chosen")


def test_what_is_wrong_is_told_with_its_place() -> None:
    with pytest.raises(BadFiles, match=r"scenario:\d+:\d+: requirements\.data\.arival"):
        recommender.recommend({"name": "Mine", "requirements": {"data": {"arival": "continuous"}}})


def test_an_answer_is_as_its_schema_says() -> None:
    schema = json.loads(result_schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    text = as_json(recommender.recommend(CLICKS), full=True)
    jsonschema.validate(json.loads(text), schema, cls=jsonschema.Draft202012Validator)


def test_the_published_schema_is_fresh() -> None:
    published = ROOT / "docs" / "schema" / "result.json"
    assert published.read_text("utf-8") == result_schema_text()
