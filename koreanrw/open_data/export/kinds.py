"""Every kind of row that can be taken along, by the name its addresses bear."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from companies.models import Company, Count, Institution, Office, Place, Sector
from events.models import Agreement, Delegation, Person, Topic
from koreanrw.discovery.public import PUBLIC
from koreanrw.pages.agreements import AgreementListView
from koreanrw.pages.companies import CompanyListView
from koreanrw.pages.delegations import DelegationListView
from koreanrw.pages.generic import RecordListView
from koreanrw.pages.institutions import InstitutionListView
from koreanrw.pages.offices import OfficeListView
from koreanrw.pages.people import PersonListView
from koreanrw.pages.places import PlaceListView
from koreanrw.pages.sectors import SectorListView
from koreanrw.pages.sources import SourceListView
from koreanrw.pages.topics import TopicListView
from records.models import Source


@dataclass(frozen=True)
class Kind:
    """One kind of row: what it is, all rows everybody may read, and the list readers choose them from."""

    # As its addresses call it.
    name: str
    label: str | Promise
    model: type[Model]
    rows: Callable[[], QuerySet]
    # None for rows that have no list of their own.
    list_view: type[RecordListView] | None = None
    # What the rows of the list count, with what each number is called.
    numbers: Mapping[str, str | Promise] = field(default_factory=dict)

    @property
    def list_name(self) -> str:
        """The name of the list among the addresses."""
        return self.list_view.url_name if self.list_view else ""


def _of_list(name: str, model: type[Model], view: type[RecordListView], **numbers: Any) -> Kind:
    return Kind(name, view.heading, model, PUBLIC[name], view, numbers)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order of the site."""
    offices, agreements = _("Number of offices"), _("Number of agreements")
    found = (
        _of_list("companies", Company, CompanyListView),
        _of_list("institutions", Institution, InstitutionListView),
        _of_list("offices", Office, OfficeListView),
        _of_list("people", Person, PersonListView),
        _of_list("delegations", Delegation, DelegationListView),
        _of_list("agreements", Agreement, AgreementListView),
        _of_list("sources", Source, SourceListView),
        _of_list("places", Place, PlaceListView, number_of_offices=offices, number_of_agreements=agreements),
        _of_list("sectors", Sector, SectorListView, number_of_organisations=_("Number of organisations")),
        _of_list("topics", Topic, TopicListView, number_of_agreements=agreements),
        Kind("counts", _("Counts"), Count, lambda: Count.objects.published()),
    )
    return {kind.name: kind for kind in found}


def listed_kinds() -> list[Kind]:
    """Those that have a list of their own."""
    return [kind for kind in kinds().values() if kind.list_view]


def kind_of_list(list_name: str) -> Kind | None:
    """The kind whose list bears this name among the addresses."""
    return next((kind for kind in listed_kinds() if kind.list_name == list_name), None)
