"""The profile of an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from companies.models import Office, OfficeCitation, OfficeFunction
from events.models import Figure
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.bulk_citations import gather_citations
from koreanrw.provenance.footnotes import Footnotes


@dataclass(frozen=True, eq=False)
class OfficeProfile(Profile[Office]):
    """One office, and the numbers given of it."""

    figures: Sequence[Figure]
    # Those it took the place of.
    moved_from: Sequence[Office]
    # What other offices were planned to be there for, and came about at this one.
    plans_fulfilled_here: Sequence[OfficeFunction]

    @classmethod
    def of(cls, subject: Office) -> Self:
        figures = list(Figure.objects.published().filter(office=subject).for_list())
        moved_from = list(Office.objects.published().filter(moved_to=subject).for_list())
        plans = list(
            OfficeFunction.objects.filter(fulfilled_at=subject, office__in=Office.objects.published())
            .select_related("office__organisation", "office__place")
            .order_by("office", "order")
        )
        footnotes = Footnotes([subject, *moved_from, *figures])
        if plans:
            footnotes.add_citations(gather_citations([OfficeCitation.objects.filter(function__in=plans)]))
        return cls(subject, footnotes, figures, moved_from, plans)
