"""The profile of a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from companies.models import Office, OfficeCitation, Organisation, Place
from events.models import (
    Agreement,
    AgreementCitation,
    DelegationCitation,
    Event,
    EventCitation,
    Figure,
    FigureCitation,
    Visit,
)
from events.public_use import lies_in, places_in_public_use
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.bulk_citations import gather_footnotes
from records.dates import date_order
from records.first_rows import FirstRows
from records.querysets import is_published

# Of agreements and of organisations a profile has so many; lists have the others.
MOST = 30


@dataclass(frozen=True, eq=False)
class PlaceProfile(Profile[Place]):
    """One place with the offices, figures, agreements and visits there or inside it."""

    parts: Sequence[Place]
    offices: Sequence[Office]
    figures: Sequence[Figure]
    # The latest first.
    agreements: FirstRows[Agreement]
    # What was to be signed there and is not known to have been.
    announced: FirstRows[Agreement]
    visits: Sequence[Visit]
    events: FirstRows[Event]
    organisations: FirstRows[Organisation]

    @classmethod
    def of(cls, subject: Place) -> Self:
        offices = Office.objects.published().filter(lies_in(subject, "place"))
        figures = Figure.objects.published().filter(place=subject)
        agreements = Agreement.objects.published().filter(lies_in(subject, "place"))
        visits = Visit.objects.filter(lies_in(subject, "place"), is_published("delegation"))
        newest_first = agreements.select_related("place").order_by(*date_order("signed", descending=True))
        seated = Organisation.objects.published().filter(lies_in(subject, "seat"))
        held: Any = Event.objects.published().filter(lies_in(subject, "place")).for_list().prefetch_related(None)
        events: FirstRows[Event] = FirstRows.of(held, MOST)
        signed: FirstRows[Agreement] = FirstRows.of(newest_first.concluded(), MOST)
        announced: FirstRows[Agreement] = FirstRows.of(newest_first.exclude(pk__in=agreements.concluded()), MOST)
        footnotes = gather_footnotes(
            (
                OfficeCitation.objects.filter(record__in=offices),
                FigureCitation.objects.filter(record__in=figures),
                AgreementCitation.objects.filter(
                    record__in=[*signed, *announced], field__in=("planned_signed", "signed", "place")
                ),
                DelegationCitation.objects.filter(visit__in=visits),
                EventCitation.objects.filter(record__in=[event.pk for event in events]),
            )
        )
        return cls(
            subject=subject,
            footnotes=footnotes,
            parts=list(places_in_public_use().filter(within=subject).in_name_order()),
            offices=list(offices.for_list().prefetch_related(None).with_functions()),
            figures=list(figures.for_list().prefetch_related(None)),
            agreements=signed,
            announced=announced,
            visits=list(
                visits.select_related("delegation", "place", "host").order_by(
                    *date_order("delegation__starts", "delegation__ends", descending=True)[:-1], "delegation", "order"
                )
            ),
            events=events,
            organisations=FirstRows.of(seated.in_name_order(), MOST),
        )
