"""Journeys, events, agreements and sources in the words of schema.org."""

from companies.models.office import Outcome
from events.models import Delegation, Event, EventParticipant, Visit
from koreanrw.discovery.structured_data.voice import Node, Voice, filled
from koreanrw.profiles.agreements import AgreementProfile
from koreanrw.profiles.delegations import DelegationProfile
from koreanrw.profiles.events import EventProfile
from koreanrw.profiles.sources import SourceProfile


def delegation(voice: Voice, page: DelegationProfile) -> Node:
    """A journey as an event: where it led, who travelled, and what took place on it; nothing that was only planned."""
    it = page.subject
    travelled = () if it.outcome == Outcome.ABANDONED else it.members.all()
    members = [row for row in travelled if voice.is_firm(row, "person" if row.person else "organisation")]
    visits = [row for row in it.visits.all() if row.outcome == Outcome.DONE and voice.is_firm(row, "kind")]
    return filled(
        {
            **voice.mention(it),
            "description": voice.if_firm(it, "purpose", voice.text(it, "purpose")),
            "startDate": voice.date(it, "starts"),
            "endDate": voice.date(it, "ends"),
            "eventStatus": _status(voice, it),
            "location": voice.mention(voice.if_firm(it, "destination", it.destination)),
            "attendee": voice.mentions(row.person or row.organisation for row in members),
            "subEvent": [_visit(voice, row) for row in visits],
        }
    )


def _visit(voice: Voice, row: Visit) -> Node:
    return filled(
        {
            "@type": "Event",
            "name": str(row.get_kind_display()),
            "description": voice.if_firm(row, "topic", voice.text(row, "topic")),
            "startDate": voice.date(row, "date"),
            "location": voice.mention(voice.if_firm(row, "place", row.place)),
        }
    )


def _status(voice: Voice, it: Delegation | Event) -> str:
    """That it was given up, where a source says so outright."""
    is_over = it.outcome == Outcome.ABANDONED and voice.is_firm(it, "outcome")
    return "https://schema.org/EventCancelled" if is_over else ""


def event(voice: Voice, page: EventProfile) -> Node:
    """An event with who held it and who was there; the days of a plan are none it took place on."""
    it = page.subject
    there = [(row, named) for row in it.participants.all() for named in row.named[:1]]
    hosts = [named for row, named in there if row.is_host and voice.is_firm(row, "is_host")]
    guests = [named for row, named in there if not row.is_host and voice.is_firm(row, _field_of(row, named))]
    return filled(
        {
            **voice.mention(it),
            "description": voice.if_firm(it, "summary", voice.text(it, "summary")),
            "startDate": voice.date(it, "starts"),
            "endDate": voice.date(it, "ends"),
            "eventStatus": _status(voice, it),
            "location": voice.mention(voice.if_firm(it, "place", it.place)),
            "organizer": voice.mentions(hosts),
            "attendee": voice.mentions(guests),
            "superEvent": {"@type": "EventSeries", "name": str(it.series)}
            if it.series and voice.is_firm(it, "series")
            else {},
        }
    )


def _field_of(row: EventParticipant, named: object) -> str:
    return next(field for field in ("person", "organisation", "delegation") if getattr(row, field) == named)


def agreement(voice: Voice, page: AgreementProfile) -> Node:
    """What was agreed, as a work its parties drew up together; schema.org has no type for a contract.

    The day of signing is when the work came to be. Being no work of its sources, it does not cite them: its page does.
    """
    it = page.subject
    parties = [row.organisation for row in it.parties.all() if voice.is_firm(row, "organisation")]
    return filled(
        {
            **voice.mention(it),
            "genre": voice.if_firm(it, "kind", str(it.get_kind_display())),
            "description": voice.if_firm(it, "purpose", voice.text(it, "purpose")),
            "contributor": voice.mentions(parties),
            "dateCreated": voice.date(it, "signed"),
            "locationCreated": voice.mention(voice.if_firm(it, "place", it.place)),
            "keywords": voice.if_firm(it, "topics", ", ".join(str(topic) for topic in it.topics.all())),
            "creativeWorkStatus": voice.if_firm(it, "life_cycle", str(it.get_life_cycle_display())),
        }
    )


def source(voice: Voice, page: SourceProfile) -> Node:
    """A source as what it is, with its own date only: an inferred one is ours."""
    it = page.subject
    retold = it.same_story_as
    return filled(
        {
            **voice.mention(it),
            "inLanguage": it.language,
            "publisher": {"@type": "Organization", "name": it.publisher} if it.publisher else {},
            "datePublished": voice.date(it, "published"),
            "url": it.url,
            "archivedAt": it.archive_url,
            "isBasedOn": voice.mention(retold),
        }
    )
