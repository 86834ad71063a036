"""Those of the register who are tied most, in two columns."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from companies.models import Organisation, OrganisationName
from koreanrw.pictures.relations.arrangement import arranged, numbered
from koreanrw.pictures.relations.diagram import (
    HEADING_HEIGHT,
    RelationDiagram,
    heading_of_elsewhere,
    left_out_in_words,
    legend_of,
    notes_on,
    numbers_in_words,
    strands_of,
    table_of,
)
from koreanrw.pictures.relations.geometry import (
    TYPE_SIZE,
    Box,
    Column,
    Note,
    Strand,
    Zone,
    across,
    assign_ports,
    beside,
    depth_of,
    numbers_on,
    stacked,
)
from koreanrw.pictures.relations.labels import label_of, names_of
from koreanrw.pictures.relations.order import Columns
from koreanrw.pictures.relations.strongest import MOST_PAIRS, StrongestTies, strongest_ties
from koreanrw.pictures.relations.ties import TieKind

NAME = "relations"
# Of how many the page offers to look at the ties of each alone.
MOST_OFFERED = 12
# Fewer stand so close together that every line can be followed.
MOST_WITHOUT_NUMBERS = 40
# Less than a screen: nobody follows a line among many further than they see.
LONGEST_LINE = 600
# Across, in percent: outer margin for arcs, column, space for the lines between, column, outer margin.
GUTTER, COLUMN, MIDDLE = 6, 34, 20
LEFT, RIGHT = GUTTER, GUTTER + COLUMN + MIDDLE
# What a column is wide on a small phone, less its insets.
TEXT_WIDTH = 102


def relations_of_register(kinds: Collection[str] = TieKind.values, most: int = MOST_PAIRS) -> RelationDiagram:
    """Who is tied to whom most by these kinds of tie; a constant number of queries."""
    ties = strongest_ties(kinds, most=most)
    names = names_of(ties.organisations)
    query = "" if set(kinds) == set(TieKind.values) else "?" + urlencode({"tie": next(iter(kinds))})
    return _diagram(ties, names, reverse("embed_relations") + query)


def _diagram(ties: StrongestTies, names: Mapping[int, Sequence[OrganisationName]], embed_url: str) -> RelationDiagram:
    organisations, number, strands = ties.organisations, ties.degrees, strands_of(ties)
    blocks, elsewhere = arranged(organisations, [strand.ends for strand in strands])
    everybody = (*blocks, elsewhere)
    sides = {key: side for block in everybody for side, column in enumerate(block) for key in column}
    for strand in strands:
        one, other = strand.ends
        strand.ends = (one, other) if sides[one] <= sides[other] else (other, one)
    places = numbered(everybody) if len(organisations) > MOST_WITHOUT_NUMBERS else {}
    boxes = _boxes(organisations, number, names, places)
    bottom, headings = _stood(boxes, blocks, elsewhere, strands, sides)
    if places:
        for key, others in _far_partners(boxes, strands).items():
            found = [places[other] for other in others]
            boxes[key].notes = notes_on(organisations[key], number[key], TEXT_WIDTH, found)
        bottom, headings = _stood(boxes, blocks, elsewhere, strands, sides)
    zones, numbers = _drawn(boxes, strands, sides)
    return RelationDiagram(
        name=NAME,
        title=gettext("Who is tied to whom"),
        description=_described(ties, bool(numbers), bool(places)),
        table=table_of(ties),
        legend=legend_of(strands),
        embed_url=embed_url,
        height=bottom,
        columns=tuple(
            Column(x, COLUMN, tuple(boxes[key] for block in everybody for key in block[side]))
            for side, x in enumerate((LEFT, RIGHT))
        ),
        zones=zones,
        headings=tuple(headings),
        numbers=numbers,
        most_tied=tuple(organisations[key] for key, _number in number.most_common(MOST_OFFERED)),
    )


def _boxes(
    organisations: Mapping[int, Organisation],
    number: Counter[int],
    names: Mapping[int, Sequence[OrganisationName]],
    places: Mapping[int, int],
) -> dict[int, Box]:
    """A box for each organisation, with its number before the name where they are numbered."""
    boxes = {}
    for key, organisation in organisations.items():
        prefix = f"{places[key]}. " if places else ""
        label = label_of(organisation, names.get(key, ()), TEXT_WIDTH, TYPE_SIZE, prefix=prefix)
        boxes[key] = Box(key, organisation.public_url, label, notes_on(organisation, number[key], TEXT_WIDTH))
    return boxes


# --- the drawing -------------------------------------------------------------------------------------------------


def _stood(
    boxes: dict[int, Box],
    blocks: Sequence[Columns],
    elsewhere: Columns,
    strands: Sequence[Strand],
    sides: Mapping[int, int],
) -> tuple[int, list[Note]]:
    """Put every box in its place; returns how far down they reach, and what stands above them."""
    _make_room(boxes, strands, sides)
    y = HEADING_HEIGHT
    for block in blocks:
        y = stacked([[boxes[key] for key in column] for column in block], y)
    headings = _headings(blocks)
    if any(elsewhere):
        words = heading_of_elsewhere(str(LEFT if elsewhere[0] else RIGHT), y + 18, TEXT_WIDTH)
        headings += words
        y = stacked([[boxes[key] for key in column] for column in elsewhere], words[-1].y + HEADING_HEIGHT - 18)
    return y, headings


def _far_partners(boxes: Mapping[int, Box], strands: Iterable[Strand]) -> dict[int, set[int]]:
    """Mark the strands too long to be followed, and say whom each box is tied to by one."""
    partners: dict[int, set[int]] = {}
    for strand in strands:
        one, other = strand.ends
        strand.is_far = abs(boxes[one].middle - boxes[other].middle) > LONGEST_LINE
        if strand.is_far:
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
    return partners


def _make_room(boxes: Mapping[int, Box], strands: Iterable[Strand], sides: Mapping[int, int]) -> None:
    ports = Counter((key, sides[strand.ends[0]] == sides[strand.ends[1]]) for strand in strands for key in strand.ends)
    for key, box in boxes.items():
        box.make_room(max(ports[key, False], ports[key, True]))


def _headings(blocks: Sequence[Columns]) -> list[Note]:
    names = (gettext("Korea"), gettext("Germany"))
    return [
        Note(str(x), HEADING_HEIGHT - 10, names[side])
        for side, x in enumerate((LEFT, RIGHT))
        if any(block[side] for block in blocks)
    ]


def _drawn(
    boxes: dict[int, Box], strands: Sequence[Strand], sides: Mapping[int, int]
) -> tuple[tuple[Zone, ...], tuple[Note, ...]]:
    """The lines between the columns, those on the outside of each, and the numbers on them."""
    between = [strand for strand in strands if sides[strand.ends[0]] != sides[strand.ends[1]]]
    assign_ports(boxes, between, is_outside=False)
    zones = [_zone(LEFT + COLUMN, MIDDLE, [(strand.style, across(strand)) for strand in between])]
    numbers = numbers_on(between, LEFT + COLUMN, MIDDLE)
    for side, x in enumerate((0, RIGHT + COLUMN)):
        arcs = [strand for strand in strands if sides[strand.ends[0]] == sides[strand.ends[1]] == side]
        assign_ports(boxes, arcs, is_outside=True)
        longest = max((abs(strand.y[0] - strand.y[1]) for strand in arcs if not strand.is_far), default=0)
        depths = [depth_of(strand, longest) for strand in arcs]
        drawn = [(arc.style, beside(arc, depth, is_left=not side)) for arc, depth in zip(arcs, depths, strict=True)]
        zones.append(_zone(x, GUTTER, drawn))
        numbers += [
            Note(
                f"{x + GUTTER * (depth if side else 100 - depth) / 100:.1f}",
                sum(arc.y) // 2 + 4,
                str(arc.number),
                "middle",
            )
            for arc, depth in zip(arcs, depths, strict=True)
            if arc.number > 1 and not arc.is_far
        ]
    return tuple(zone for zone in zones if zone.paths), tuple(numbers)


def _zone(x: int, width: int, drawn: Sequence[tuple[str, str]]) -> Zone:
    styles = dict.fromkeys(style for style, _path in drawn)
    return Zone(x, width, tuple((style, "".join(path for other, path in drawn if other == style)) for style in styles))


def _described(ties: StrongestTies, has_numbers: bool, has_places: bool) -> str:
    """What is to be seen, for those who do not see it."""
    organisations, number = ties.organisations, ties.degrees
    sentences = [
        gettext(
            "Organisations from Korea stand on the left, from Germany on the right; a line joins two that are tied."
        ),
        numbers_in_words(ties),
    ]
    most = max(organisations, key=lambda key: number[key], default=None)
    if most is not None and number[most] > 1:
        named = {"name": organisations[most].public_name, "count": number[most]}
        sentences.append(gettext("Most ties: %(name)s (%(count)d).") % named)
    if has_numbers:
        sentences.append(gettext("A number on a line says how many ties it stands for."))
    if has_places:
        sentences.append(
            gettext(
                "Where a line would be too long to follow, only its ends are drawn, and the numbers behind the arrow "
                "say to whom it leads."
            )
        )
    if left_out := left_out_in_words(ties):
        sentences.append(left_out)
    return " ".join(sentences)
