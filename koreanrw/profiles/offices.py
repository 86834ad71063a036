"""The profile of an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from companies.models import Office
from events.models import Figure
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes


@dataclass(frozen=True, eq=False)
class OfficeProfile(Profile[Office]):
    """One office, and the numbers given of it."""

    figures: Sequence[Figure]

    @classmethod
    def of(cls, subject: Office) -> Self:
        figures = list(Figure.objects.published().filter(office=subject).for_list())
        return cls(subject, Footnotes([subject, *figures]), figures)
