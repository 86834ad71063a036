"""When a page last changed: with its own record, or with another one whose facts it shows.

Everybody who names a day asks here: sitemaps, bibliographies, structured data.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import DateTimeField, F, Func, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Event, Figure, Person, Topic
from events.public_use import lies_in
from records.models import Record, Reference, Source, citation_models


def last_change(model: type[Model]) -> Any:
    """For rows of this model: when the page of each last changed. Only what everybody may read counts."""
    shown = [_latest(rows) for rows in _shown_on_the_page_of(model, OuterRef("pk"))]
    if issubclass(model, Place):
        shown.append(_latest_in_place())
    # PostgreSQL passes over what is not there.
    return Greatest("changed_at", *shown) if shown else F("changed_at")


def page_changed_at(shown: Record | Reference) -> datetime.datetime:
    """When the page of this record, place, sector or topic last changed.

    One query, asked once for each object; none where it was loaded with ``last_change``.
    """
    row: Any = shown
    if not hasattr(row, "last_change"):
        model = row._meta.concrete_model
        rows = QuerySet(model).filter(pk=row.pk).annotate(last_change=last_change(model))
        row.last_change = rows.values_list("last_change", flat=True).get()
    return row.last_change


def _latest(rows: QuerySet, moment: str = "changed_at") -> Subquery:
    """The latest moment of these rows; asked as the largest, since the first in order is looked for among all rows."""
    largest = Func(F(moment), function="MAX", output_field=DateTimeField())
    return Subquery(rows.order_by().annotate(largest=largest).values("largest"))


def _latest_in_place() -> Subquery:
    """What happened in a place or in one that lies in it, place by place: each has an index to look it up by."""
    here = OuterRef("pk")
    there: list[QuerySet] = [
        Office.objects.published().filter(place=here),
        Agreement.objects.published().filter(place=here),
        Event.objects.published().filter(place=here),
        Delegation.objects.published().filter(visits__place=here),
    ]
    inside = Place.objects.filter(lies_in(OuterRef("pk"), "pk"))
    return _latest(inside.annotate(moment=Greatest(*(_latest(rows) for rows in there))), "moment")


def _shown_on_the_page_of(model: type[Model], me: OuterRef) -> list[QuerySet]:
    """Published records that the page of ``me`` draws on, besides itself."""
    return next((shown(me) for kind, shown in _SHOWN if issubclass(model, kind)), [])


def _by_organisations(me: OuterRef) -> list[QuerySet]:
    delegations = Delegation.objects.published()
    return [
        Office.objects.published().filter(organisation=me),
        Figure.objects.published().filter(office__organisation=me),
        Figure.objects.published().filter(organisation=me),
        Event.objects.published().filter(participants__organisation=me),
        Organisation.objects.published().filter(relations__other=me),
        Person.objects.published().filter(positions__organisation=me),
        Agreement.objects.published().filter(parties__organisation=me),
        delegations.filter(members__organisation=me),
        delegations.filter(visits__host=me),
        delegations.filter(participants__organisation=me),
    ]


def _by_offices(me: OuterRef) -> list[QuerySet]:
    return [Figure.objects.published().filter(office=me)]


def _by_people(me: OuterRef) -> list[QuerySet]:
    delegations = Delegation.objects.published()
    return [
        Agreement.objects.published().filter(signatories__person=me),
        Event.objects.published().filter(participants__person=me),
        delegations.filter(members__person=me),
        delegations.filter(participants__person=me),
    ]


def _by_delegations(me: OuterRef) -> list[QuerySet]:
    return [
        Agreement.objects.published().filter(delegation=me),
        Event.objects.published().filter(participants__delegation=me),
        Figure.objects.published().filter(delegation=me),
    ]


def _by_events(me: OuterRef) -> list[QuerySet]:
    return [Agreement.objects.published().filter(event=me), Figure.objects.published().filter(event=me)]


def _by_agreements(me: OuterRef) -> list[QuerySet]:
    return [Agreement.objects.published().filter(links__other=me), Figure.objects.published().filter(agreement=me)]


def _by_sources(me: OuterRef) -> list[QuerySet]:
    records: list[Any] = [table._meta.get_field("record").related_model for table in citation_models()]
    return [
        Source.objects.published().filter(same_story_as=me),
        *(record.objects.published().filter(citations__source=me) for record in records),
    ]


def _by_places(me: OuterRef) -> list[QuerySet]:
    return [Figure.objects.published().filter(place=me), Organisation.objects.published().filter(seat=me)]


def _by_sectors(me: OuterRef) -> list[QuerySet]:
    return [Organisation.objects.published().filter(sectors=me)]


def _by_topics(me: OuterRef) -> list[QuerySet]:
    return [Agreement.objects.published().filter(topics=me)]


_SHOWN: tuple[tuple[type[Model], Callable[[OuterRef], list[QuerySet]]], ...] = (
    (Organisation, _by_organisations),
    (Office, _by_offices),
    (Person, _by_people),
    (Delegation, _by_delegations),
    (Event, _by_events),
    (Agreement, _by_agreements),
    (Source, _by_sources),
    (Place, _by_places),
    (Sector, _by_sectors),
    (Topic, _by_topics),
)
