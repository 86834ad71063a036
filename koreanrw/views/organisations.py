"""Profiles of companies and institutions."""

from typing import Any

from django.db.models import Q, QuerySet

from companies.models import Count, CountCitation, Office, OfficeCitation, Organisation, OrganisationCitation, Sector
from companies.models import OrganisationRelation as Relation
from events.models import (
    AgreementCitation,
    AgreementParty,
    DelegationCitation,
    DelegationMember,
    PersonCitation,
    Position,
    Visit,
    VisitParticipant,
)
from records.dates import date_order
from records.footnotes import Footnotes
from records.gathering import gather_citations
from records.views import RecordDetailView


def agreements_of(organisation: Organisation) -> list[dict[str, Any]]:
    """The published agreements it is a party to, newest first, each with its own row among the parties."""
    parties = AgreementParty.objects.filter(
        agreement__in=AgreementParty.objects.filter(organisation=organisation, agreement__state="published").values(
            "agreement"
        )
    ).select_related("organisation", "agreement__place")
    found: dict[int, dict[str, Any]] = {}
    for party in parties.order_by("agreement", "order"):
        entry = found.setdefault(party.agreement_id, {"agreement": party.agreement, "partners": []})
        if party.organisation_id == organisation.pk:
            entry["party"] = party
        else:
            entry["partners"].append(party)
    return _newest_first(list(found.values()), lambda entry: entry["agreement"].signed)


def _newest_first(rows: list, date) -> list:
    """Sorted by an imprecise date, the latest first and the unknown last."""
    known = sorted((row for row in rows if date(row)), key=lambda row: date(row).sort_key, reverse=True)
    return known + [row for row in rows if not date(row)]


def journeys_of(organisation: Organisation) -> list[dict[str, Any]]:
    """The published delegations it travelled with, received or met, the latest first, with every row about it."""
    public = Q(delegation__state="published")
    rows: dict[str, QuerySet] = {
        "memberships": DelegationMember.objects.filter(public, organisation=organisation).select_related(
            "delegation", "person"
        ),
        "hosted": Visit.objects.filter(public, host=organisation).select_related("delegation", "place"),
        "attended": VisitParticipant.objects.filter(public, organisation=organisation).select_related(
            "delegation", "person", "visit__place"
        ),
    }
    found: dict[int, dict[str, Any]] = {}
    for name, queryset in rows.items():
        for row in queryset.order_by("delegation", "order"):
            empty = {"delegation": row.delegation, "memberships": [], "hosted": [], "attended": []}
            found.setdefault(row.delegation_id, empty)[name].append(row)
    return _newest_first(list(found.values()), lambda entry: entry["delegation"].starts)


class OrganisationDetailView(RecordDetailView):
    """All the register holds about one organisation. A changed kind moves the page; the old address leads there."""

    queryset = Organisation.objects.all()
    object: Organisation

    def get_footnotes(self) -> Footnotes:
        """Citations of everything on the page, found by what ties it to this organisation."""
        me = self.object
        queries = (
            OrganisationCitation.objects.filter(Q(record=me) | Q(relation__other=me, record__state="published")),
            OfficeCitation.objects.filter(record__in=Office.objects.published().filter(organisation=me)),
            CountCitation.objects.filter(record__in=Count.objects.published().filter(office__organisation=me)),
            AgreementCitation.objects.filter(
                Q(field="signed") | Q(party__organisation=me),
                record__state="published",
                record__in=AgreementParty.objects.filter(organisation=me).values("agreement"),
            ),
            DelegationCitation.objects.filter(
                Q(member__organisation=me)
                | Q(visit__host=me)
                | Q(participant__organisation=me)
                | Q(visit__in=VisitParticipant.objects.filter(organisation=me).values("visit")),
                record__state="published",
            ),
            PersonCitation.objects.filter(position__organisation=me, record__state="published"),
        )
        footnotes = Footnotes()
        footnotes.add_citations(gather_citations(queries))
        return footnotes

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me = self.object
        relations = list(
            Relation.objects.filter(Q(organisation=me) | Q(other=me)).select_related("organisation", "other")
        )
        positions = Position.objects.filter(organisation=me, person__state="published").select_related("person")
        return super().get_context_data(
            names=list(me.names.all()),
            sectors=list(Sector.objects.filter(organisations=me).in_name_order()),
            relations=[relation for relation in relations if relation.organisation_id == me.pk],
            inverse_relations=[
                relation for relation in relations if relation.other_id == me.pk and relation.organisation.is_published
            ],
            offices=self._offices(),
            agreements=agreements_of(me),
            journeys=journeys_of(me),
            positions=_newest_first(list(positions.order_by("person", "order")), lambda row: row.since),
            **kwargs,
        )

    def _offices(self) -> list[dict[str, Any]]:
        """Its published offices in the order they opened, each with its functions and the counts of its staff."""
        offices = (
            Office.objects.published()
            .filter(organisation=self.object)
            .select_related("organisation", "place__within")
            .prefetch_related("functions")
            .order_by(*date_order("opened"))
        )
        counts = Count.objects.published().filter(office__organisation=self.object).for_list().prefetch_related(None)
        return [
            {"office": office, "counts": [count for count in counts if count.office_id == office.pk]}
            for office in offices
        ]


class CompanyDetailView(OrganisationDetailView):
    template_name = "koreanrw/organisation_detail.html"


class InstitutionDetailView(OrganisationDetailView):
    template_name = "koreanrw/organisation_detail.html"
