"""Organisations, their offices, people and places in the words of schema.org."""

import re
from collections.abc import Sequence

from companies.models import Office, Organisation, OrganisationRelation
from companies.models.other_name import OtherName
from events.models import Person, Position
from koreanrw.discovery.firmness import is_there
from koreanrw.discovery.structured_data.voice import Node, Voice, filled
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.profiles.people import PersonProfile
from koreanrw.profiles.places import PlaceProfile
from koreanrw.profiles.terms import TermProfile

# "Business" in Wikidata. schema.org's Corporation would claim a legal form that the register does not know.
_BUSINESS = "https://www.wikidata.org/entity/Q4830453"
_WIKIDATA = "https://www.wikidata.org/entity/{}"
# Names an organisation or person still goes by; those it once bore, or by which one text calls it, are no such names.
_ALTERNATIVES = (
    OtherName.Kind.OFFICIAL,
    OtherName.Kind.SHORT,
    OtherName.Kind.ROMANISED,
    OtherName.Kind.TRANSLATED,
)


def organisation(voice: Voice, page: OrganisationProfile) -> Node:
    """An organisation with its other names, identifiers, offices and group."""
    it, relations, inverse = page.subject, page.relations, page.inverse_relations
    offices = [entry.office for entry in page.offices if is_there(voice.footnotes, entry.office)]
    member_of, subsidiary_of = OrganisationRelation.Kind.MEMBER_OF, OrganisationRelation.Kind.SUBSIDIARY_OF
    return filled(
        {
            **voice.mention(it),
            "additionalType": _BUSINESS if it.is_company else "",
            "alternateName": _alternate_names(it, page.names),
            "description": voice.if_firm(it, "summary", voice.text(it, "summary")),
            "foundingDate": voice.date(it, "founded"),
            "dissolutionDate": voice.date(it, "dissolved"),
            "url": it.website,
            "leiCode": it.lei,
            "sameAs": _WIKIDATA.format(it.wikidata) if it.wikidata else "",
            "identifier": _property("register number", it.register_number),
            "keywords": ", ".join(str(sector) for sector in page.sectors),
            "location": [_office_place(voice, office) for office in offices],
            "parentOrganization": voice.mentions(row.other for row in _holding(voice, relations, subsidiary_of)),
            "subOrganization": voice.mentions(row.organisation for row in _holding(voice, inverse, subsidiary_of)),
            "memberOf": voice.mentions(row.other for row in _holding(voice, relations, member_of)),
        }
    )


def _holding(voice: Voice, rows: Sequence[OrganisationRelation], kind: str) -> list[OrganisationRelation]:
    """Ties of this kind that are not known to have ended."""
    return [row for row in rows if row.kind == kind and not row.until and voice.is_firm(row, "other")]


def _alternate_names(it: Organisation | Person, names: Sequence[OtherName]) -> list[Node]:
    return [
        {"@value": name.text, "@language": name.language}
        for name in names
        if name.kind in _ALTERNATIVES and not name.until and name.text != it.name
    ]


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else {}


def office(voice: Voice, page: OfficeProfile) -> Node:
    """The place where an organisation is present, and of whom it is the place."""
    it = page.subject
    return {
        **voice.mention(it.organisation),
        "location": _office_place(voice, it) if is_there(voice.footnotes, it) else {},
    }


def _office_place(voice: Voice, it: Office) -> Node:
    address = it.address if voice.is_firm(it, "address") else ""
    return filled(
        {
            "@type": "Place",
            "@id": voice.identity(it),
            "name": it.public_name,
            "mainEntityOfPage": voice.address(it),
            "address": {"@type": "PostalAddress", "streetAddress": address} if address else {},
            "containedInPlace": voice.mention(it.place),
        }
    )


def person(voice: Voice, page: PersonProfile) -> Node:
    """Somebody in public roles, each with the time it is known for: held then, not necessarily today."""
    it = page.subject
    return filled(
        {
            **voice.mention(it),
            "alternateName": _alternate_names(it, page.names),
            "affiliation": [_role(voice, row) for row in _public_positions(voice, it)],
        }
    )


def _public_positions(voice: Voice, it: Person) -> list[Position]:
    return [row for row in it.positions.all() if row.organisation.is_published and voice.is_firm(row, "organisation")]


def _role(voice: Voice, row: Position) -> Node:
    return filled(
        {
            "@type": "OrganizationRole",
            "roleName": voice.if_firm(row, "role", voice.text(row, "role")),
            "startDate": voice.date(row, "since"),
            "endDate": voice.date(row, "until"),
            "affiliation": voice.mention(row.organisation),
        }
    )


def place(voice: Voice, page: PlaceProfile) -> Node:
    """A place with what it lies in and what lies in it. Its position is reference data and needs no source."""
    it = page.subject
    ancestors = list(it.ancestors())
    point = {"@type": "GeoCoordinates", "latitude": it.latitude, "longitude": it.longitude}
    return filled(
        {
            **voice.mention(it),
            "geo": point if it.latitude is not None else {},
            "identifier": _property(_scheme(it.code), it.code),
            "containedInPlace": voice.mention(ancestors[0]) if ancestors else {},
            "containsPlace": voice.mentions(page.parts),
        }
    )


def _scheme(code: str) -> str:
    """Whose code it is: countries and states bear ISO's, German municipalities the key of the statisticians."""
    if re.fullmatch(r"[A-Z]{2}", code):
        return "ISO 3166-1"
    return "ISO 3166-2" if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code) else "AGS"


def term(voice: Voice, page: TermProfile) -> Node:
    """A sector or a topic, in plain words of the register's own."""
    return voice.mention(page.subject)
