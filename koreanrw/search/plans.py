"""Rows by what became of a plan: still to come, overdue, fulfilled, given up."""

import datetime
from collections.abc import Iterator
from typing import Any, Protocol, Self

import django_filters
from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from koreanrw.search.choices import by_value
from records.plans import Fate

FATES = (
    (Fate.OPEN.value, _("still to come")),
    (Fate.NOT_RECORDED.value, _("the day is past, and nothing is recorded")),
    (Fate.FULFILLED.value, _("fulfilled")),
    (Fate.ABANDONED.value, _("given up")),
)
LABEL, ANY = _("Plans"), _("with or without a plan")


class WithPlans(Protocol):
    """Rows that may have been planned for a day."""

    def with_plans(self, fate: Fate, day: datetime.date) -> Self: ...


def plan_filter(help_text: str | Promise) -> django_filters.ChoiceFilter:
    """The condition of a list that asks what became of a plan."""
    return django_filters.ChoiceFilter(
        label=LABEL, choices=FATES, method=_with_plan, empty_label=ANY, help_text=help_text
    )


def _with_plan(queryset: WithPlans, _name: str, value: str) -> WithPlans:
    return queryset.with_plans(Fate(value), timezone.localdate())


def fates_in_use(rows: Any) -> Iterator[QuerySet]:
    """What became of the plans of these rows, as choices of the condition "plan"."""
    today = timezone.localdate()
    return (by_value("plan", rows.with_plans(fate, today), Value(fate.value)) for fate in Fate)
