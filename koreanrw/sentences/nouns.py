"""What offices, agreements and sources are called within a sentence, with the article each language wants."""

from django.utils.translation import pgettext

from companies.models import OfficeFunction, Organisation
from events.models import Agreement
from records.models import Source

Function, Kind = OfficeFunction.Function, Organisation.Kind


def an_office(function: str = "") -> str:
    """An office, by what it is there for where that is given, as subject or object."""
    return {
        "": pgettext("in a sentence", "an office"),
        Function.BRANCH: pgettext("in a sentence", "a branch"),
        Function.SALES: pgettext("in a sentence", "a sales office"),
        Function.RESEARCH: pgettext("in a sentence", "a research centre"),
        Function.PRODUCTION: pgettext("in a sentence", "a production site"),
        Function.EUROPEAN_HEADQUARTERS: pgettext("in a sentence", "a European headquarters"),
        Function.LIAISON: pgettext("in a sentence", "a liaison office"),
    }[function]


def its_office(function: str) -> str:
    """The same as the object of "has", said of an organisation that has only one such office."""
    if function == Function.EUROPEAN_HEADQUARTERS:
        return pgettext("in a sentence", "its European headquarters")
    return an_office(function)


def an_organisation(kind: str) -> str:
    """What kind of organisation something is."""
    return {
        Kind.COMPANY: pgettext("in a sentence", "a company"),
        Kind.AGENCY: pgettext("in a sentence", "an agency"),
        Kind.UNIVERSITY: pgettext("in a sentence", "a university"),
        Kind.MINISTRY: pgettext("in a sentence", "a ministry"),
        Kind.NETWORK: pgettext("in a sentence", "a network"),
        Kind.CITY: pgettext("in a sentence", "a city"),
        Kind.TRADE_FAIR: pgettext("in a sentence", "a trade fair"),
        Kind.FAIR_ORGANISER: pgettext("in a sentence", "a trade-fair company"),
        Kind.CHAMBER: pgettext("in a sentence", "a chamber"),
        Kind.ASSOCIATION: pgettext("in a sentence", "an association"),
        Kind.OTHER: pgettext("in a sentence", "an institution"),
    }[Kind(kind)]


def an_agreement(kind: str) -> str:
    """What parties sign, as an object: "a contract", "einen Vertrag"."""
    return {
        Agreement.Kind.MOU: pgettext("object of a sentence", "a memorandum of understanding"),
        Agreement.Kind.LETTER_OF_INTENT: pgettext("object of a sentence", "a letter of intent"),
        Agreement.Kind.PARTNERSHIP: pgettext("object of a sentence", "a partnership agreement"),
        Agreement.Kind.CONTRACT: pgettext("object of a sentence", "a contract"),
        Agreement.Kind.OTHER: pgettext("object of a sentence", "an agreement"),
    }[Agreement.Kind(kind)]


def a_source(kind: str) -> str:
    """What a source is."""
    return {
        Source.Kind.NEWSPAPER: pgettext("in a sentence", "a newspaper article"),
        Source.Kind.PORTAL_NEWS: pgettext("in a sentence", "a news item from a web portal"),
        Source.Kind.PRESS_RELEASE: pgettext("in a sentence", "a press release"),
        Source.Kind.DOCUMENT: pgettext("in a sentence", "an official document"),
        Source.Kind.REGISTER: pgettext("in a sentence", "a register entry"),
        Source.Kind.WEBSITE: pgettext("in a sentence", "a web page"),
        Source.Kind.BROADCAST: pgettext("in a sentence", "a broadcast"),
        Source.Kind.OTHER: pgettext("in a sentence", "a source of another kind"),
    }[Source.Kind(kind)]
