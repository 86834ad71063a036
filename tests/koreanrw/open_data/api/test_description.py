"""The OpenAPI description: valid, complete, and true of what the API answers."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from koreanrw.kinds import kinds_with_list
from koreanrw.operations.licences import Licence
from koreanrw.search.lists import list_of
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def described(seeded) -> None:
    """Answers are read over the seeded register."""


def description(client, language: str = "en") -> dict[str, Any]:
    return client.get(f"/api/v1/openapi.json?language={language}").json()


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_it_is_valid(described, client, language):
    found = description(client, language)
    assert found["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(found).validate()


def test_it_names_every_list_with_every_condition(described, client):
    found = description(client)
    for kind in kinds_with_list():
        operation = found["paths"][f"/{kind.plural}/"]["get"]
        names = {parameter["name"] for parameter in operation["parameters"] if "name" in parameter}
        filters = list_of(kind).search_class.conditions()
        assert len(names) == len(filters), kind.name
        assert not [parameter for parameter in operation["parameters"] if "None" in parameter.get("description", "")]
        assert f"/{kind.plural}/{{slug}}/" in found["paths"]


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_answer_has_the_shape_it_says(described, client, language):
    found = description(client, language)
    for kind in kinds_with_list():
        schema = {"$ref": f"#/components/schemas/{kind.plural}_page", "components": found["components"]}
        body = client.get(f"/api/v1/{kind.plural}/?size=100&language={language}").json()
        errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(body)]
        assert errors == [], kind.name
        assert body["rows"], kind.name
        row = client.get(f"/api/v1/{kind.plural}/{body['rows'][0]['slug']}/?language={language}").json()
        schema["$ref"] = f"#/components/schemas/{kind.plural}_row"
        assert not list(Draft202012Validator(schema).iter_errors(row)), kind.name


def test_problems_have_the_shape_it_says(described, client):
    found = description(client)
    schema = {"$ref": "#/components/schemas/Problem", "components": found["components"]}
    for path in ("agreements/?kind=x", "agreements/?colour=red", "nothing/"):
        assert not list(Draft202012Validator(schema).iter_errors(client.get(f"/api/v1/{path}").json()))


def test_a_licence_is_named_only_where_one_is_granted(described, client, settings):
    assert "license" not in description(client)["info"]
    settings.DATA_LICENCE = Licence("Own", "https://licence.example/")
    assert description(client)["info"]["license"]["url"] == "https://licence.example/"
