"""Everybody the register knows to be tied to somebody, in two columns."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from companies.models import Organisation, OrganisationName

from .arrangement import arranged, numbered
from .diagram import (
    HEADING_HEIGHT,
    RelationDiagram,
    degrees,
    in_reading_order,
    legend_of,
    notes_on,
    numbers_in_words,
    organisations_of,
    style_of,
    table_of,
)
from .geometry import (
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
from .labels import label_of
from .order import Columns
from .ties import Tie, TieKind, ties_of_register

NAME = "relations"
# More could not be told apart; the page says what was left out.
MOST_ORGANISATIONS = 200
# Fewer stand so close together that every line can be followed.
MOST_WITHOUT_NUMBERS = 40
# Less than a screen: nobody follows a line among many further than they see.
LONGEST_LINE = 600
# Across, in percent: outer margin for arcs, column, space for the lines between, column, outer margin.
GUTTER, COLUMN, MIDDLE = 6, 34, 20
LEFT, RIGHT = GUTTER, GUTTER + COLUMN + MIDDLE
# What a column is wide on a small phone, less its insets.
TEXT_WIDTH = 102


def relations_of_register(kinds: Collection[str] = TieKind.values) -> RelationDiagram:
    """Who is tied to whom by these kinds of tie; a constant number of queries."""
    found = ties_of_register(kinds)
    ties = in_reading_order(most_tied(found))
    names = short_names_of(organisations_of(ties))
    query = "" if set(kinds) == set(TieKind.values) else "?" + urlencode({"tie": next(iter(kinds))})
    left_out = len(organisations_of(found)) - len(organisations_of(ties))
    return diagram_of(ties, names, embed_url=reverse("embed_relations") + query, left_out=left_out)


def most_tied(ties: Sequence[Tie], most: int = MOST_ORGANISATIONS) -> list[Tie]:
    """The ties among the organisations that have most of them; all, as long as there are not more than ``most``."""
    organisations, number = organisations_of(ties), degrees(ties)
    kept = set(sorted(organisations, key=lambda key: (-number[key], organisations[key].slug))[:most])
    return [tie for tie in ties if tie.first.pk in kept and tie.second.pk in kept]


def short_names_of(keys: Iterable[int]) -> dict[int, list[OrganisationName]]:
    """The short names each of these organisations bears today; one query."""
    found: dict[int, list[OrganisationName]] = {}
    short = OrganisationName.objects.filter(organisation__in=list(keys), kind=OrganisationName.Kind.SHORT, until="")
    for name in short.order_by("organisation", "order"):
        found.setdefault(name.organisation_id, []).append(name)
    return found


def diagram_of(
    ties: Sequence[Tie],
    short_names: Mapping[int, Sequence[OrganisationName]],
    *,
    embed_url: str = "",
    left_out: int = 0,
) -> RelationDiagram:
    """The picture of these ties."""
    organisations, number, strands = organisations_of(ties), degrees(ties), strands_of(ties)
    blocks, elsewhere = arranged(organisations, [strand.ends for strand in strands])
    everybody = (*blocks, elsewhere)
    sides = {key: side for block in everybody for side, column in enumerate(block) for key in column}
    for strand in strands:
        one, other = strand.ends
        strand.ends = (one, other) if sides[one] <= sides[other] else (other, one)
    places = numbered(everybody) if len(organisations) > MOST_WITHOUT_NUMBERS else {}
    boxes = _boxes(organisations, number, short_names, places)
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
        description=_described(ties, organisations, number, bool(numbers), bool(places), left_out),
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
    )


def _boxes(
    organisations: Mapping[int, Organisation],
    number: Counter[int],
    short_names: Mapping[int, Sequence[OrganisationName]],
    places: Mapping[int, int],
) -> dict[int, Box]:
    """A box for each organisation, with its number before the name where they are numbered."""
    boxes = {}
    for key, organisation in organisations.items():
        prefix = f"{places[key]}. " if places else ""
        label = label_of(organisation, short_names.get(key, ()), TEXT_WIDTH, TYPE_SIZE, prefix=prefix)
        boxes[key] = Box(key, organisation.public_url, label, notes_on(organisation, number[key], TEXT_WIDTH))
    return boxes


def strands_of(ties: Iterable[Tie]) -> list[Strand]:
    """One line for all ties of one style between two organisations, in a fixed order."""
    counted: Counter[tuple[int, int, str]] = Counter()
    for tie in ties:
        one, other = sorted((tie.first.pk, tie.second.pk))
        counted[one, other, style_of(tie)] += 1
    return [Strand(style, number, (one, other)) for (one, other, style), number in counted.items()]


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
        headings.append(Note(str(LEFT if elsewhere[0] else RIGHT), y + 18, gettext("Elsewhere, or country not known")))
        y = stacked([[boxes[key] for key in column] for column in elsewhere], y + HEADING_HEIGHT)
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


def _described(
    ties: Sequence[Tie],
    organisations: Mapping[int, Organisation],
    number: Counter[int],
    has_numbers: bool,
    has_places: bool,
    left_out: int,
) -> str:
    """What is to be seen, for those who do not see it."""
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
    if left_out:
        sentence = ngettext(
            "%(count)d organisation with fewer ties is left out.",
            "%(count)d organisations with fewer ties are left out.",
            left_out,
        )
        sentences.append(sentence % {"count": left_out})
    return " ".join(sentences)
