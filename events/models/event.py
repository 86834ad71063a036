"""Events: what happens without a journey, such as an opening, an annual meeting or a fair."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from companies.models import Place
from companies.models.office import Outcome
from events.models.delegation import Delegation
from events.models.delegation_parts import OUTCOMES, Attendance
from events.querysets import EventQuerySet
from records.cleaning import shows_something
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order, nothing_happened
from records.models import Record, Reference
from records.models.citation import Citation, citation_constraints
from records.models.named import in_some_language
from records.models.part import Part, order_unique
from records.search import in_languages, search_text


class EventSeries(Reference):
    """A row of meetings or fairs that bear one name, each its own event with a number."""

    class Meta(Reference.Meta):
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")


class Event(Record):
    """Something that took place, or was to, at one place and time. A journey with its visits is a delegation."""

    CITABLE = (
        "title", "kind", "series", "number", "planned_starts", "starts", "planned_ends", "ends", "place", "outcome",
        "summary",
    )  # fmt: skip

    class Kind(models.TextChoices):
        OPENING = "opening", pgettext_lazy("event", "opening")
        MEETING = "meeting", pgettext_lazy("event", "meeting")
        FAIR = "fair", pgettext_lazy("event", "trade fair")
        CONFERENCE = "conference", pgettext_lazy("event", "conference")
        SEMINAR = "seminar", pgettext_lazy("event", "seminar")
        RECEPTION = "reception", pgettext_lazy("event", "reception")
        CEREMONY = "ceremony", pgettext_lazy("event", "ceremony")
        OTHER = "other", pgettext_lazy("event", "other event")

    title = models.CharField(_("title"), max_length=250, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    series = models.ForeignKey(
        EventSeries, verbose_name=_("series"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    number = models.PositiveSmallIntegerField(
        _("number in the series"), null=True, blank=True, help_text=_("The fifth annual meeting is number 5.")
    )
    planned_starts = PartialDateField(_("start planned for"))
    starts = PartialDateField(_("starts"))
    planned_ends = PartialDateField(_("end planned for"))
    ends = PartialDateField(_("ends"))
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        help_text=_("Leave empty if no source names it."),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=OUTCOMES, default=Outcome.UNKNOWN)
    summary = models.TextField(_("summary"), blank=True, default="")
    search_text = search_text(*in_languages("title", "summary"))

    objects = EventQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = (
            *Record.Meta.constraints,
            in_some_language("title"),
            shows_something("title"),
            in_order("starts", "ends"),
            in_order("planned_starts", "planned_ends"),
            happened("starts", _("starts"), when=Q(outcome=Outcome.DONE)),
            nothing_happened("starts", "ends", when=Q(outcome__in=(Outcome.PLANNED, Outcome.ABANDONED))),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(series__isnull=False, number__gt=0),
                name="events_event_number",
                violation_error_message=_("A number counts within a series, from 1: name the series."),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("event_detail", args=(self.slug,))

    @property
    def is_planned(self) -> bool:
        """Whether it is known as a plan only."""
        return self.outcome in (Outcome.PLANNED, Outcome.ABANDONED) or (
            bool(self.planned_starts or self.planned_ends)
            and not (self.starts or self.ends)
            and self.outcome != Outcome.DONE
        )

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        for participant in self.participants.select_related("person", "organisation", "delegation"):
            yield from participant.named

    def records_below(self) -> Iterator[Record]:
        yield from self.figures.all()


class EventParticipant(Attendance):
    """Who took part in an event or was its host: a person, an organisation or both, or a delegation as a whole."""

    OWNER = "event"
    CITABLE = ("person", "organisation", "delegation", "role", "is_host")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_attendance",
    )
    is_host = models.BooleanField(pgettext_lazy("event", "host"), default=False)

    class Meta(Part.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = (
            order_unique("event"),
            models.CheckConstraint(
                condition=Q(delegation__isnull=True) & (Q(person__isnull=False) | Q(organisation__isnull=False))
                | Q(delegation__isnull=False, person__isnull=True, organisation__isnull=True),
                name="events_eventparticipant_somebody",
                violation_error_message=_("Name a person, an organisation or both, or else a delegation."),
            ),
        )

    @property
    def named(self) -> list[Any]:
        """The records it names."""
        return [named for named in (self.person, self.organisation, self.delegation) if named]

    def __str__(self) -> str:
        return ", ".join(map(str, self.named))

    @property
    def public_name(self) -> str:
        return ", ".join(named.public_name for named in self.named)


class EventCitation(Citation):
    """What supports a statement about an event or who took part in it."""

    PART_FIELDS = ("participant",)

    record = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="citations")
    participant = models.ForeignKey(
        EventParticipant,
        verbose_name=_("participant"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("participant",))
