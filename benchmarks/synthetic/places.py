"""Places, topics and sectors: the register's own, and some more."""

import json
from dataclasses import dataclass
from typing import Any

from benchmarks.synthetic.words import FOLDER, VOCABULARY, Words, read, slug_from

FIXTURES = FOLDER.parent.parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Place:
    """A place, with the slug of the next larger one."""

    slug: str
    kind: str
    within: str
    name: Words
    locative: Words
    code: str
    latitude: float | None
    longitude: float | None


def _of_the_register() -> list[Place]:
    rows: list[dict[str, Any]] = json.loads((FIXTURES / "places.json").read_text())
    return [
        Place(
            slug=fields["slug"],
            kind=fields["kind"],
            within=fields.get("within", [""])[0],
            name=Words(fields["name_de"], fields["name_en"], fields["name_ko"]),
            locative=Words(*(fields.get(f"locative_{language}") or "" for language in ("de", "en", "ko"))),
            code=fields.get("code", ""),
            latitude=fields.get("latitude"),
            longitude=fields.get("longitude"),
        )
        for fields in (row["fields"] for row in rows)
    ]


def _more() -> list[Place]:
    places = []
    for slug, within, *names in read("places")["places"]:
        kind = names.pop() if len(names) > 3 else "city"
        places.append(Place(slug, kind, within, Words(*names), Words("", "", ""), "", None, None))
    return places


PLACES = tuple({place.slug: place for place in (*_more(), *_of_the_register())}.values())
PLACE_KEYS = {place.slug: key for key, place in enumerate(PLACES, 1)}
TOPICS = tuple((slug_from(names[1]), Words(*names)) for names in VOCABULARY["topics"])
# Where agreements are signed, the most frequent first: Düsseldorf and Seoul, then every other place by turns.
_FREQUENT = ("duesseldorf", "seoul", "cologne", "busan", "north-rhine-westphalia", "technology-region-aachen")
SIGNING_PLACES = tuple(
    sorted(
        (number for number, place in enumerate(PLACES) if place.kind != "country"),
        key=lambda number: (
            _FREQUENT.index(PLACES[number].slug) if PLACES[number].slug in _FREQUENT else len(_FREQUENT),
            number * 31 % len(PLACES),
        ),
    )
)
