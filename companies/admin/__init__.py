"""The editors' workplace for companies, institutions, offices, counts, places and sectors."""

from .count import CountAdmin
from .office import OfficeAdmin
from .organisation import CompanyAdmin, InstitutionAdmin, OrganisationAdmin
from .place import PlaceAdmin, SectorAdmin

__all__ = (
    "CompanyAdmin",
    "CountAdmin",
    "InstitutionAdmin",
    "OfficeAdmin",
    "OrganisationAdmin",
    "PlaceAdmin",
    "SectorAdmin",
)
