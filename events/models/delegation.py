"""Delegations: journeys between Korea and North Rhine-Westphalia."""

from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Place
from companies.models.office import Outcome
from events.models.delegation_parts import OUTCOMES, DelegationMember, Visit, VisitParticipant
from events.querysets import DelegationQuerySet
from records.cleaning import shows_something
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order, nothing_happened
from records.models import Record
from records.models.citation import Citation, citation_constraints
from records.models.named import in_some_language
from records.models.record import Problem
from records.search import in_languages, search_text


class Delegation(Record):
    """A group that travelled, or was to travel, on one journey. Its stops are the runs of visits at one place."""

    CITABLE = (
        "title", "direction", "origin", "destination", "planned_starts", "starts", "planned_ends", "ends", "outcome",
        "purpose",
    )  # fmt: skip

    class Direction(models.TextChoices):
        TO_KOREA = "to korea", _("from North Rhine-Westphalia to Korea")
        TO_NRW = "to nrw", _("from Korea to North Rhine-Westphalia")

    title = models.CharField(_("title"), max_length=250, blank=True, default="")
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    origin = models.ForeignKey(
        Place,
        verbose_name=_("travelled from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations_from",
    )
    destination = models.ForeignKey(
        Place,
        verbose_name=_("travelled to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations_to",
    )
    planned_starts = PartialDateField(_("start planned for"))
    starts = PartialDateField(_("starts"))
    planned_ends = PartialDateField(_("end planned for"))
    ends = PartialDateField(_("ends"))
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=[(value, label) for value, label in OUTCOMES if value != Outcome.UNKNOWN],
        blank=True,
        default="",
        help_text=_("Whether the journey took place, where a source says so. Leave it empty where its days tell."),
    )
    purpose = models.TextField(_("purpose"), blank=True, default="")
    search_text = search_text(*in_languages("title", "purpose"))

    objects = DelegationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = (
            *Record.Meta.constraints,
            in_some_language("title"),
            shows_something("title"),
            in_order("starts", "ends"),
            in_order("planned_starts", "planned_ends"),
            happened("starts", _("starts"), when=Q(outcome=Outcome.DONE)),
            nothing_happened("starts", "ends", when=Q(outcome__in=(Outcome.PLANNED, Outcome.ABANDONED))),
            models.CheckConstraint(
                condition=Q(origin__isnull=True) | Q(destination__isnull=True) | ~Q(origin=F("destination")),
                name="events_delegation_somewhere",
                violation_error_message=_("A journey does not lead where it began: correct one of the two places."),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.slug

    @property
    def is_planned(self) -> bool:
        """Whether it is known as a plan only; no more is known of its days than when they were to be."""
        return self.outcome in (Outcome.PLANNED, Outcome.ABANDONED) or (
            bool(self.planned_starts or self.planned_ends)
            and not (self.starts or self.ends)
            and self.outcome != Outcome.DONE
        )

    def get_absolute_url(self) -> str:
        return reverse("delegation_detail", args=(self.slug,))

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        for member in self.members.select_related("person", "organisation"):
            yield from (named for named in (member.person, member.organisation) if named)
        for visit in self.visits.select_related("host"):
            if visit.host:
                yield visit.host
        for participant in self.participants.select_related("person", "organisation"):
            yield from (named for named in (participant.person, participant.organisation) if named)

    def records_below(self) -> Iterator[Record]:
        yield from self.figures.all()

    def own_problems(self) -> Iterator[Problem]:
        if self.outcome == Outcome.ABANDONED and self.visits.exclude(outcome=Outcome.ABANDONED).exists():
            yield Problem(gettext("The journey was given up: so were its visits; mark them as abandoned."))


class DelegationCitation(Citation):
    """What supports a statement about a delegation, its members, visits or who took part in them."""

    PART_FIELDS = ("member", "visit", "participant")

    record = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="citations")
    member = models.ForeignKey(
        DelegationMember,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    visit = models.ForeignKey(
        Visit,
        verbose_name=_("visit"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    participant = models.ForeignKey(
        VisitParticipant,
        verbose_name=_("participant"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("member", "visit", "participant"))
