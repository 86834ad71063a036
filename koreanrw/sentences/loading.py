"""What an opening needs and no view has loaded: for feeds and lists, at a handful of queries a record."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from companies.models import (
    Count,
    CountCitation,
    Office,
    OfficeCitation,
    Organisation,
    OrganisationCitation,
    Place,
    Sector,
)
from events.models import (
    Agreement,
    AgreementCitation,
    AgreementParty,
    AgreementSignatory,
    Delegation,
    DelegationCitation,
    DelegationMember,
    Person,
    Topic,
    Visit,
    VisitParticipant,
)
from events.public_use import lies_in
from koreanrw.provenance.bulk_citations import gather_citations
from koreanrw.provenance.footnotes import Footnotes
from records.dates import date_order
from records.models import Record, Source, citation_models

type Loaded = dict[str, Any]


def load(record: models.Model) -> Loaded:
    """Everything the opening of this record is made of, its footnotes included."""
    for kind, loader in _LOADERS.items():
        if isinstance(record, kind):
            return loader(record)
    return {"footnotes": own_footnotes(record)}


def own_footnotes(record: models.Model) -> Footnotes:
    """The footnotes of the record itself."""
    footnotes = Footnotes()
    if isinstance(record, Record):
        footnotes.add_citations(record.citations.for_footnotes())  # type: ignore[attr-defined]
    return footnotes


def _gathered(*citations: models.QuerySet) -> Footnotes:
    footnotes = Footnotes()
    footnotes.add_citations(gather_citations(citations))
    return footnotes


def _organisation(me: Organisation) -> Loaded:
    offices = Office.objects.published().filter(organisation=me)
    public = AgreementParty.objects.filter(agreement__state="published")
    own = list(public.filter(organisation=me).order_by(*date_order("agreement__signed", descending=True)[:-1], "pk"))
    shared = public.filter(agreement__in=[row.agreement_id for row in own]).exclude(organisation=me)
    partners = list(shared.select_related("organisation").order_by("agreement", "order"))
    journeys = Delegation.objects.published().filter(
        Q(members__organisation=me) | Q(visits__host=me) | Q(participants__organisation=me)
    )
    return {
        "footnotes": _gathered(
            OrganisationCitation.objects.filter(record=me),
            OfficeCitation.objects.filter(record__in=offices),
            AgreementCitation.objects.filter(record__state="published", party__organisation=me),
        ),
        "offices": list(offices.select_related("organisation", "place").prefetch_related("functions")),
        "agreements": [
            {"party": row, "partners": [other for other in partners if other.agreement_id == row.agreement_id]}
            for row in own
        ],
        "journeys": list(journeys.distinct().order_by("pk")),
    }


def _person(me: Person) -> Loaded:
    public = Delegation.objects.published()
    newest_first = date_order("delegation__starts", "delegation__ends", descending=True)[:-1]
    journeys = DelegationMember.objects.filter(person=me, delegation__in=public).select_related("delegation")
    footnotes = own_footnotes(me)
    footnotes.add_citations(DelegationCitation.objects.filter(member__person=me).for_footnotes())
    signed = AgreementSignatory.objects.filter(person=me, agreement__in=Agreement.objects.published())
    return {
        "footnotes": footnotes,
        "journeys": list(journeys.order_by(*newest_first, "pk")),
        "attendance": list(VisitParticipant.objects.filter(person=me, delegation__in=public)),
        "signatures": list(signed),
    }


def _place(me: Place) -> Loaded:
    offices = Office.objects.published().filter(lies_in(me, "place"))
    counts = Count.objects.published().filter(place=me)
    visits = Visit.objects.filter(lies_in(me, "place"), delegation__state="published")
    return {
        "footnotes": _gathered(
            OfficeCitation.objects.filter(record__in=offices), CountCitation.objects.filter(record__in=counts)
        ),
        "offices": list(offices.prefetch_related("functions")),
        "counts": list(counts.for_list()),
        "agreements": list(Agreement.objects.published().filter(lies_in(me, "place"))),
        "visits": list(visits),
        "organisations": list(Organisation.objects.published().filter(country=me)),
    }


def _source(me: Source) -> Loaded:
    """What two facts of its digest say alike counts once, as on its page."""
    facts: list[Iterable] = []
    for table in citation_models():
        published = table._meta.get_field("record").related_model._default_manager.published()
        saying = ("record", *table.PART_FIELDS, "field", "place_in_source", "certainty", "value", "steps")
        facts += table.objects.filter(source=me, record__in=published).order_by().values_list(*saying).distinct()
    return {"footnotes": own_footnotes(me), "facts": facts}


def _sector(me: Sector) -> Loaded:
    return {"footnotes": Footnotes(), "number": Organisation.objects.published().filter(sectors=me).count()}


def _topic(me: Topic) -> Loaded:
    return {"footnotes": Footnotes(), "number": Agreement.objects.published().filter(topics=me).count()}


_LOADERS: dict[type[models.Model], Any] = {
    Organisation: _organisation,
    Person: _person,
    Place: _place,
    Source: _source,
    Sector: _sector,
    Topic: _topic,
}
