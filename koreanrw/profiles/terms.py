"""The profile of a sector or a topic."""

from dataclasses import dataclass
from typing import Self

from companies.models import Organisation, Sector
from events.models import Agreement
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.footnotes import Footnotes
from records.models import Reference


@dataclass(frozen=True, eq=False)
class TermProfile(Profile[Reference]):
    """A sector or a topic, and how many organisations work in it or agreements are about it."""

    number: int

    @classmethod
    def of(cls, subject: Reference) -> Self:
        """For those who tell of it elsewhere; its page, a list with footnotes of its own, knows the number."""
        if isinstance(subject, Sector):
            return cls(subject, Footnotes(), Organisation.objects.published().filter(sectors=subject).count())
        return cls(subject, Footnotes(), Agreement.objects.published().filter(topics=subject).count())
