"""The OpenAPI description of the API, made from the lists, filters and models it is about."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from koreanrw.addresses import absolute
from koreanrw.kinds import Kind, kinds_with_list
from koreanrw.open_data.api.parameters import LANGUAGE, LARGEST_PAGE, LAST_ROW, PAGE, PAGE_SIZE, SIZE, name_in_api
from koreanrw.open_data.api.problems import CONTENT_TYPE
from koreanrw.open_data.api.schemas import schemas
from koreanrw.search.filters import Condition
from koreanrw.search.lists import list_of
from records.search import LANGUAGES

# Moves whenever the shape of an answer does.
API_VERSION = "3.3"
DESCRIPTION_PATH = "/api/v1/openapi.json"


def description() -> dict[str, Any]:
    """The whole description, in the language that is active."""
    paths: dict[str, Any] = {}
    for kind in kinds_with_list():
        paths[f"/{kind.plural}/"] = {"get": _list_operation(kind)}
        paths[f"/{kind.plural}/{{slug}}/"] = {"get": _detail_operation(kind)}
    paths["/withdrawn/"] = {"get": _withdrawn_operation()}
    info: dict[str, Any] = {
        "title": gettext("Korea–NRW Register"),
        "version": API_VERSION,
        "summary": gettext("The public register of business relations between Korea and North Rhine-Westphalia."),
        "description": gettext(
            "Read-only. Every cited field says how certain it is, which sources say so, which value each of them gives "
            "and in which words, and whether that is the register’s. Dates are EDTF (ISO 8601-2)."
        ),
    }
    if settings.DATA_LICENCE:
        info["license"] = {"name": settings.DATA_LICENCE.name, "url": settings.DATA_LICENCE.address}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": absolute("/api/v1")}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "parameters": _own_parameters(),
            "responses": {
                "Problem": {
                    "description": gettext("What went wrong (RFC 9457)."),
                    "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                },
                "NotModified": {"description": gettext("Nothing has changed since the answer with this ETag.")},
                "Moved": {"description": gettext("The row has another slug now.")},
            },
        },
    }


def _list_operation(kind: Kind) -> dict[str, Any]:
    return {
        "operationId": f"list_{kind.plural}",
        "summary": str(kind.label),
        "description": str(list_of(kind).lead),
        "parameters": [
            *(_condition(name, each) for name, each in list_of(kind).search_class.conditions().items()),
            *({"$ref": f"#/components/parameters/{name}"} for name in (PAGE, SIZE, LANGUAGE)),
        ],
        "responses": _responses(f"{kind.plural}_page", "304", "400", "503"),
    }


def _detail_operation(kind: Kind) -> dict[str, Any]:
    slug = {
        "name": "slug",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
        "description": gettext(
            "Identifies the row within its kind; it stays, and a former one still leads to the row."
        ),
    }
    return {
        "operationId": f"get_{kind.plural}",
        "summary": gettext("One row: %(list)s") % {"list": kind.label},
        "parameters": [slug, {"$ref": f"#/components/parameters/{LANGUAGE}"}],
        "responses": _responses(f"{kind.plural}_row", "301", "304", "400", "404", "410", "503"),
    }


def _withdrawn_operation() -> dict[str, Any]:
    return {
        "operationId": "list_withdrawn",
        "summary": gettext("What was withdrawn"),
        "description": gettext(
            "Which rows are no longer published, the latest first, by their “id” alone: delete what you have of them."
        ),
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in (PAGE, SIZE, LANGUAGE)],
        "responses": _responses("withdrawn_page", "304", "400", "503"),
    }


def _responses(schema: str, *others: str) -> dict[str, Any]:
    named = {"304": "NotModified", "301": "Moved"}
    found: dict[str, Any] = {
        "200": {
            "description": gettext("Found"),
            "headers": {"ETag": {"schema": {"type": "string"}, "description": gettext("From the content version.")}},
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
        }
    }
    return found | {
        status: {"$ref": f"#/components/responses/{named.get(status, 'Problem')}"} for status in sorted(others)
    }


def _condition(name: str, condition: Condition) -> dict[str, Any]:
    """One condition of a list, as its search form words it."""
    schema: dict[str, Any] = {"type": "boolean" if condition.is_switch else "string"}
    if condition.choices:
        schema["enum"] = list(condition.choices)
    # Hidden inputs of the form have no label.
    label = f"{condition.label}." if condition.label else ""
    found = {"name": name_in_api(name), "in": "query", "description": f"{label} {condition.help_text}".strip()}
    if condition.takes_several:
        return {**found, "schema": {"type": "array", "items": schema}, "style": "form", "explode": True}
    return {**found, "schema": schema}


def _own_parameters() -> dict[str, Any]:
    def number(name: str, default: int, most: int, words: str) -> dict[str, Any]:
        schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
        return {"name": name, "in": "query", "schema": schema, "description": words}

    return {
        PAGE: number(PAGE, 1, LAST_ROW, gettext("Which page; follow “next” instead of counting.")),
        SIZE: number(SIZE, PAGE_SIZE, LARGEST_PAGE, gettext("Rows of one page.")),
        LANGUAGE: {
            "name": LANGUAGE,
            "in": "query",
            "schema": {"type": "string", "enum": list(LANGUAGES), "default": "en"},
            "description": gettext("The language of words; texts stand in all three beside them."),
        },
    }
