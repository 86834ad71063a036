"""The profile of an agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from events.models import Agreement, AgreementSignatory, Figure
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes


@dataclass(frozen=True, eq=False)
class AgreementProfile(Profile[Agreement]):
    """One agreement, its links to others from both ends, and the numbers given of it."""

    figures: Sequence[Figure]

    @classmethod
    def of(cls, subject: Agreement) -> Self:
        figures = list(Figure.objects.published().filter(agreement=subject).for_list())
        return cls(subject, Footnotes([subject, *subject.inverse_links.all(), *figures]), figures)

    @property
    def signatories(self) -> list[AgreementSignatory]:
        return self._in_capacity(AgreementSignatory.Capacity.SIGNATORY)

    @property
    def witnesses(self) -> list[AgreementSignatory]:
        return self._in_capacity(AgreementSignatory.Capacity.WITNESS)

    def _in_capacity(self, capacity: str) -> list[AgreementSignatory]:
        return [person for person in self.subject.signatories.all() if person.capacity == capacity]
