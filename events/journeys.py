"""Whether a delegation was under way on a day, or had travelled by then, with the reasons."""

import datetime
from collections.abc import Iterable

from companies.models.office import Outcome
from events.models import Delegation
from records.dates import PartialDate
from records.dates.standing import UNKNOWN, Ground, Judgement, Standing, judge_event

# Where a source gives only one end of a journey, the other is looked for no further away than this.
LONGEST_JOURNEY = datetime.timedelta(days=92)


def _shifted(day: datetime.date | None, by: datetime.timedelta) -> datetime.date | None:
    """So much earlier or later, as far as the calendar goes."""
    if day is None:
        return None
    if by > datetime.timedelta(0):
        return day + by if day <= datetime.date.max - by else datetime.date.max
    return day + by if day >= datetime.date.min - by else datetime.date.min


def days_around(day: datetime.date) -> tuple[datetime.date, datetime.date, datetime.date]:
    """The day between the first and the last on which a journey may have begun or ended that was under way on it."""
    first, last = _shifted(day, -LONGEST_JOURNEY), _shifted(day, LONGEST_JOURNEY)
    return first or day, day, last or day


def first_and_last_day(delegation: Delegation) -> tuple[datetime.date | None, datetime.date | None]:
    """The days no journey of this delegation can have gone beyond; None where no date is known at all."""
    first = delegation.starts.earliest or _shifted(delegation.ends.earliest, -LONGEST_JOURNEY)
    last = delegation.ends.latest or _shifted(delegation.starts.latest, LONGEST_JOURNEY)
    return first, last


def under_way_on(day: datetime.date, delegation: Delegation, *, is_firm: bool = True) -> Judgement:
    """Whether a delegation was travelling on ``day``, its first and last day included.

    Where its dates rest on plans alone (not ``is_firm``) it is never certain, and of one without any date nobody knows.
    """
    first, last = first_and_last_day(delegation)
    if first is not None and first > day:
        return Judgement(Standing.NOT, ((Ground.LATER, delegation.starts or delegation.ends),))
    if last is not None and last < day:
        return Judgement(Standing.OVER, ((Ground.OVER, delegation.ends or delegation.starts),))
    begin, end = _departure(day, delegation.starts, is_firm), _return(day, delegation.ends)
    is_certain = begin[0] is Ground.BEGAN and end[0] is Ground.ENDED_LATER
    return Judgement(Standing.CERTAIN if is_certain else Standing.POSSIBLE, (begin, end))


def _departure(day: datetime.date, starts: PartialDate, is_firm: bool) -> tuple[Ground, PartialDate]:
    if not starts:
        return Ground.BEGINNING_UNKNOWN, starts
    if not is_firm:
        return Ground.BEGINNING_UNSURE, starts
    return (Ground.BEGAN if starts.latest <= day else Ground.BEGINNING_SPANS), starts  # type: ignore[operator]


def _return(day: datetime.date, ends: PartialDate) -> tuple[Ground, PartialDate]:
    if not ends:
        return Ground.DAY_OF_RETURN_UNKNOWN, ends
    return (Ground.ENDED_LATER if ends.earliest >= day else Ground.END_SPANS), ends  # type: ignore[operator]


def had_travelled_by(day: datetime.date, delegation: Delegation, attested: Iterable[PartialDate] = ()) -> Judgement:
    """Whether the journey was over by ``day``; one that may have been under way is possible only."""
    attested = list(attested)
    if delegation.outcome == Outcome.ABANDONED or (delegation.is_planned and not attested):
        return Judgement(Standing.PLANNED, ((Ground.PLANNED, UNKNOWN),))
    first, _last = first_and_last_day(delegation)
    if first is not None and first > day:
        return Judgement(Standing.NOT, ((Ground.LATER, delegation.starts or delegation.ends),))
    over = judge_event(day, delegation.ends or UNKNOWN, attested)
    if over.standing is Standing.NOT:
        return Judgement(Standing.POSSIBLE, ((Ground.UNDER_WAY, delegation.ends),))
    return over
