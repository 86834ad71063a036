"""The order of names in two columns: what is tied stands close together, and lines cross as little as possible.

The layered drawing of Sugiyama, reduced to two layers: each name moves to the mean place of its neighbours (their
barycentre), one column after the other, a fixed number of times; the best order met on the way is kept. Ties are
broken by the order given, so that the same register always gives the same picture.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

# A line from a name on the left to one on the right.
Line = tuple[int, int]
Columns = tuple[list[int], list[int]]

SWEEPS = 8


def crossings(left: Sequence[int], right: Sequence[int], lines: Iterable[Line]) -> int:
    """How many pairs of lines cross between the columns."""
    place_left = {name: place for place, name in enumerate(left)}
    place_right = {name: place for place, name in enumerate(right)}
    drawn = sorted(
        (place_left[one], place_right[other]) for one, other in lines if one in place_left and other in place_right
    )
    crossing = 0
    passed: list[int] = []
    for _start, end in drawn:
        crossing += len(passed) - bisect_right(passed, end)
        insort(passed, end)
    return crossing


def groups(names: Sequence[int], lines: Iterable[Line]) -> list[list[int]]:
    """Names that hang together, directly or by others, each group in the order given; the largest group first."""
    neighbours = neighbours_of(lines)
    found: list[set[int]] = []
    seen: set[int] = set()
    for name in names:
        if name in seen:
            continue
        group, waiting = {name}, [name]
        while waiting:
            for other in neighbours[waiting.pop()]:
                if other not in group:
                    group.add(other)
                    waiting.append(other)
        seen |= group
        found.append(group)
    # Sorting keeps the order of groups of one size.
    return [[name for name in names if name in group] for group in sorted(found, key=len, reverse=True)]


def neighbours_of(lines: Iterable[Line]) -> Mapping[int, list[int]]:
    """Whom each name is tied to, once for each line."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for one, other in lines:
        neighbours[one].append(other)
        neighbours[other].append(one)
    return neighbours


def untangled(left: Sequence[int], right: Sequence[int], lines: Collection[Line]) -> Columns:
    """The two columns in an order with fewer crossings, never with more than they have.

    Lines within one column count too: they pull their ends together.
    """
    neighbours = neighbours_of(lines)
    columns: Columns = (list(left), list(right))
    best, fewest = columns, crossings(*columns, lines)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        columns = _swept(columns, neighbours, moving=(sweep + 1) % 2)
        crossing = crossings(*columns, lines)
        if crossing < fewest:
            best, fewest = columns, crossing
    return best


def _swept(columns: Columns, neighbours: Mapping[int, list[int]], moving: int) -> Columns:
    """The columns with one of them, 0 or 1, sorted by where the neighbours of its names stand."""
    standing = {
        name: (place + 0.5) / len(column) for column in columns for place, name in enumerate(column) if len(column)
    }

    def barycentre(name: int) -> float:
        found = [standing[other] for other in neighbours[name] if other in standing]
        return sum(found) / len(found) if found else standing[name]

    sorted_column = sorted(columns[moving], key=barycentre)
    return (columns[0], sorted_column) if moving else (sorted_column, columns[1])
