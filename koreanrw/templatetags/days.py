"""Exact days in the same words as imprecise dates."""

import datetime

from django import template
from django.utils import timezone

from records.dates import PartialDate

register = template.Library()


@register.filter
def day(moment: datetime.date) -> str:
    """The day of a moment, in the words of the reader's language."""
    exact = timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment
    return PartialDate(exact.isoformat()).display
