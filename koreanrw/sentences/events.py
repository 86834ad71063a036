"""What the page of an event opens with: what it was or is to be, when and where, and who held it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from companies.models.office import Outcome
from events.models import Event, EventParticipant
from koreanrw.profiles.events import EventProfile
from koreanrw.sentences import values
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.assertion import is_certain


def opening(page: EventProfile) -> list[Sentence]:
    """What sort of event, its days and place, its hosts, and what was signed on it."""
    me = page.subject
    took_place = me.outcome == Outcome.DONE and is_certain(page.footnotes.citations(me, "outcome", "starts", "title"))
    sentences = [_what(me, took_place=took_place)]
    if hosts := page.hosts:
        named = [_participant(row) for row in values.named_of(hosts)]
        sentences.append(values.sentence(_("Host: %(hosts)s."), hosts=values.listed(named)))
    return sentences


def _what(me: Event, *, took_place: bool) -> Sentence:
    given = {"kind": Words(str(me.get_kind_display()), ((me, "kind"),)), "details": _details(me, took_place)}
    if took_place:
        return Sentence(pgettext("event", "Event that took place: %(kind)s (%(details)s)."), given)
    if me.outcome == Outcome.ABANDONED:
        return Sentence(pgettext("event", "Event that was planned and given up: %(kind)s (%(details)s)."), given)
    if me.is_planned:
        message = pgettext("event", "Planned event: %(kind)s (%(details)s); whether it took place is not known.")
        return Sentence(message, given)
    return Sentence(pgettext("event", "Event: %(kind)s (%(details)s); whether it took place is not known."), given)


def _details(me: Event, took_place: bool) -> Value:
    """When and where, for brackets; the days of a plan are said to be planned."""
    found: list[Value] = []
    if day := values.shown(me, "starts"):
        found.append(Sentence(pgettext("event", "start: %(day)s"), {"day": day}))
    elif day := values.shown(me, "planned_starts"):
        found.append(Sentence(pgettext("event", "planned for: %(day)s"), {"day": values.planned(day)}))
    else:
        found.append(Sentence(pgettext("event", "day not known")))
    if me.place is not None:
        where = Words(str(me.place), ((me, "place"),), url=me.place.get_absolute_url())
        found.append(Sentence(pgettext("event", "place: %(place)s"), {"place": where}))
    else:
        found.append(Sentence(pgettext("event", "place not known")))
    if me.series is not None and me.number:
        given = {"series": Words(str(me.series), ((me, "series"),)), "number": Words(str(me.number), ((me, "number"),))}
        found.append(Sentence(pgettext("event", "%(series)s, number %(number)s"), given))
    return values.with_commas(found)


def _participant(row: EventParticipant) -> Value:
    field = next(name for name in ("person", "organisation", "delegation") if getattr(row, name) is not None)
    return values.named(getattr(row, field), (row, field))
