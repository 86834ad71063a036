"""The one table of kinds: everything the register has pages about, and what the website does with it.

Navigation, front page, breadcrumbs, page of not found, sitemaps, cards, downloads, API, search and the admin's groups
are made from this table. What differs from kind to kind in what is *said* of one stands in the room that says it, by
the name of the kind (`koreanrw.sentences`, `koreanrw.discovery`), and a test names the kind that is missing there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from companies.models import (
    Company,
    Institution,
    Office,
    OfficeEntry,
    Organisation,
    OrganisationEntry,
    Place,
    Sector,
)
from events.models import (
    Agreement,
    AgreementEntry,
    CountingRule,
    Delegation,
    DelegationEntry,
    Event,
    EventEntry,
    EventSeries,
    Figure,
    FigureEntry,
    Person,
    PersonEntry,
    Topic,
)
from events.public_use import (
    counting_rules_in_public_use,
    event_series_in_public_use,
    places_in_public_use,
    sectors_in_public_use,
    topics_in_public_use,
)
from records.models import Record, SearchEntry, Source, SourceEntry
from records.search import IndexQuery, TsQuery


@dataclass(frozen=True)
class Searched:
    """How the search over the whole register finds things of a kind, and what a line about one shows.

    ``entry`` is its table in the index, ``among`` which rows of it are meant; reference data has none. ``title`` and
    ``text`` are the translated fields with its name and with a text that may show why it was found. ``weight`` is what
    its best match counts when kinds are put in order: names of things come before what is told of them.
    """

    entry: type[SearchEntry] | None = None
    among: Q = Q()
    title: str = "name"
    text: str = ""
    weight: float = 1
    # Whether a line about one shows facts besides the name, with their sources.
    cites: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of thing: a kind of record, or of reference data that published records use."""

    # In the names of addresses: the list is the page `<name>_list`, the page of one of them `<name>_detail`.
    name: str
    # In the addresses themselves, in files and in the API.
    plural: str
    label: Promise
    model: type[Model]
    # All rows everybody may read; asked for anew each time, since what is public changes.
    public: Callable[[], Any]
    # The same with what a line about one of them names.
    for_lines: Callable[[], Any]
    searched: Searched
    has_list: bool = True
    has_page: bool = True
    # Whether it stands in the navigation; and its number on the front page, its last changes in the feed.
    in_navigation: bool = False
    on_front_page: bool = False
    # What the rows of its list count, with what each number is called.
    numbers: Mapping[str, str | Promise] = field(default_factory=dict)

    @property
    def label_of_one(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def is_record(self) -> bool:
        """Whether it has a state, sources and pages below its own; else it is reference data."""
        return issubclass(self.model, Record)

    @property
    def is_searched(self) -> bool:
        """Whether it is found as a thing of its own; other vocabulary is found with the records that use it."""
        return self.is_record or self.has_page

    @property
    def list_name(self) -> str:
        """The name of its list among the addresses; empty where it has none."""
        return f"{self.name}_list" if self.has_list else ""

    def list_address(self, query: Iterable[tuple[str, str]] = (), *, below: str = "") -> str:
        """Its own list, or what stands below that, as far as something is asked of it; empty where there is none."""
        if not self.has_list:
            return ""
        asked = urlencode([(name, value) for name, value in query if value])
        address = reverse(self.list_name) + below
        return f"{address}?{asked}" if asked else address

    def page_address(self, slug: str) -> str:
        return reverse(f"{self.name}_detail", args=(slug,))

    def documents(self, query: IndexQuery) -> QuerySet:
        """Key and document of everything the query finds, in no order."""
        entry = self.searched.entry
        if entry is not None:
            found = entry._default_manager.filter(self.searched.among, document__matches=TsQuery(query.wide))
        else:
            found = QuerySet(self.model).filter(pk__in=self.public().matching(query).values("pk"))
        return found.order_by().values_list("pk", "document")


_IS_COMPANY = Q(record__kind=Organisation.Kind.COMPANY)
_OF_OFFICES, _OF_AGREEMENTS = _("Number of offices"), _("Number of agreements")


def _organisations() -> QuerySet:
    # One loader for companies and institutions: found together, they are loaded together.
    return Organisation.objects.published()


# In the order of the navigation.
KINDS: tuple[Kind, ...] = (
    Kind(
        "company",
        "companies",
        _("Companies"),
        Company,
        lambda: Company.objects.published(),
        _organisations,
        Searched(OrganisationEntry, _IS_COMPANY, text="summary"),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "office",
        "offices",
        _("Offices"),
        Office,
        lambda: Office.objects.published(),
        lambda: Office.objects.published().select_related("organisation", "place"),
        Searched(OfficeEntry, title="", weight=0.5),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "institution",
        "institutions",
        _("Institutions"),
        Institution,
        lambda: Institution.objects.published(),
        _organisations,
        Searched(OrganisationEntry, ~_IS_COMPANY, text="summary"),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "person",
        "people",
        _("People"),
        Person,
        lambda: Person.objects.published(),
        lambda: Person.objects.published().for_list(),
        Searched(PersonEntry, cites=True),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "place",
        "places",
        _("Places"),
        Place,
        places_in_public_use,
        places_in_public_use,
        Searched(),
        in_navigation=True,
        numbers={"number_of_offices": _OF_OFFICES, "number_of_agreements": _OF_AGREEMENTS},
    ),
    Kind(
        "delegation",
        "delegations",
        _("Delegations"),
        Delegation,
        lambda: Delegation.objects.published(),
        lambda: Delegation.objects.published().for_list(),
        Searched(DelegationEntry, title="title", text="purpose", weight=0.7, cites=True),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "event",
        "events",
        _("Events"),
        Event,
        lambda: Event.objects.published(),
        lambda: Event.objects.published().for_list(),
        Searched(EventEntry, title="title", text="summary", weight=0.7, cites=True),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "agreement",
        "agreements",
        _("Agreements"),
        Agreement,
        lambda: Agreement.objects.published(),
        lambda: Agreement.objects.published().for_list(),
        Searched(AgreementEntry, title="title", text="purpose", weight=0.7, cites=True),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "source",
        "sources",
        _("Sources"),
        Source,
        lambda: Source.objects.published(),
        lambda: Source.objects.published(),
        Searched(SourceEntry, title="title", weight=0.5),
        in_navigation=True,
        on_front_page=True,
    ),
    Kind(
        "sector",
        "sectors",
        _("Sectors"),
        Sector,
        sectors_in_public_use,
        sectors_in_public_use,
        Searched(),
        numbers={"number_of_organisations": _("Number of organisations")},
    ),
    Kind(
        "topic",
        "topics",
        _("Topics"),
        Topic,
        topics_in_public_use,
        topics_in_public_use,
        Searched(),
        numbers={"number_of_agreements": _OF_AGREEMENTS},
    ),
    Kind(
        "figure",
        "figures",
        _("Figures"),
        Figure,
        lambda: Figure.objects.published(),
        lambda: Figure.objects.published().for_list(),
        Searched(FigureEntry, title="", weight=0.5, cites=True),
        has_page=False,
    ),
    Kind(
        "event_series",
        "event-series",
        _("Series of events"),
        EventSeries,
        event_series_in_public_use,
        event_series_in_public_use,
        Searched(),
        has_list=False,
        has_page=False,
    ),
    Kind(
        "counting_rule",
        "counting-rules",
        _("Counting rules"),
        CountingRule,
        counting_rules_in_public_use,
        counting_rules_in_public_use,
        Searched(),
        has_list=False,
        has_page=False,
    ),
)


def kind_named(name: str) -> Kind:
    """The kind of this name, `company`; KeyError where there is none."""
    return {kind.name: kind for kind in KINDS}[name]


def kind_of(row: Model) -> Kind | None:
    """The kind of a row: an organisation is a company or an institution. None for parts and other things."""
    if isinstance(row, Organisation):
        return kind_named("company" if row.is_company else "institution")
    return next((kind for kind in KINDS if isinstance(row, kind.model)), None)


def kind_in_addresses(plural: str) -> Kind | None:
    """The kind whose addresses begin so, `companies`; None where there is none."""
    return next((kind for kind in KINDS if kind.plural == plural), None)


def kind_of_list(list_name: str) -> Kind | None:
    """The kind whose list bears this name among the addresses, `company_list`; None where there is none."""
    return next((kind for kind in kinds_with_list() if kind.list_name == list_name), None)


def kinds_of_records() -> tuple[Kind, ...]:
    """Those with a state, sources and a history."""
    return tuple(kind for kind in KINDS if kind.is_record)


def kinds_with_list() -> tuple[Kind, ...]:
    """Those with a list of their own."""
    return tuple(kind for kind in KINDS if kind.has_list)


def kinds_with_page() -> tuple[Kind, ...]:
    """Those with pages of their own."""
    return tuple(kind for kind in KINDS if kind.has_page)
