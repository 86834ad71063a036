"""The timeline as a picture: rows over one axis, what has no date below, and all of it as a table."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture
from koreanrw.pictures.time_axis import TimeAxis, percent
from koreanrw.pictures.timeline.entry import TimelineEntry
from koreanrw.pictures.timeline.spans import Manner, Span, has_open_side

# More rows than these nobody looks through; pages show them one after the other.
MOST_ROWS = 60


@dataclass(frozen=True)
class Row:
    """One entry with its bar."""

    entry: TimelineEntry
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline(Picture):
    """Entries over one axis of time, the earliest first; imprecise dates are spans, plans are outlines."""

    template_name: ClassVar[str] = "pictures/_timeline.html"

    axis: TimeAxis | None
    # Where today stands, if the axis holds it.
    today: str
    rows: tuple[Row, ...]
    # Entries without any date: never on the axis.
    undated: tuple[TimelineEntry, ...]
    # Dated entries that would have been too many.
    left_out: int = 0

    @property
    def is_today_right(self) -> bool:
        """Whether the word for today must stand left of its line."""
        return bool(self.today) and float(self.today) > 80


def timeline_of(
    entries: Iterable[TimelineEntry],
    *,
    name: str,
    title: str = "",
    embed_url: str = "",
    today: datetime.date | None = None,
) -> Timeline:
    """The picture of these entries; of more than MOST_ROWS only the earliest are drawn."""
    today = today or timezone.localdate()
    ordered = sorted(entries, key=lambda entry: entry.sort_key)
    dated = [entry for entry in ordered if entry.is_dated]
    undated = [entry for entry in ordered if not entry.is_dated]
    drawn = dated[:MOST_ROWS]
    days = [day for entry in drawn for day in entry.bounds]
    if any(entry.goes_on or _leaves_right(entry) for entry in drawn):
        days.append(today)
    axis = TimeAxis.over(days)
    rows = tuple(Row(entry, tuple(entry.spans(axis))) for entry in drawn) if axis else ()
    return Timeline(
        name=name,
        title=title or gettext("Timeline"),
        description=_description(axis, rows, len(undated)),
        table=_table([*drawn, *undated]),
        legend=_legend(rows, axis is not None and axis.holds(today)),
        embed_url=embed_url,
        axis=axis,
        today=percent(axis.middle_of(today)) if axis and axis.holds(today) else "",
        rows=rows,
        undated=tuple(undated),
        left_out=len(dated) - len(drawn),
    )


def _leaves_right(entry: TimelineEntry) -> bool:
    return any(has_open_side(date)[1] for date in entry.known_dates)


def _description(axis: TimeAxis | None, rows: tuple[Row, ...], undated: int) -> str:
    """What is drawn, how much of it is planned or imprecise, and what has no date."""
    if axis is None:
        return (
            ngettext(
                "The date of %(count)d entry is not known, so nothing is drawn.",
                "The dates of %(count)d entries are not known, so nothing is drawn.",
                undated,
            )
            % {"count": undated}
            if undated
            else gettext("There is nothing to draw.")
        )
    count = len(rows)
    years = {"count": count, "first": axis.first_year, "last": axis.last_year}
    if axis.first_year == axis.last_year:
        within = ngettext("%(count)d entry, in %(first)d.", "%(count)d entries, all in %(first)d.", count)
    else:
        within = ngettext(
            "%(count)d entry on an axis from %(first)d to %(last)d.",
            "%(count)d entries on an axis from %(first)d to %(last)d.",
            count,
        )
    sentences = [within % years]
    if spanning := sum(any(_is_imprecise(span) for span in row.spans) for row in rows):
        sentences.append(
            ngettext(
                "%(count)d has a date that is not known to the day; it is drawn as the days it may mean.",
                "%(count)d have dates that are not known to the day; they are drawn as the days they may mean.",
                spanning,
            )
            % {"count": spanning}
        )
    if planned := sum(row.entry.is_announced for row in rows):
        sentences.append(
            ngettext(
                "%(count)d was only planned or announced and is drawn as an outline.",
                "%(count)d were only planned or announced and are drawn as outlines.",
                planned,
            )
            % {"count": planned}
        )
    if undated:
        sentences.append(
            ngettext(
                "%(count)d more without a known date stands in a list under the drawing.",
                "%(count)d more without a known date stand in a list under the drawing.",
                undated,
            )
            % {"count": undated}
        )
    return " ".join(sentences)


def _is_imprecise(span: Span) -> bool:
    return span.manner in (Manner.POSSIBLE, Manner.PLANNED) and not span.is_day


def _legend(rows: tuple[Row, ...], has_today: bool) -> tuple[LegendEntry, ...]:
    """What the kinds of marks mean that occur in these rows."""
    spans = [span for row in rows for span in row.spans]
    marks = {_mark(span) for span in spans}
    meanings = {
        "day": gettext("one exact day"),
        "certain": gettext("certainly at this time"),
        "possible": gettext("some time within these days, or possibly at this time"),
        "planned": gettext("only planned or announced"),
        "open": gettext("no end known: where the filling stops, the last source speaks of it"),
        "unbegun": gettext("no beginning known"),
    }
    found = [LegendEntry(f"time-{mark}", meaning) for mark, meaning in meanings.items() if mark in marks]
    if any(span.leaves_left or span.leaves_right for span in spans if span.manner != Manner.OPEN):
        found.append(LegendEntry("time-leaves", gettext("the date may lie further in this direction")))
    return (*found, LegendEntry("time-today", gettext("today"))) if has_today else tuple(found)


def _mark(span: Span) -> str:
    """The name of its sample in the legend."""
    if span.is_day and span.manner == Manner.CERTAIN:
        return "day"
    return "unbegun" if span.fades_left else str(span.manner)


def _table(entries: list[TimelineEntry]) -> DataTable:
    columns = (gettext("Name"), gettext("Kind"), gettext("Date"))
    return DataTable(columns, tuple(row for entry in entries for row in _table_rows(entry)))


def _table_rows(entry: TimelineEntry) -> list[tuple[Cell, ...]]:
    """One row for each date of an entry, so that each stands with its own sources."""
    what = Cell(entry.name, url=entry.url, language=entry.language)
    kind = Cell(entry.kind_in_words)
    if not entry.dates:
        return [(what, kind, Cell(gettext("not known"), is_unknown=True))]
    rows: list[tuple[Cell, ...]] = []
    for dated in entry.dates:
        text = gettext("%(what)s: %(date)s") % {"what": dated.label, "date": dated.text}
        rows.append((what, kind, Cell(text, fact=dated.fact, is_unknown=dated.is_unknown)))
    return rows
