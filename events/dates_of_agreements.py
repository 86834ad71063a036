"""When agreements were signed, in force and ending, certainly or possibly: conditions on their entries in the index.

The index knows the days. What proves them is asked of the citations: see `records.assertion`.
"""

import datetime

from django.db.models import DateField, Exists, OuterRef, Q
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from events.models import Agreement, AgreementCitation
from events.querysets import CONCLUDED
from records.assertion import FIRM
from records.dates import PartialDate, certainly_between, possibly_between
from records.models import Verdict
from records.plans import Fate
from records.querysets import is_published

_NOT_ANY_MORE = Q(life_cycle=Agreement.LifeCycle.ENDED) | Q(in_force=Agreement.InForce.NO)


def signed_between(first: PartialDate | None, last: PartialDate | None, *, certainly: bool) -> Q:
    """Agreements signed between these days; certainly so only where a source proves the date."""
    if not certainly:
        return possibly_between("signed", first, last)
    return certainly_between("signed", first, last) & _is_proved("signed")


def in_force_on(day: datetime.date, *, certainly: bool) -> Q:
    """Agreements in force on this day. What is to come is certain of none, however long it is to last.

    Of one that has ended nobody knows when, no more is known than that it had by the day somebody last held it against
    its sources, or wrote it down.
    """
    if not certainly:
        known = Coalesce("last_verified_on", Cast("changed_at", DateField()))
        over = Agreement.objects.alias(known=known).filter(_NOT_ANY_MORE, pk=OuterRef("record"), known__lte=day)
        return Q(maybe_in_force__contains=day) & ~Q(Exists(over.filter(ends_earliest=None)))
    if day > timezone.localdate():
        # There is no such row; a condition that Django knows to be empty could not be explained by the planner.
        return Q(record=0)
    lasted = _is_proved("ends") | _is_proved("in_force")
    return Q(surely_in_force__contains=day) & _is_proved("effective") & lasted


def ends_between(first: datetime.date, last: datetime.date, *, certainly: bool) -> Q:
    """Agreements that end between these days; none that never began, or is over already."""
    ends = certainly_between if certainly else possibly_between
    ending = Agreement.objects.filter(ends("ends", first, last), pk=OuterRef("record"))
    found = Q(Exists(ending.filter(life_cycle__in=CONCLUDED).exclude(_NOT_ANY_MORE)))
    return found & _is_proved("ends") if certainly else found


def with_plan_to_sign(fate: Fate, day: datetime.date) -> Q:
    """Agreements of whose planned signing this became."""
    return Q(Exists(Agreement.objects.with_plans(fate, day).filter(pk=OuterRef("record"))))


def _is_proved(field: str) -> Q:
    own = {"party": None, "signatory": None, "link": None}
    cited = AgreementCitation.objects.filter(
        is_published("source"), record=OuterRef("record"), field=field, verdict=Verdict.SUPPORTS, **own
    )
    preferred = cited.filter(preferred=True)
    return Q(Exists(preferred.filter(certainty__in=FIRM))) | (
        ~Q(Exists(preferred)) & Q(Exists(cited.filter(certainty__in=FIRM)))
    )
