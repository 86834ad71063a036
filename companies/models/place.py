"""Places: where offices stand, visits led to and agreements were signed."""

from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.circles import NoCircle
from records.models import Reference
from records.models.reference import names_document
from records.search import in_languages


class Place(Reference):
    """A country, state, region, city or district. A district is not its city, and a technology region is not a city."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        STATE = "state", _("state or province")
        REGION = "region", _("region")
        DISTRICT = "district", _("district")
        CITY = "city", _("city")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    within = models.ForeignKey(
        "self",
        verbose_name=_("within"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The next larger place this one lies in."),
    )
    locative = models.CharField(
        _("name after “in”"),
        max_length=200,
        blank=True,
        default="",
        help_text=_(
            "How it stands after “in”, where that is not the plain name: “der Technologieregion Aachen”. "
            "Else leave empty."
        ),
    )
    code = models.CharField(
        _("ISO or AGS code"),
        max_length=20,
        blank=True,
        default="",
        help_text=_(
            "ISO 3166 for countries and states (KR, DE-NW, KR-11), the municipality key (AGS) for German cities."
        ),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("Degrees north, WGS 84."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("Degrees east, WGS 84."))
    document = names_document(*in_languages("name"), "code")

    class Meta(Reference.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = (
            *Reference.Meta.constraints,
            models.UniqueConstraint(
                fields=("code",),
                condition=~Q(code=""),
                name="companies_place_code",
                violation_error_message=_("Another place has this code."),
            ),
            models.CheckConstraint(
                condition=Q(within__isnull=True) | ~Q(within=F("id")),
                name="companies_place_not_within_itself",
                violation_error_message=_("A place cannot lie within itself."),
            ),
            NoCircle(
                end="within",
                name="companies_place_circle",
                violation_error_message=_("A place cannot lie within itself, nor within what lies in it."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="companies_place_coordinates",
                violation_error_message=_("Give both coordinates in degrees, or neither."),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("place_detail", args=(self.slug,))

    @property
    def is_wide(self) -> bool:
        """Whether it holds many cities, so that naming it leaves the city open."""
        return self.kind in (self.Kind.COUNTRY, self.Kind.STATE, self.Kind.REGION)

    def ancestors(self) -> Iterator["Place"]:
        """The places this one lies in, the nearest first."""
        seen = {self.pk}
        place = self.within
        while place is not None and place.pk not in seen:
            yield place
            seen.add(place.pk)
            place = place.within
