"""Row rules between two imprecise dates."""

from django.db import models
from django.db.models import F, Q
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
