"""Counting rules: who is in and who is out of a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.models import Reference


class CountingRule(Reference):
    """What was counted, in our own words, as far as the sources say; figures made by one rule share its row.

    Whether two figures may be compared is asked by this key, so that it is the same in every language.
    """

    name = models.TextField(
        _("counting rule"),
        blank=True,
        default="",
        help_text=_("What the source counts, in your own words: who is in and who is out, as far as it says."),
    )

    class Meta(Reference.Meta):
        verbose_name = _("counting rule")
        verbose_name_plural = _("counting rules")
