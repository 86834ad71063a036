"""The opening of any page that has one, from its profile."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Event, Person, Topic
from koreanrw.profiles.profile import Profile
from koreanrw.sentences import (
    agreements,
    delegations,
    events,
    offices,
    organisations,
    people,
    places,
    sources,
    vocabulary,
)
from koreanrw.sentences.sentence import Opening, Sentence
from records.models import Source

_KINDS: dict[type[Model], Callable[[Any], list[Sentence]]] = {
    Organisation: organisations.opening,
    Office: offices.opening,
    Person: people.opening,
    Delegation: delegations.opening,
    Event: events.opening,
    Agreement: agreements.opening,
    Place: places.opening,
    Source: sources.opening,
    Sector: vocabulary.sector_opening,
    Topic: vocabulary.topic_opening,
}


def opening_of(page: Profile) -> Opening:
    """The sentences this page opens with, in the language that is active; asks the database nothing."""
    make = next(make for kind, make in _KINDS.items() if isinstance(page.subject, kind))
    return Opening(tuple(make(page)), page.footnotes)
