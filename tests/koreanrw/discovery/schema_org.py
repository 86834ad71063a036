"""schema.org's vocabulary, and what a block of structured data says against it.

`schema_org.json` is an extract of release 30.0: the types this register may use with their parents, and every property
of these types with its domains and ranges.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_EXTRACT = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
TYPES: dict[str, list[str]] = _EXTRACT["types"]
PROPERTIES: dict[str, dict[str, list[str]]] = _EXTRACT["properties"]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(page: str) -> list[dict[str, Any]]:
    """The structured data of a page."""
    return [json.loads(block) for block in _BLOCK.findall(page)]


def graph(page: str) -> list[dict[str, Any]]:
    """The nodes of the one block of a page."""
    (block,) = blocks(page)
    assert block["@context"] == "https://schema.org"
    return block["@graph"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed node in a value, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def is_a(name: str, other: str) -> bool:
    return name == other or any(is_a(parent, other) for parent in TYPES[name])


def problems(page_nodes: list[dict[str, Any]]) -> list[str]:
    """What the vocabulary does not know or allow, in words."""
    return [problem for node in nodes(page_nodes) for problem in _problems_of(node)]


def _problems_of(node: dict[str, Any]) -> Iterator[str]:
    name = node["@type"]
    if name not in TYPES:
        yield f"no such type: {name}"
        return
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in PROPERTIES:
            yield f"no such property: {key} of {name}"
            continue
        domains, ranges = PROPERTIES[key]["domains"], PROPERTIES[key]["ranges"]
        # A role stands between two things and bears the property a second time.
        if not is_a(name, "Role") and not any(is_a(name, domain) for domain in domains if domain in TYPES):
            yield f"{name} has no {key}"
        for single in value if isinstance(value, list) else [value]:
            if not _fits(single, key, ranges):
                yield f"{key} of {name} is not to be {single!r}"


def _fits(value: Any, key: str, ranges: list[str]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int | float):
        return bool({"Number", "Integer", "Float"} & set(ranges)) and (
            isinstance(value, int) or "Integer" not in ranges
        )
    if isinstance(value, str):
        return _text_fits(value, ranges)
    if "@value" in value:
        return "Text" in ranges and set(value) == {"@value", "@language"}
    if "@type" not in value:
        # Named only; what it is stands elsewhere.
        return set(value) == {"@id"} and any(name in TYPES for name in ranges)
    if is_a(value["@type"], "Role"):
        return key in value
    return any(is_a(value["@type"], name) for name in ranges if name in TYPES)


def _text_fits(value: str, ranges: list[str]) -> bool:
    if not value or value != value.strip():
        return False
    return (
        "Text" in ranges
        or ("URL" in ranges and re.match(r"https?://", value) is not None)
        or ("Date" in ranges and _DATE.fullmatch(value) is not None)
    )
