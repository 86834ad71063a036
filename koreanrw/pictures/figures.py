"""Figures over time: each a mark of its own, never joined across places or rules and never added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from companies.models import Place
from events.models import Figure, FigureCitation
from koreanrw.addresses import address_of
from koreanrw.names import language_of, language_of_name
from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture
from koreanrw.pictures.relations.labels import width_of
from koreanrw.pictures.time_axis import TimeAxis, percent
from koreanrw.pictures.timeline.spans import drawn_bounds, finite_bounds, has_open_side
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes

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
class FigureMark:
    """One figure on a panel: where its value stands, and the days it may be of."""

    figure: Figure
    x: str
    y: str
    # The days the figure may be of.
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
        """dot, ring, up or down, after the qualifier; plan, whatever it is, of what is only planned."""
        if self.figure.is_planned:
            return "plan"
        return {
            Figure.Qualifier.EXACTLY: "dot",
            Figure.Qualifier.ABOUT: "ring",
            Figure.Qualifier.AT_LEAST: "up",
            Figure.Qualifier.MORE_THAN: "up",
            Figure.Qualifier.ODD: "up",
            Figure.Qualifier.UP_TO: "down",
            Figure.Qualifier.JUST_UNDER: "down",
        }[Figure.Qualifier(self.figure.qualifier)]


@dataclass(frozen=True)
class FigurePanel:
    """All figures of one thing by one rule and in one unit, on an axis of their own."""

    name: str
    subject: str
    # What they are of, by its public name.
    where: str
    where_url: str
    where_language: str
    # Any one of its figures, behind whose rule the sources stand; the rule itself may be unknown.
    first: Figure
    axis: TimeAxis | None
    lines: tuple[Line, ...]
    marks: tuple[FigureMark, ...]
    undated: tuple[Figure, ...]

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
class FiguresOverTime(Picture):
    """Figures in panels, one for each thing they are of, subject, unit and rule."""

    template_name: ClassVar[str] = "pictures/_figures_over_time.html"

    panels: tuple[FigurePanel, ...]


def published_figures() -> QuerySet:
    """Every published figure, with what it is of; its citations are gathered apart."""
    return Figure.objects.published().for_list().prefetch_related(None)


def panel_groups(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures of one panel each: those that may be compared.

    They are of one thing and subject, in one unit, by one rule, and all planned or none. Where no rule is known, two
    figures may have been made by different ones: each stands alone.
    """
    groups: dict[tuple, list[Figure]] = {}
    for figure in figures:
        measured = (figure.owner_field, figure.owner.pk, figure.subject, figure.unit, figure.period, figure.is_planned)
        apart = None if figure.rule_id else figure.pk
        groups.setdefault((*measured, figure.rule_id, apart), []).append(figure)
    return sorted(groups.values(), key=lambda group: (group[0].subject, group[0].owner_name, group[0].slug))


def figures_of(groups: list[list[Figure]], *, name: str = "figures", embed_url: str = "") -> FiguresOverTime:
    """The picture of these figures, a panel for each group of `panel_groups`."""
    panels = tuple(_panel(group, f"{name}-{number}") for number, group in enumerate(groups, 1))
    return FiguresOverTime(
        name=name,
        title=gettext("Figures over time"),
        description=_description(panels),
        table=_table(groups),
        legend=_legend(panels),
        embed_url=embed_url,
        panels=panels,
    )


def figures_in(place: Place) -> tuple[FiguresOverTime | None, Footnotes]:
    """What was counted in this very place, not in places within it, and the footnotes of it; None for nothing."""
    figures = list(published_figures().filter(place=place))
    if not figures:
        return None, Footnotes()
    address = reverse("embed_place_figures", args=(place.slug,))
    return figures_of(panel_groups(figures), embed_url=address), footnotes_of(figures)


def footnotes_of(figures: Iterable[Figure]) -> Footnotes:
    """The footnotes of these figures: two queries."""
    return gather_footnotes([FigureCitation.objects.filter(record__in=[each.pk for each in figures])])


def _panel(figures: list[Figure], name: str) -> FigurePanel:
    first = figures[0]
    dated = [figure for figure in figures if figure.as_of]
    axis = TimeAxis.over(day for figure in dated for day in finite_bounds(figure.as_of))
    top = _round_above(max((float(figure.value) for figure in dated), default=0))
    marks = tuple(_marks(dated, axis, top)) if axis else ()
    language = language_of_name(first.owner)
    return FigurePanel(
        name=name,
        subject=capfirst(first.get_subject_display()),
        where=first.owner_name,
        where_url=address_of(first.owner),
        where_language="" if language == get_language() else language,
        first=first,
        axis=axis,
        lines=tuple(Line(_height(value, top), _on_axis(value)) for value in (0, top // 2, top)) if axis else (),
        marks=marks,
        undated=tuple(figure for figure in figures if not figure.as_of),
    )


def _on_axis(value: int) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)


def _round_above(value: float) -> int:
    """An even, round number with room above the value, for an axis that begins at nothing."""
    wanted, power = max(value * 1.2, 2), 1
    while wanted > 10 * power:
        power *= 10
    return next(step * power for step in _ROUND if step * power >= wanted)


def _height(value: float, top: int) -> str:
    return f"{BOTTOM - value / top * (BOTTOM - TOP):.1f}"


# A room on a panel: left and right in percent, top and bottom in pixels.
type _Room = tuple[float, float, float, float]


def _marks(figures: list[Figure], axis: TimeAxis, top: int) -> Iterable[FigureMark]:
    days = [drawn_bounds(figure.as_of) for figure in figures]
    starts = [axis.start_of(earliest) for earliest, _latest in days]
    ends = [axis.end_of(latest) for _earliest, latest in days]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    heights = [float(_height(float(figure.value), top)) for figure in figures]
    taken: list[_Room] = [(x - 2, x + 2, y - 7, y + 7) for x, y in zip(middles, heights, strict=True)]
    # The arrows of dates open towards the past.
    opened = (has_open_side(figure.as_of)[0] for figure in figures)
    taken += [(x, x + 3, y - 5, y + 5) for x, y, is_open in zip(starts, heights, opened, strict=True) if is_open]
    for figure, start, end, middle, height in zip(figures, starts, ends, middles, heights, strict=True):
        before, after = has_open_side(figure.as_of)
        width = (width_of(figure.number, _TYPE_SIZE) + 4) / _NARROWEST * 100
        place = next((place for place in _places(middle, height, width) if _is_free(place[2], taken)), None)
        if place:
            taken.append(place[2])
        yield FigureMark(
            figure,
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


def _description(panels: tuple[FigurePanel, ...]) -> str:
    figures = sum(len(panel.marks) + len(panel.undated) for panel in panels)
    sentences = [
        ngettext("%(count)d figure, as a mark of its own.", "%(count)d figures, each as a mark of its own.", figures)
        % {"count": figures},
        gettext("Figures of different things or by different rules stand apart; no line joins them."),
    ]
    if undated := sum(len(panel.undated) for panel in panels):
        sentences.append(
            ngettext(
                "The date of %(count)d figure is not known; it stands in a list.",
                "The dates of %(count)d figures are not known; they stand in a list.",
                undated,
            )
            % {"count": undated}
        )
    return " ".join(sentences)


def _legend(panels: tuple[FigurePanel, ...]) -> tuple[LegendEntry, ...]:
    """The qualifiers that occur, and the span of days."""
    shapes = {mark.shape for panel in panels for mark in panel.marks}
    meanings = {
        "dot": gettext("exactly this number"),
        "ring": gettext("about this number"),
        "up": gettext("this number or more"),
        "down": gettext("at most this number"),
        "plan": gettext("planned"),
    }
    found = [LegendEntry(f"number-{shape}", meaning) for shape, meaning in meanings.items() if shape in shapes]
    return (*found, LegendEntry("number-span", gettext("the days the figure may be of"))) if found else ()


def _table(groups: list[list[Figure]]) -> DataTable:
    columns = (
        gettext("What the number is of"),
        gettext("Of what"),
        gettext("Number"),
        gettext("As of"),
        gettext("Counting rule"),
    )
    return DataTable(columns, tuple(_table_row(figure) for group in groups for figure in group))


def _table_row(figure: Figure) -> tuple[Cell, ...]:
    rule: Any = figure.rule
    language, rule_language = language_of_name(figure.owner), language_of(rule, "name") if rule else ""
    here = get_language()
    return (
        Cell(capfirst(figure.get_subject_display())),
        Cell(
            figure.owner_name,
            url=figure.get_absolute_url(),
            language="" if language == here else language,
            fact=(figure, figure.owner_field),
        ),
        Cell(figure.number, fact=(figure, "value")),
        Cell(
            figure.as_of.display if figure.as_of else gettext("not known"),
            fact=(figure, "as_of"),
            is_unknown=not figure.as_of,
        ),
        Cell(
            str(rule or gettext("not known")),
            language="" if rule_language == here else rule_language,
            fact=(figure, "rule"),
            is_unknown=not rule,
        ),
    )
