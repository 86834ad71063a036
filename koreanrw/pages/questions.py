"""The questions the front page answers by a list: each is asked only while the list has rows for it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from companies.models import Office, OfficeFunction
from companies.models.office import Outcome
from events.models import Agreement, AgreementEntry
from events.public_use import lies_in, places_in_public_use
from events.querysets import CONCLUDED
from koreanrw.search.agreements.facets import DATE, codes_of
from koreanrw.sentences import values
from records.dates.standing import Standing
from records.search import catch_up

# Places the front page asks about, as long as the register knows something of them.
HEADQUARTERS = "duesseldorf"
SIGNINGS = "technology-region-aachen"
# How a date of signing is known that no source states.
NOT_STATED = ("concluded", "unknown", "unproved")
_HEADQUARTERS = OfficeFunction.Function.EUROPEAN_HEADQUARTERS


@dataclass(frozen=True)
class Question:
    """A question in words, and the address of the list that answers it."""

    words: str
    address: str


def _question(words: str, name: str, **asked: str | tuple[str, ...]) -> Question:
    query = urlencode(asked, doseq=True)
    return Question(words, f"{reverse(name)}?{query}" if query else reverse(name))


def questions(delegations: int) -> list[Question]:
    """Those that have an answer now; ``delegations`` is how many of these there are. Two queries."""
    places = {place.slug: place for place in _places()}
    seats, signings = places.get(HEADQUARTERS), places.get(SIGNINGS)
    found = []
    if seats and seats.has_headquarters:
        words = _("Which companies have a European headquarters in %(place)s?") % {"place": values.place(seats).text}
        asked = {"place": seats.slug, "function": _HEADQUARTERS, "outcome": Outcome.DONE}
        found.append(_question(words, "office_list", **asked, standing=Standing.POSSIBLE.value))
    if seats and seats.has_plans:
        words = _("Which companies only plan a European headquarters in %(place)s?") % {
            "place": values.place(seats).text
        }
        found.append(_question(words, "office_list", place=seats.slug, function=_HEADQUARTERS, outcome=Outcome.PLANNED))
    if signings and signings.has_agreements:
        words = _("What was signed in %(place)s?") % {"place": values.place(signings).text}
        found.append(_question(words, "agreement_list", place=signings.slug, life_cycle=CONCLUDED))
    if _some_date_is_not_stated():
        words = _("For which agreements does no source state the date of signing?")
        found.append(_question(words, "agreement_list", date=NOT_STATED))
    if delegations:
        found.append(_question(_("Which delegations travelled, and whom did they visit?"), "delegation_list"))
    return found


def _places() -> QuerySet:
    """The two places the front page may ask about, with what there is to ask."""
    here = lies_in(OuterRef("pk"), "place")
    offices, today = Office.objects.published().filter(here), timezone.localdate()
    return (
        places_in_public_use()
        .filter(slug__in=(HEADQUARTERS, SIGNINGS))
        .annotate(
            has_headquarters=Exists(offices.in_place(today, function=_HEADQUARTERS)),
            has_plans=Exists(offices.only_planned(today, function=_HEADQUARTERS)),
            has_agreements=Exists(Agreement.objects.published().concluded().filter(here)),
        )
    )


def _some_date_is_not_stated() -> bool:
    catch_up()
    return AgreementEntry.objects.filter(facets__overlap=list(codes_of(DATE, NOT_STATED).values())).exists()
