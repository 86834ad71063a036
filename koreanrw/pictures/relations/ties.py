"""Ties between two organisations: what they agreed, how their houses belong together, who visited whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation, OrganisationRelation
from companies.models.office import Outcome
from events.models import Agreement, AgreementParty, DelegationMember, Visit, VisitParticipant
from records.dates import PartialDate
from records.models import Record

# A row of the database and the field that says something.
Fact = tuple[models.Model, str]


class TieKind(models.TextChoices):
    """What ties two organisations, in the words of the address of the page."""

    AGREEMENT = "agreements", _("Agreements")
    GROUP = "groups", _("Groups and hierarchies")
    VISIT = "visits", _("Visits")


# The styles of what is only planned, and of what is over; the others are those of the kinds of tie.
PLANNED, ENDED = "planned", "ended"


@dataclass(frozen=True)
class Tie:
    """One tie between two published organisations, as one row of one record states it."""

    kind: TieKind
    first: Organisation
    second: Organisation
    # What ties the first to the second: "memorandum of understanding", "reports to", "talk".
    words: str
    # Where the register says so.
    record: Record
    # In words; empty where nobody knows.
    date: str
    # Announced or planned, or nobody knows whether it came to it.
    is_planned: bool
    # It was, and is no more.
    is_ended: bool
    first_fact: Fact | None
    words_fact: Fact
    second_fact: Fact
    date_fact: Fact

    @property
    def style(self) -> str:
        """How it is drawn: what is only planned looks planned, and what is over looks over, whatever it is."""
        if self.is_planned:
            return PLANNED
        return ENDED if self.is_ended else self.kind.value

    @property
    def row(self) -> int:
        """The key of the agreement, relation or visit that ties them."""
        return self.words_fact[0].pk


def is_past(end: PartialDate) -> bool:
    """Whether an end is over for sure, however roughly it is known."""
    return end.latest is not None and end.latest < timezone.localdate()


# --- agreements --------------------------------------------------------------------------------------------------


def ties_by_agreement(agreement: Agreement, parties: Iterable[AgreementParty]) -> Iterator[Tie]:
    """Every two of its published parties are tied; ``parties`` stand in their order. One given up ties nobody."""
    if agreement.outcome == Outcome.ABANDONED:
        return
    words = agreement.get_kind_display()
    is_announced = agreement.outcome != Outcome.DONE
    day = "planned_signed" if is_announced else "signed"
    is_ended = not is_announced and (
        agreement.life_cycle == Agreement.LifeCycle.ENDED
        or agreement.in_force == Agreement.InForce.NO
        or is_past(agreement.ends)
    )
    if is_announced:
        words = gettext("%(kind)s (only announced)") % {"kind": words}
    elif is_ended:
        words = gettext("%(kind)s (ended)") % {"kind": words}
    for one, other in combinations([party for party in parties if party.organisation.is_published], 2):
        yield Tie(
            TieKind.AGREEMENT,
            one.organisation,
            other.organisation,
            words,
            agreement,
            _day(agreement, day),
            is_announced,
            is_ended,
            (one, "organisation"),
            (agreement, "kind"),
            (other, "organisation"),
            (agreement, day),
        )


def _day(row: Agreement | Visit, field: str) -> str:
    date = getattr(row, field)
    return date.display if date else ""


# --- groups and hierarchies --------------------------------------------------------------------------------------


def tie_by_relation(relation: OrganisationRelation) -> Tie:
    """Its two organisations are published and loaded."""
    return Tie(
        TieKind.GROUP,
        relation.organisation,
        relation.other,
        relation.get_kind_display(),
        relation.organisation,
        _period(relation.since, relation.until),
        False,
        is_past(relation.until),
        None,
        (relation, "kind"),
        (relation, "other"),
        (relation, "since" if relation.since else "until"),
    )


def _period(since: PartialDate, until: PartialDate) -> str:
    """From when until when, as far as it is known."""
    if since and until:
        return gettext("from: %(since)s; until: %(until)s") % {"since": since.display, "until": until.display}
    if since:
        return gettext("from: %(date)s") % {"date": since.display}
    return gettext("until: %(date)s") % {"date": until.display} if until else ""


# --- visits ------------------------------------------------------------------------------------------------------

# A row that says an organisation was there, and the field that says it.
Presence = tuple[Organisation, models.Model, str]


def ties_by_visits(
    visits: Iterable[Visit], members: Iterable[DelegationMember], participants: Iterable[VisitParticipant]
) -> Iterator[Tie]:
    """Those who travelled with a delegation are tied to those it met.

    Met are the host of a visit and whoever took part without belonging to the delegation. Of the delegation those
    count who are named at the visit; where none is, all who travelled. A visit that was given up ties nobody.
    """
    travelled: dict[int, dict[int, Presence]] = defaultdict(dict)
    for member in members:
        _note(travelled[member.delegation_id], member)
    present: dict[int, dict[int, Presence]] = defaultdict(dict)
    for participant in participants:
        _note(present[participant.visit_id], participant)
    for visit in visits:
        if visit.outcome != Outcome.ABANDONED:
            yield from _ties_by_visit(visit, travelled[visit.delegation_id], present[visit.pk])


def _note(found: dict[int, Presence], row: DelegationMember | VisitParticipant) -> None:
    """Several people of one organisation make it present once."""
    if row.organisation is not None and row.organisation.is_published:
        found.setdefault(row.organisation.pk, (row.organisation, row, "organisation"))


def _ties_by_visit(visit: Visit, travelled: dict[int, Presence], present: dict[int, Presence]) -> Iterator[Tie]:
    met = {pk: presence for pk, presence in present.items() if pk not in travelled}
    if visit.host is not None and visit.host.is_published and visit.host.pk not in travelled:
        met[visit.host.pk] = (visit.host, visit, "host")
    day = "date" if visit.date else "planned_date"
    came = {pk: presence for pk, presence in present.items() if pk in travelled} or travelled
    for traveller in came.values():
        for other in met.values():
            yield Tie(
                TieKind.VISIT,
                traveller[0],
                other[0],
                _words(visit),
                visit.delegation,
                _day(visit, day),
                visit.outcome != Outcome.DONE,
                False,
                traveller[1:],
                (visit, "outcome"),
                other[1:],
                (visit, day),
            )


def _words(visit: Visit) -> str:
    kind = {"kind": visit.get_kind_display()}
    if visit.outcome == Outcome.PLANNED:
        return gettext("%(kind)s (planned)") % kind
    if visit.outcome == Outcome.UNKNOWN:
        return gettext("%(kind)s (not known whether it took place)") % kind
    return kind["kind"]
