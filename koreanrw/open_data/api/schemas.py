"""The shapes of the API's answers, made from the fields of the models."""

from typing import Any

from companies.models import Organisation
from koreanrw.kinds import Kind, kinds_with_list
from koreanrw.open_data.export.fields import Field, PartList, Sort, part_lists, public_fields
from records.models import Certainty, Verdict
from records.search import LANGUAGES

type Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_TIME: Schema = {"type": "string", "format": "date-time"}
_BY_SORT: dict[Sort, Schema] = {
    Sort.TEXT: _TEXT,
    Sort.ADDRESS: _ADDRESS,
    Sort.DAY: {"type": "string", "format": "date"},
    Sort.NUMBER: {"type": "number"},
    Sort.TRUTH: {"type": "boolean"},
    Sort.TRANSLATED: {"$ref": "#/components/schemas/Translated"},
    Sort.DATE: {"$ref": "#/components/schemas/PartialDate"},
    Sort.ONE: {"$ref": "#/components/schemas/Named"},
}


def schemas() -> dict[str, Schema]:
    """Every shape by its name."""
    found = _shared()
    withdrawn = _object({"id": _ADDRESS, "kind": _TEXT, "withdrawn_on": {"type": "string", "format": "date"}})
    found["withdrawn_page"] = _page_of("withdrawn", withdrawn)
    for kind in kinds_with_list():
        found[f"{kind.plural}_row"] = _row(kind)
        found[f"{kind.plural}_page"] = _page(kind)
        for part in part_lists(kind.model):
            found[f"{kind.plural}_{part.name}"] = _part(part)
    return found


def _shared() -> dict[str, Schema]:
    return {
        "Translated": _object({"text": _TEXT, **dict.fromkeys(LANGUAGES, _TEXT)}),
        "PartialDate": _object(
            {
                "edtf": _TEXT,
                "text": _TEXT,
                "earliest": _or_null({"type": "string", "format": "date"}),
                "latest": _or_null({"type": "string", "format": "date"}),
            }
        ),
        "Named": _object({"slug": _or_null({"type": "string"}), "text": _TEXT, "address": _or_null(_ADDRESS)}),
        "CitedSource": _object(
            {
                "slug": _or_null({"type": "string"}),
                "text": _TEXT,
                "address": _or_null(_ADDRESS),
                "reliability": _TEXT,
                "same_story_as": _or_null({"$ref": "#/components/schemas/Named"}),
            }
        ),
        "Citation": _object(
            {
                "source": {"$ref": "#/components/schemas/CitedSource"},
                "place": _TEXT,
                "certainty": {"type": "string", "enum": [str(value) for value in Certainty.values]},
                "verdict": {"type": "string", "enum": [str(value) for value in Verdict.values]},
                "value": _or_null(_TEXT),
                "wording": _TEXT,
                "translation": _TEXT,
                "steps": _list(_TEXT),
                "reason": _TEXT,
            }
        ),
        "Problem": {
            **_object({"type": _TEXT, "title": _TEXT, "status": _NUMBER, "detail": _TEXT}),
            "properties": {
                "type": _TEXT,
                "title": _TEXT,
                "status": _NUMBER,
                "detail": _TEXT,
                "errors": {"type": "object", "additionalProperties": _TEXT},
                "known": _list(_TEXT),
                "withdrawn_on": {"type": "string", "format": "date"},
            },
        },
    }


def _row(kind: Kind) -> Schema:
    properties = {
        "content_version": _NUMBER,
        "id": _ADDRESS,
        "kind": {"const": kind.plural},
        "slug": _TEXT,
        "name": _TEXT,
        "address": _ADDRESS,
        "changed": _TIME,
        "fields": _fields(public_fields(kind.model)),
        "parts": _object(
            {
                part.name: _list({"$ref": f"#/components/schemas/{kind.plural}_{part.name}"})
                for part in part_lists(kind.model)
            }
        ),
        "numbers": _object(dict.fromkeys(kind.numbers, _NUMBER)),
    }
    if issubclass(kind.model, Organisation):
        properties["offices"] = _list({"$ref": "#/components/schemas/Named"})
    # In a page the version stands once, beside the rows.
    return {**_object(properties), "required": [name for name in properties if name != "content_version"]}


def _page(kind: Kind) -> Schema:
    return _page_of(kind.plural, {"$ref": f"#/components/schemas/{kind.plural}_row"})


def _page_of(name: str, row: Schema) -> Schema:
    return _object(
        {
            "kind": {"const": name},
            "content_version": _NUMBER,
            "total": _NUMBER,
            "total_is_exact": {"type": "boolean"},
            "page": _NUMBER,
            "next": _or_null(_ADDRESS),
            "previous": _or_null(_ADDRESS),
            "rows": _list(row),
        }
    )


def _part(part: PartList) -> Schema:
    return _object({"id": _TEXT, "order": _NUMBER, "name": _TEXT, "fields": _fields(part.fields)})


def _fields(fields: tuple[Field, ...]) -> Schema:
    return _object({field.name: _field(field) for field in fields})


def _field(field: Field) -> Schema:
    properties = {"value": _value(field)}
    if field.is_cited:
        properties["citations"] = _list({"$ref": "#/components/schemas/Citation"})
    return {**_object(properties), "description": f"{field.label}. {field.meaning}".strip()}


def _value(field: Field) -> Schema:
    if field.sort == Sort.MANY:
        return _list({"$ref": "#/components/schemas/Named"})
    if field.sort == Sort.CHOICE:
        codes = [code for code, _label in field.choices]
        return _or_null(_object({"code": {"type": "string", "enum": codes}, "text": _TEXT}))
    return _or_null(_BY_SORT[field.sort])


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
