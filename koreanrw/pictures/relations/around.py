"""One organisation in the middle of those it is tied to most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from companies.models import Organisation, OrganisationName
from koreanrw.pictures.picture import Cell
from koreanrw.pictures.relations.diagram import (
    GERMANY,
    HEADING_HEIGHT,
    KOREA,
    RelationDiagram,
    country_of,
    heading_of_elsewhere,
    left_out_in_words,
    legend_of,
    notes_on,
    numbers_in_words,
    strands_of,
    table_of,
)
from koreanrw.pictures.relations.geometry import (
    LINE_HEIGHT,
    SPACE_BETWEEN_BLOCKS,
    TYPE_SIZE,
    Box,
    Column,
    Note,
    Zone,
    across,
    numbers_on,
    stacked,
)
from koreanrw.pictures.relations.labels import label_of, wrapped
from koreanrw.pictures.relations.strongest import StrongestTies, strongest_of
from koreanrw.pictures.relations.ties import Tie, tie_by_relation, ties_by_agreement, ties_by_visits
from koreanrw.profiles.organisations import OrganisationProfile

NAME = "relations-around"
# Fewer partners than this need no picture.
LEAST_PARTNERS = 2
# More make a profile longer than it is worth; the page of relations has them.
MOST_PARTNERS = 24
# Across, in percent: column, space for the lines, the bar in the middle, and the same again.
COLUMN, MIDDLE, BAR = 36, 11, 6
RIGHT = COLUMN + 2 * MIDDLE + BAR
TEXT_WIDTH = 110
MOST_LINES = 4
# The name in the middle has the whole width of a small phone.
HEADING_WIDTH = 280


def relations_around(page: OrganisationProfile) -> RelationDiagram | None:
    """The organisation and its partners as far as its profile has them, without a query; nothing for too few."""
    ties = strongest_of(_ties_around(page), MOST_PARTNERS)
    if len(ties.organisations) <= LEAST_PARTNERS:
        return None
    me = page.subject
    return diagram_around(me, ties, f"{reverse('relations')}?{urlencode({'around': me.slug})}")


def _ties_around(page: OrganisationProfile) -> list[Tie]:
    found: list[Tie] = []
    for entry in page.agreements:
        parties = sorted((entry.party, *entry.partners), key=lambda party: party.order)
        found += ties_by_agreement(entry.agreement, parties)
    for relation in (*page.relations, *page.inverse_relations):
        if relation.organisation.is_published and relation.other.is_published:
            found.append(tie_by_relation(relation))
    for journey in page.journeys:
        found += ties_by_visits(journey.visits, journey.members, journey.participants)
    return [tie for tie in found if page.subject.pk in (tie.first.pk, tie.second.pk)]


def diagram_around(
    me: Organisation,
    ties: StrongestTies,
    rest_url: str,
    names: Mapping[int, Sequence[OrganisationName]] = MappingProxyType({}),
) -> RelationDiagram:
    """The picture of these ties, all of which are its own; at ``rest_url`` stands what it leaves out."""
    number = ties.degrees
    partners = {key: partner for key, partner in ties.organisations.items() if key != me.pk}
    boxes = {
        key: Box(
            key,
            partner.public_url,
            label_of(partner, names.get(key, ()), TEXT_WIDTH, TYPE_SIZE, most=MOST_LINES),
            notes_on(partner, number[key], TEXT_WIDTH),
        )
        for key, partner in partners.items()
    }
    strands = strands_of(ties)
    for strand in strands:
        strand.ends = (strand.ends[0] if strand.ends[1] == me.pk else strand.ends[1], me.pk)
    ports = Counter(strand.ends[0] for strand in strands)
    for key, box in boxes.items():
        box.make_room(ports[key])
    name_lines, _is_whole = wrapped(str(me), HEADING_WIDTH, TYPE_SIZE + 2)
    headings = [Note("50", (row + 1) * (LINE_HEIGHT + 2), line, "middle") for row, line in enumerate(name_lines)]
    top = len(name_lines) * (LINE_HEIGHT + 2) + 8
    columns, bottom, words = _placed(sorted(boxes.values(), key=lambda box: -number[box.key]), partners, top)
    for box in boxes.values():
        mine = [strand for strand in strands if strand.ends[0] == box.key]
        for strand, y in zip(mine, box.ports(len(mine)), strict=True):
            strand.y = [y, y]
    sides = ((columns[0], COLUMN), (columns[1], RIGHT - MIDDLE))
    drawn = [
        ([strand for strand in strands if strand.ends[0] in {box.key for box in column}], x) for column, x in sides
    ]
    return RelationDiagram(
        name=NAME,
        title=gettext("Ties of %(name)s") % {"name": me},
        description=_described(me, ties),
        table=table_of(ties),
        legend=legend_of(strands),
        embed_url=reverse("embed_organisation_relations", args=(me.slug,)),
        height=bottom,
        columns=(Column(0, COLUMN, tuple(columns[0])), Column(RIGHT, COLUMN, tuple(columns[1]))),
        zones=tuple(
            Zone(x, MIDDLE, tuple((strand.style, across(strand)) for strand in found)) for found, x in drawn if found
        ),
        headings=(*headings, *words),
        numbers=tuple(note for found, x in drawn for note in numbers_on(found, x, MIDDLE)),
        bar=(top, bottom - SPACE_BETWEEN_BLOCKS),
        rest=Cell(gettext("More of what is left out here"), url=rest_url) if ties.pairs_left_out else None,
    )


def _described(me: Organisation, ties: StrongestTies) -> str:
    """What is to be seen, for those who do not see it."""
    countries = {country_of(partner) for partner in ties.organisations.values() if partner.pk != me.pk}
    sentences = [gettext("In the middle: %(name)s.") % {"name": me}]
    if KOREA in countries:
        sentences.append(gettext("On the left: organisations from Korea."))
    if GERMANY in countries:
        sentences.append(gettext("On the right: organisations from Germany."))
    if "" in countries:
        sentences.append(gettext("Below: organisations from elsewhere, or whose country is not known."))
    return " ".join((*sentences, numbers_in_words(ties), left_out_in_words(ties))).strip()


def _placed(
    boxes: Iterable[Box], partners: Mapping[int, Organisation], top: int
) -> tuple[tuple[list[Box], list[Box]], int, list[Note]]:
    """Partners left and right by country; those of neither country below, where there is room."""
    by_country: dict[str, list[Box]] = {KOREA: [], GERMANY: [], "": []}
    for box in boxes:
        by_country[country_of(partners[box.key])].append(box)
    left, right, others = by_country[KOREA], by_country[GERMANY], by_country[""]
    words = [
        Note(x, top + HEADING_HEIGHT - 14, name, anchor)
        for column, x, name, anchor in (
            (left, "0", gettext("Korea"), "start"),
            (right, "100", gettext("Germany"), "end"),
        )
        if column
    ]
    bottom = stacked((left, right), top + HEADING_HEIGHT - 4)
    if others:
        below = heading_of_elsewhere("0", bottom + 14, TEXT_WIDTH)
        words += below
        halves = (others[::2], others[1::2])
        bottom = stacked(halves, below[-1].y + HEADING_HEIGHT - 18)
        left, right = [*left, *halves[0]], [*right, *halves[1]]
    return (left, right), bottom, words
