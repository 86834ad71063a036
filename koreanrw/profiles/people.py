"""The profile of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Prefetch, QuerySet

from events.models import (
    Agreement,
    AgreementCitation,
    AgreementSignatory,
    Delegation,
    DelegationCitation,
    DelegationMember,
    Event,
    Person,
    PersonName,
    VisitParticipant,
)
from koreanrw.profiles.events import events_with
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes
from records.dates import date_order
from records.first_rows import FirstRows


@dataclass(frozen=True, eq=False)
class PersonProfile(Profile[Person]):
    """The public roles of a person, and where they travelled, took part and signed, each with the role of that day."""

    names: Sequence[PersonName]
    # Of published delegations and agreements, the latest first.
    journeys: Sequence[DelegationMember]
    attendance: Sequence[VisitParticipant]
    signatures: Sequence[AgreementSignatory]
    events: FirstRows[Event]

    @classmethod
    def of(cls, subject: Person) -> Self:
        journeys = _on_delegations(subject, DelegationMember.objects.select_related("delegation", "organisation"), "pk")
        visits = VisitParticipant.objects.select_related("delegation", "organisation", "visit__place")
        attendance = _on_delegations(subject, visits, "visit__order", "pk")
        signatures = _signatures(subject)
        # The citations of parts stand with those of their record.
        footnotes = Footnotes([subject])
        footnotes.add(row.delegation for row in (*journeys, *attendance))
        footnotes.add(row.agreement for row in signatures)
        events = events_with(person=subject)
        footnotes.add(events)
        return cls(subject, footnotes, list(subject.names.all()), journeys, attendance, signatures, events)


def _on_delegations(me: Person, rows: QuerySet, *order: str) -> list[Any]:
    citations = Prefetch("delegation__citations", DelegationCitation.objects.for_footnotes())
    found = rows.filter(person=me, delegation__in=Delegation.objects.published())
    newest_first = date_order("delegation__starts", "delegation__ends", descending=True)[:-1]
    return list(found.prefetch_related(citations).order_by(*newest_first, *order))


def _signatures(me: Person) -> list[AgreementSignatory]:
    citations = Prefetch("agreement__citations", AgreementCitation.objects.for_footnotes())
    found = AgreementSignatory.objects.filter(person=me, agreement__in=Agreement.objects.published())
    newest_first = date_order("agreement__signed", descending=True)[:-1]
    return list(
        found.select_related("agreement", "party__organisation")
        .prefetch_related(citations)
        .order_by(*newest_first, "pk")
    )
