"""The ways into the pictures of the register."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from records.breadcrumbs import Crumb, WithBreadcrumbs


class Way(NamedTuple):
    """A page with a picture, and which question it answers."""

    name: str
    url: str
    question: str


def ways_to_pictures() -> list[Way]:
    """Every page that is a picture of the whole register."""
    return [
        Way(
            gettext("Maps"),
            reverse("map"),
            gettext(
                "Where are the Korean companies in North Rhine-Westphalia, and where did the delegations travel? "
                "Places that are not known stand beside the map, never on it."
            ),
        ),
        Way(
            gettext("Timeline"),
            reverse("timeline"),
            gettext(
                "When did offices open, delegations travel and agreements come about? A date that is known only "
                "roughly is drawn as long as it may have been."
            ),
        ),
        Way(
            gettext("Counts over time"),
            reverse("counts"),
            gettext(
                "How many Korean companies did who count, where, and by which rule? Counts that cannot be compared "
                "stay apart."
            ),
        ),
        Way(
            gettext("Relations"),
            reverse("relations"),
            gettext("Who is tied to whom by agreements, by groups and by visits?"),
        ),
    ]


class PicturesView(WithBreadcrumbs, TemplateView):
    """The register in pictures."""

    template_name = "koreanrw/pictures.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(gettext("Pictures"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(ways=ways_to_pictures(), **kwargs)
