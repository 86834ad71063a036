"""The one judgement of an office on a day: whether it was there, and what it was there for, with the reasons.

Who was here, sentences, maps, timelines, cards and structured data all ask it. Of rows that need not be loaded,
`OfficeQuerySet` asks what the database keeps of the same judgement (`OfficeAttestation`).
"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from companies.models import Office, OfficeFunction
from companies.models.office import ONLY_PLANNED, Outcome
from records.assertion import FIRM, is_certain, is_only_planned
from records.dates import PartialDate
from records.dates.standing import UNKNOWN, Ground, Judgement, Standing, judge_plan, judge_span
from records.models import Certainty, Citation, Verdict

# Who names one of these fields of an office says that the office is there.
PRESENCE = ("organisation", "place", "address", "opened")
# Who calls one of these planned knows the office only as a plan.
ANNOUNCED = ("place", "opened")
# What tells of a function of an office.
_OF_FUNCTION = ("function", "outcome", "since")
# Whoever names this tells of a plan, however surely.
_PLANNED_SINCE, _PLANNED_OPENED = "planned_since", "planned_opened"


def of_field(citations: Iterable[Citation], *fields: str) -> list[Citation]:
    """Those of these citations that support one of these fields."""
    return [citation for citation in citations if citation.field in fields]


def tells(citation: Citation) -> bool:
    """Whether a source gives what the record holds, or gave what had been planned before."""
    return citation.is_supporting or citation.verdict == Verdict.PLANNED


def dates_told(
    citations: Iterable[Citation], fields: Iterable[str], certainties: Iterable[str] = FIRM
) -> list[PartialDate]:
    """When the published sources were written that tell of these fields, as surely as asked; empty where unknown."""
    return [
        citation.source.dated_telling.date
        for citation in of_field(citations, *fields)
        if citation.certainty in certainties and citation.source.is_published and tells(citation)
    ]


def attesting(citations: Iterable[Citation], certainties: Iterable[str] = FIRM) -> list[Citation]:
    """Those of published sources that know an office as there, as surely as asked; none of those that only announce it.

    A source that tells of one of its functions alone does not say that it is still there.
    """
    citations = list(citations)
    announcing = {
        citation.source_id for citation in of_field(citations, *ANNOUNCED) if citation.certainty == Certainty.PLANNED
    }
    # One that tells both of the plan and of the opening knows that it came about.
    opened = {
        citation.source_id
        for citation in of_field(citations, "opened")
        if citation.is_supporting and citation.certainty != Certainty.PLANNED
    }
    announcing |= {citation.source_id for citation in of_field(citations, _PLANNED_OPENED)} - opened
    return [
        citation
        for citation in of_field(citations, *PRESENCE)
        if citation.certainty in certainties
        and citation.is_supporting
        and citation.source.is_published
        and citation.source_id not in announcing
    ]


def judge_office(office: Office, citations: Iterable[Citation], day: datetime.date | None = None) -> Judgement:
    """How an office stood on ``day``, or stands today as far as is known.

    ``citations`` are those of the office itself, not of its functions, which are loaded.
    """
    citations = list(citations)
    has_closed = bool(office.closed) and is_certain(of_field(citations, "closed"))
    if _is_only_announced(office, citations, has_closed):
        told = dates_told(citations, ANNOUNCED, (Certainty.PLANNED,))
        told += dates_told(citations, (_PLANNED_OPENED,), Certainty.values)
        return Judgement(Standing.PLANNED, ((Ground.PLANNED, told[0] if told else UNKNOWN),))
    return judge_span(
        day or timezone.localdate(),
        office.opened,
        office.closed,
        dates_told(attesting(citations), PRESENCE),
        since_is_firm=is_certain(of_field(citations, "opened")),
        until_is_firm=has_closed,
    )


def _is_only_announced(office: Office, citations: list[Citation], has_closed: bool) -> bool:
    """Whether nobody says that it ever came about."""
    if is_only_planned(of_field(citations, *PRESENCE)):
        return True
    if has_closed:
        return False
    if not office.opened:
        outcomes = {function.outcome for function in office.functions.all()}
        if outcomes:
            return Outcome.DONE not in outcomes
        return bool(office.planned_opened) and not _is_known_since(office.planned_opened, citations)
    return is_only_planned(of_field(citations, "opened")) and not _is_known_since(office.opened, citations)


def _is_known_since(opening: PartialDate, citations: list[Citation]) -> bool:
    """Whether a source knows it as there that is not from before the day it was to open on."""
    known = [citation.source.dated_telling.date for citation in attesting(citations, (*FIRM, Certainty.REPORTED))]
    return any(not date or date.latest >= opening.earliest for date in known)


def judge_function(function: OfficeFunction, citations: Iterable[Citation], day: datetime.date) -> Judgement:
    """How a function of an office stood on ``day``: a plan as a plan known by then, never as its fulfilment."""
    citations = list(citations)
    if function.outcome in ONLY_PLANNED:
        told = dates_told(citations, (*_OF_FUNCTION, _PLANNED_SINCE), Certainty.values)
        return judge_plan(day, function.planned_since, told)
    judgement = judge_span(
        day,
        function.since,
        function.until,
        dates_told(citations, _OF_FUNCTION),
        since_is_firm=is_certain(of_field(citations, "since")),
        until_is_firm=is_certain(of_field(citations, "until")),
    )
    if judgement.standing is Standing.NOT and (told := _plans_told(citations)):
        # It was not there yet, but on its way.
        return judge_plan(day, function.planned_since, told)
    return judgement if function.outcome == Outcome.DONE else judgement.but(Ground.OUTCOME_UNKNOWN)


def _plans_told(citations: list[Citation]) -> list[PartialDate]:
    """When the published sources were written that tell of a function as of a plan."""
    told = dates_told(citations, ("function", "outcome"), (Certainty.PLANNED,))
    return told + dates_told(citations, (_PLANNED_SINCE,), Certainty.values)


def has_ended(
    function: OfficeFunction, office: Office, of_function: Iterable[Citation], of_office: Iterable[Citation]
) -> bool:
    """Whether it is proved that a function is over by today, by its own end or with its office."""
    return has_ended_itself(function, of_function) or judge_office(office, of_office).standing is Standing.OVER


def has_ended_itself(function: OfficeFunction, of_function: Iterable[Citation]) -> bool:
    """Whether its own end is past and proved, whatever became of its office."""
    is_past = bool(function.until.latest and function.until.latest < timezone.localdate())
    return is_past and is_certain(of_field(of_function, "until"))
