"""The one judgement of a plan: what it was for, how it slipped, and what became of it.

The row holds the latest plan; what sources gave before is its history. Every page asks here, so that none calls a
plan open that was fulfilled or given up, and none takes a plan for what happened.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import pgettext

from companies.models.office import Outcome
from records.dates import PartialDate
from records.models import Citation, Verdict
from records.plans import ENDS, PLANNED, Fate


@dataclass(frozen=True)
class Plan:
    """When something was to be, slip after slip, and what became of it."""

    row: Any
    field: str
    # In the order of the sources that gave them; the last is the one that counts.
    dates: tuple[PartialDate, ...]
    today: datetime.date

    @property
    def latest(self) -> PartialDate:
        return self.dates[-1]

    @property
    def fate(self) -> Fate:
        """What became of it; of an office this asks what it is there for."""
        outcome = getattr(self.row, "outcome", Outcome.PLANNED)
        if getattr(self.row, self.field) or (outcome in (Outcome.DONE, Outcome.ELSEWHERE) and self.field not in ENDS):
            return Fate.FULFILLED
        if outcome == Outcome.ABANDONED:
            return Fate.ABANDONED
        return Fate.NOT_RECORDED if self.latest.latest < self.today else Fate.OPEN  # type: ignore[operator]

    @property
    def in_words(self) -> str:
        """Its days, slip after slip: "first 2023, then 2024"."""
        told, *later = (date.display for date in self.dates)
        if later:
            told = pgettext("plan", "first %(date)s") % {"date": told}
        for date in later:
            # Translators: the days something was planned for, one after the other: “first 2023, then 2024, then 2025”.
            told = pgettext("plan", "%(before)s, then %(date)s") % {"before": told, "date": date}
        return told


def plan_of(
    row: Any, field: str, citations: Iterable[Citation] = (), today: datetime.date | None = None
) -> Plan | None:
    """The plan behind this date of a row; None where there was none. ``citations`` are those of the planned date."""
    latest: PartialDate | None = getattr(row, f"{PLANNED}{field}", None)
    if not latest:
        return None
    return Plan(row, field, (*slips(citations), latest), today or timezone.localdate())


def slips(citations: Iterable[Citation]) -> list[PartialDate]:
    """What published sources gave as planned before the latest plan, oldest source first, each day once."""
    earlier = [each for each in citations if each.verdict == Verdict.PLANNED and each.source.is_published]
    told: dict[PartialDate, None] = {}
    for citation in sorted(earlier, key=lambda each: each.source.dated_telling.date.sort_key):
        if date := given_date(citation):
            told[date] = None
    return list(told)


def given_date(citation: Citation) -> PartialDate:
    """The date a source gives; empty where it gives none that can be read."""
    try:
        return PartialDate(citation.value)
    except ValueError:
        return PartialDate()
