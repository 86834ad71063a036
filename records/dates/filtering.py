"""How dates that may be imprecise are asked for: certainly in a range, possibly in it, or unknown.

`field` is the name of a PartialDateField, or a path to one ("office__opened"). A date nobody knows is in no
range.
"""

import datetime

from django.db.models import F, Q

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


def date_order(field: str, descending: bool = False) -> tuple:
    """The total order of dates, for `order_by`; the unknown come last in both directions."""
    if descending:
        bounds = (F(f"{field}_{bound}").desc(nulls_last=True) for bound in ("earliest", "latest"))
        return (*bounds, f"-{field}", "-pk")
    bounds = (F(f"{field}_{bound}").asc(nulls_last=True) for bound in ("earliest", "latest"))
    return (*bounds, field, "pk")
