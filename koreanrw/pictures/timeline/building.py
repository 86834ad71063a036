"""Entries of a timeline from the records: which of their dates are drawn, and as what."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from companies.models import Office, OfficeFunction, OrganisationName
from companies.models.office import ONLY_PLANNED, Outcome
from companies.plans import plan_of
from companies.presence import attesting, has_ended
from events.models import Agreement, AgreementParty, Delegation, Event, Visit
from koreanrw.names import language_of
from koreanrw.pictures.timeline.entry import Dated, EntryKind, Status, TimelineEntry, last_attested
from koreanrw.pictures.timeline.spans import Course
from koreanrw.provenance.footnotes import Footnotes
from records.assertion import is_certain, is_only_planned
from records.dates import PartialDate
from records.dates.standing import Standing
from records.models import Citation, Part, Record
from records.plans import PLANNED

# The year that contracts write where they have no end.
_FOR_EVER = "9999"
_STATUS = {
    Outcome.PLANNED: Status.PLANNED,
    Outcome.DONE: Status.FACT,
    Outcome.ELSEWHERE: Status.ELSEWHERE,
    Outcome.ABANDONED: Status.ABANDONED,
    Outcome.UNKNOWN: Status.UNKNOWN,
}


def _dated(row: Record | Part, field: str, label: str, *, unknown: str = "", as_end: bool = False) -> Iterator[Dated]:
    """This date in words; one that is not known only where there are words for that."""
    date = getattr(row, field)
    if date:
        yield Dated(label, date.display, (row, field), is_end=as_end)
    elif unknown:
        yield Dated(label, unknown, (row, field), is_unknown=True, is_end=as_end)


def _planned(
    row: Record | Part, field: str, footnotes: Footnotes | None = None, *, as_end: bool = False
) -> Iterator[Dated]:
    """What this date was planned for, slip after slip."""
    name = f"{PLANNED}{field}"
    if plan := plan_of(row, field, () if footnotes is None else footnotes.citations(row, name)):
        field_of_plan: Any = row._meta.get_field(name)
        label = str(capfirst(str(field_of_plan.verbose_name)))
        yield Dated(label, plan.in_words, (row, name), is_end=as_end)


def _foreign(row: models.Model, field: str) -> str:
    """The language of a translated text, where the page is in another."""
    language = language_of(row, field)
    return "" if language == get_language() else language


def _own(row: Record | Part, footnotes: Footnotes) -> list[Citation]:
    return footnotes.citations(row, *row.CITABLE)


def office_entry(
    office: Office, footnotes: Footnotes, standing: Standing, *, with_organisation: bool = True
) -> TimelineEntry:
    """An office from its opening to its closing, as it stands today; a closing that nobody proves ends nothing."""
    is_plan = standing.is_later
    has_closed = is_certain(footnotes.citations(office, "closed"))
    attested = last_attested(attesting(footnotes.citations(office)))
    still_there = "" if is_plan else gettext("no closure known")
    closing = gettext("Closing") if office.closed and standing.may_hold else gettext("Closed")
    unknown = "" if is_plan and office.planned_opened else gettext("not known")
    # Only of what nobody says is there is the plan drawn.
    opened = office.planned_opened if is_plan and not office.opened else office.opened
    return TimelineEntry(
        kind=EntryKind.OFFICE,
        name=office.public_name if with_organisation else str(office.place),
        url=office.public_url,
        language=_foreign(office.organisation if with_organisation else office.place, "name"),
        status=Status.PLANNED if is_plan else Status.FACT,
        dates=(
            *_planned(office, "opened", footnotes),
            *_dated(office, "opened", gettext("Opened"), unknown=unknown),
            *_planned(office, "closed", footnotes, as_end=True),
            *_dated(office, "closed", closing, unknown=still_there, as_end=True),
        ),
        course=Course(opened, office.closed if has_closed else PartialDate(), True, attested.earliest),
        is_proved=is_certain(footnotes.citations(office, "opened")),
        attested=attested,
    )


def stands_apart(function: OfficeFunction, office: Office) -> bool:
    """Whether a function says more about time than its office does: a plan, or dates of its own."""
    if function.outcome in ONLY_PLANNED:
        return True
    since_then = bool(function.since) and function.since != office.opened
    return since_then or (bool(function.until) and function.until != office.closed)


def function_entry(function: OfficeFunction, office: Office, footnotes: Footnotes) -> TimelineEntry:
    """What an office is there for, as one announcement says."""
    own = _own(function, footnotes)
    is_over = has_ended(function, office, own, footnotes.citations(office))
    until = function.until if is_certain(footnotes.citations(function, "until")) else PartialDate()
    attested = last_attested(own)
    is_plan = function.outcome in ONLY_PLANNED
    since, unknown = function.since, gettext("not known")
    if is_plan:
        since, until, unknown = function.planned_since, function.planned_until, ""
    return TimelineEntry(
        kind=EntryKind.FUNCTION,
        name=gettext("%(function)s: %(office)s")
        % {"function": function.get_function_display(), "office": office.public_name},
        url=office.public_url,
        status=_STATUS[Outcome(function.outcome)],
        dates=(
            *_planned(function, "since", footnotes),
            *_dated(function, "since", gettext("From"), unknown="" if function.planned_since else unknown),
            *_planned(function, "until", footnotes, as_end=True),
            *_dated(function, "until", gettext("Until"), as_end=True),
        ),
        course=Course(since, until, not (until or is_over), attested.earliest),
        attested=attested,
    )


def delegation_entry(delegation: Delegation, footnotes: Footnotes, *, is_planned: bool = False) -> TimelineEntry:
    """A journey from its first day to its last."""
    is_planned = is_planned or delegation.is_planned or is_only_planned(footnotes.citations(delegation, "starts"))
    status = Status.PLANNED if is_planned else Status.FACT
    unknown = "" if delegation.is_planned else gettext("not known")
    starts, ends = delegation.starts, delegation.ends
    if delegation.is_planned:
        starts, ends = delegation.planned_starts, delegation.planned_ends
    return TimelineEntry(
        kind=EntryKind.DELEGATION,
        name=delegation.public_name,
        url=delegation.public_url,
        language=_foreign(delegation, "title"),
        status=Status.ABANDONED if delegation.outcome == Outcome.ABANDONED else status,
        dates=(
            *_planned(delegation, "starts", footnotes),
            *_dated(delegation, "starts", gettext("Starts"), unknown=unknown),
            *_planned(delegation, "ends", footnotes, as_end=True),
            *_dated(delegation, "ends", gettext("Ends"), unknown=unknown, as_end=True),
        ),
        course=Course(starts, ends, goes_on=False),
        attested=last_attested(_own(delegation, footnotes)),
    )


def event_entry(event: Event, footnotes: Footnotes) -> TimelineEntry:
    """An event from its first day to its last, or the days it was planned for."""
    begins, ends = event.starts or event.planned_starts, event.ends or event.planned_ends
    status = _STATUS[Outcome(event.outcome)]
    if event.is_planned and status is Status.UNKNOWN:
        status = Status.PLANNED
    return TimelineEntry(
        kind=EntryKind.EVENT,
        name=event.public_name,
        url=event.public_url,
        language=_foreign(event, "title"),
        status=status,
        dates=(
            *_planned(event, "starts", footnotes),
            *_dated(event, "starts", gettext("Starts"), unknown="" if event.is_planned else gettext("not known")),
            *_planned(event, "ends", footnotes, as_end=True),
            *_dated(event, "ends", gettext("Ends"), as_end=True),
        ),
        moments=() if ends else (begins,),
        course=Course(begins, ends, goes_on=False) if ends else None,
        is_proved=is_certain(footnotes.citations(event, "starts")),
        attested=last_attested(_own(event, footnotes)),
    )


def visit_entry(visit: Visit) -> TimelineEntry:
    """One visit of a delegation that has a date of its own."""
    return TimelineEntry(
        kind=EntryKind.VISIT,
        name=gettext("%(visit)s: %(delegation)s")
        % {"visit": capfirst(visit.get_kind_display()), "delegation": visit.delegation.public_name},
        url=visit.delegation.public_url,
        language="",
        status=_STATUS[Outcome(visit.outcome)],
        dates=(*_planned(visit, "date"), *_dated(visit, "date", gettext("Date"))),
        moments=tuple(filter(None, (visit.date or visit.planned_date,))),
    )


def agreement_entry(agreement: Agreement, footnotes: Footnotes, party: AgreementParty | None = None) -> TimelineEntry:
    """An agreement: when it was signed, or else announced, and how long it held where that is known."""
    outcome = agreement.outcome
    if is_only_planned(footnotes.citations(agreement, "signed")):
        outcome = Outcome.PLANNED
    is_announced = outcome != Outcome.DONE
    is_over = agreement.life_cycle == Agreement.LifeCycle.ENDED or agreement.in_force == Agreement.InForce.NO
    told = agreement.announced if is_announced or not agreement.signed else PartialDate()
    moments = [agreement.signed, told]
    if is_announced:
        moments.append(agreement.planned_signed)
    if party is not None and party.signed != agreement.signed:
        moments.append(party.signed)
    holds = bool(agreement.effective) and bool(agreement.ends or not is_over)
    ends = PartialDate() if str(agreement.ends).startswith(_FOR_EVER) else agreement.ends
    if not holds:
        moments += [agreement.effective, ends]
    attested = last_attested(_own(agreement, footnotes))
    return TimelineEntry(
        kind=EntryKind.AGREEMENT,
        name=agreement.public_name,
        url=agreement.public_url,
        language=_foreign(agreement, "title"),
        status=_STATUS[outcome],
        dates=(
            *_dated(agreement, "announced", gettext("Announced")),
            *_planned(agreement, "signed", footnotes),
            *_dated(agreement, "signed", gettext("Signed"), unknown="" if is_announced else gettext("not known")),
            *(_dated(party, "signed", gettext("Signed by this party")) if party is not None else ()),
            *_dated(agreement, "effective", gettext("In effect from")),
            *_dated(agreement, "ends", gettext("Ends"), as_end=True),
        ),
        moments=tuple(dict.fromkeys(date for date in moments if date)),
        course=Course(agreement.effective, ends, True, attested.earliest) if holds else None,
        attested=attested,
    )


def name_entry(name: OrganisationName, footnotes: Footnotes) -> TimelineEntry:
    """A name from when until when an organisation bore it."""
    attested = last_attested(_own(name, footnotes))
    is_former = name.kind == OrganisationName.Kind.FORMER
    return TimelineEntry(
        kind=EntryKind.NAME,
        name=name.text,
        language="" if name.language == get_language() else name.language,
        dates=(
            *_dated(name, "since", gettext("From"), unknown=gettext("not known")),
            *_dated(name, "until", gettext("Until"), as_end=True),
        ),
        course=Course(name.since, name.until, bool(name.until) or not is_former, attested.earliest),
        attested=attested,
    )
