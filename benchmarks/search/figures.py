"""Medians and percentiles, and the ratios made of them."""

from collections.abc import Iterable, Sequence


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies, between two of them in proportion."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def p50_p95(values: Sequence[float]) -> tuple[float, float] | None:
    """Median and 95th percentile; None where nothing was measured."""
    return (percentile(values, 0.5), percentile(values, 0.95)) if values else None


def ratio(one: float | None, other: float | None) -> float | None:
    """How many times the other; None where one of them is missing."""
    return one / other if one is not None and other else None


def in_words(value: float | None) -> str:
    """A figure with as many digits as mean something."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
