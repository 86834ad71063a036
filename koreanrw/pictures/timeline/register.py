"""Timelines of the whole register and of one organisation."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from companies.models import Office, OfficeCitation, OfficeFunction
from companies.models.office import ONLY_PLANNED
from companies.presence import judge_office
from events.models import Agreement, AgreementCitation, Delegation, DelegationCitation, Event, EventCitation
from koreanrw.pictures.timeline.building import (
    agreement_entry,
    delegation_entry,
    event_entry,
    function_entry,
    name_entry,
    office_entry,
    stands_apart,
    visit_entry,
)
from koreanrw.pictures.timeline.drawing import Timeline, timeline_of
from koreanrw.pictures.timeline.entry import EntryKind, TimelineEntry
from koreanrw.profiles.organisations import OrganisationJourney, OrganisationProfile
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from records.dates import first_day
from records.dates.standing import Standing
from records.models import Record

EVER = Value(datetime.date.max, DateField())
NEVER = Value(datetime.date.min, DateField())

# What can be asked for, and which entries that are.
ASKED: dict[str, tuple[EntryKind, ...]] = {
    "office": (EntryKind.OFFICE, EntryKind.FUNCTION),
    "delegation": (EntryKind.DELEGATION,),
    "event": (EntryKind.EVENT,),
    "agreement": (EntryKind.AGREEMENT,),
}


@dataclass(frozen=True)
class EntryKey:
    """Which row of the database an entry is made from, and the first day it has something to do with."""

    kind: EntryKind
    pk: int
    first_day: datetime.date | None


def _published(model: type[Record]) -> QuerySet:
    """The same rows for a union: translated querysets would put the columns in an order of their own."""
    return QuerySet(model).filter(pk__in=model.objects.published().order_by().values("pk"))


def _offices() -> QuerySet:
    return _published(Office).annotate(
        sorted_by=first_day("opened", "closed", "planned_opened"),
        from_day=Coalesce("opened_earliest", "planned_opened_earliest", NEVER),
        to_day=Coalesce("closed_latest", EVER),
    )


def _functions() -> QuerySet:
    """Those that say more about time than their office, as `stands_apart` has it."""
    announced = Q(outcome__in=ONLY_PLANNED)
    own_dates = (~Q(since="") & ~Q(since=F("office__opened"))) | (~Q(until="") & ~Q(until=F("office__closed")))
    planned_last = Coalesce("planned_until_latest", "planned_since_latest")
    went_on = Case(When(announced, then=planned_last), default=EVER, output_field=DateField())
    return (
        QuerySet(OfficeFunction)
        .filter(announced | own_dates, office__in=_published(Office))
        .annotate(
            sorted_by=Case(
                When(announced, then=first_day("planned_since", "planned_until")), default=first_day("since", "until")
            ),
            from_day=Coalesce("since_earliest", Case(When(announced, then=F("planned_since_earliest"))), NEVER),
            to_day=Coalesce("until_latest", "office__closed_latest", went_on),
        )
    )


def _delegations() -> QuerySet:
    first = Coalesce("starts_earliest", "ends_earliest", "planned_starts_earliest", "planned_ends_earliest")
    last = Coalesce("ends_latest", "starts_latest", "planned_ends_latest", "planned_starts_latest")
    return _published(Delegation).annotate(
        sorted_by=first_day("starts", "ends", "planned_starts", "planned_ends"), from_day=first, to_day=last
    )


def _events() -> QuerySet:
    first = Coalesce("starts_earliest", "planned_starts_earliest", "ends_earliest", "planned_ends_earliest")
    return _published(Event).annotate(
        sorted_by=first_day("starts", "planned_starts", "ends", "planned_ends"),
        from_day=first,
        to_day=Coalesce("ends_latest", "starts_latest", "planned_ends_latest", "planned_starts_latest"),
    )


def _agreements() -> QuerySet:
    """PostgreSQL leaves out of the greatest what is unknown."""
    # Only of what nobody says was signed does the plan count.
    is_plan = Q(life_cycle__in=(Agreement.LifeCycle.ANNOUNCED, Agreement.LifeCycle.ABANDONED))
    planned_first, planned_last = (
        Case(When(is_plan, then=F(f"planned_signed_{end}"))) for end in ("earliest", "latest")
    )
    first = Coalesce("signed_earliest", "announced_earliest", planned_first, "effective_earliest", "ends_earliest")
    last = Greatest("signed_latest", "announced_latest", planned_last, "effective_latest", "ends_latest")
    is_over = Q(life_cycle=Agreement.LifeCycle.ENDED) | Q(in_force=Agreement.InForce.NO)
    goes_on = Q(effective_latest__isnull=False, ends_latest__isnull=True) & ~is_over
    return _published(Agreement).annotate(
        sorted_by=Case(
            When(is_plan, then=first_day("signed", "announced", "planned_signed", "effective", "ends")),
            default=first_day("signed", "announced", "effective", "ends"),
        ),
        from_day=first,
        to_day=Case(When(goes_on, then=EVER), default=last, output_field=DateField()),
    )


_SOURCES = {
    EntryKind.OFFICE: _offices,
    EntryKind.FUNCTION: _functions,
    EntryKind.DELEGATION: _delegations,
    EntryKind.EVENT: _events,
    EntryKind.AGREEMENT: _agreements,
}


def _keys_of(kind: EntryKind, first: datetime.date | None, last: datetime.date | None) -> QuerySet:
    rows = _SOURCES[kind]()
    if first or last:
        rows = rows.filter(sorted_by__isnull=False)
    if first:
        rows = rows.filter(to_day__gte=first)
    if last:
        rows = rows.filter(from_day__lte=last)
    numbered = rows.order_by().annotate(entry_kind=Value(str(kind), CharField()))
    return numbered.values_list("entry_kind", "pk", "sorted_by")


def entry_keys(
    asked: str = "", first: datetime.date | None = None, last: datetime.date | None = None
) -> list[EntryKey]:
    """What is published of the kind asked for and may reach into the period, the earliest first: one query.

    What has no known date is in no period; without one it comes last.
    """
    kinds = ASKED[asked] if asked else tuple(kind for some in ASKED.values() for kind in some)
    queries = [_keys_of(kind, first, last) for kind in kinds]
    found = queries[0].union(*queries[1:], all=True)
    keys = [EntryKey(EntryKind(kind), pk, day) for kind, pk, day in found]
    return sorted(keys, key=lambda key: (key.first_day or datetime.date.max, key.first_day is None, key.kind, key.pk))


def entries_at(keys: Iterable[EntryKey]) -> tuple[list[TimelineEntry], Footnotes]:
    """These entries, and the footnotes of their dates: a query for each kind, and two for the citations."""
    pks: dict[EntryKind, list[int]] = {kind: [] for kind in _SOURCES}
    for key in keys:
        pks[key.kind].append(key.pk)
    offices: list[Any] = list(
        Office.objects.published()
        .filter(pk__in=pks[EntryKind.OFFICE])
        .with_standing(timezone.localdate())
        .select_related("organisation", "place")
    )
    functions = list(
        OfficeFunction.objects.filter(pk__in=pks[EntryKind.FUNCTION], office__in=Office.objects.published())
        .select_related("office__organisation", "office__place")
        .order_by("office", "order")
    )
    delegations = list(Delegation.objects.published().filter(pk__in=pks[EntryKind.DELEGATION]))
    events = list(Event.objects.published().filter(pk__in=pks[EntryKind.EVENT]))
    agreements = list(Agreement.objects.published().filter(pk__in=pks[EntryKind.AGREEMENT]))
    footnotes = _footnotes(pks)
    entries = [office_entry(office, footnotes, Standing(office.standing)) for office in offices]
    entries += [function_entry(function, function.office, footnotes) for function in functions]
    entries += [delegation_entry(delegation, footnotes) for delegation in delegations]
    entries += [event_entry(event, footnotes) for event in events]
    entries += [agreement_entry(agreement, footnotes) for agreement in agreements]
    return entries, footnotes


def _footnotes(pks: dict[EntryKind, list[int]]) -> Footnotes:
    """Those of the records themselves, and those of the functions."""
    themselves = {"party": None, "signatory": None, "link": None}
    travelling = {"member": None, "visit": None, "participant": None}
    return gather_footnotes(
        (
            # What a function is told of its office: whether that still is there.
            OfficeCitation.objects.filter(
                Q(record__in=pks[EntryKind.OFFICE])
                | Q(function__in=pks[EntryKind.FUNCTION])
                | Q(
                    function=None,
                    record__in=OfficeFunction.objects.filter(pk__in=pks[EntryKind.FUNCTION]).values("office"),
                )
            ),
            DelegationCitation.objects.filter(record__in=pks[EntryKind.DELEGATION], **travelling),
            EventCitation.objects.filter(record__in=pks[EntryKind.EVENT], participant=None),
            AgreementCitation.objects.filter(record__in=pks[EntryKind.AGREEMENT], **themselves),
        )
    )


def register_timeline(keys: Iterable[EntryKey]) -> tuple[Timeline, Footnotes]:
    """The picture of these entries of the whole register, and the footnotes of its dates."""
    entries, footnotes = entries_at(keys)
    title = gettext("Offices, delegations, events and agreements over time")
    return timeline_of(entries, name="timeline", title=title, embed_url=reverse("embed_timeline")), footnotes


def timeline_of_organisation(page: OrganisationProfile) -> Timeline | None:
    """The timeline of a profile; None where at most one entry has a date."""
    organisation, footnotes = page.subject, page.footnotes
    entries: list[TimelineEntry] = []
    for office in (entry.office for entry in page.offices):
        functions = list(office.functions.all())
        standing = judge_office(office, footnotes.citations(office)).standing
        entries.append(office_entry(office, footnotes, standing, with_organisation=False))
        entries += [function_entry(each, office, footnotes) for each in functions if stands_apart(each, office)]
    entries += [agreement_entry(found.agreement, footnotes, found.party) for found in page.agreements]
    for journey in page.journeys:
        entries += _journey(journey, footnotes)
    entries += [event_entry(event, footnotes) for event in page.events]
    entries += [name_entry(name, footnotes) for name in page.names if name.since or name.until]
    if sum(entry.is_dated for entry in entries) < 2:
        return None
    return timeline_of(
        entries,
        name="timeline",
        title=gettext("%(name)s: offices, delegations, events and agreements over time")
        % {"name": organisation.public_name},
        embed_url=reverse("embed_organisation_timeline", args=(organisation.slug,)),
    )


def _journey(journey: OrganisationJourney, footnotes: Footnotes) -> list[TimelineEntry]:
    """A delegation, and those of its visits to or with the organisation that have a date of their own."""
    visits = {visit.pk: visit for visit in journey.hosted}
    visits |= {participant.visit_id: participant.visit for participant in journey.attended}
    only_planned = not journey.memberships and bool(visits) and all(visit.is_planned for visit in visits.values())
    # Loaded with the visits it is reached from.
    for visit in visits.values():
        visit.delegation = journey.delegation
    return [
        delegation_entry(journey.delegation, footnotes, is_planned=only_planned),
        *(visit_entry(visit) for visit in visits.values() if visit.date or visit.planned_date),
    ]
