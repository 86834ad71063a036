"""The lists of the register: which rows each has, what narrows them, and what it says of itself.

Whoever shows a list, or passes on what it finds (a page, a file, a feed, the API), asks here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count as Number
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Company, Institution, Office, Organisation
from events.models import Agreement, Delegation, Event, Figure, Person
from events.public_use import places_in_public_use, sectors_in_public_use, topics_in_public_use
from koreanrw.kinds import Kind, kind_named
from koreanrw.search.agreements.answering import select_agreements
from koreanrw.search.agreements.search import AgreementSearch
from koreanrw.search.event_filters import DelegationFilterSet, EventFilterSet, FigureFilterSet, PersonFilterSet
from koreanrw.search.filters import ListSearch, RecordFilterSet, Selection, select
from koreanrw.search.organisation_filters import (
    CompanyFilterSet,
    InstitutionFilterSet,
    OfficeFilterSet,
    PlaceFilterSet,
)
from koreanrw.search.source_filters import SourceFilterSet
from records.models import Source


@dataclass(frozen=True, eq=False)
class RecordList:
    """A list of published rows of one kind, in its own order; the address holds the whole state of a search."""

    kind: Kind
    rows: Callable[[], QuerySet]
    # What a first-time reader will find in it.
    lead: str | Promise
    # How many rows there are, and how many of them a search found, in words.
    total: Any
    share: Any
    search_class: type[ListSearch] = RecordFilterSet
    # Where it is called otherwise than its kind.
    heading: str | Promise = ""
    finds: Callable[[Any], Selection] = select
    # Conditions by what they were called in addresses before.
    former_conditions: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str | Promise:
        """What it is called."""
        return self.heading or self.kind.label

    def search(self, query: Mapping[str, Any], rows: QuerySet | None = None) -> Any:
        """A search as somebody filled in its form; over ``rows`` where these are loaded otherwise than usual."""
        return self.search_class(self.in_present_names(query), queryset=self.rows() if rows is None else rows)

    def in_present_names(self, query: Mapping[str, Any]) -> Mapping[str, Any]:
        """The same question where an address from before asks it."""
        if not (isinstance(query, QueryDict) and any(name in query for name in self.former_conditions)):
            return query
        asked = QueryDict(mutable=True)
        for name, values in query.lists():
            asked.setlist(self.former_conditions.get(name, name), values)
        return asked

    def select(self, query: QueryDict) -> Selection:
        """All rows a search finds, in the order shown."""
        return self.finds(self.search(query))


def _how_many(published: QuerySet, field: str) -> Coalesce:
    """How many of these records the row is named by in this field."""
    named = published.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(number=Number("pk"))
    return Coalesce(Subquery(named.values("number")), 0)


def _places() -> QuerySet:
    return (
        places_in_public_use()
        .select_related("within")
        .annotate(
            number_of_offices=_how_many(Office.objects.published(), "place"),
            number_of_agreements=_how_many(Agreement.objects.published(), "place"),
        )
        .in_name_order()
    )


def _sectors() -> QuerySet:
    number = _how_many(Organisation.objects.published(), "sectors")
    return sectors_in_public_use().annotate(number_of_organisations=number).in_name_order()


def _topics() -> QuerySet:
    number = _how_many(Agreement.objects.published(), "topics")
    return topics_in_public_use().annotate(number_of_agreements=number).in_name_order()


_FORMERLY_COUNTRY = {"country": "seat"}
COMPANIES = RecordList(
    kind_named("company"),
    lambda: Company.objects.published().for_list(),
    _("Korean companies with an office in North Rhine-Westphalia, and others that do business between the two."),
    ngettext_lazy("%(total)s company", "%(total)s companies", "total"),
    ngettext_lazy("%(total)s of %(all)s company", "%(total)s of %(all)s companies", "all"),
    CompanyFilterSet,
    former_conditions=_FORMERLY_COUNTRY,
)
INSTITUTIONS = RecordList(
    kind_named("institution"),
    lambda: Institution.objects.published().for_list(),
    _(
        "Agencies, universities, ministries, cities, networks, chambers and trade fairs: everybody "
        "who is not a company."
    ),
    ngettext_lazy("%(total)s institution", "%(total)s institutions", "total"),
    ngettext_lazy("%(total)s of %(all)s institution", "%(total)s of %(all)s institutions", "all"),
    InstitutionFilterSet,
    former_conditions=_FORMERLY_COUNTRY,
)
OFFICES = RecordList(
    kind_named("office"),
    lambda: Office.objects.published().for_list(),
    _(
        "Where companies and institutions are present, since when, and what for. What is only "
        "planned is marked as such."
    ),
    ngettext_lazy("%(total)s office", "%(total)s offices", "total"),
    ngettext_lazy("%(total)s of %(all)s office", "%(total)s of %(all)s offices", "all"),
    OfficeFilterSet,
)
PEOPLE = RecordList(
    kind_named("person"),
    lambda: Person.objects.published().for_list(),
    _("People known to this register by a public role, with the role as it was at the time of the source."),
    ngettext_lazy("%(total)s person", "%(total)s people", "total"),
    ngettext_lazy("%(total)s of %(all)s person", "%(total)s of %(all)s people", "all"),
    PersonFilterSet,
)
PLACES = RecordList(
    kind_named("place"),
    _places,
    _(
        "Countries, states, regions and cities the records name. A district is not its city, and a "
        "technology region is not a city."
    ),
    ngettext_lazy("%(total)s place", "%(total)s places", "total"),
    ngettext_lazy("%(total)s of %(all)s place", "%(total)s of %(all)s places", "all"),
    PlaceFilterSet,
)
DELEGATIONS = RecordList(
    kind_named("delegation"),
    lambda: Delegation.objects.published().for_list(),
    _("Groups that travelled between Korea and North Rhine-Westphalia: who, when, and whom they met."),
    ngettext_lazy("%(total)s delegation", "%(total)s delegations", "total"),
    ngettext_lazy("%(total)s of %(all)s delegation", "%(total)s of %(all)s delegations", "all"),
    DelegationFilterSet,
)
EVENTS = RecordList(
    kind_named("event"),
    lambda: Event.objects.published().for_list(),
    _("Openings, meetings, fairs, conferences and receptions: who held them, who was there, and what was signed."),
    ngettext_lazy("%(total)s event", "%(total)s events", "total"),
    ngettext_lazy("%(total)s of %(all)s event", "%(total)s of %(all)s events", "all"),
    EventFilterSet,
)
AGREEMENTS = RecordList(
    kind_named("agreement"),
    lambda: Agreement.objects.published().for_list(),
    _("What organisations of Korea and North Rhine-Westphalia agreed, with the date as far as the sources know it."),
    ngettext_lazy("%(total)s agreement", "%(total)s agreements", "total"),
    ngettext_lazy("%(total)s of %(all)s agreement", "%(total)s of %(all)s agreements", "all"),
    AgreementSearch,
    finds=select_agreements,
)
FIGURES = RecordList(
    kind_named("figure"),
    lambda: Figure.objects.published().for_list(),
    _(
        "Numbers somebody gave: of companies, staff, members, groups, money or area, each with its source, its day and "
        "the rule it was made by. They are never added up."
    ),
    ngettext_lazy("%(total)s figure", "%(total)s figures", "total"),
    ngettext_lazy("%(total)s of %(all)s figure", "%(total)s of %(all)s figures", "all"),
    FigureFilterSet,
)
SOURCES = RecordList(
    kind_named("source"),
    lambda: Source.objects.published().for_list(),
    _("The texts this register rests on. The page of a source shows every fact taken from it, paragraph by paragraph."),
    ngettext_lazy("%(total)s source", "%(total)s sources", "total"),
    ngettext_lazy("%(total)s of %(all)s source", "%(total)s of %(all)s sources", "all"),
    SourceFilterSet,
)
SECTORS = RecordList(
    kind_named("sector"),
    _sectors,
    _("Lines of business in plain words, no statistical classification, with the companies that work in each."),
    ngettext_lazy("%(total)s sector", "%(total)s sectors", "total"),
    ngettext_lazy("%(total)s of %(all)s sector", "%(total)s of %(all)s sectors", "all"),
)
TOPICS = RecordList(
    kind_named("topic"),
    _topics,
    _("What the agreements are about, in plain words, with the agreements on each topic."),
    ngettext_lazy("%(total)s topic", "%(total)s topics", "total"),
    ngettext_lazy("%(total)s of %(all)s topic", "%(total)s of %(all)s topics", "all"),
)
LISTS = (
    COMPANIES, INSTITUTIONS, OFFICES, PEOPLE, DELEGATIONS, EVENTS, AGREEMENTS, FIGURES, SOURCES, PLACES, SECTORS,
    TOPICS,
)  # fmt: skip


BY_KIND = {each.kind: each for each in LISTS}


def list_of(kind: Kind) -> RecordList:
    """The list of a kind that has one."""
    return BY_KIND[kind]
