"""The editors' workplace for companies, institutions, offices, counts, places and sectors."""

from companies.admin.count import CountAdmin
from companies.admin.office import OfficeAdmin
from companies.admin.organisation import CompanyAdmin, InstitutionAdmin, OrganisationAdmin
from companies.admin.place import PlaceAdmin, SectorAdmin

__all__ = (
    "CompanyAdmin",
    "CountAdmin",
    "InstitutionAdmin",
    "OfficeAdmin",
    "OrganisationAdmin",
    "PlaceAdmin",
    "SectorAdmin",
)
