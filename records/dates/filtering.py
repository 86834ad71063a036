"""How dates that may be imprecise are asked for: certainly in a range, possibly in it, or unknown.

`field` is the name of a PartialDateField, or a path to one ("office__opened"). A date nobody knows is in no
range.
"""

import datetime

from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from records.dates.value import PartialDate

type Day = datetime.date | PartialDate | None


def _earliest(day: Day) -> datetime.date | None:
    return day.earliest if isinstance(day, PartialDate) else day


def _latest(day: Day) -> datetime.date | None:
    return day.latest if isinstance(day, PartialDate) else day


def certainly_between(field: str, first: Day = None, last: Day = None) -> Q:
    """Dates that lie in the range whatever day they turn out to be. None leaves an end open."""
    query = ~unknown(field)
    if start := _earliest(first):
        query &= Q(**{f"{field}_earliest__gte": start})
    if end := _latest(last):
        query &= Q(**{f"{field}_latest__lte": end})
    return query


def possibly_between(field: str, first: Day = None, last: Day = None) -> Q:
    """Dates that may lie in the range: those certainly in it among them. None leaves an end open."""
    query = ~unknown(field)
    if start := _earliest(first):
        query &= Q(**{f"{field}_latest__gte": start})
    if end := _latest(last):
        query &= Q(**{f"{field}_earliest__lte": end})
    return query


def unknown(field: str) -> Q:
    """Dates nobody knows."""
    return Q(**{f"{field}_earliest__isnull": True})


def first_day(*fields: str) -> Coalesce | Case:
    """The first day the date may be that is known first of these; of one open towards the past, its last."""
    days = [
        Case(When(**{f"{field}_earliest": datetime.date.min}, then=F(f"{field}_latest")), default=f"{field}_earliest")
        for field in fields
    ]
    return Coalesce(*days) if len(days) > 1 else days[0]


def date_order(*fields: str, descending: bool = False) -> tuple:
    """The total order of dates, for `order_by`; the unknown come last in both directions.

    Of several fields the first that is known decides: a journey of which only the end is known stands by its end.
    """
    latest = [F(f"{field}_latest") for field in fields]
    bounds = (first_day(*fields), Coalesce(*latest) if len(latest) > 1 else latest[0])
    if descending:
        return (*(bound.desc(nulls_last=True) for bound in bounds), *(f"-{field}" for field in fields), "-pk")
    return (*(bound.asc(nulls_last=True) for bound in bounds), *fields, "pk")
