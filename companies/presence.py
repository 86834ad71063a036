"""Whether an office was there on a day, and what it was there for then, with the reasons.

The same rules as `OfficeQuerySet.active_on`, which asks them of the database, over rows that are loaded already.
"""

import datetime
from collections.abc import Iterable

from companies.models import Office, OfficeFunction
from companies.models.office import Outcome
from companies.querysets import PRESENCE
from records.dates import PartialDate
from records.dates.standing import UNKNOWN, Ground, Judgement, Standing, judge_plan, judge_span
from records.models import Citation
from records.querysets import FIRM, SOFT


def dates_told(
    citations: Iterable[Citation], fields: Iterable[str], certainties: Iterable[str] = FIRM
) -> list[PartialDate]:
    """When the published sources were written that tell of these fields, as surely as asked; empty where unknown."""
    return [
        citation.source.date
        for citation in citations
        if citation.field in fields and citation.certainty in certainties and citation.source.is_published
    ]


def is_soft(citations: Iterable[Citation], field: str) -> bool:
    """Whether this field rests on plans and reports alone."""
    citations = list(citations)
    return bool(dates_told(citations, (field,), SOFT)) and not dates_told(citations, (field,))


def presence_on(day: datetime.date, office: Office, citations: Iterable[Citation]) -> Judgement:
    """How an office stood on ``day``; ``citations`` are those of the office itself, not of its functions."""
    citations = list(citations)
    planned = dates_told(citations, PRESENCE, ("planned",))
    if planned and not dates_told(citations, PRESENCE, (*FIRM, "reported")):
        return Judgement(Standing.NOT, ((Ground.PLANNED, planned[0]),))
    return judge_span(
        day,
        office.opened,
        UNKNOWN if is_soft(citations, "closed") else office.closed,
        dates_told(citations, PRESENCE),
        since_is_firm=not is_soft(citations, "opened"),
    )


def function_on(day: datetime.date, function: OfficeFunction, citations: Iterable[Citation]) -> Judgement:
    """How a function of an office stood on ``day``: a plan as a plan known by then, never as its fulfilment."""
    citations = list(citations)
    if function.outcome in (Outcome.PLANNED, Outcome.ABANDONED):
        told = dates_told(citations, ("function", "outcome", "since"), (*FIRM, *SOFT))
        return judge_plan(day, function.since, told)
    judgement = judge_span(
        day,
        function.since,
        UNKNOWN if is_soft(citations, "until") else function.until,
        dates_told(citations, ("function", "outcome", "since")),
        since_is_firm=not is_soft(citations, "since"),
    )
    return judgement if function.outcome == Outcome.DONE else judgement.but(Ground.OUTCOME_UNKNOWN)
