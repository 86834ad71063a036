"""The profile of an agreement."""

from dataclasses import dataclass
from typing import Self

from events.models import Agreement, AgreementSignatory
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes


@dataclass(frozen=True, eq=False)
class AgreementProfile(Profile[Agreement]):
    """One agreement, and its links to others from both ends."""

    @classmethod
    def of(cls, subject: Agreement) -> Self:
        return cls(subject, Footnotes([subject, *subject.inverse_links.all()]))

    @property
    def signatories(self) -> list[AgreementSignatory]:
        return self._in_capacity(AgreementSignatory.Capacity.SIGNATORY)

    @property
    def witnesses(self) -> list[AgreementSignatory]:
        return self._in_capacity(AgreementSignatory.Capacity.WITNESS)

    def _in_capacity(self, capacity: str) -> list[AgreementSignatory]:
        return [person for person in self.subject.signatories.all() if person.capacity == capacity]
