"""What the page of a place opens with: what the register has of it, and the latest number of Korean companies."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from companies.models.office import Outcome
from events.models import Figure
from koreanrw.profiles.places import PlaceProfile
from koreanrw.sentences import offices as presences
from koreanrw.sentences import values
from koreanrw.sentences.sentence import Sentence, Value, Words


def opening(page: PlaceProfile) -> list[Sentence]:
    """How many offices, signings and visits, and how many companies somebody counted."""
    standings = [presences.standing(office, page.footnotes) for office in page.offices]
    outcomes = [visit.outcome for visit in page.visits]
    numbers = (
        _offices(sum(office.may_hold for office in standings)),
        _closed_offices(sum(office.is_over for office in standings)),
        _planned_offices(sum(office.is_later for office in standings)),
        _agreements(page.agreements.in_all),
        _announced(page.announced.in_all),
        _visits(outcomes.count(Outcome.DONE)),
        _planned_visits(outcomes.count(Outcome.PLANNED)),
        _organisations(page.organisations.in_all),
    )
    items = [item for item in numbers if item is not None]
    where = values.subject_after_in(page.subject)
    sentences = []
    if items:
        message = _("On record in %(place)s: %(items)s.")
        sentences.append(values.sentence(message, place=where, items=values.listed(items)))
    return [*sentences, *_counted(page.figures)]


def _item(message: str, number: int) -> Value | None:
    return Sentence(message, {"number": values.number(number)}) if number else None


def _offices(number: int) -> Value | None:
    return _item(npgettext("on record", "%(number)s office", "%(number)s offices", number), number)


def _closed_offices(number: int) -> Value | None:
    return _item(npgettext("on record", "%(number)s closed office", "%(number)s closed offices", number), number)


def _planned_offices(number: int) -> Value | None:
    return _item(npgettext("on record", "%(number)s planned office", "%(number)s planned offices", number), number)


def _agreements(number: int) -> Value | None:
    return _item(
        npgettext("on record", "%(number)s agreement signed there", "%(number)s agreements signed there", number),
        number,
    )


def _announced(number: int) -> Value | None:
    message = npgettext(
        "on record", "%(number)s agreement announced there", "%(number)s agreements announced there", number
    )
    return _item(message, number)


def _visits(number: int) -> Value | None:
    return _item(
        npgettext("on record", "%(number)s visit by a delegation", "%(number)s visits by delegations", number), number
    )


def _planned_visits(number: int) -> Value | None:
    return _item(
        npgettext(
            "on record", "%(number)s planned visit by a delegation", "%(number)s planned visits by delegations", number
        ),
        number,
    )


def _organisations(number: int) -> Value | None:
    message = npgettext(
        "on record",
        "%(number)s company or institution based there",
        "%(number)s companies and institutions based there",
        number,
    )
    return _item(message, number)


def _counted(figures: Sequence[Figure]) -> list[Sentence]:
    """The latest number of Korean companies, with the day it holds for; plans are none."""
    counted = [each for each in figures if each.subject == Figure.Subject.KOREAN_COMPANIES and not each.is_planned]
    dated = sorted((each for each in counted if each.as_of), key=lambda each: each.as_of.sort_key)
    return [_count(each) for each in (dated or counted)[-1:]]


def _count(figure: Figure) -> Sentence:
    value = Words(figure.number, ((figure, "value"), (figure, "qualifier")))
    if day := values.shown(figure, "as_of"):
        message = pgettext("count", "Korean companies counted there: %(value)s (as of: %(day)s).")
        return Sentence(message, {"value": value, "day": day})
    return Sentence(pgettext("count", "Korean companies counted there: %(value)s (day not known)."), {"value": value})
