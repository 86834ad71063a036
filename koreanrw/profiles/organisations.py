"""The profile of a company or an institution."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Self

from django.db.models import Case, F, Func, IntegerField, Q, QuerySet, Subquery, Value, When

from companies.models import (
    Office,
    OfficeCitation,
    Organisation,
    OrganisationCitation,
    OrganisationName,
    Sector,
)
from companies.models import OrganisationRelation as Relation
from companies.models.office import Outcome
from events.models import (
    Agreement,
    AgreementCitation,
    AgreementParty,
    Delegation,
    DelegationCitation,
    DelegationMember,
    Event,
    EventCitation,
    Figure,
    FigureCitation,
    PersonCitation,
    Position,
    Visit,
    VisitParticipant,
)
from events.querysets import CONCLUDED
from koreanrw.profiles.events import events_with
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from records.dates import PartialDate, date_order
from records.first_rows import FirstRows
from records.querysets import is_published

# Of agreements and of delegations a profile has these; lists have the others.
MOST_AGREEMENTS, MOST_JOURNEYS = 20, 10


@dataclass(frozen=True)
class OrganisationOffice:
    """An office with the numbers given of it, and those whose place it took."""

    office: Office
    figures: tuple[Figure, ...]
    moved_from: tuple[Office, ...]


@dataclass(frozen=True)
class OrganisationAgreement:
    """An agreement, the organisation's own row among its parties, and the other parties."""

    agreement: Agreement
    party: AgreementParty
    partners: tuple[AgreementParty, ...]


@dataclass(frozen=True)
class OrganisationJourney:
    """A delegation the organisation travelled with, received or met.

    ``members``, ``visits`` and ``participants`` are all rows of the delegation; ``memberships``, ``hosted`` and
    ``attended`` those among them that name the organisation.
    """

    delegation: Delegation
    members: tuple[DelegationMember, ...]
    visits: tuple[Visit, ...]
    participants: tuple[VisitParticipant, ...]
    memberships: tuple[DelegationMember, ...]
    hosted: tuple[Visit, ...]
    attended: tuple[VisitParticipant, ...]

    @property
    def is_only_planned(self) -> bool:
        """Whether nobody tells of it but as of a plan, or it was given up."""
        return self.delegation.is_planned and all(visit.outcome != Outcome.DONE for visit in self.visits)


@dataclass(frozen=True, eq=False)
class OrganisationProfile(Profile[Organisation]):
    """All the register holds about one organisation."""

    names: Sequence[OrganisationName]
    sectors: Sequence[Sector]
    # Ties told from its own end, and those told from the end of another.
    relations: Sequence[Relation]
    inverse_relations: Sequence[Relation]
    # In the order they opened.
    offices: Sequence[OrganisationOffice]
    # The latest first.
    agreements: FirstRows[OrganisationAgreement]
    journeys: FirstRows[OrganisationJourney]
    positions: Sequence[Position]
    # Of itself; those of its offices stand with these.
    figures: Sequence[Figure]
    events: FirstRows[Event]

    @property
    def concluded(self) -> int:
        """How many of its agreements were signed, whatever became of them."""
        return next((entry.party.concluded_in_all for entry in self.agreements), 0)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, subject: Organisation, day: datetime.date | None = None) -> Self:
        """With a ``day``, agreements and delegations that are certainly later come last."""
        relations = list(
            Relation.objects.filter(Q(organisation=subject) | Q(other=subject)).select_related(
                "organisation__country", "other__country"
            )
        )
        positions = Position.objects.filter(is_published("person"), organisation=subject).select_related("person")
        figures, events = _figures(subject), events_with(organisation=subject, with_sources=False)
        agreements, journeys = _agreements(subject, day), _journeys(subject, day)
        return cls(
            subject=subject,
            footnotes=_footnotes(subject, agreements, journeys, events),
            names=list(subject.names.all()),
            sectors=[Sector(**row) for row in subject.sector_rows],  # type: ignore[attr-defined]
            relations=[row for row in relations if row.organisation_id == subject.pk],
            inverse_relations=[
                row for row in relations if row.other_id == subject.pk and row.organisation.is_published
            ],
            offices=_offices(subject, figures),
            agreements=agreements,
            journeys=journeys,
            positions=_newest_first(positions.order_by("person", "order"), lambda row: row.since or row.until),
            figures=[figure for figure in figures if figure.organisation_id],
            events=events,
        )

    @classmethod
    def in_brief(cls, subject: Organisation) -> Self:
        """Its offices and agreements and the number of its delegations, without what only its page shows."""
        citations = (
            OrganisationCitation.objects.filter(record=subject),
            OfficeCitation.objects.filter(record__in=Office.objects.published().filter(organisation=subject)),
            AgreementCitation.objects.filter(is_published("record"), party__organisation=subject),
        )
        return cls(
            subject=subject,
            footnotes=gather_footnotes(citations),
            names=(),
            sectors=(),
            relations=(),
            inverse_relations=(),
            offices=_offices(subject, ()),
            agreements=_agreements(subject, None),
            journeys=FirstRows((), delegations_concerning(subject).count()),
            positions=(),
            figures=(),
            events=FirstRows(()),
        )


def _footnotes(
    me: Organisation,
    agreements: Iterable[OrganisationAgreement],
    journeys: Iterable[OrganisationJourney],
    events: Iterable[Event],
) -> Footnotes:
    """Citations of everything in the profile, found by what ties it to this organisation."""
    queries = (
        OrganisationCitation.objects.filter(Q(record=me) | Q(is_published("record"), relation__other=me)),
        OfficeCitation.objects.filter(record__in=Office.objects.published().filter(organisation=me)),
        FigureCitation.objects.filter(record__in=Figure.objects.published().filter(_of_it(me))),
        AgreementCitation.objects.filter(
            Q(field__in=("kind", "planned_signed", "signed", "announced", "effective", "ends"))
            | Q(party__isnull=False),
            is_published("record"),
            record__in=[entry.agreement.pk for entry in agreements],
        ),
        DelegationCitation.objects.filter(record__in=[journey.delegation.pk for journey in journeys]),
        PersonCitation.objects.filter(is_published("record"), position__organisation=me),
        EventCitation.objects.filter(record__in=[event.pk for event in events]),
    )
    return gather_footnotes(queries)


def _of_it(me: Organisation) -> Q:
    """Figures of the organisation or of its offices."""
    return Q(organisation=me) | Q(office__organisation=me)


def _figures(me: Organisation) -> list[Figure]:
    return list(Figure.objects.published().filter(_of_it(me)).for_list().prefetch_related(None))


def _offices(me: Organisation, figures: Iterable[Figure]) -> list[OrganisationOffice]:
    offices = (
        Office.objects.published()
        .filter(organisation=me)
        .select_related("organisation", "place__within", "in_house_of", "moved_to__organisation", "moved_to__place")
        .with_functions()
        .order_by(*date_order("opened", "closed"))
    )
    return [
        OrganisationOffice(
            office,
            tuple(figure for figure in figures if figure.office_id == office.pk),
            tuple(other for other in offices if other.moved_to_id == office.pk),
        )
        for office in offices
    ]


def _agreements(me: Organisation, day: datetime.date | None) -> FirstRows[OrganisationAgreement]:
    """The latest of the published agreements it is a party to; one query."""
    own = AgreementParty.objects.filter(is_published("agreement"), organisation=me).order_by()
    later = Q(agreement__signed_earliest__gt=day) if day else Q(pk=None)
    latest = own.order_by(_last(later), *date_order("agreement__signed", descending=True)[:-1], "-agreement")
    parties = (
        AgreementParty.objects.filter(agreement__in=latest.values("agreement")[:MOST_AGREEMENTS])
        .select_related("organisation__country", "agreement__place")
        .annotate(
            in_all=_number_of(own),
            later_in_all=_number_of(own.filter(later)),
            concluded_in_all=_number_of(own.filter(agreement__life_cycle__in=CONCLUDED)),
        )
    )
    rows: list[Any] = list(parties.order_by("agreement", "order"))
    found = []
    for _agreement, among in groupby(rows, key=lambda party: party.agreement_id):
        *partners, party = sorted(among, key=lambda row: row.organisation_id == me.pk)
        found.append(OrganisationAgreement(party.agreement, party, tuple(partners)))
    return _first_rows(_newest_first(found, lambda entry: entry.agreement.signed), rows)


def delegations_concerning(organisation: Organisation) -> QuerySet:
    """The published delegations it travelled with, received or met."""
    return Delegation.objects.published().filter(
        Q(pk__in=DelegationMember.objects.filter(organisation=organisation).values("delegation"))
        | Q(pk__in=Visit.objects.filter(host=organisation).values("delegation"))
        | Q(pk__in=VisitParticipant.objects.filter(organisation=organisation).values("delegation"))
    )


def _journeys(me: Organisation, day: datetime.date | None) -> FirstRows[OrganisationJourney]:
    """The latest of these delegations, with who travelled and what happened; three queries."""
    concerning = delegations_concerning(me)
    later = Q(starts_earliest__gt=day) if day else Q(pk=None)
    latest = concerning.order_by(_last(later), *date_order("starts", "ends", descending=True))
    concerned = Q(delegation__in=latest.values("pk")[:MOST_JOURNEYS])
    counted = {"in_all": _number_of(concerning), "later_in_all": _number_of(concerning.filter(later))}

    def loaded(model: Any, *named: str) -> list[Any]:
        rows = model.objects.filter(concerned).select_related("delegation", *named).annotate(**counted)
        return list(rows.order_by("delegation", "order"))

    members = loaded(DelegationMember, "person", "organisation__country")
    visits = loaded(Visit, "place", "host__country")
    participants = loaded(VisitParticipant, "person", "visit__place", "organisation__country")
    rows = [*members, *visits, *participants]

    def journey(delegation: Delegation) -> OrganisationJourney:
        of_members, of_visits, of_participants = (
            tuple(row for row in found if row.delegation_id == delegation.pk)
            for found in (members, visits, participants)
        )
        return OrganisationJourney(
            delegation,
            of_members,
            of_visits,
            of_participants,
            memberships=tuple(row for row in of_members if row.organisation_id == me.pk),
            hosted=tuple(row for row in of_visits if row.host_id == me.pk),
            attended=tuple(row for row in of_participants if row.organisation_id == me.pk),
        )

    journeys = map(journey, {row.delegation_id: row.delegation for row in rows}.values())
    return _first_rows(_newest_first(journeys, lambda found: found.delegation.starts or found.delegation.ends), rows)


def _first_rows[Row](rows: list[Row], counted: Sequence[Any]) -> FirstRows[Row]:
    """These, and how many there are in all, as every row of a query behind them says."""
    return FirstRows(rows, counted[0].in_all, counted[0].later_in_all or 0) if counted else FirstRows(rows)


def _last(later: Q) -> Case:
    """Puts what comes later behind all others."""
    return Case(When(later, then=Value(1)), default=Value(0), output_field=IntegerField())


def _number_of(rows: QuerySet) -> Subquery:
    """How many these are, beside each row of another query."""
    # An aggregate of Django's would group them.
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=number).values("number"))


def _newest_first[Row](rows: Iterable[Row], date: Callable[[Row], PartialDate]) -> list[Row]:
    """Sorted by an imprecise date, the latest first and the unknown last."""
    rows = list(rows)
    known = sorted((row for row in rows if date(row)), key=lambda row: date(row).sort_key, reverse=True)
    return known + [row for row in rows if not date(row)]
