"""The profile of a delegation."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from companies.models import Place
from companies.models.office import Outcome
from events.models import Agreement, Delegation, Event, Figure, Visit
from koreanrw.profiles.events import events_with
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes
from records.first_rows import FirstRows


@dataclass(frozen=True, eq=False)
class DelegationProfile(Profile[Delegation]):
    """Who travelled, stop by stop what they did, the agreements signed on the way, and how large the group was."""

    agreements: Sequence[Agreement]
    figures: Sequence[Figure]
    events: FirstRows[Event]

    @classmethod
    def of(cls, subject: Delegation) -> Self:
        agreements = list(Agreement.objects.published().filter(delegation=subject).for_list())
        figures = list(Figure.objects.published().filter(delegation=subject).for_list())
        events = events_with(delegation=subject)
        return cls(subject, Footnotes([subject, *agreements, *figures, *events]), agreements, figures, events)

    @property
    def signed(self) -> list[Agreement]:
        """Its agreements that were signed, whatever became of them."""
        return [agreement for agreement in self.agreements if agreement.outcome == Outcome.DONE]

    @property
    def announced(self) -> list[Agreement]:
        """Those that were to be signed and are not known to have been."""
        return [agreement for agreement in self.agreements if agreement.outcome != Outcome.DONE]

    @property
    def stops(self) -> list[tuple[Place | None, list[Visit]]]:
        """A stop is the run of visits at one place."""
        visits = self.subject.visits.all()
        return [(place, list(run)) for place, run in groupby(visits, key=lambda visit: visit.place)]

    @property
    def company_visits(self) -> list[Visit]:
        """Companies it is known to have visited."""
        visits = self.subject.visits.all()
        return [visit for visit in visits if visit.kind == Visit.Kind.COMPANY_VISIT and visit.outcome == Outcome.DONE]
