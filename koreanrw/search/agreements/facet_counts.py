"""The choices of each facet with the number of agreements behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from koreanrw.search.agreements.criteria import SearchCriteria
from koreanrw.search.agreements.facets import FACETS, YEAR, Facet, FacetValue, codes_of, values_of
from koreanrw.search.agreements.survey import Survey, estimate, survey

# Choices of a facet that need no unfolding; and so many are offered at all.
SEEN_AT_ONCE = 6
MOST_CHOICES = 24


@dataclass(frozen=True)
class FacetCount:
    """One choice with its number of agreements; None where these were not counted."""

    value: FacetValue
    number: int | None
    chosen: bool


@dataclass(frozen=True)
class CountedFacet:
    """A facet with the choices there are, the most frequent first; ``about`` where numbers are estimates."""

    facet: Facet
    counts: tuple[FacetCount, ...]
    about: bool
    # Whether all chosen values must hold, where an agreement may have several.
    needs_all: bool = False
    # How many agreements its choices are counted among.
    total: int = 0

    @property
    def is_offered(self) -> bool:
        """Whether there is something to choose: a single value that all of them have would narrow nothing."""
        narrows = len(self.counts) > 1 or any(count.chosen or count.number != self.total for count in self.counts)
        return narrows or self.needs_all

    @property
    def first(self) -> tuple[FacetCount, ...]:
        """What is seen at once: what is chosen, and the most frequent."""
        return tuple(count for place, count in enumerate(self.counts) if place < SEEN_AT_ONCE or count.chosen)

    @property
    def rest(self) -> tuple[FacetCount, ...]:
        return tuple(count for place, count in enumerate(self.counts) if place >= SEEN_AT_ONCE and not count.chosen)

    @property
    def offers_all(self) -> bool:
        return self.facet.several and (len(self.counts) > 1 or self.needs_all)


def count_facets(criteria: SearchCriteria, found: Survey, needing_all: Collection[Facet] = ()) -> list[CountedFacet]:
    """Every facet with its choices, ``found`` being what is known of everything that meets the criteria.

    Of the facets that are ``needing_all`` a reader asked for all of the values chosen, be there any or not.
    The choices of a facet of which any may hold are counted as if none were chosen: they are what one could add.
    """
    apart = [facet for facet in criteria.facets if facet not in criteria.all_of]
    counted = {None: found} | {facet: _without(criteria, facet) for facet in apart}
    chosen = {code for codes in criteria.facets.values() for code in codes}
    offered = {code for each in counted.values() for code in most_frequent(each.numbers)}
    values = values_of(offered | chosen)
    return [
        _counted(facet, counted[facet if facet in apart else None], values, chosen, needing_all) for facet in FACETS
    ]


def selection_only(asked: Mapping[Facet, Sequence[str]], needing_all: Collection[Facet]) -> list[CountedFacet]:
    """What was chosen, where nothing could be counted: known or not, a reader sees it and can let it go."""
    codes = {facet: codes_of(facet, values) for facet, values in asked.items()}
    values = values_of({code for found in codes.values() for code in found.values() if code is not None})
    offered = []
    for facet in FACETS:
        known = ((value, codes[facet][value]) for value in asked.get(facet, ()))
        found = [FacetValue(0, value, value) if code is None else values.get(code) for value, code in known]
        counts = tuple(FacetCount(value, None, True) for value in found if value)
        offered.append(CountedFacet(facet, counts, about=False, needs_all=facet in needing_all))
    return offered


def _counted(
    facet: Facet,
    counted: Survey,
    values: dict[int, FacetValue],
    chosen: set[int],
    needing_all: Collection[Facet],
) -> CountedFacet:
    # Only what is offered was named, of every facet the most frequent.
    counts = [
        FacetCount(value, counted.numbers.get(code, 0), code in chosen)
        for code, value in values.items()
        if facet.owns(code) and (code in counted.numbers or code in chosen)
    ]
    counts.sort(key=_newest_first if facet == YEAR else _most_first)
    return CountedFacet(facet, tuple(counts), counted.about, facet in needing_all, counted.total)


def _newest_first(count: FacetCount) -> tuple:
    return (-count.value.code,)


def _most_first(count: FacetCount) -> tuple:
    return (-(count.number or 0), count.value.label)


def most_frequent(numbers: dict[int, int]) -> list[int]:
    """Of each facet the codes that most agreements have: no more are named and offered."""
    by_facet: dict[int, list[int]] = {}
    for code in sorted(numbers, key=lambda code: (-numbers[code], code)):
        by_facet.setdefault(Facet.number_of(code), []).append(code)
    return [code for codes in by_facet.values() for code in codes[:MOST_CHOICES]]


def _without(criteria: SearchCriteria, facet: Facet) -> Survey:
    entries = criteria.entries(without=facet)
    return survey(entries, estimate(entries, criteria.query))
