"""The kinds of things the whole register is searched for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext

from companies.models import (
    Company,
    Count,
    CountEntry,
    Institution,
    Office,
    OfficeEntry,
    Organisation,
    OrganisationEntry,
    Place,
    Sector,
)
from events.models import Agreement, AgreementEntry, Delegation, DelegationEntry, Person, PersonEntry, Topic
from events.public_use import places_in_public_use, sectors_in_public_use, topics_in_public_use
from koreanrw.breadcrumbs import SECTIONS
from records.models import SearchEntry, Source, SourceEntry
from records.search import IndexQuery, TsQuery


@dataclass(frozen=True)
class Kind:
    """One kind of thing. ``rows`` are all that everybody may read, with what a line about one of them names."""

    # Its list is the page `<name>_list`, if it has one; the page of one of them `<name>_detail`.
    name: str
    model: type[Model]
    rows: Callable[[], Any]
    # Its entries in the index, and which of them are meant; reference data has none.
    entry: type[SearchEntry] | None = None
    among: Q = Q()
    # The translated fields with its name and with a text that may show why it was found.
    title: str = "name"
    text: str = ""
    # Whether a line about one shows facts besides the name, with their sources.
    cites: bool = False
    # What its best match counts when kinds are put in order: names of things come before what is told of them.
    weight: float = 1

    has_list: bool = True

    @property
    def label(self) -> str | Promise:
        return SECTIONS.get(self.name) or gettext("Counts")

    @property
    def label_of_one(self) -> str:
        return str(self.model._meta.verbose_name)

    def list_address(self, words: str = "") -> str:
        """Its own list, perhaps searched for some words; empty where there is none."""
        if not self.has_list:
            return ""
        address = reverse(f"{self.name}_list")
        return f"{address}?{urlencode({'q': words})}" if words else address

    def page_address(self, slug: str) -> str:
        return reverse(f"{self.name}_detail", args=(slug,))

    def documents(self, query: IndexQuery) -> QuerySet:
        """Key and document of everything the query finds, in no order."""
        if self.entry is not None:
            found = self.entry._default_manager.filter(self.among, document__matches=TsQuery(query.wide))
        else:
            found = QuerySet(self.model).filter(pk__in=self.rows().matching(query).values("pk"))
        return found.order_by().values_list("pk", "document")


_IS_COMPANY = Q(record__kind=Organisation.Kind.COMPANY)


def _organisations() -> QuerySet:
    return Organisation.objects.published()


def _offices() -> QuerySet:
    return Office.objects.published().select_related("organisation", "place")


def _people() -> QuerySet:
    return Person.objects.published().for_list()


def _delegations() -> QuerySet:
    return Delegation.objects.published().for_list()


def _agreements() -> QuerySet:
    return Agreement.objects.published().for_list()


def _sources() -> QuerySet:
    return Source.objects.published()


def _counts() -> QuerySet:
    return Count.objects.published().for_list()


# In the order of the navigation.
KINDS = (
    Kind("company", Company, _organisations, OrganisationEntry, _IS_COMPANY, text="summary"),
    Kind("institution", Institution, _organisations, OrganisationEntry, ~_IS_COMPANY, text="summary"),
    Kind("office", Office, _offices, OfficeEntry, title="", weight=0.5),
    Kind("person", Person, _people, PersonEntry, cites=True),
    Kind("place", Place, places_in_public_use),
    Kind(
        "delegation", Delegation, _delegations, DelegationEntry, title="title", text="purpose", cites=True, weight=0.7
    ),
    Kind("agreement", Agreement, _agreements, AgreementEntry, title="title", text="purpose", cites=True, weight=0.7),
    Kind("source", Source, _sources, SourceEntry, title="title", weight=0.5),
    Kind("sector", Sector, sectors_in_public_use),
    Kind("topic", Topic, topics_in_public_use),
    Kind("count", Count, _counts, CountEntry, title="", text="rule", cites=True, weight=0.5, has_list=False),
)
