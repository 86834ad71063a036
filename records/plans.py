"""What has a date may have another one it was planned for: their names lead from one to the other."""

import datetime
from enum import Enum

from django.db import models
from django.db.models import Q

# A field with this before its name holds when that was to be, by the latest plan: other days are its history.
PLANNED = "planned_"
# What became of a plan, and what says that it still was one: the source that knew no more disputes nothing.
OUTCOMES = ("outcome", "life_cycle")
PLANS = ("planned", "announced")
# Of what has been there for long these tell nothing but the end.
ENDS = ("until", "closed", "ends")


class Fate(Enum):
    """What became of a plan."""

    OPEN = "open"
    # Its day is past, or nobody knows more than that it was announced.
    NOT_RECORDED = "not recorded"
    FULFILLED = "fulfilled"
    ABANDONED = "abandoned"


def is_of_plan(field: str) -> bool:
    """Whether this field holds when something was to be, not when it was."""
    return field.startswith(PLANNED)


def planned_twin(model: type[models.Model], field: str) -> str:
    """The field that holds when that was to be which this field dates; empty where nothing like it is planned."""
    name = f"{PLANNED}{field}"
    return name if any(each.name == name for each in model._meta.concrete_fields) else ""


# Of no row.
_NEVER = Q(pk__in=())


def has_fate(fate: Fate, field: str, day: datetime.date, *, done: Q = _NEVER, abandoned: Q = _NEVER) -> Q:
    """Whether this became of the plan behind a date, as `companies.plans.Plan` judges it, asked of the database.

    ``done`` and ``abandoned`` tell what the row says besides its dates.
    """
    planned = ~Q(**{f"{PLANNED}{field}": ""})
    fulfilled = ~Q(**{field: ""}) if field in ENDS else ~Q(**{field: ""}) | done
    is_past = Q(**{f"{PLANNED}{field}_latest__lt": day})
    return (
        planned
        & {
            Fate.FULFILLED: fulfilled,
            Fate.ABANDONED: ~fulfilled & abandoned,
            Fate.NOT_RECORDED: ~fulfilled & ~abandoned & is_past,
            Fate.OPEN: ~fulfilled & ~abandoned & ~is_past,
        }[fate]
    )


def of_outcome(fate: Fate, field: str, day: datetime.date) -> Q:
    """The same of rows that say themselves what became of them."""
    return has_fate(fate, field, day, done=Q(outcome__in=("done", "elsewhere")), abandoned=Q(outcome="abandoned"))
