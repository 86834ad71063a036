"""Why an agreement was found: the words in its title and purpose, or the names in which they stand instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext

from companies.models import Organisation, OrganisationName
from events.models import Agreement, AgreementParty
from koreanrw.search.agreements.criteria import SearchCriteria
from koreanrw.search.agreements.facets import PARTY
from koreanrw.search.succession import Successor, signed_by_predecessor, successors_of
from records.search import IndexQuery, QueryToken, in_languages
from records.search.marking import Marking


def selected_parties(criteria: SearchCriteria | None) -> frozenset[int]:
    """The keys of the parties the list is narrowed to."""
    return frozenset(PARTY.key(code) for code in criteria.facets.get(PARTY, ())) if criteria else frozenset()


@dataclass(frozen=True)
class AskedParties:
    """The parties somebody asked for, by choice or by name: some agreements were signed by whom these follow."""

    chosen: frozenset[int] = frozenset()
    named: Marking = field(default_factory=lambda: Marking(IndexQuery()))

    def __bool__(self) -> bool:
        return bool(self.chosen or self.named)


def explain(agreements: Iterable[Agreement], marking: Marking, asked: AskedParties) -> None:
    """Mark in rows what was found: words in titles, a stretch of the purpose, names that stand nowhere in the row."""
    unseen: dict[Agreement, set[QueryToken]] = {}
    for agreement in agreements:
        if marking:
            agreement.marked_title = marking.marked(str(agreement))
            agreement.snippet = marking.snippet(agreement.purpose or "")
        missing = _missing(agreement, marking)
        if missing or asked:
            unseen[agreement] = missing
    if not unseen:
        return
    parties = {party.organisation for each in unseen for party in _shown_parties(each)}
    principals = {principal for each in unseen for _party, principal in _principals(each)}
    names = _other_names(parties | principals)
    successors = successors_of(party.pk for party in parties)
    for agreement, missing in unseen.items():
        reasons = _reasons(agreement, missing, marking, names)
        for text, _kind in reasons:
            missing -= marking.found_in(text)
        bears = {text for party in _shown_parties(agreement) for text, _kind in names[party.organisation_id]}
        is_told = not asked.named or asked.named.found_in(*bears, *map(str, _shown_parties(agreement)))
        by_name = AskedParties(asked.chosen) if is_told else asked
        acted_for = _acted_for(agreement, missing, marking, names, by_name)
        agreement.reasons = [*reasons, *acted_for, *_succeeded(agreement, missing, marking, successors, by_name)]


def _acted_for(
    agreement: Agreement,
    missing: set[QueryToken],
    marking: Marking,
    names: dict[int, list[tuple[str, str]]],
    asked: AskedParties,
) -> list[tuple[str, str]]:
    """For whom a party acted and who was asked for, by a word or a choice, and which party that is."""
    absent = asked.chosen - {party.organisation_id for party in _shown_parties(agreement)}
    found = []
    for party, principal in _principals(agreement):
        texts = [text for text, _kind in names[principal.pk]]
        here = missing & marking.found_in(*texts)
        if principal.pk in absent or here or asked.named.found_in(*texts):
            found.append((str(principal), gettext("%(name)s acted for it") % {"name": party.public_name}))
            missing -= here
    return found


def _succeeded(
    agreement: Agreement,
    missing: set[QueryToken],
    marking: Marking,
    successors: dict[int, list[Successor]],
    asked: AskedParties,
) -> list[tuple[str, str]]:
    """Who follows a party and was asked for, by a word or a choice, and which party that is."""
    parties = _shown_parties(agreement)
    absent = asked.chosen - {party.organisation_id for party in parties}
    return [
        (successor.name, signed_by_predecessor(str(party)))
        for party in parties
        for successor in successors.get(party.organisation_id, ())
        if successor.key in absent
        or missing & marking.found_in(*successor.names)
        or asked.named.found_in(*successor.names)
    ]


def _shown_parties(agreement: Agreement) -> list[AgreementParty]:
    return [party for party in agreement.parties.all() if party.organisation.is_published]


def _principals(agreement: Agreement) -> list[tuple[AgreementParty, Organisation]]:
    """The parties that acted for another, each with whom it bound."""
    return [
        (party, party.acting_for)
        for party in agreement.parties.all()
        if party.acting_for and party.acting_for.is_published
    ]


def _missing(agreement: Agreement, marking: Marking) -> set[QueryToken]:
    """The words that stand nowhere in the row."""
    shown = [str(agreement), agreement.purpose or "", str(agreement.place or "")]
    return set(marking.tokens) - marking.found_in(*shown, *map(str, _shown_parties(agreement)))


def _reasons(
    agreement: Agreement, missing: set[QueryToken], marking: Marking, names: dict[int, list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Names by which a party was found though the row shows another: the name, and what kind of name it is."""
    reasons = []
    for party in _shown_parties(agreement):
        for text, kind in names[party.organisation_id]:
            if missing and (here := marking.found_in(text) & missing):
                reasons.append((text, kind))
                missing = missing - here
    return reasons


def _other_names(organisations: Collection[Organisation]) -> dict[int, list[tuple[str, str]]]:
    """The names each bears or bore, and its headings in the three languages; with the kind of each. One query."""
    names: dict[int, list[tuple[str, str]]] = {organisation.pk: [] for organisation in organisations}
    found = OrganisationName.objects.filter(organisation__in=names).order_by("organisation", "order")
    for key, text, kind in found.values_list("organisation", "text", "kind"):
        names[key].append((text, str(OrganisationName.Kind(kind).label)))
    for organisation in organisations:
        headings = sorted({getattr(organisation, column) for column in in_languages("name")} - {None, ""})
        names[organisation.pk] += [(heading, gettext("name in another language")) for heading in headings]
    return names
