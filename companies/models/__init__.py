"""Organisations and their names, relations, offices, counts, places and sectors."""

from .count import Count, CountCitation
from .office import Office, OfficeCitation, OfficeFunction
from .organisation import (
    Company,
    Institution,
    Organisation,
    OrganisationCitation,
    OrganisationName,
    OrganisationRelation,
)
from .place import Place
from .search_entries import CountEntry, OfficeEntry, OrganisationEntry
from .sector import Sector

__all__ = (
    "Company",
    "Count",
    "CountCitation",
    "CountEntry",
    "Institution",
    "Office",
    "OfficeCitation",
    "OfficeEntry",
    "OfficeFunction",
    "Organisation",
    "OrganisationCitation",
    "OrganisationEntry",
    "OrganisationName",
    "OrganisationRelation",
    "Place",
    "Sector",
)
