"""Counts over time: each a mark of its own, never joined across places or rules and never added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from companies.models import Count, CountCitation, Place
from koreanrw.names import language_of
from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture
from koreanrw.pictures.relations.labels import width_of
from koreanrw.pictures.time_axis import TimeAxis, percent
from koreanrw.pictures.timeline.spans import drawn_bounds, finite_bounds, has_open_side
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from records.search import in_languages

# The drawing of a panel, in pixels: values stand between these heights, the axis of time below.
TOP, BOTTOM, HEIGHT = 26, 150, 174
# A value further right has its text on the left of its mark.
TURN_AT = 55.0
# The numbers of the axis take up so much beside an edge.
EDGE = 12.0
_ROUND = (2, 4, 6, 8, 10)
# Of a panel on a small phone, in pixels; of the type; and between a mark and its text, in percent.
_NARROWEST, _TYPE_SIZE, _GAP = 280, 13, 3.5


@dataclass(frozen=True)
class Line:
    """A line of equal value across a panel."""

    y: str
    label: str


@dataclass(frozen=True)
class CountMark:
    """One count on a panel: where its value stands, and the days it may be of."""

    count: Count
    x: str
    y: str
    # The days the count may be of.
    start: str
    width: str
    # Where its text stands: left of the mark near the right edge, below it where another text is above.
    is_left: bool
    is_below: bool
    # Not where no place beside the mark is free: its number stands in the list then.
    is_labelled: bool
    leaves_left: bool
    leaves_right: bool

    @property
    def end(self) -> str:
        return percent(float(self.start) + float(self.width))

    @property
    def shape(self) -> str:
        """dot, ring, up or down, after the qualifier."""
        return {
            Count.Qualifier.EXACTLY: "dot",
            Count.Qualifier.ABOUT: "ring",
            Count.Qualifier.MORE_THAN: "up",
            Count.Qualifier.UP_TO: "down",
        }[Count.Qualifier(self.count.qualifier)]


@dataclass(frozen=True)
class CountPanel:
    """All counts of one subject in one place or office by one rule, on an axis of their own."""

    name: str
    subject: str
    # The place or office, by its public name.
    where: str
    where_url: str
    where_language: str
    # Any one of its counts, behind whose rule the sources stand; the rule itself may be unknown.
    first: Count
    axis: TimeAxis | None
    lines: tuple[Line, ...]
    marks: tuple[CountMark, ...]
    undated: tuple[Count, ...]

    @property
    def title(self) -> str:
        return gettext("%(subject)s: %(where)s") % {"subject": self.subject, "where": self.where}

    @property
    def has_values_left(self) -> bool:
        """Whether the numbers of the axis stand on the left: where marks come close to the right edge only."""
        left = any(float(mark.start) < EDGE for mark in self.marks)
        return not left and any(float(mark.start) + float(mark.width) > 100 - EDGE for mark in self.marks)

    @property
    def bottom(self) -> int:
        return BOTTOM

    @property
    def height(self) -> int:
        return HEIGHT


@dataclass(frozen=True, kw_only=True)
class CountsOverTime(Picture):
    """Counts in panels, one for each subject, place or office, and rule."""

    template_name: ClassVar[str] = "pictures/_counts.html"

    panels: tuple[CountPanel, ...]


def published_counts() -> QuerySet:
    """Every published count, with what it is of; its citations are gathered apart."""
    return Count.objects.published().for_list().prefetch_related(None)


def panel_groups(counts: Iterable[Count]) -> list[list[Count]]:
    """The counts of one panel each: those of one subject, place or office, and rule.

    Where no rule is known, two counts may have been made by different ones: each stands alone.
    """
    groups: dict[tuple, list[Count]] = {}
    for count in counts:
        rule = tuple(getattr(count, name) for name in in_languages("rule"))
        apart = None if any(rule) else count.pk
        groups.setdefault((count.subject, count.place_id, count.office_id, rule, apart), []).append(count)
    return sorted(groups.values(), key=lambda group: (group[0].subject, _where(group[0]), group[0].slug))


def counts_of(groups: list[list[Count]], *, name: str = "counts", embed_url: str = "") -> CountsOverTime:
    """The picture of these counts, a panel for each group of `panel_groups`."""
    panels = tuple(_panel(group, f"{name}-{number}") for number, group in enumerate(groups, 1))
    return CountsOverTime(
        name=name,
        title=gettext("Counts over time"),
        description=_description(panels),
        table=_table(groups),
        legend=_legend(panels),
        embed_url=embed_url,
        panels=panels,
    )


def counts_in(place: Place) -> tuple[CountsOverTime | None, Footnotes]:
    """What was counted in this very place, not in places within it, and the footnotes of it; None for nothing."""
    counts = list(published_counts().filter(place=place))
    if not counts:
        return None, Footnotes()
    address = reverse("embed_place_counts", args=(place.slug,))
    return counts_of(panel_groups(counts), embed_url=address), footnotes_of(counts)


def footnotes_of(counts: Iterable[Count]) -> Footnotes:
    """The footnotes of these counts: two queries."""
    return gather_footnotes([CountCitation.objects.filter(record__in=[each.pk for each in counts])])


def _where(count: Count) -> str:
    return str(count.place) if count.place else count.office.public_name  # type: ignore[union-attr]


def _panel(counts: list[Count], name: str) -> CountPanel:
    first = counts[0]
    dated = [count for count in counts if count.as_of]
    axis = TimeAxis.over(day for count in dated for day in finite_bounds(count.as_of))
    top = _round_above(max((count.value for count in dated), default=0))
    marks = tuple(_marks(dated, axis, top)) if axis else ()
    named = first.place or first.office.organisation  # type: ignore[union-attr]
    language = language_of(named, "name")
    return CountPanel(
        name=name,
        subject=capfirst(first.get_subject_display()),
        where=_where(first),
        where_url=first.place.get_absolute_url() if first.place else first.office.public_url,  # type: ignore[union-attr]
        where_language="" if language == get_language() else language,
        first=first,
        axis=axis,
        lines=tuple(Line(_height(value, top), str(value)) for value in (0, top // 2, top)) if axis else (),
        marks=marks,
        undated=tuple(count for count in counts if not count.as_of),
    )


def _round_above(value: int) -> int:
    """An even, round number with room above the value, for an axis that begins at nothing."""
    wanted, power = max(value * 1.2, 2), 1
    while wanted > 10 * power:
        power *= 10
    return next(step * power for step in _ROUND if step * power >= wanted)


def _height(value: int, top: int) -> str:
    return f"{BOTTOM - value / top * (BOTTOM - TOP):.1f}"


# A room on a panel: left and right in percent, top and bottom in pixels.
type _Room = tuple[float, float, float, float]


def _marks(counts: list[Count], axis: TimeAxis, top: int) -> Iterable[CountMark]:
    days = [drawn_bounds(count.as_of) for count in counts]
    starts = [axis.start_of(earliest) for earliest, _latest in days]
    ends = [axis.end_of(latest) for _earliest, latest in days]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    heights = [float(_height(count.value, top)) for count in counts]
    taken: list[_Room] = [(x - 2, x + 2, y - 7, y + 7) for x, y in zip(middles, heights, strict=True)]
    # The arrows of dates open towards the past.
    opened = (has_open_side(count.as_of)[0] for count in counts)
    taken += [(x, x + 3, y - 5, y + 5) for x, y, is_open in zip(starts, heights, opened, strict=True) if is_open]
    for count, start, end, middle, height in zip(counts, starts, ends, middles, heights, strict=True):
        before, after = has_open_side(count.as_of)
        width = (width_of(count.number, _TYPE_SIZE) + 4) / _NARROWEST * 100
        place = next((place for place in _places(middle, height, width) if _is_free(place[2], taken)), None)
        if place:
            taken.append(place[2])
        yield CountMark(
            count,
            percent(middle),
            f"{height:.1f}",
            percent(start),
            percent(end - start),
            is_left=place[0] if place else False,
            is_below=place[1] if place else False,
            is_labelled=place is not None,
            leaves_left=before,
            leaves_right=after,
        )


def _places(x: float, y: float, width: float) -> Iterable[tuple[bool, bool, _Room]]:
    """Where the text of a mark may stand, the best place first: whether on its left, whether below it, and the room."""
    for is_left in (x > TURN_AT, x <= TURN_AT):
        left, right = (x - width - _GAP, x - _GAP) if is_left else (x + _GAP, x + _GAP + width)
        for is_below in (False, True):
            upper, lower = (y + 6, y + 22) if is_below else (y - 22, y - 5)
            if left >= 0 and right <= 100 and lower <= BOTTOM + 4:
                yield is_left, is_below, (left, right, upper, lower)


def _is_free(room: _Room, taken: Iterable[_Room]) -> bool:
    left, right, top, bottom = room
    return not any(
        left < end and there < right and top < below and above < bottom for there, end, above, below in taken
    )


def _description(panels: tuple[CountPanel, ...]) -> str:
    counts = sum(len(panel.marks) + len(panel.undated) for panel in panels)
    sentences = [
        ngettext("%(count)d count, as a mark of its own.", "%(count)d counts, each as a mark of its own.", counts)
        % {"count": counts},
        gettext("Counts of different places or by different rules stand apart; no line joins them."),
    ]
    if undated := sum(len(panel.undated) for panel in panels):
        sentences.append(
            ngettext(
                "The date of %(count)d count is not known; it stands in a list.",
                "The dates of %(count)d counts are not known; they stand in a list.",
                undated,
            )
            % {"count": undated}
        )
    return " ".join(sentences)


def _legend(panels: tuple[CountPanel, ...]) -> tuple[LegendEntry, ...]:
    """The qualifiers that occur, and the span of days."""
    shapes = {mark.shape for panel in panels for mark in panel.marks}
    meanings = {
        "dot": gettext("exactly this number"),
        "ring": gettext("about this number"),
        "up": gettext("more than this number"),
        "down": gettext("at most this number"),
    }
    found = [LegendEntry(f"count-{shape}", meaning) for shape, meaning in meanings.items() if shape in shapes]
    return (*found, LegendEntry("count-span", gettext("the days the count may be of"))) if found else ()


def _table(groups: list[list[Count]]) -> DataTable:
    columns = (
        gettext("What was counted"),
        gettext("Where"),
        gettext("Number"),
        gettext("As of"),
        gettext("Counting rule"),
    )
    return DataTable(columns, tuple(_table_row(count) for group in groups for count in group))


def _table_row(count: Count) -> tuple[Cell, ...]:
    named = count.place or count.office.organisation  # type: ignore[union-attr]
    language, rule_language = language_of(named, "name"), language_of(count, "rule")
    here = get_language()
    return (
        Cell(capfirst(count.get_subject_display())),
        Cell(
            _where(count),
            url=count.get_absolute_url(),
            language="" if language == here else language,
            fact=(count, "place" if count.place else "office"),
        ),
        Cell(count.number, fact=(count, "value")),
        Cell(
            count.as_of.display if count.as_of else gettext("not known"),
            fact=(count, "as_of"),
            is_unknown=not count.as_of,
        ),
        Cell(
            count.rule or gettext("not known"),
            language=rule_language if count.rule and rule_language != here else "",
            fact=(count, "rule"),
            is_unknown=not count.rule,
        ),
    )
