"""Whether something held on one day, as far as imprecise dates and dated sources can tell.

What begins and ends is judged by `judge_span`, what happens once by `judge_event`. A source attests what it says of
its own time: an office named in a paper of 2015 was there in 2015, and nobody knows for how much longer.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from records.dates.value import PartialDate

UNKNOWN = PartialDate()


class Standing(Enum):
    """How something stood on a day. NOT: it certainly had not begun."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    # Nobody says that it ever came about.
    PLANNED = "planned"
    OVER = "over"
    NOT = "not"

    @property
    def may_hold(self) -> bool:
        """Certainly or possibly."""
        return self in (Standing.CERTAIN, Standing.POSSIBLE)

    @property
    def is_later(self) -> bool:
        """It had certainly not begun or not happened, or is nothing but a plan."""
        return self in (Standing.NOT, Standing.PLANNED)


class Ground(Enum):
    """Why something is taken to hold on a day, or why that is not sure."""

    BEGAN = "began"
    ATTESTED_BEFORE = "attested before"
    ATTESTED_THEN = "attested then"
    ENDED_LATER = "ended later"
    ATTESTED_AFTER = "attested after"
    BEGINNING_SPANS = "beginning spans the day"
    BEGINNING_UNSURE = "beginning not proved"
    BEGINNING_UNKNOWN = "beginning unknown"
    END_SPANS = "end spans the day"
    END_UNSURE = "end not proved"
    LAST_ATTESTED = "last attested before"
    END_UNKNOWN = "end unknown"
    HAPPENED = "happened"
    DAY_SPANS = "day spans"
    DAY_UNKNOWN = "day unknown"
    DAY_UNSURE = "day not proved"
    DAY_OF_RETURN_UNKNOWN = "day of return unknown"
    UNDER_WAY = "may have been under way"
    LATER = "later"
    OVER = "over"
    PLANNED = "planned"
    OUTCOME_UNKNOWN = "outcome unknown"
    WIDER_PLACE = "only a wider place is known"


type Reason = tuple[Ground, PartialDate]


@dataclass(frozen=True)
class Judgement:
    """How something stands on a day, and why."""

    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def is_certain(self) -> bool:
        return self.standing is Standing.CERTAIN

    @property
    def is_possible(self) -> bool:
        """Possible only: not certain, not excluded."""
        return self.standing is Standing.POSSIBLE

    @property
    def may_hold(self) -> bool:
        return self.standing.may_hold

    @property
    def is_of_plan(self) -> bool:
        """Whether it was no more than planned."""
        return any(ground is Ground.PLANNED for ground, _date in self.reasons)

    @property
    def is_over(self) -> bool:
        return self.standing is Standing.OVER

    @property
    def is_later(self) -> bool:
        return self.standing.is_later

    def but(self, ground: Ground, date: PartialDate = UNKNOWN) -> "Judgement":
        """The same, but no longer certain, for one more reason."""
        if not self.may_hold:
            return self
        return Judgement(Standing.POSSIBLE, (*self.reasons, (ground, date)))


def judge_span(
    day: datetime.date,
    since: PartialDate,
    until: PartialDate,
    attested: Iterable[PartialDate] = (),
    *,
    since_is_firm: bool = True,
    until_is_firm: bool = True,
) -> Judgement:
    """Whether and why what began and ended on these dates held on ``day``.

    It certainly held if it had begun for sure and was certainly not over; where a date is missing, a source dated
    before or after speaks for it. The last day of something still belongs to what is possible only. A beginning that
    is not firm (merely announced) rules out what lies before it, and proves nothing of what comes after; an end that
    is not firm ends nothing.
    """
    if since.earliest is not None and since.earliest > day:
        return Judgement(Standing.NOT, ((Ground.LATER, since),))
    if until_is_firm and until.latest is not None and until.latest < day:
        return Judgement(Standing.OVER, ((Ground.OVER, until),))
    dates = _in_time(attested)
    begin, end = _beginning(day, since, since_is_firm, dates), _end(day, until, until_is_firm, dates)
    is_certain = begin[0] in (Ground.BEGAN, Ground.ATTESTED_BEFORE) and end[0] in _STILL_THERE
    if (begin, end) == ((Ground.ATTESTED_BEFORE, end[1]), (Ground.ATTESTED_AFTER, begin[1])):
        return Judgement(Standing.CERTAIN, ((Ground.ATTESTED_THEN, end[1]),))
    return Judgement(Standing.CERTAIN if is_certain else Standing.POSSIBLE, (begin, end))


_STILL_THERE = (Ground.ENDED_LATER, Ground.ATTESTED_AFTER)


def _in_time(dates: Iterable[PartialDate]) -> list[PartialDate]:
    return sorted((date for date in dates if date), key=lambda date: date.sort_key)


def _beginning(day: datetime.date, since: PartialDate, is_firm: bool, attested: list[PartialDate]) -> Reason:
    if since and is_firm and since.latest <= day:  # type: ignore[operator]
        return Ground.BEGAN, since
    for date in attested:
        # A source from before the beginning can only have announced it.
        if date.latest <= day and (not since or date.latest >= since.earliest):  # type: ignore[operator]
            return Ground.ATTESTED_BEFORE, date
    if not since:
        return Ground.BEGINNING_UNKNOWN, since
    return (Ground.BEGINNING_SPANS if is_firm else Ground.BEGINNING_UNSURE), since


def _end(day: datetime.date, until: PartialDate, is_firm: bool, attested: list[PartialDate]) -> Reason:
    if until and is_firm:
        # Sources that tell of the end may be younger than it: once it is known, they prove no presence.
        return (Ground.ENDED_LATER if until.earliest > day else Ground.END_SPANS), until  # type: ignore[operator]
    for date in attested:
        if date.earliest >= day:  # type: ignore[operator]
            return Ground.ATTESTED_AFTER, date
    if until:
        return Ground.END_UNSURE, until
    return (Ground.LAST_ATTESTED, attested[-1]) if attested else (Ground.END_UNKNOWN, UNKNOWN)


def judge_event(day: datetime.date, date: PartialDate, attested: Iterable[PartialDate] = ()) -> Judgement:
    """Whether and why what happened once had happened by ``day``; a source from before then is proof of it."""
    if date and date.latest <= day:  # type: ignore[operator]
        return Judgement(Standing.CERTAIN, ((Ground.HAPPENED, date),))
    if date and date.earliest > day:  # type: ignore[operator]
        return Judgement(Standing.NOT, ((Ground.LATER, date),))
    told = next((told for told in _in_time(attested) if told.latest <= day), UNKNOWN)  # type: ignore[operator]
    if told:
        return Judgement(Standing.CERTAIN, ((Ground.ATTESTED_BEFORE, told),))
    return Judgement(Standing.POSSIBLE, ((Ground.DAY_SPANS if date else Ground.DAY_UNKNOWN, date),))


def judge_plan(day: datetime.date, since: PartialDate, attested: Iterable[PartialDate] = ()) -> Judgement:
    """Whether and why something was known to be planned by ``day``; that it held is never concluded from a plan."""
    dates = _in_time(attested)
    told = next((date for date in dates if date.latest <= day), UNKNOWN)  # type: ignore[operator]
    if told:
        return Judgement(Standing.CERTAIN, ((Ground.PLANNED, told),))
    may_be_told = any(date.earliest <= day for date in dates)  # type: ignore[operator]
    if since and since.earliest > day and not may_be_told:  # type: ignore[operator]
        return Judgement(Standing.NOT, ((Ground.LATER, since),))
    return Judgement(Standing.POSSIBLE, ((Ground.PLANNED, dates[0] if dates else UNKNOWN),))
