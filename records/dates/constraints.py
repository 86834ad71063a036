"""Row rules about imprecise dates: two in their order, and none of what has happened in the future."""

from django.db import models
from django.db.models import F, Func, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


def in_order(first: str, second: str) -> models.CheckConstraint:
    """``second`` is not certainly before ``first``; where the two can still be in order, both stand."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}_earliest__isnull": True})
        | Q(**{f"{second}_latest__isnull": True})
        | Q(**{f"{second}_latest__gte": F(f"{first}_earliest")}),
        name=f"%(app_label)s_%(class)s_{first}_{second}",
        violation_error_message=_("The end lies before the beginning, however the two dates are read."),
    )


def nothing_happened(*fields: str, when: Q) -> models.CheckConstraint:
    """What is only a plan, or was given up (``when``), has none of these dates: those it was planned for are others."""
    return models.CheckConstraint(
        condition=~when | Q(**dict.fromkeys(fields, "")),
        name="%(app_label)s_%(class)s_only_planned",
        violation_error_message=_(
            "What is only planned, or was given up, has not happened: enter its date as the planned one."
        ),
    )


class Today(Func):
    """The day it is in Korea, where days begin first. Never a day that no editor has reached yet."""

    template = "(CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Seoul')::date"
    output_field = models.DateField()


def happened(field: str, label, *, when: Q | None = None) -> models.CheckConstraint:
    """``field`` says what has happened, always or ``when`` so: it does not certainly lie in the future.

    What was true on a day stays true, so that the rule may look at the clock.
    """
    day = field if field.endswith("_on") else f"{field}_earliest"
    condition = Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__lte": Today()})
    return models.CheckConstraint(
        condition=condition if when is None else ~when | condition,
        name=f"%(app_label)s_%(class)s_{field}_happened",
        violation_error_message=format_lazy(
            _("The date of “{label}” lies in the future, but it is stated as having happened."), label=label
        ),
    )
