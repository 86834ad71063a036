"""What lists and profiles of companies and institutions have in common."""

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, F, Func, IntegerField, Prefetch, Q, QuerySet, Subquery, Value, When
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from companies.models import (
    Count,
    CountCitation,
    Office,
    OfficeCitation,
    Organisation,
    OrganisationCitation,
    Sector,
)
from companies.models import OrganisationRelation as Relation
from events.models import (
    AgreementCitation,
    AgreementParty,
    Delegation,
    DelegationCitation,
    DelegationMember,
    PersonCitation,
    Position,
    Visit,
    VisitParticipant,
)
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.as_of import AsOf, AsOfForm
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.pictures.relations import relations_around
from koreanrw.pictures.timeline import timeline_of_organisation
from koreanrw.provenance.bulk_citations import gather_citations
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from records import search
from records.dates import PartialDate, date_order
from records.first_rows import FirstRows


class OrganisationListView(RecordListView):
    """Organisations with the places of their offices."""

    def get_queryset(self) -> QuerySet:
        offices = Office.objects.published().select_related("place").with_sources().with_standing(timezone.localdate())
        offices = offices.order_by(search.sort_column("place__"), "pk")
        return super().get_queryset().prefetch_related(Prefetch("offices", offices, to_attr="public_offices"))

    def get_footnotes(self, rows: list) -> Footnotes:
        footnotes = super().get_footnotes(rows)
        for organisation in rows:
            footnotes.add(organisation.public_offices)
        return footnotes


# Of agreements and of delegations a profile shows these; lists have the others.
MOST_AGREEMENTS, MOST_JOURNEYS = 20, 10


def agreements_of(organisation: Organisation, day: datetime.date | None = None) -> FirstRows:
    """The latest of the published agreements it is a party to, each with its own row among the parties; one query.

    With a ``day``, those certainly signed later come last.
    """
    own = AgreementParty.objects.filter(organisation=organisation, agreement__state="published").order_by()
    later = Q(agreement__signed_earliest__gt=day) if day else Q(pk=None)
    latest = own.order_by(_last(later), *date_order("agreement__signed", descending=True)[:-1], "-agreement")
    parties = (
        AgreementParty.objects.filter(agreement__in=latest.values("agreement")[:MOST_AGREEMENTS])
        .select_related("organisation__country", "agreement__place")
        .annotate(in_all=_number_of(own), later_in_all=_number_of(own.filter(later)))
    )
    found: dict[int, dict[str, Any]] = {}
    in_all = later_in_all = 0
    for party in parties.order_by("agreement", "order"):
        entry = found.setdefault(party.agreement_id, {"agreement": party.agreement, "partners": []})
        in_all, later_in_all = party.in_all, party.later_in_all
        if party.organisation_id == organisation.pk:
            entry["party"] = party
        else:
            entry["partners"].append(party)
    rows = _newest_first(list(found.values()), lambda entry: entry["agreement"].signed)
    return FirstRows(rows, in_all, later_in_all or 0)


def _last(later: Q) -> Case:
    """Puts what comes later behind all others."""
    return Case(When(later, then=Value(1)), default=Value(0), output_field=IntegerField())


def _number_of(rows: QuerySet) -> Subquery:
    """How many these are, beside each row of another query."""
    # An aggregate of Django's would group them.
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=number).values("number"))


def _newest_first(rows: list, date) -> list:
    """Sorted by an imprecise date, the latest first and the unknown last."""
    known = sorted((row for row in rows if date(row)), key=lambda row: date(row).sort_key, reverse=True)
    return known + [row for row in rows if not date(row)]


def delegations_concerning(organisation: Organisation) -> QuerySet:
    """The published delegations it travelled with, received or met."""
    return Delegation.objects.published().filter(
        Q(pk__in=DelegationMember.objects.filter(organisation=organisation).values("delegation"))
        | Q(pk__in=Visit.objects.filter(host=organisation).values("delegation"))
        | Q(pk__in=VisitParticipant.objects.filter(organisation=organisation).values("delegation"))
    )


def journeys_of(organisation: Organisation, day: datetime.date | None = None) -> FirstRows:
    """The latest of these delegations: who travelled and what happened, and of it the rows about the organisation.

    ``members``, ``visits`` and ``participants`` are all rows of a delegation; ``memberships``, ``hosted`` and
    ``attended`` those among them that name the organisation. With a ``day``, those certainly later come last.
    """
    concerning = delegations_concerning(organisation)
    later = Q(starts_earliest__gt=day) if day else Q(pk=None)
    latest = concerning.order_by(_last(later), *date_order("starts", "ends", descending=True))
    concerned = Q(delegation__in=latest.values("pk")[:MOST_JOURNEYS])
    rows: dict[str, QuerySet] = {
        "members": DelegationMember.objects.filter(concerned).select_related(
            "delegation", "person", "organisation__country"
        ),
        "visits": Visit.objects.filter(concerned).select_related("delegation", "place", "host__country"),
        "participants": VisitParticipant.objects.filter(concerned).select_related(
            "delegation", "person", "visit__place", "organisation__country"
        ),
    }
    found: dict[int, dict[str, Any]] = {}
    in_all = later_in_all = 0
    for name, queryset in rows.items():
        counted = queryset.annotate(in_all=_number_of(concerning), later_in_all=_number_of(concerning.filter(later)))
        for row in counted.order_by("delegation", "order"):
            empty = {"delegation": row.delegation, "members": [], "visits": [], "participants": []}
            found.setdefault(row.delegation_id, empty)[name].append(row)
            in_all, later_in_all = row.in_all, row.later_in_all
    me = organisation.pk
    for journey in found.values():
        journey["memberships"] = [member for member in journey["members"] if member.organisation_id == me]
        journey["hosted"] = [visit for visit in journey["visits"] if visit.host_id == me]
        journey["attended"] = [row for row in journey["participants"] if row.organisation_id == me]
    ordered = _newest_first(list(found.values()), lambda entry: entry["delegation"].starts or entry["delegation"].ends)
    return FirstRows(ordered, in_all, later_in_all or 0)


def related_to(organisation: Organisation) -> list[tuple[str, list[Organisation]]]:
    """Others in the same sector, and others in the same city, a few of each; one query."""
    found = list(Organisation.objects.beside(organisation)[: 2 * MOST_RELATED])
    return [
        (gettext("In the same sector"), [other for other in found if other.shares_sector][:MOST_RELATED]),
        (
            gettext("With an office in the same city"),
            [other for other in found if other.shares_place and not other.shares_sector][:MOST_RELATED],
        ),
    ]


class OrganisationDetailView(RecordDetailView):
    """All the register holds about one organisation. A changed kind moves the page; the old address leads there.

    With `?as_of=` a day it shows what held on that day instead; a day it cannot read changes nothing but for a message.
    """

    queryset = Organisation.objects.annotate(last_change=last_change(Organisation))
    object: Organisation
    template_name = "pages/organisations/detail.html"

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET if "as_of" in self.request.GET else None)

    @cached_property
    def agreements(self) -> FirstRows:
        return agreements_of(self.object, self.day)

    @cached_property
    def journeys(self) -> FirstRows:
        return journeys_of(self.object, self.day)

    @cached_property
    def day(self) -> datetime.date | None:
        """The day the page is asked for, if it can be read."""
        return self.as_of_form.cleaned_data["as_of"] if self.as_of_form.is_valid() else None

    def get_template_names(self) -> list[str]:
        return ["pages/organisations/as_of.html"] if self.day else super().get_template_names()

    def get_breadcrumbs(self) -> list[Crumb]:
        trail = super().get_breadcrumbs()
        return [*trail, Crumb(PartialDate(self.day.isoformat()).display)] if self.day else trail

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if self.day:
            # The page itself is the one to be found.
            response["X-Robots-Tag"] = "noindex"
        return response

    def get_footnotes(self) -> Footnotes:
        """Citations of everything on the page, found by what ties it to this organisation."""
        me = self.object
        queries = (
            OrganisationCitation.objects.filter(Q(record=me) | Q(relation__other=me, record__state="published")),
            OfficeCitation.objects.filter(record__in=Office.objects.published().filter(organisation=me)),
            CountCitation.objects.filter(record__in=Count.objects.published().filter(office__organisation=me)),
            AgreementCitation.objects.filter(
                Q(field__in=("kind", "signed", "announced", "effective", "ends")) | Q(party__isnull=False),
                record__state="published",
                record__in=[entry["agreement"].pk for entry in self.agreements],
            ),
            DelegationCitation.objects.filter(record__in=[entry["delegation"].pk for entry in self.journeys]),
            PersonCitation.objects.filter(position__organisation=me, record__state="published"),
        )
        footnotes = Footnotes()
        footnotes.add_citations(gather_citations(queries))
        return footnotes

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me = self.object
        relations = list(
            Relation.objects.filter(Q(organisation=me) | Q(other=me)).select_related(
                "organisation__country", "other__country"
            )
        )
        positions = Position.objects.filter(organisation=me, person__state="published").select_related("person")
        context = super().get_context_data(
            names=list(me.names.all()),
            sectors=list(Sector.objects.filter(organisations=me).in_name_order()),
            relations=[relation for relation in relations if relation.organisation_id == me.pk],
            inverse_relations=[
                relation for relation in relations if relation.other_id == me.pk and relation.organisation.is_published
            ],
            offices=self._offices(),
            agreements=self.agreements,
            journeys=self.journeys,
            positions=_newest_first(list(positions.order_by("person", "order")), lambda row: row.since or row.until),
            as_of_form=self.as_of_form,
            related=related_to(me),
            **kwargs,
        )
        context["timeline"] = timeline_of_organisation(me, context, context["footnotes"])
        context["relations_around"] = relations_around(me, context["agreements"], relations, context["journeys"])
        if self.day:
            context["as_of"] = AsOf(self.day, me, {**context, "later": self._later_besides(self.day)})
            context["noindex"] = True
        return context

    def _later_besides(self, day: datetime.date) -> int:
        """How many agreements and delegations came later that are not even among those loaded."""
        loaded = [entry["agreement"].signed for entry in self.agreements]
        loaded += [entry["delegation"].starts for entry in self.journeys]
        return self.agreements.later + self.journeys.later - sum(bool(date) and date.earliest > day for date in loaded)

    def _offices(self) -> list[dict[str, Any]]:
        """Its published offices in the order they opened, each with its functions and the counts of its staff."""
        offices = (
            Office.objects.published()
            .filter(organisation=self.object)
            .select_related("organisation", "place__within")
            .prefetch_related("functions")
            .order_by(*date_order("opened", "closed"))
        )
        counts = Count.objects.published().filter(office__organisation=self.object).for_list().prefetch_related(None)
        return [
            {"office": office, "counts": [count for count in counts if count.office_id == office.pk]}
            for office in offices
        ]
