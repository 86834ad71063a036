"""Titles and descriptions of pages, written for somebody who sees only them: in a list of search results."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import pgettext

from companies.models import Office, Organisation, Place, Sector
from events.models import Person, Topic
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.profiles.people import PersonProfile
from koreanrw.profiles.places import PlaceProfile
from koreanrw.profiles.profile import Profile
from koreanrw.profiles.terms import TermProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import offices as presences
from koreanrw.sentences import values
from koreanrw.sentences.opening import opening_of
from koreanrw.sentences.sentence import PlainWriter, Sentence, Value, Words
from koreanrw.shortening import shortened

# About as many characters as search engines show; the name of the site comes on top of a title.
TITLE, DESCRIPTION = 70, 155
# A first sentence may be a little longer: cut short, it would lack its verb or what was signed.
FIRST_SENTENCE = 200


def title_of(page: Profile) -> str:
    """What the page is called outside: "Aimmo: Korean company in Düsseldorf".

    The bare name where there is no room; a title has none either to say that nobody proves what it says.
    """
    make = next((make for kind, make in _KINDS.items() if isinstance(page.subject, kind)), None)
    for attempt in make(page) if make else ():
        if len(written := _plain(attempt)) <= TITLE:
            return written
    return shortened(str(page.subject), TITLE)


def description_of(page: Profile) -> str:
    """Its first sentence, and as many more whole ones as there is room for."""
    sentences = opening_of(page).plain_sentences
    found = "".join(sentences[:1])
    if isinstance(page.subject, Office):
        # The page of its organisation says the same; nobody could tell the two apart.
        found = f"{capfirst(page.subject._meta.verbose_name)}: {found}"
    for further in sentences[1:]:
        if len(f"{found} {further}") > DESCRIPTION:
            break
        found = f"{found} {further}"
    return shortened(found, FIRST_SENTENCE)


def _plain(sentence: Sentence) -> str:
    """Titles name no sources: without footnotes nothing in them is marked."""
    footnotes = Footnotes()
    return sentence.written_by(PlainWriter(footnotes, sentence))


# --- the kinds ---------------------------------------------------------------------------------------------------


def _organisation(page: OrganisationProfile) -> Iterable[Sentence]:
    me, present = page.subject, [entry.office for entry in page.offices]
    there = [
        office
        for office in present
        if presences.standing(office, page.footnotes).may_hold and not page.footnotes.is_contested(office, "place")
    ]
    country, seat = (None, None) if page.footnotes.is_contested(me, "seat") else (me.country, me.whereabouts)
    name: dict[str, Value] = {"name": values.subject(me)}
    places = {office.place_id: office.place for office in there}
    if me.is_company and not me.dissolved:
        if len(places) == 1:
            [only] = places.values()
            yield Sentence(_company_in(country), {**name, "place": values.place(only)})
        yield Sentence(_company(country), name)
    elif seat:
        kind = Words(me.get_kind_display())
        message = pgettext("title", "%(name)s: %(kind)s in %(place)s")
        yield Sentence(message, {**name, "kind": kind, "place": values.place(seat)})
    else:
        yield Sentence(pgettext("title", "%(name)s: %(kind)s"), {**name, "kind": Words(me.get_kind_display())})


def _company_in(country: Place | None) -> str:
    return {
        "KR": pgettext("title", "%(name)s: Korean company in %(place)s"),
        "DE": pgettext("title", "%(name)s: German company in %(place)s"),
    }.get(country.code if country else "", pgettext("title", "%(name)s: company in %(place)s"))


def _company(country: Place | None) -> str:
    return {
        "KR": pgettext("title", "%(name)s: Korean company"),
        "DE": pgettext("title", "%(name)s: German company"),
    }.get(country.code if country else "", pgettext("title", "%(name)s: company"))


def _office(page: OfficeProfile) -> Iterable[Sentence]:
    me = page.subject
    if page.footnotes.is_contested(me, "place"):
        return
    fitting: dict[str, Value] = {"name": Words(me.organisation.public_name), "place": values.place(me.place)}
    judgement = presences.standing(me, page.footnotes)
    if judgement.may_hold:
        yield Sentence(pgettext("title", "%(name)s: office in %(place)s"), fitting)
    elif judgement.is_over:
        yield Sentence(pgettext("title", "%(name)s: closed office in %(place)s"), fitting)
    else:
        yield Sentence(pgettext("title", "%(name)s: planned office in %(place)s"), fitting)


def _person(page: PersonProfile) -> Iterable[Sentence]:
    me = page.subject
    for row in list(me.positions.all())[:1]:
        if row.role and not page.footnotes.is_contested(row, "role"):
            role, organisation = Words(row.role), Words(row.organisation.public_name)
            message = pgettext("title", "%(name)s: %(role)s, %(organisation)s")
            yield Sentence(message, {"name": values.subject(me), "role": role, "organisation": organisation})
            yield Sentence(pgettext("title", "%(name)s: %(role)s"), {"name": values.subject(me), "role": role})


def _place(page: PlaceProfile) -> Iterable[Sentence]:
    """With what there is on its page."""
    words = (
        (pgettext("part of a title", "offices"), page.offices),
        (pgettext("part of a title", "agreements"), page.agreements or page.announced),
        (pgettext("part of a title", "delegations"), page.visits),
        (pgettext("part of a title", "companies and institutions"), page.organisations),
    )
    there = [word for word, rows in words if rows]
    for room in range(len(there), 0, -1):
        items = values.with_commas([Words(word) for word in there[:room]])
        yield Sentence(pgettext("title", "%(name)s: %(items)s"), {"name": values.subject(page.subject), "items": items})


def _sector(page: TermProfile) -> Iterable[Sentence]:
    yield Sentence(pgettext("title", "%(name)s: companies and institutions"), {"name": values.subject(page.subject)})


def _topic(page: TermProfile) -> Iterable[Sentence]:
    yield Sentence(pgettext("title", "%(name)s: agreements"), {"name": values.subject(page.subject)})


_KINDS: dict[type[models.Model], Callable[[Any], Iterable[Sentence]]] = {
    Organisation: _organisation,
    Office: _office,
    Person: _person,
    Place: _place,
    Sector: _sector,
    Topic: _topic,
}
