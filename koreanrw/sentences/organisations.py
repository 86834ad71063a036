"""What the page of a company or an institution opens with."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from companies.models import Office, Organisation
from companies.models.office import Outcome
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import nouns, offices, values
from koreanrw.sentences.articles import Case, with_article
from koreanrw.sentences.sentence import Sentence, Value

MOST = 3


def opening(page: OrganisationProfile) -> list[Sentence]:
    """Its offices; of one without any, what it is and what it took part in."""
    me, present = page.subject, [entry.office for entry in page.offices]
    if me.dissolved:
        return [_dissolved(me), *_on_record(present)][:MOST]
    if present:
        return _with_offices(me, present, page.footnotes)[:MOST]
    number = page.journeys.in_all
    sentences = [*_what_it_is(me), *_agreements(page), *_journeys(number, bool(page.concluded))]
    return (sentences or [_kind_of(me)])[:MOST]


def _subject(me: Organisation) -> Value:
    """Its name, with when it was founded where that is known."""
    name = with_article(values.subject(me), me)
    if founded := values.at(me, "founded"):
        # Translators: subject of a sentence, hence the comma behind it: “Aimmo, founded in 2016, has …”.
        return Sentence(pgettext("subject", "%(name)s, founded %(founded)s,"), {"name": name, "founded": founded})
    return name


def _with_offices(me: Organisation, present: list[Office], footnotes: Footnotes) -> list[Sentence]:
    name = with_article(values.subject(me), me, Case.ACCUSATIVE)
    return offices.presence(_subject(me), name, present, footnotes)


def _dissolved(me: Organisation) -> Sentence:
    dissolved = values.at(me, "dissolved")
    return values.sentence(_("%(subject)s was dissolved %(dissolved)s."), subject=_subject(me), dissolved=dissolved)


def _on_record(present: list[Office]) -> list[Sentence]:
    if not present:
        return []
    places = offices.places_of(offices.in_order(present))
    message = ngettext("An office in %(places)s is on record.", "Offices in %(places)s are on record.", len(present))
    return [values.sentence(message, places=values.listed(places))]


def _what_it_is(me: Organisation) -> list[Sentence]:
    """Its kind and its seat; the kind is not said again of what bears it in its name: "the City of Essen"."""
    if not _bears_its_kind(me):
        return [_kind_of(me)]
    if me.whereabouts is None:
        return []
    fitting: dict[str, Value] = {"subject": _subject(me), "place": values.place(me.whereabouts, (me, "seat"))}
    if me.kind == Organisation.Kind.CITY:
        return [Sentence(_("%(subject)s is in %(place)s."), fitting)]
    return [Sentence(_("%(subject)s has its seat in %(place)s."), fitting)]


def _bears_its_kind(me: Organisation) -> bool:
    noun = nouns.an_organisation(me.kind).rsplit(" ", 1)[-1]
    return not me.is_company and noun.casefold() in str(me).casefold()


def _kind_of(me: Organisation) -> Sentence:
    fitting: dict[str, Value] = {
        "subject": _subject(me),
        "kind": values.Words(nouns.an_organisation(me.kind), ((me, "kind"),)),
    }
    if me.whereabouts is None:
        message = (
            _("%(subject)s is %(kind)s; the register knows of no office.")
            if me.is_company
            else _("%(subject)s is %(kind)s.")
        )
        return Sentence(message, fitting)
    message = (
        _("%(subject)s is %(kind)s in %(place)s; the register knows of no office.")
        if me.is_company
        else _("%(subject)s is %(kind)s in %(place)s.")
    )
    return Sentence(message, {**fitting, "place": values.place(me.whereabouts, (me, "seat"))})


def _agreements(page: OrganisationProfile) -> list[Sentence]:
    """How many were signed, with whom, each partner once; its own rows among the parties say how sure that is."""
    partners: dict[int, Value] = {}
    signed = [entry for entry in page.agreements if entry.agreement.outcome == Outcome.DONE]
    for entry in signed:
        for partner in entry.partners:
            fact = (entry.party, "organisation")
            name = values.named(partner.organisation, fact, text=partner.name_at_signing)
            partners.setdefault(partner.organisation_id, with_article(name, partner.organisation, Case.DATIVE))
    if not partners:
        return []
    named = values.named_of([*partners.values()])
    number = page.concluded
    is_more = len(partners) > len(named) or number > len(signed)
    fitting = {
        "total": values.counted(number),
        "partners": values.with_commas(named) if is_more else values.listed(named),
    }
    if is_more:
        message = ngettext(
            "The register records one agreement, with %(partners)s and others.",
            "The register records %(total)s agreements, with %(partners)s and others.",
            number,
        )
    else:
        message = ngettext(
            "The register records one agreement, with %(partners)s.",
            "The register records %(total)s agreements, with %(partners)s.",
            number,
        )
    return [Sentence(message, fitting)]


def _journeys(number: int, is_further: bool) -> list[Sentence]:
    if not number:
        return []
    message = (
        ngettext(
            "It also appears in the records of one delegation.",
            "It also appears in the records of %(number)s delegations.",
            number,
        )
        if is_further
        else ngettext(
            "It appears in the records of one delegation.",
            "It appears in the records of %(number)s delegations.",
            number,
        )
    )
    return [values.sentence(message, number=values.counted(number))]
