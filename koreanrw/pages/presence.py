"""Who was in NRW on a day: offices and delegations, those that certainly were and those that only may have been."""

import datetime
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from companies.models import Office, OfficeCitation, Place
from companies.presence import judge_function, judge_office
from events.journeys import days_around, under_way_on
from events.models import Delegation, DelegationCitation
from events.public_use import lies_in
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.as_of import Judged, Section
from koreanrw.pages.generic import PagedView, page_of
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.organisation_filters import places_of_offices
from records import search
from records.assertion import is_certain
from records.dates import DayField, date_order
from records.dates.grounds import OF_JOURNEYS, OF_OFFICES
from records.dates.standing import Ground
from records.models import Source

LONGEST_DAY = 60
PAGE_SIZE = 50
# North Rhine-Westphalia in ISO 3166.
STATE = "DE-NW"
# How many days from the register itself stand beside the empty form.
EXAMPLES = 6


class PresenceForm(forms.Form):
    """A day, and a place if it matters."""

    day = DayField(
        label=_("Day"),
        max_length=LONGEST_DAY,
        help_text=_("One exact day: 27 March 2015, 27.3.2015 or 2015-03-27."),
    )
    place = forms.ChoiceField(
        label=_("Place"), required=False, help_text=_("A larger place includes the places in it.")
    )

    def __init__(self, data, places: list[Place]) -> None:
        super().__init__(data)
        field: Any = self.fields["place"]
        field.choices = [("", _("any place")), *((place.slug, str(place)) for place in places)]
        self.places = {place.slug: place for place in places}

    def chosen_place(self) -> Place | None:
        return self.places.get(self.cleaned_data["place"])

    def area(self) -> Place | None:
        """Where offices are looked for: in the state the page is about, unless a place is chosen."""
        state = next((place for place in self.places.values() if place.code == STATE), None)
        return self.chosen_place() or state


@dataclass(frozen=True)
class PresencesOnDay:
    """Who was here on a day: one page of the offices with their functions, and every delegation under way."""

    day: datetime.date
    place: Place | None
    # None where there is no such page.
    page: Page | None
    offices: Section
    delegations: Section
    footnotes: Footnotes

    @classmethod
    def of(cls, day: datetime.date, form: PresenceForm, asked: str) -> Self:
        place = form.chosen_place()
        page = page_of(Paginator(offices_on(day, form.area()), PAGE_SIZE), asked)
        offices = list(page.object_list) if page else []
        delegations = list(delegations_on(day, place))
        footnotes = gather_footnotes(
            (
                OfficeCitation.objects.filter(record__in=[office.pk for office in offices]),
                DelegationCitation.objects.filter(
                    record__in=[delegation.pk for delegation in delegations], member=None, visit=None, participant=None
                ),
            )
        )
        presences = tuple(_presence(day, office, footnotes) for office in offices)
        journeys = tuple(_journey(day, delegation, footnotes) for delegation in delegations)
        return cls(day, place, page, Section("office", "", presences), Section("delegation", "", journeys), footnotes)


class PresenceView(PagedView):
    """Who was in NRW on a given day. Without a day it shows the form and some days the register knows something of."""

    template_name = "pages/presence/presence.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Who was in NRW"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        places = list(places_of_offices().select_related("within__within__within__within").in_name_order())
        form = PresenceForm(asked if "day" in asked else None, places)
        if not form.is_valid():
            return super().get_context_data(form=form, examples=days_in_the_register(), **kwargs)
        there = PresencesOnDay.of(form.cleaned_data["day"], form, asked.get("page", "1"))
        return super().get_context_data(
            form=form, there=there, page_obj=there.page, footnotes=there.footnotes, **kwargs
        )


def offices_on(day: datetime.date, place: Place | None) -> QuerySet:
    """Published offices that were there on the day, those that certainly were before those that may have been.

    Of an office known only by a larger place nobody knows that it was not here: it is possible.
    """
    offices = Office.objects.published().possibly_active_on(day)
    certain: Q = Office.objects.is_certainly_active_on(day)
    if place is not None:
        here = lies_in(place, "place")
        larger = [wide.pk for wide in place.ancestors() if wide.is_wide and wide.kind != Place.Kind.COUNTRY]
        offices = offices.filter(here | Q(place__in=larger))
        certain &= here
    return (
        offices.annotate(is_certain=Case(When(certain, then=Value(True)), default=False, output_field=BooleanField()))
        .select_related("organisation", "place")
        .with_functions()
        .order_by("-is_certain", search.sort_column("organisation__"), search.sort_column("place__"), "pk")
    )


def delegations_on(day: datetime.date, place: Place | None) -> QuerySet:
    """Published delegations that may have been under way on the day, to or through the place."""
    delegations = Delegation.objects.published().possibly_under_way_on(*days_around(day))
    if place is not None:
        on_the_way = lies_in(place, "destination") | lies_in(place, "visits__place")
        delegations = delegations.filter(pk__in=Delegation.objects.filter(on_the_way).values("pk"))
    return delegations.select_related("origin", "destination").order_by(*date_order("starts", "ends"))


def _presence(day: datetime.date, office: Any, footnotes: Footnotes) -> Judged:
    judgement = judge_office(office, footnotes.citations(office), day)
    if judgement.is_certain and not office.is_certain:
        judgement = judgement.but(Ground.WIDER_PLACE)
    functions = (
        Judged(function, judge_function(function, footnotes.citations(function), day))
        for function in office.functions.all()
    )
    held = tuple(found for found in functions if found.judgement.may_hold)
    return Judged(office, judgement, OF_OFFICES, (Section("function", "", held),))


def _journey(day: datetime.date, delegation: Delegation, footnotes: Footnotes) -> Judged:
    is_firm = is_certain(footnotes.citations(delegation, "starts"))
    return Judged(delegation, under_way_on(day, delegation, is_firm=is_firm), OF_JOURNEYS)


def days_in_the_register() -> list[datetime.date]:
    """Days on which something begins or is told, the latest first, as ways into the page; one query."""
    offices = (
        Office.objects.published()
        .filter(opened_latest__isnull=False, opened_latest__lt=datetime.date(datetime.MAXYEAR, 1, 1))
        .order_by()
        .values_list("opened_latest", flat=True)
    )
    journeys = (
        Delegation.objects.published()
        .filter(ends_latest__isnull=False, ends_latest__lt=datetime.date(datetime.MAXYEAR, 1, 1))
        .order_by()
        .values_list("ends_latest", flat=True)
    )
    told = (
        Source.objects.published()
        .filter(Exists(OfficeCitation.objects.filter(source=OuterRef("pk"), record__in=Office.objects.published())))
        .filter(published_earliest=F("published_latest"))
        .order_by()
        .values_list("published_latest", flat=True)
    )
    days: Any = offices.union(journeys, told)
    return sorted(days.order_by("-opened_latest")[:EXAMPLES])
