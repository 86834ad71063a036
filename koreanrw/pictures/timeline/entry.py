"""What a timeline shows: one office, function, delegation, visit, agreement or name, with its dates."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from koreanrw.pictures.time_axis import TimeAxis
from koreanrw.pictures.timeline.spans import Course, Manner, Span, course, finite_bounds, has_open_side, moment, outline
from records.dates import PartialDate
from records.models import Certainty, Citation


class EntryKind(models.TextChoices):
    """What kind of thing it is; each has a shape of its own beside the word."""

    OFFICE = "office", _("Office")
    FUNCTION = "function", _("Function of an office")
    DELEGATION = "delegation", _("Delegation")
    EVENT = "event", _("Event")
    VISIT = "visit", _("Visit")
    AGREEMENT = "agreement", _("Agreement")
    NAME = "name", _("Name")


class Status(models.TextChoices):
    """Whether it is a fact, or something that was announced."""

    FACT = "fact", _("done")
    PLANNED = "planned", _("planned")
    ELSEWHERE = "elsewhere", _("fulfilled elsewhere")
    ABANDONED = "abandoned", _("abandoned")
    UNKNOWN = "unknown", _("outcome not known")


@dataclass(frozen=True)
class Dated:
    """One date of an entry in words: what happened, when, and the fact behind it."""

    label: str
    text: str
    fact: tuple[models.Model, str]
    is_unknown: bool = False
    is_end: bool = False


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One row of a timeline: what it is called, its dates in words, and when it was."""

    kind: EntryKind
    name: str
    url: str = ""
    # Only where it differs from the language of the page.
    language: str = ""
    status: Status = Status.FACT
    dates: tuple[Dated, ...] = ()
    # What happened once, and what began and ended; either may be missing.
    moments: tuple[PartialDate, ...] = ()
    course: Course | None = None
    # Whether its beginning is proved; what is not is never drawn as certain.
    is_proved: bool = True
    # The date of the latest source that speaks of it, for what has no date of its own.
    attested: PartialDate = field(default_factory=PartialDate)

    @property
    def known_dates(self) -> list[PartialDate]:
        of_course = (self.course.begins, self.course.ends) if self.course else ()
        return [date for date in (*self.moments, *of_course) if date]

    @property
    def is_dated(self) -> bool:
        return bool(self.known_dates)

    @property
    def is_announced(self) -> bool:
        """Whether it is drawn as an outline."""
        return self.status in (Status.PLANNED, Status.ELSEWHERE, Status.ABANDONED)

    @property
    def kind_in_words(self) -> str:
        """Its kind, and beside it what became of something that was announced."""
        if self.status == Status.FACT:
            return str(self.kind.label)
        return gettext("%(kind)s (%(outcome)s)") % {"kind": self.kind.label, "outcome": self.status.label}

    @property
    def goes_on(self) -> bool:
        """Whether no end is known of what went on."""
        return not self.is_announced and self.course is not None and self.course.is_open_ended

    @property
    def sort_key(self) -> tuple:
        """By what happened first of all that is told of it, those without a date last."""
        date = next(iter(self.known_dates), PartialDate())
        return (date.sort_key, self.kind, self.name, self.url)

    @property
    def bounds(self) -> list[datetime.date]:
        """The days the axis must hold to show it."""
        days = [day for date in self.known_dates for day in finite_bounds(date)]
        return days + (self.course.bounds if self.course and not self.is_announced else [])

    def spans(self, axis: TimeAxis) -> list[Span]:
        """How it is drawn on this axis."""
        if not self.is_dated:
            return []
        if self.is_announced:
            return outline(self.known_dates, axis)
        spans = course(self.course, axis) if self.course else []
        spans += [moment(date, axis) for date in self.moments if date]
        if self.status == Status.UNKNOWN or not self.is_proved:
            return [_doubted(span) for span in spans]
        return spans


def _doubted(span: Span) -> Span:
    """The same piece of a bar, no longer certain."""
    if span.manner != Manner.CERTAIN:
        return span
    return Span(Manner.POSSIBLE, span.x, span.width, span.is_day, span.leaves_left, span.leaves_right)


def last_attested(citations: Iterable[Citation]) -> PartialDate:
    """The date of the latest source that speaks of something as there, by the earliest day it may be from.

    What a source merely announces it does not attest, and a source that was withdrawn attests nothing.
    """
    dates = [
        citation.source.dated_telling.date
        for citation in citations
        if citation.certainty != Certainty.PLANNED
        and citation.is_supporting
        and citation.source.is_published
        and citation.source.date
    ]
    known = [date for date in dates if not has_open_side(date)[0]]
    return max(known, key=lambda date: date.earliest, default=PartialDate())
