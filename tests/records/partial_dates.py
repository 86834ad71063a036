"""Imprecise dates for the property tests: every kind the register can keep."""

import datetime
from calendar import monthrange

from edtf import parse_edtf
from hypothesis import strategies as st

from records.dates.words import SPANS

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))
# Half of all days lie close together, so that sets and sorting have something to tell apart.
NEAR_DAYS = st.dates(datetime.date(2014, 12, 1), datetime.date(2016, 2, 1))
EDGES = st.sampled_from(
    [datetime.date(1000, 1, 1), datetime.date(9999, 12, 31), datetime.date(2000, 2, 29), datetime.date(1900, 2, 28)]
)
POINTS = st.builds(lambda day, length: day.isoformat()[:length], NEAR_DAYS | EDGES | DAYS, st.sampled_from([4, 7, 10]))


def strict_bounds(point):
    """The first and last day of a year, month or day by the edtf package, which is our oracle."""
    parsed = parse_edtf(point)
    return tuple(datetime.date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict()))


def _ordered_set(points):
    # Filled up, the texts compare like the days they stand for; asking the oracle would be too slow here.
    ends = sorted((point + "-01-01"[len(point) - 4 :], point + "-12-31"[len(point) - 4 :], point) for point in points)
    (_, first_end, first), (_, last_end, last) = ends
    return first if first == last or first_end > last_end else f"[{first}..{last}]"


def _named_span(year, month, name):
    """Early March 2015, the second quarter of 2015: the sets that have words of their own."""
    span = SPANS[name]
    if not span.days:
        first, last = (f"{year}-{month:02d}" for month in span.months)
        return first if first == last else f"[{first}..{last}]"
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = min(span.days[1], (first_of_next - datetime.timedelta(days=1)).day)
    return f"[{year}-{month:02d}-{span.days[0]:02d}..{year}-{month:02d}-{last:02d}]"


SINGLES = st.builds("{}{}".format, POINTS, st.sampled_from(["", "~", "?", "%"]))
SETS = st.one_of(
    st.tuples(POINTS, POINTS).map(_ordered_set),
    POINTS.map("[..{}]".format),
    POINTS.map("[{}..]".format),
    st.builds(_named_span, st.integers(1000, 9998), st.integers(1, 12), st.sampled_from(sorted(SPANS))),
    st.integers(100, 999).map(lambda decade: f"[{decade}0..{decade}9]"),
)
KNOWN_DATES = SINGLES | SETS
DATES = KNOWN_DATES | st.just("")

# Close to a date, mostly none: what a careless hand or program writes.
NEARLY_DATES = st.one_of(
    st.text("0123456789-~?%[]./X \n", max_size=24),
    st.from_regex(
        r"\[?[0-2][0-9]{3}(-[0-3][0-9]){0,2}(\.\.([0-2][0-9]{3}(-[0-3][0-9]){0,2})?)?[]~?%]?\n?", fullmatch=True
    ),
    st.builds("[{}..{}]".format, POINTS, POINTS),
)


def bounds_by_oracle(text):
    """The earliest and latest day of a canonical text, from the oracle's strict bounds and the rule for `~`."""
    if text == "":
        return None, None
    if text.startswith("["):
        first, last = text[1:-1].split("..")
        return (
            strict_bounds(first)[0] if first else datetime.date.min,
            strict_bounds(last)[1] if last else datetime.date.max,
        )
    point = text.rstrip("~?%")
    earliest, latest = strict_bounds(point)
    if text[-1] in "~%":
        # One more unit on either side: the unit the day before belongs to, and that of the day after.
        earliest = _unit_of(earliest - datetime.timedelta(days=1), len(point))[0]
        if latest < datetime.date.max:
            latest = _unit_of(latest + datetime.timedelta(days=1), len(point))[1]
    return earliest, latest


def _unit_of(day, length):
    if length == 4:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if length == 7:
        end = day.replace(day=monthrange(day.year, day.month)[1])
        return day.replace(day=1), end
    return day, day
