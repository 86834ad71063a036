"""Organisations and their names, relations, offices, places and sectors."""

from companies.models.attestation import OfficeAttestation
from companies.models.office import Office, OfficeCitation, OfficeFunction
from companies.models.organisation import (
    Company,
    Institution,
    Organisation,
    OrganisationCitation,
    OrganisationName,
    OrganisationRelation,
)
from companies.models.place import Place
from companies.models.search_entries import OfficeEntry, OrganisationEntry
from companies.models.sector import Sector

__all__ = (
    "Company",
    "Institution",
    "Office",
    "OfficeAttestation",
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
