"""What somebody asks of the agreements, as conditions of the index."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from events.models import AgreementEntry
from koreanrw.search.agreements.facets import Facet
from koreanrw.search.agreements.survey import estimate
from records.search import Literal


@dataclass(frozen=True)
class SearchCriteria:
    """What is asked of the agreements. ``conditions`` hold besides the facets, of which any or all must hold."""

    query: str = ""
    exact_query: str = ""
    # What rows are ranked by, if not by the query itself.
    ranking: str = ""
    conditions: tuple[Q, ...] = ()
    facets: dict[Facet, tuple[int, ...]] = field(default_factory=dict)
    all_of: frozenset[Facet] = frozenset()
    sort: str = "newest"
    # The last day on which any of them can have been signed, where the conditions say so.
    last_day: datetime.date | None = None

    def entries(self, *, without: Facet | None = None) -> QuerySet[AgreementEntry]:
        """The index rows that are asked for, unordered; perhaps without what one facet asks."""
        entries = AgreementEntry.objects.filter(*self.conditions)
        for facet, codes in self.facets.items():
            if facet is without:
                continue
            one_row = facet in self.all_of or len(codes) == 1
            values = Literal("{" + ",".join(map(str, codes)) + "}", "integer[]")
            entries = entries.filter(**{f"facets__{'contains' if one_row else 'overlap'}": values})
        return entries

    @cached_property
    def expected(self) -> int:
        """About how many rows all this may find."""
        return estimate(self.entries(), self.query)
