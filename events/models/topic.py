"""Topics: what visits and agreements are about."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.models import Reference


class Topic(Reference):
    """A subject in plain words that several agreements may share."""

    class Meta(Reference.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_absolute_url(self) -> str:
        return reverse("topic_detail", args=(self.slug,))
