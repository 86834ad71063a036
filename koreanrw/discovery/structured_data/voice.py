"""The words all nodes are made of: addresses, names in their language, and short mentions of other things."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language

from companies.models import Organisation, Place
from events.models import Agreement, Delegation, Event, Person
from koreanrw.addresses import DEFAULT_LANGUAGE, absolute, address_of, in_language
from koreanrw.discovery.firmness import firm_date, is_firm
from koreanrw.names import language_of
from koreanrw.provenance.footnotes import Footnotes
from records.models import Record, Reference, Source

type Node = dict[str, Any]

# What schema.org has for the kinds of organisations. An agency may be a company owned by a state, a trade fair a brand:
# where the kind alone does not say more, an organisation is all that is claimed.
_ORGANISATIONS = {
    Organisation.Kind.UNIVERSITY: "CollegeOrUniversity",
    Organisation.Kind.MINISTRY: "GovernmentOrganization",
    Organisation.Kind.CITY: "GovernmentOrganization",
}
# A region of technology is no unit of any administration.
_PLACES = {
    Place.Kind.COUNTRY: "Country",
    Place.Kind.STATE: "State",
    Place.Kind.DISTRICT: "AdministrativeArea",
    Place.Kind.CITY: "City",
}
_SOURCES = {
    Source.Kind.NEWSPAPER: "NewsArticle",
    Source.Kind.PORTAL_NEWS: "NewsArticle",
    Source.Kind.PRESS_RELEASE: "Article",
    Source.Kind.WEBSITE: "WebPage",
}


def type_of(thing: Model) -> str:
    """The type schema.org has for a record or a place, none more special than is known."""
    if isinstance(thing, Organisation):
        return _ORGANISATIONS.get(Organisation.Kind(thing.kind), "Organization")
    if isinstance(thing, Place):
        return _PLACES.get(Place.Kind(thing.kind), "Place")
    if isinstance(thing, Source):
        return _SOURCES.get(Source.Kind(thing.kind), "CreativeWork")
    if isinstance(thing, Person):
        return "Person"
    if isinstance(thing, Delegation | Event):
        return "Event"
    if isinstance(thing, Agreement):
        # Nothing fits a contract: what is certain is that it was drawn up by its parties.
        return "CreativeWork"
    return "DefinedTerm" if isinstance(thing, Reference) else "Place"


def filled(node: Node) -> Node:
    """The node without what is empty: nothing is said of what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {}, ())}


@dataclass(frozen=True)
class Voice:
    """One page speaking: with these footnotes to hold its facts against."""

    footnotes: Footnotes

    def address(self, thing: Model) -> str:
        path = address_of(thing)
        return path and absolute(path)

    def identity(self, thing: Model) -> str:
        """The name of the thing itself, the same on its pages in all languages; empty where it has no page."""
        path = address_of(thing)
        kind = thing._meta.concrete_model._meta.model_name  # type: ignore[union-attr]
        return path and f"{absolute(in_language(path, DEFAULT_LANGUAGE))}#{kind}"

    def mention(self, thing: Model | None) -> Node:
        """Another thing in as few words as will do; nothing where the public may not know it."""
        if thing is None or (isinstance(thing, Record) and not thing.public_url):
            return {}
        return filled(
            {
                "@type": type_of(thing),
                "@id": self.identity(thing),
                "name": self.text(thing, "title" if hasattr(thing, "title_de") else "name"),
                "mainEntityOfPage": self.address(thing),
            }
        )

    def mentions(self, things: Iterable[Model | None]) -> list[Node]:
        found = [node for thing in things if (node := self.mention(thing))]
        return [node for number, node in enumerate(found) if node not in found[:number]]

    def text(self, thing: Model, field: str) -> str | Node:
        """A translated text, marked where it is not in the language of the page."""
        # A person's name comes with the title, a record without a name by its slug.
        text = str(thing) if field in ("name", "title") else getattr(thing, field)
        language = language_of(thing, field)
        return text if not text or language == get_language() else {"@value": text, "@language": language}

    def is_firm(self, row: Model, *fields: str) -> bool:
        return is_firm(self.footnotes, row, *fields)

    def date(self, row: Model, field: str) -> str:
        return firm_date(self.footnotes, row, field)

    def if_firm(self, row: Model, field: str, value: Any) -> Any:
        """The value of a field, as long as its sources state or imply it."""
        return value if self.is_firm(row, field) else None
