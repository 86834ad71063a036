"""The profile of an event, and the events that others took part in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from companies.models.office import Outcome
from events.models import Agreement, Event, EventParticipant, Figure
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes
from records.first_rows import FirstRows

# Of events a profile of somebody who took part has these; the list has the others.
MOST = 10


@dataclass(frozen=True, eq=False)
class EventProfile(Profile[Event]):
    """One event, who was there, what was signed on it, and the numbers given of it."""

    agreements: Sequence[Agreement]
    figures: Sequence[Figure]

    @classmethod
    def of(cls, subject: Event) -> Self:
        agreements = list(Agreement.objects.published().filter(event=subject).for_list())
        figures = list(Figure.objects.published().filter(event=subject).for_list())
        return cls(subject, Footnotes([subject, *agreements, *figures]), agreements, figures)

    @property
    def signed(self) -> list[Agreement]:
        """Its agreements that were signed, whatever became of them."""
        return [agreement for agreement in self.agreements if agreement.outcome == Outcome.DONE]

    @property
    def announced(self) -> list[Agreement]:
        """Those that were to be signed and are not known to have been."""
        return [agreement for agreement in self.agreements if agreement.outcome != Outcome.DONE]

    @property
    def hosts(self) -> list[EventParticipant]:
        return [row for row in self.subject.participants.all() if row.is_host]

    @property
    def guests(self) -> list[EventParticipant]:
        return [row for row in self.subject.participants.all() if not row.is_host]


def events_with(*, with_sources: bool = True, **who: object) -> FirstRows[Event]:
    """The latest published events this person, organisation or delegation was at; sources may be gathered apart."""
    there = EventParticipant.objects.filter(**who).values("event")
    events = Event.objects.published().filter(pk__in=there).for_list()
    return FirstRows.of(events if with_sources else events.prefetch_related(None), MOST)
