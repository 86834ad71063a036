"""Rows as COPY reads them: one line of tab-separated values each, in the order of ``COLUMNS``.

Every column that is not named here keeps its default (``tables``). No text holds a tab, a backslash or a line's end.
"""

from collections.abc import Iterable

from benchmarks.synthetic import growth
from benchmarks.synthetic.agreements import AS_PRINTED, Draft, texts
from benchmarks.synthetic.growth import DELEGATIONS, SIDES, SOURCES
from benchmarks.synthetic.organisations import organisation, person
from benchmarks.synthetic.places import PLACE_KEYS, PLACES, SIGNING_PLACES, TOPICS
from benchmarks.synthetic.words import VOCABULARY, Words, chance, rank, term

# Raised whenever the same seed gives other rows than before: databases of an older edition are made anew.
EDITION = 3
NULL = "\\N"
_CITATION = ("id", "record_id", "field", "source_id", "place_in_source", "certainty", "steps", "value", "verdict")


def _translated(field: str) -> tuple[str, ...]:
    return (field, f"{field}_de", f"{field}_en", f"{field}_ko")


COLUMNS: dict[str, tuple[str, ...]] = {
    "companies_place": (
        "id", "slug", *_translated("name"), "kind", "within_id", *_translated("locative"), "code", "latitude",
        "longitude",
    ),
    "events_topic": ("id", "slug", *_translated("name")),
    "records_source": (
        "id", "slug", "state", *_translated("title"), "kind", "language", "publisher", "published",
    ),
    "companies_organisation": ("id", "slug", "state", *_translated("name"), "kind", "seat_id", "founded"),
    "companies_organisationname": ("id", "organisation_id", "order", "text", "language", "kind", "until"),
    "companies_organisationcitation": _CITATION,
    "events_person": ("id", "slug", "state", *_translated("name")),
    "events_position": ("id", "person_id", "order", "organisation_id", *_translated("role")),
    "events_personcitation": _CITATION,
    "events_delegation": (
        "id", "slug", "state", *_translated("title"), "direction", "origin_id", "destination_id", "starts", "ends",
    ),
    "events_delegationmember": ("id", "delegation_id", "order", "organisation_id"),
    "events_visit": ("id", "delegation_id", "order", "kind", "date", "place_id", "host_id"),
    "events_delegationcitation": _CITATION,
    "events_agreement": (
        "id", "slug", "state", *_translated("title"), "kind", "kind_as_printed", "planned_signed", "signed",
        "announced", "ends", "place_id", "delegation_id", *_translated("purpose"), "life_cycle", "in_force",
        "staff_notes",
    ),
    "events_agreementparty": ("id", "agreement_id", "order", "organisation_id", "name_at_signing"),
    "events_agreementsignatory": (
        "id", "agreement_id", "order", "party_id", "person_id", "capacity", *_translated("role"),
    ),
    "events_agreement_topics": ("id", "agreement_id", "topic_id"),
    "events_agreementcitation": (*_CITATION, "party_id"),
}  # fmt: skip

type Lines = dict[str, list[str]]


def _line(*values: object) -> str:
    return "\t".join([NULL if value is None else str(value) for value in values])


def _all(words: Words) -> tuple[str, ...]:
    """The plain column takes the language of the register's default, German."""
    return (words.de, *words)


def _written(values: list[str | None]) -> tuple[str | None, ...]:
    return (next(value for value in values if value), *values)


def reference_rows() -> Lines:
    """Places and topics."""
    return {
        "companies_place": [
            _line(
                key, place.slug, *_all(place.name), place.kind, PLACE_KEYS.get(place.within),
                *_all(place.locative), place.code, place.latitude, place.longitude,
            )
            for key, place in enumerate(PLACES, 1)
        ],
        "events_topic": [_line(key, slug, *_all(name)) for key, (slug, name) in enumerate(TOPICS, 1)],
    }  # fmt: skip


def source_rows(seed: int, numbers: Iterable[int]) -> Lines:
    """Articles and documents, half of them German."""
    lines = []
    for number in numbers:
        lot = [chance(seed, SOURCES, number, place) for place in range(4, 9)]
        publisher, language = VOCABULARY["publishers"][int(lot[0] * len(VOCABULARY["publishers"]))]
        field = term(rank(lot[1], 8, 0.8))
        year = growth.year_of(seed, SOURCES, number)
        month = growth.month_of(seed, SOURCES, number, year)
        published = "" if lot[2] < 0.1 else f"{year}-{month:02}-{growth.day_of(seed, SOURCES, number):02}"
        kind = ("newspaper", "portal news", "press release", "document", "website")[int(lot[3] ** 2 * 5)]
        title = Words(
            f"Korea und Nordrhein-Westfalen: {field.de}",
            f"Korea and North Rhine-Westphalia: {field.en}",
            f"한국과 노르트라인베스트팔렌: {field.ko}",
        )
        lines.append(
            _line(number + 1, f"source-{number + 1}", "published", *_all(title), kind, language, publisher, published)
        )
    return {"records_source": lines}


def organisation_rows(seed: int, numbers: Iterable[int]) -> Lines:
    """Organisations of both sides with their names, each resting on one source."""
    lines: Lines = {name: [] for name in COLUMNS if name.startswith("companies_organisation")}
    country = (PLACE_KEYS["germany"], PLACE_KEYS["south-korea"])
    for number in numbers:
        source = growth.source_of_organisation(number) + 1
        for side in SIDES:
            one = organisation(seed, side, number)
            lines["companies_organisation"].append(
                _line(one.key, one.slug, "published", *_all(one.heading), one.kind, country[side], one.founded)
            )
            for order, name in enumerate(one.names, 1):
                key = one.key * 10 + order
                lines["companies_organisationname"].append(
                    _line(key, one.key, order, name.text, name.language, name.kind, name.until)
                )
            lines["companies_organisationcitation"].append(_citation(one.key, one.key, "name", source))
    return lines


def _citation(
    key: int, record: int, field: str, source: int, certainty: str = "stated", place: str = "P1", steps: str = ""
) -> str:
    # Nobody looks at what they give; that they support what they stand beside, everybody does.
    return _line(key, record, field, source, place, certainty, steps, "", "supports")


def person_rows(seed: int, numbers: Iterable[int]) -> Lines:
    """People of both sides, each with the one role they sign in."""
    lines: Lines = {"events_person": [], "events_position": [], "events_personcitation": []}
    for number in numbers:
        source = growth.source_of_person(number) + 1
        for side in SIDES:
            one = person(seed, side, number)
            lines["events_person"].append(_line(one.key, one.slug, "published", *_all(one.name)))
            # Organisations and the people who speak for them have the same rank, and so the same key.
            lines["events_position"].append(_line(one.key, one.key, 1, one.key, *_all(one.role)))
            lines["events_personcitation"].append(_citation(one.key, one.key, "name", source))
    return lines


def delegation_rows(seed: int, numbers: Iterable[int]) -> Lines:
    """Journeys with two members and two visits each."""
    names = ("delegation", "delegationmember", "visit", "delegationcitation")
    lines: Lines = {f"events_{name}": [] for name in names}
    for number in numbers:
        key, signed_by = number + 1, max(0, number - 3) * 400
        lot = [chance(seed, DELEGATIONS, number, place) for place in range(4, 12)]
        organisations = growth.organisations_at(signed_by)
        year = growth.year_of(seed, DELEGATIONS, number)
        month = growth.month_of(seed, DELEGATIONS, number, year)
        day = growth.day_of(seed, DELEGATIONS, number)
        starts, ends = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day + 2 + int(5 * lot[0]):02}"
        origin, destination = _signing_place(lot[1]), _signing_place(lot[2])
        if destination == origin:
            # A journey leads somewhere.
            destination = SIGNING_PLACES[(SIGNING_PLACES.index(origin) + 1) % len(SIGNING_PLACES)]
        title = Words(
            f"Delegationsreise {PLACES[origin].name.de} – {PLACES[destination].name.de} {year}",
            f"Delegation {PLACES[origin].name.en} – {PLACES[destination].name.en} {year}",
            f"{PLACES[origin].name.ko}·{PLACES[destination].name.ko} 대표단 {year}",
        )
        lines["events_delegation"].append(
            _line(
                key, f"delegation-{year}-{key}", "published", *_all(title), ("to nrw", "to korea")[lot[3] < 0.4],
                origin + 1, destination + 1, starts, ends,
            )
        )  # fmt: skip
        lines["events_delegationcitation"].append(_citation(key, key, "title", growth.sources_at(signed_by) - 9))
        for order in (1, 2):
            host = growth.serial(order - 1, int(organisations * lot[3 + order]))
            lines["events_delegationmember"].append(_line(2 * key + order, key, order, host))
            visited = growth.serial(2 - order, int(organisations * lot[5 + order]))
            kind = "company visit" if order == 1 else "signing"
            lines["events_visit"].append(_line(2 * key + order, key, order, kind, starts, destination + 1, visited))
    return lines


def _signing_place(drawn: float) -> int:
    return SIGNING_PLACES[rank(drawn, 5, 1.0) % len(SIGNING_PLACES)]


def agreement_rows(seed: int, drafts: Iterable[Draft]) -> Lines:
    """Agreements with their parties, topics, signatories and citations."""
    lines: Lines = {name: [] for name in COLUMNS if name.startswith("events_agreement")}
    for draft in drafts:
        key = draft.number + 1
        lines["events_agreement"].append(_agreement(draft, key))
        lines["events_agreementparty"] += _parties(draft, key)
        for order, topic in enumerate(sorted(draft.topics)):
            lines["events_agreement_topics"].append(_line(key * 4 + order, key, topic + 1))
        if draft.draws[0] < 0.12:
            lines["events_agreementsignatory"] += _signatories(seed, draft, key)
        lines["events_agreementcitation"] += _agreement_citations(draft, key)
    return lines


def _agreement(draft: Draft, key: int) -> str:
    titles, purposes = texts(draft)
    printed = AS_PRINTED[draft.kind][int(draft.draws[1] * 3)] if draft.draws[2] < 0.7 else ""
    force = {"ended": "no", "in force": "yes"}.get(draft.life_cycle, "not known")
    notes = f"Akte {key} beim Referat angefragt" if draft.draws[3] < 0.02 else ""
    parties = "-".join(party.slug[:30].rstrip("-") for party in draft.parties[:2])
    slug = f"{parties}-a{key}"
    # Of what nobody signed the day is the one it was planned for.
    days = (draft.signed, "") if draft.life_cycle in ("announced", "abandoned") else ("", draft.signed)
    return _line(
        key, slug, "published", *_written(titles), draft.kind, printed, *days, draft.announced, draft.ends,
        None if draft.place is None else draft.place + 1, None if draft.delegation is None else draft.delegation + 1,
        *_written(purposes), draft.life_cycle, force, notes,
    )  # fmt: skip


def _parties(draft: Draft, key: int) -> list[str]:
    return [
        _line(key * 4 + order, key, order + 1, party.key, party.former if draft.year < party.renamed else "")
        for order, party in enumerate(draft.parties)
    ]


def _signatories(seed: int, draft: Draft, key: int) -> list[str]:
    people = growth.people_at(draft.number)
    lines = []
    for order, party in enumerate(draft.parties):
        if (number := (party.key - 1) // 2) < people:
            one = person(seed, party.side, number)
            lines.append(_line(key * 4 + order, key, order + 1, key * 4 + order, one.key, "signatory", *_all(one.role)))
    return lines


def _agreement_citations(draft: Draft, key: int) -> list[str]:
    """The title is always cited; date, purpose and the first party often; a tenth of the dates only by inference."""
    lot, source = draft.draws, draft.source + 1
    lines = [_citation(key * 4, key, "title", source, "stated" if lot[3] < 0.8 else "reported") + f"\t{NULL}"]
    if draft.signed and lot[0] < 0.6:
        certainty = "stated" if lot[1] < 0.7 else "implied" if lot[1] < 0.9 else "inferred"
        steps = "The text names the day of the week it appeared in." if certainty == "inferred" else ""
        day = "planned_signed" if draft.life_cycle in ("announced", "abandoned") else "signed"
        lines.append(_citation(key * 4 + 1, key, day, source, certainty, "P2", steps) + f"\t{NULL}")
    if lot[1] < 0.2:
        lines.append(_citation(key * 4 + 2, key, "purpose", source, "planned", "P3") + f"\t{NULL}")
    if lot[2] < 0.1:
        lines.append(_citation(key * 4 + 3, key, "organisation", source, "stated", "H") + f"\t{key * 4}")
    return lines
