"""The two areas the register is about, and which of them a place lies in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from companies.models import Place
from koreanrw.pictures.maps.outline import Outline, outline, outline_path
from koreanrw.pictures.projection import Box, Projection

# Kinds of place that can be drawn: of a state or a country, no spot can be named.
_DRAWN = (Place.Kind.CITY, Place.Kind.DISTRICT, Place.Kind.REGION)


@dataclass(frozen=True)
class Area:
    """A state or country with an outline of its own."""

    # As the place of the area itself has it (ISO 3166).
    code: str
    outline_name: str
    projection: Projection
    name: str | Promise

    @property
    def outline(self) -> Outline:
        return outline(self.outline_name)

    def path(self, projection: Projection | None = None) -> str:
        return outline_path(self.outline_name, projection or self.projection)

    def spot_of(self, place: Place) -> Place | None:
        """The nearest place that can be drawn: itself, or the city or region around it; None if no more is known."""
        for candidate in (place, *place.ancestors()):
            if candidate.kind not in _DRAWN:
                return None
            if candidate.latitude is None or candidate.longitude is None:
                continue
            return candidate if self.projection.box.holds(candidate.latitude, candidate.longitude) else None
        return None


NRW = Area(
    "DE-NW",
    "nrw",
    Projection(Box(5.84, 50.31, 9.48, 52.54), 400),
    _("North Rhine-Westphalia"),
)
# The sea in the west holds the words for where delegations come from and go on to.
KOREA = Area("KR", "south-korea", Projection(Box(126.0, 33.1, 130.95, 38.65), 400, left=92), _("South Korea"))
AREAS = (NRW, KOREA)
# From Bonn to Duisburg and from Krefeld to Dortmund.
RHINE_RUHR = Projection(Box(6.28, 50.67, 7.74, 51.63), 400)


def can_be_drawn(place: Place) -> bool:
    """Whether a place has a spot, known or not: a state or country has none."""
    return place.kind in _DRAWN


def area_of(place: Place) -> Area | None:
    """The area a place lies in; by its coordinates where nobody has said what larger place it is part of."""
    chain = (place, *place.ancestors())
    for area in AREAS:
        if any(larger.code == area.code for larger in chain):
            return area
    if len(chain) > 1 or place.kind not in _DRAWN or place.latitude is None or place.longitude is None:
        return None
    return next((area for area in AREAS if area.outline.holds(place.latitude, place.longitude)), None)
