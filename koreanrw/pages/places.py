"""Places, and everything that happened there."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from companies.models import Count, CountCitation, Office, OfficeCitation, Organisation, Place
from events.models import Agreement, AgreementCitation, DelegationCitation, Visit
from events.public_use import lies_in, places_in_public_use
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, crumb_of, list_of
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import RecordListView
from koreanrw.pictures.maps import place_map
from koreanrw.provenance.bulk_citations import gather_citations
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.lists import PLACES
from records.dates import date_order
from records.first_rows import FirstRows


class PlaceListView(RecordListView):
    """The places that published records name. Places rest on no source: the records there do."""

    record_list = PLACES
    template_name = "pages/places/list.html"

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


# Of each kind of record a page of a place shows so many; lists have the others.
MOST = 30


class PlaceDetailView(WithBreadcrumbs, DetailView):
    """One place with the offices, counts, agreements and visits there or inside it."""

    template_name = "pages/places/detail.html"
    object: Place

    def get_queryset(self) -> QuerySet:
        return places_in_public_use().select_related("within__within__within__within")

    def get_breadcrumbs(self) -> list[Crumb]:
        """From the widest place it lies in."""
        return [list_of(kind_named("place")), *map(crumb_of, reversed([self.object, *self.object.ancestors()]))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = self.object
        offices = Office.objects.published().filter(lies_in(here, "place"))
        counts = Count.objects.published().filter(place=here)
        agreements = Agreement.objects.published().filter(lies_in(here, "place"))
        visits = Visit.objects.filter(lies_in(here, "place"), delegation__state="published")
        newest_first = agreements.select_related("place").order_by(*date_order("signed", descending=True))
        signed = FirstRows.of(newest_first, MOST)
        footnotes = Footnotes()
        footnotes.add_citations(
            gather_citations(
                (
                    OfficeCitation.objects.filter(record__in=offices),
                    CountCitation.objects.filter(record__in=counts),
                    AgreementCitation.objects.filter(record__in=signed, field__in=("signed", "place")),
                    DelegationCitation.objects.filter(visit__in=visits),
                )
            )
        )
        return super().get_context_data(
            map=place_map(here),
            parts=list(places_in_public_use().filter(within=here).in_name_order()),
            offices=list(offices.for_list().prefetch_related(None).prefetch_related("functions")),
            counts=list(counts.for_list().prefetch_related(None)),
            agreements=signed,
            visits=list(
                visits.select_related("delegation", "place", "host").order_by(
                    *date_order("delegation__starts", "delegation__ends", descending=True)[:-1], "delegation", "order"
                )
            ),
            organisations=FirstRows.of(Organisation.objects.published().filter(country=here).in_name_order(), MOST),
            footnotes=footnotes,
            **kwargs,
        )
