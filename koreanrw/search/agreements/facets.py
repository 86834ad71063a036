"""What agreements are counted and narrowed by, as readers see it; `events/search_index.py` says what is indexed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection, models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation, Place
from events.models import Agreement, Delegation, Topic
from events.public_use import places_in_public_use, topics_in_public_use
from events.search_index import (
    CONCLUDED,
    DATES,
    DAYS,
    FACET_BITS,
    FORMS,
    KINDS,
    LIFE_CYCLES,
    MORE_THAN_TWO,
    NO_YEAR,
    NOBODY_IN_KOREA,
    NOBODY_IN_NRW,
    PARTIES,
    STATED,
    UNKNOWN,
    UNPROVED,
    FacetNumber,
)
from koreanrw.names import best_language, best_name
from records.models import Source
from records.search import LANGUAGES

UNKNOWN_YEAR = "unknown"


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet: what stands in the address and what readers see."""

    code: int
    value: str
    label: str
    language: str = ""


@dataclass(frozen=True, eq=False)
class Facet:
    """One thing agreements are classed by. ``several``: an agreement may have more than one value of it."""

    name: str
    number: FacetNumber
    label: str | Promise
    model: type[models.Model] | None = None
    # Values the index numbers by their place, and what these are called.
    values: tuple[str, ...] = ()
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    several: bool = False
    help_text: str | Promise = ""

    # Forms copy their filters, so the same facet need not be the same object; and to compare labels is to translate
    # them.

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facet) and self.number == other.number

    def __hash__(self) -> int:
        return self.number

    def code(self, key: int) -> int:
        return self.number << FACET_BITS | key

    @staticmethod
    def key(code: int) -> int:
        """The key or number behind a code."""
        return code & ((1 << FACET_BITS) - 1)

    def owns(self, code: int) -> bool:
        return self.number_of(code) == self.number

    @staticmethod
    def number_of(code: int) -> int:
        """The number of the facet a code belongs to."""
        return code >> FACET_BITS

    def code_of(self, value: str) -> int:
        """The code of a value the index numbers by its place."""
        return self.code(self.values.index(value) + 1)

    def plain_values(self) -> dict[int, FacetValue]:
        """Values that need no query: kinds, stages, how a date is known."""
        return {
            self.code(key): FacetValue(self.code(key), value, str(self.labels[value]))
            for key, value in enumerate(self.values, start=1)
        }


PARTY = Facet(
    "party",
    FacetNumber.PARTY,
    _("Party"),
    Organisation,
    several=True,
    help_text=_("The organisations that signed, or for which others did."),
)
SEAT = Facet(
    "seat",
    FacetNumber.SEAT,
    _("Seat of a party"),
    Place,
    several=True,
    help_text=_("A larger place includes the places in it."),
)
ALL_PARTIES = Facet(
    "parties",
    FacetNumber.PARTIES,
    _("Parties together"),
    values=PARTIES,
    labels={
        MORE_THAN_TWO: _("more than two"),
        NOBODY_IN_NRW: _("none with a seat in North Rhine-Westphalia"),
        NOBODY_IN_KOREA: _("none with a seat in Korea"),
    },
    several=True,
    help_text=_("Where all seats are known."),
)
KIND = Facet("kind", FacetNumber.KIND, _("Kind"), values=KINDS, labels=dict(Agreement.Kind.choices))
FORM = Facet(
    "form",
    FacetNumber.FORM,
    _("Form"),
    values=FORMS,
    labels=dict(Agreement.Form.choices),
    help_text=_("Where a source says whether it was put in writing."),
)
LIFE_CYCLE = Facet(
    "life_cycle", FacetNumber.LIFE_CYCLE, _("Life cycle"), values=LIFE_CYCLES, labels=dict(Agreement.LifeCycle.choices)
)
TOPIC = Facet("topic", FacetNumber.TOPIC, _("Topic"), Topic, several=True)
PLACE = Facet(
    "place", FacetNumber.PLACE, _("Place of signing"), Place, help_text=_("A larger place includes the places in it.")
)
YEAR = Facet(
    "year",
    FacetNumber.YEAR,
    _("Year signed"),
    help_text=_("In this year for certain, or possibly, as far as the date is known."),
)
SOURCE = Facet("source", FacetNumber.SOURCE, _("Source"), Source, several=True)
DELEGATION = Facet(
    "delegation", FacetNumber.DELEGATION, _("Delegation"), Delegation, help_text=_("The journey it was signed on.")
)
DATE = Facet(
    "date",
    FacetNumber.DATE,
    _("Date of signing"),
    values=DATES,
    labels={
        STATED: _("stated by a source"),
        CONCLUDED: _("implied or inferred only"),
        UNKNOWN: _("not known"),
        UNPROVED: _("not proved by a source"),
    },
)
FACETS = (PARTY, SEAT, ALL_PARTIES, KIND, FORM, LIFE_CYCLE, YEAR, DATE, PLACE, TOPIC, DELEGATION, SOURCE)
# Known to the index alone.
SAMPLE = Facet("sample", FacetNumber.SAMPLE, "")
KNOWN_DAY = Facet("day", FacetNumber.DAYS, "", values=DAYS)
_NAMED: dict[int, tuple[str, str, str]] = {
    PARTY.number: ("companies_organisation", "name", "state = 'published'"),
    TOPIC.number: ("events_topic", "name", "true"),
    PLACE.number: ("companies_place", "name", "true"),
    SEAT.number: ("companies_place", "name", "true"),
    SOURCE.number: ("records_source", "title", "state = 'published'"),
    DELEGATION.number: ("events_delegation", "title", "state = 'published'"),
}
# What an address may name; what only drafts use is as unknown as what there is not.
_PUBLIC: dict[int, Callable[[], QuerySet]] = {
    PARTY.number: Organisation.objects.published,
    TOPIC.number: topics_in_public_use,
    PLACE.number: places_in_public_use,
    SEAT.number: places_in_public_use,
    SOURCE.number: Source.objects.published,
    DELEGATION.number: Delegation.objects.published,
}


def values_of(codes: Iterable[int]) -> dict[int, FacetValue]:
    """The values behind these numbers, named in the reader's language or the next best; one query.

    The numbers are those of published agreements, or were told by ``codes_of``.
    """
    found = {code: value for facet in FACETS for code, value in facet.plain_values().items()}
    years = {code: _year(code) for code in codes if YEAR.owns(code)}
    wanted = [code for code in codes if code >> FACET_BITS in _NAMED]
    named = _look_up({number: [Facet.key(c) for c in wanted if c >> FACET_BITS == number] for number in _NAMED})
    return found | years | named


def codes_of(facet: Facet, values: Iterable[str]) -> dict[str, int | None]:
    """The numbers behind values from an address; None for what there is not. One query, or none."""
    values = list(values)
    if facet == YEAR:
        return {value: _year_code(value) for value in values}
    if facet.model is None:
        known = {found.value: code for code, found in facet.plain_values().items()}
    else:
        named = _PUBLIC[facet.number]().filter(slug__in=values) if values else facet.model._default_manager.none()
        known = {slug: facet.code(key) for slug, key in named.values_list("slug", "pk")}
    return {value: known.get(value) for value in values}


def _year(code: int) -> FacetValue:
    key = Facet.key(code)
    return FacetValue(code, str(key) if key else UNKNOWN_YEAR, str(key) if key else str(_("not known")))


def _year_code(value: str) -> int | None:
    if value == UNKNOWN_YEAR:
        return YEAR.code(NO_YEAR)
    return YEAR.code(int(value)) if value.isascii() and value.isdigit() and len(value) == 4 else None


def _look_up(asked: dict[int, list[int]]) -> dict[int, FacetValue]:
    asked = {number: keys for number, keys in asked.items() if keys}
    if not asked:
        return {}
    parts, parameters = [], []
    for number, keys in asked.items():
        table, name, public = _NAMED[number]
        names = ", ".join(f"{name}_{language}" for language in LANGUAGES)
        parts.append(f"SELECT {number}, id, slug, {names} FROM {table} WHERE id = ANY(%s) AND {public}")
        parameters.append(keys)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        rows = cursor.fetchall()
    return {row[0] << FACET_BITS | row[1]: _named(row) for row in rows}


def _named(row: tuple) -> FacetValue:
    number, key, slug, *names = row
    by_language = dict(zip(LANGUAGES, names, strict=True))
    return FacetValue(number << FACET_BITS | key, slug, best_name(by_language) or slug, best_language(by_language))
