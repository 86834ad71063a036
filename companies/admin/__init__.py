"""The editors' workplace for companies, institutions, offices, places and sectors."""

from companies.admin.office import OfficeAdmin
from companies.admin.organisation import CompanyAdmin, InstitutionAdmin, OrganisationAdmin
from companies.admin.place import PlaceAdmin, SectorAdmin

__all__ = (
    "CompanyAdmin",
    "InstitutionAdmin",
    "OfficeAdmin",
    "OrganisationAdmin",
    "PlaceAdmin",
    "SectorAdmin",
)
