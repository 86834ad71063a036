"""Who stands where: Korea in the left column, Germany in the right one, everybody else below them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, zip_longest

from companies.models import Organisation
from koreanrw.pictures.relations.diagram import GERMANY, KOREA, country_of
from koreanrw.pictures.relations.order import Columns, Line, crossings, groups, neighbours_of, untangled


def arranged(organisations: Mapping[int, Organisation], lines: Collection[Line]) -> tuple[list[Columns], Columns]:
    """Who hangs together stands together, in blocks that are untangled each by itself; then those of neither country.

    The order given is kept where nothing is gained by another.
    """
    country = {key: country_of(organisation) for key, organisation in organisations.items()}
    at_home = [key for key in organisations if country[key]]
    # From the left to the right.
    among_them = [
        line if country[line[0]] == KOREA else line[::-1] for line in lines if country[line[0]] and country[line[1]]
    ]
    blocks = []
    for group in groups(at_home, among_them):
        within = set(group)
        blocks.append(untangled(*_by_country(group, country), [line for line in among_them if line[0] in within]))
    blocks = _side_by_side(blocks)
    elsewhere = _elsewhere([key for key in organisations if not country[key]], country, blocks, lines)
    as_given = [_by_country(at_home, country)]
    if _crossings(as_given, elsewhere, lines) < _crossings(blocks, elsewhere, lines):
        blocks = as_given
    return blocks, elsewhere


def _side_by_side(blocks: Iterable[Columns]) -> list[Columns]:
    """Blocks of one country only stand beside those of the other, below the blocks of both."""
    both: list[Columns] = []
    alone: tuple[list[list[int]], list[list[int]]] = ([], [])
    for left, right in blocks:
        if left and right:
            both.append((left, right))
        else:
            alone[not left].append(left or right)
    return [*both, *zip_longest(*alone, fillvalue=[])]


def numbered(blocks: Sequence[Columns]) -> dict[int, int]:
    """The number of each organisation, counted down the left column and then the right one."""
    keys = chain.from_iterable(block[side] for side in (0, 1) for block in blocks)
    return {key: place for place, key in enumerate(keys, start=1)}


def _by_country(keys: Iterable[int], country: Mapping[int, str]) -> Columns:
    columns: Columns = ([], [])
    for key in keys:
        columns[(KOREA, GERMANY).index(country[key])].append(key)
    return columns


def _crossings(blocks: Sequence[Columns], elsewhere: Columns, lines: Iterable[Line]) -> int:
    left, right = (list(chain.from_iterable(block[side] for block in (*blocks, elsewhere))) for side in (0, 1))
    on_the_left = set(left)
    return crossings(left, right, [line if line[0] in on_the_left else line[::-1] for line in lines])


def _elsewhere(
    keys: Sequence[int], country: Mapping[int, str], blocks: Sequence[Columns], lines: Collection[Line]
) -> Columns:
    """Opposite to those they are tied to, so that their lines run between the columns; in the order of these."""
    neighbours = neighbours_of(lines)
    places = numbered(blocks)
    side = {key: (KOREA, GERMANY).index(code) for key, code in country.items() if code}
    columns: Columns = ([], [])
    for key in keys:
        tied = [side[other] for other in neighbours[key] if other in side]
        side[key] = 0 if sum(tied) * 2 > len(tied) else 1
        columns[side[key]].append(key)

    def middle(key: int) -> float:
        found = [places[other] for other in neighbours[key] if other in places]
        return sum(found) / len(found) if found else 0

    return sorted(columns[0], key=middle), sorted(columns[1], key=middle)
