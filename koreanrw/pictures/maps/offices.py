"""Offices by where they can be drawn: at a place, only somewhere in the area, or elsewhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from companies.models import Office, Place
from koreanrw.pictures.maps.area import Area, area_of, can_be_drawn
from records.dates.standing import Standing


class Drawn(StrEnum):
    """How an office is drawn."""

    THERE = "there"
    PLANNED = "planned"
    CLOSED = "closed"


def drawn_as(office: Any) -> Drawn:
    """By how it stands today, as it was loaded with (`OfficeQuerySet.with_standing`)."""
    standing = Standing(office.standing)
    if standing.may_hold:
        return Drawn.THERE
    return Drawn.PLANNED if standing.is_later else Drawn.CLOSED


@dataclass
class Gathered:
    """The offices of one area, each in exactly one of three groups."""

    # By the place drawn, which may be the city around the district a source names.
    at: dict[Place, list[Office]] = field(default_factory=lambda: defaultdict(list))
    # Known to be in the area; where, no source says.
    somewhere: list[Office] = field(default_factory=list)
    # At a place that is known, but not where it lies.
    not_located: list[Office] = field(default_factory=list)
    elsewhere: list[Office] = field(default_factory=list)

    def all(self) -> list[Office]:
        drawn = (office for group in self.at.values() for office in group)
        return [*drawn, *self.not_located, *self.somewhere, *self.elsewhere]

    @property
    def inside(self) -> list[Office]:
        """Those known to be in the area."""
        return [*(office for group in self.at.values() for office in group), *self.not_located, *self.somewhere]


def gather(offices: Iterable[Office], area: Area) -> Gathered:
    """Sort offices by where they can be drawn on the map of an area, places with many first."""
    gathered = Gathered()
    for office in offices:
        if area_of(office.place) is not area:
            gathered.elsewhere.append(office)
        elif (spot := area.spot_of(office.place)) is None:
            (gathered.not_located if can_be_drawn(office.place) else gathered.somewhere).append(office)
        else:
            gathered.at[spot].append(office)
    gathered.at = dict(sorted(gathered.at.items(), key=lambda item: (-len(item[1]), str(item[0]))))
    return gathered
