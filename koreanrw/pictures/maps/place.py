"""Where one place lies."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from companies.models import Place
from koreanrw.pictures.maps.area import Area, area_of
from koreanrw.pictures.maps.drawing import Drawing
from koreanrw.pictures.maps.rows import named
from koreanrw.pictures.maps.sheet import Map, Sheet
from koreanrw.pictures.maps.wording import attribution, legend_of_region
from koreanrw.pictures.picture import Cell, DataTable

NAME = "map-place"


def place_map(place: Place) -> Map | None:
    """The outline around a place with one mark; None where it has no spot in either of the two areas."""
    area = area_of(place)
    if area is None or area.spot_of(place) != place:
        return None
    title = _("Where it lies: %(place)s") % {"place": place}
    description = _("Position within %(area)s: %(position)s.") % {"area": area.name, "position": position(place, area)}
    drawing = Drawing(area.projection)
    drawing.spot(place)
    marks = drawing.lay_out()
    is_region = place.kind == Place.Kind.REGION
    columns = (_("Place"), _("Kind"), _("Lies in"), _("Position"))
    row = (
        named(str(place), place, "name"),
        Cell(capfirst(place.get_kind_display())),
        Cell(", ".join(str(larger) for larger in place.ancestors()) or str(area.name)),
        Cell(capfirst(position(place, area))),
    )
    return Map(
        name=NAME,
        title=title,
        description=description,
        table=DataTable(columns, (row,)),
        legend=(legend_of_region(),) if is_region else (),
        embed_url=reverse("embed_place_map", args=(place.slug,)),
        sheets=(Sheet(NAME, title, description, drawing.width, drawing.height, area.path(), marks),),
        notes=(attribution(),),
    )


def position(place: Place, area: Area) -> str:
    """Which ninth of the area a place lies in, in words."""
    box = area.projection.box
    assert place.latitude is not None and place.longitude is not None
    across = (place.longitude - box.west) / (box.east - box.west)
    up = (place.latitude - box.south) / (box.north - box.south)
    words = (
        (_("in the south-west"), _("in the south"), _("in the south-east")),
        (_("in the west"), _("in the middle"), _("in the east")),
        (_("in the north-west"), _("in the north"), _("in the north-east")),
    )
    return words[min(int(up * 3), 2)][min(int(across * 3), 2)]
