"""What stands on the card of a record: what it is, its name, and in at most two lines where and when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Office, Organisation, Place
from events.models import Agreement, Delegation, Event, Person
from koreanrw.discovery.firmness import date_in_words, is_firm, is_there
from koreanrw.kinds import kind_of
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.marks import source_date
from records.models import Record, Source

# How many names a line lists before it says how many more there are.
_NAMED = 3
BETWEEN = " · "


@dataclass(frozen=True)
class CardWords:
    """Everything a card says; equal words make equal pictures."""

    register: str
    kind: str
    name: str
    lines: tuple[str, ...] = ()


def words_of(page: Profile) -> CardWords:
    """The words for a public record or for reference data in public use, in the active language."""
    shown = page.subject
    kind = str(getattr(shown, "kind_name", "") or shown._meta.verbose_name)
    if isinstance(shown, Agreement | Event | Place | Source):
        kind = shown.get_kind_display()
    name = shown.public_name if isinstance(shown, Record) else str(shown)
    return CardWords(_("Korea–NRW Register"), capfirst(kind), name, tuple(filter(None, _lines(shown, page))))


def words_of_the_register() -> CardWords:
    """The card of the home page, of lists and of the register's own texts."""
    return CardWords(
        "",
        "",
        _("Korea–NRW Register"),
        (
            _("Business relations between Korea and North Rhine-Westphalia"),
            _("Every fact in this register names its source and says how certain it is."),
        ),
    )


def has_card(shown: Model) -> bool:
    """Whether this record, place, sector or topic has a page and a card of its own."""
    kind = kind_of(shown)
    return kind is not None and kind.has_page


def _few(names: Iterable[str], and_more: Callable[[str, int], str]) -> str:
    """Names in a row, and how many more there are."""
    found = list(dict.fromkeys(names))
    listed, more = ", ".join(found[:_NAMED]), len(found) - _NAMED
    return and_more(listed, more) if more > 0 else listed


def _more_places(names: str, more: int) -> str:
    words = ngettext("%(names)s and %(number)d more place", "%(names)s and %(number)d more places", more)
    return words % {"names": names, "number": more}


def _more_parties(names: str, more: int) -> str:
    words = ngettext("%(names)s and %(number)d more party", "%(names)s and %(number)d more parties", more)
    return words % {"names": names, "number": more}


def _labelled(message: str, date: str) -> str:
    return message % {"date": date} if date else ""


def _firm_place(footnotes: Footnotes, shown: Model, field: str) -> str:
    """The place in this field, unless it is only inferred or planned: a line has no room to say so of a place."""
    place = getattr(shown, field)
    return str(place) if place and is_firm(footnotes, shown, field) else ""


@singledispatch
def _lines(shown: Any, page: Profile) -> tuple[str, ...]:
    return ()


@_lines.register
def _of_organisation(shown: Organisation, page: OrganisationProfile) -> tuple[str, ...]:
    there = [entry.office for entry in page.offices if is_there(page.footnotes, entry.office)]
    places = _few((str(office.place) for office in there), _more_places)
    return (
        places or _firm_place(page.footnotes, shown, "seat"),
        BETWEEN.join(
            filter(
                None,
                (
                    _labelled(_("Founded: %(date)s"), date_in_words(page.footnotes, shown, "founded")),
                    _labelled(_("Dissolved: %(date)s"), date_in_words(page.footnotes, shown, "dissolved")),
                ),
            )
        ),
    )


@_lines.register
def _of_office(shown: Office, page: Profile) -> tuple[str, ...]:
    opened = _labelled(_("Opened: %(date)s"), date_in_words(page.footnotes, shown, "opened"))
    planned = _labelled(_("Planned opening: %(date)s"), date_in_words(page.footnotes, shown, "planned_opened"))
    return (
        opened or planned,
        _labelled(_("Closed: %(date)s"), date_in_words(page.footnotes, shown, "closed")),
    )


@_lines.register
def _of_person(shown: Person, page: Profile) -> tuple[str, ...]:
    return tuple(position.public_name for position in shown.positions.all()[:2])


@_lines.register
def _of_delegation(shown: Delegation, page: Profile) -> tuple[str, ...]:
    places = list(filter(None, (_firm_place(page.footnotes, shown, field) for field in ("origin", "destination"))))
    return (
        " → ".join(places) if len(places) == 2 else str(shown.get_direction_display()),
        BETWEEN.join(
            filter(
                None,
                (
                    _labelled(_("Starts: %(date)s"), date_in_words(page.footnotes, shown, "starts"))
                    or _labelled(_("Planned start: %(date)s"), date_in_words(page.footnotes, shown, "planned_starts")),
                    _labelled(_("Ends: %(date)s"), date_in_words(page.footnotes, shown, "ends")),
                ),
            )
        ),
    )


@_lines.register
def _of_event(shown: Event, page: Profile) -> tuple[str, ...]:
    starts = _labelled(_("Starts: %(date)s"), date_in_words(page.footnotes, shown, "starts"))
    planned = _labelled(_("Planned for: %(date)s"), date_in_words(page.footnotes, shown, "planned_starts"))
    return (
        _firm_place(page.footnotes, shown, "place"),
        starts or planned,
    )


@_lines.register
def _of_agreement(shown: Agreement, page: Profile) -> tuple[str, ...]:
    place = _firm_place(page.footnotes, shown, "place")
    signed = _labelled(_("Signed: %(date)s"), date_in_words(page.footnotes, shown, "signed"))
    planned = _labelled(_("Planned signing: %(date)s"), date_in_words(page.footnotes, shown, "planned_signed"))
    announced = _labelled(_("Announced: %(date)s"), date_in_words(page.footnotes, shown, "announced"))
    return (
        _few((party.public_name for party in shown.parties.all()), _more_parties),
        BETWEEN.join(filter(None, (signed or planned or announced, place))),
    )


@_lines.register
def _of_source(shown: Source, page: Profile) -> tuple[str, ...]:
    return (shown.publisher, source_date(shown))


@_lines.register
def _of_place(shown: Place, page: Profile) -> tuple[str, ...]:
    return (", ".join(str(place) for place in shown.ancestors()),)
