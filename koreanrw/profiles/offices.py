"""The profile of an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from companies.models import Count, Office
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes


@dataclass(frozen=True, eq=False)
class OfficeProfile(Profile[Office]):
    """One office, and who counted its staff."""

    counts: Sequence[Count]

    @classmethod
    def of(cls, subject: Office) -> Self:
        counts = list(Count.objects.published().filter(office=subject).for_list())
        return cls(subject, Footnotes([subject, *counts]), counts)
