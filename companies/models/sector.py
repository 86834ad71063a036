"""Sectors: lines of business."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.models import Reference


class Sector(Reference):
    """A line of business in plain words. It is not a statistical classification."""

    class Meta(Reference.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    def get_absolute_url(self) -> str:
        return reverse("sector_detail", args=(self.slug,))
