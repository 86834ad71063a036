"""Agreements between organisations of Korea and North Rhine-Westphalia."""

from collections.abc import Iterator, Sequence

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Place
from companies.models.office import Outcome
from events.models.agreement_parts import AgreementLink, AgreementParty, AgreementSignatory
from events.models.delegation import Delegation
from events.models.event import Event
from events.models.topic import Topic
from events.querysets import AgreementQuerySet
from records.cleaning import shows_something
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order, nothing_happened
from records.models import Record
from records.models.citation import Citation, citation_constraints
from records.models.named import in_some_language
from records.models.record import Problem
from records.search import in_languages, search_text


class Agreement(Record):
    """Something two or more organisations agreed. Not a talk, and not the cooperation that follows."""

    CITABLE = (
        "title", "kind", "kind_as_printed", "form", "planned_signed", "signed", "announced", "effective", "ends",
        "term", "place", "delegation", "event", "purpose", "topics", "life_cycle", "in_force",
    )  # fmt: skip

    class Kind(models.TextChoices):
        MOU = "mou", _("memorandum of understanding")
        LETTER_OF_INTENT = "letter of intent", _("letter of intent")
        PARTNERSHIP = "partnership", _("partnership agreement")
        CONTRACT = "contract", _("contract")
        OTHER = "other", _("other agreement")

    class LifeCycle(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        SIGNED = "signed", _("signed")
        IN_FORCE = "in force", _("in force")
        ENDED = "ended", _("ended")
        # Announced, and then given up.
        ABANDONED = "abandoned", _("not concluded")

    class InForce(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        NOT_KNOWN = "not known", _("not known")

    class Form(models.TextChoices):
        WRITTEN = "written", _("written")
        ORAL = "oral", _("oral")

    title = models.CharField(_("title"), max_length=300, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    kind_as_printed = models.CharField(
        _("kind as printed"),
        max_length=100,
        blank=True,
        default="",
        help_text=_("The source’s own word for it."),
    )
    form = models.CharField(
        _("form"),
        max_length=10,
        choices=Form,
        blank=True,
        default="",
        help_text=_("Whether it was put in writing. Leave it empty if no source says so."),
    )
    planned_signed = PartialDateField(_("signing planned for"))
    signed = PartialDateField(_("signed"))
    announced = PartialDateField(_("announced"))
    effective = PartialDateField(_("in effect from"))
    ends = PartialDateField(_("ends"))
    term = models.CharField(
        _("term"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("For how long, in your own words: “five years, then from year to year”."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place of signing"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text=_("Leave empty if no source names it."),
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("signed during"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text=_("The delegation on whose journey it was signed."),
    )
    event = models.ForeignKey(
        Event,
        verbose_name=_("signed at"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text=_("The event at which it was signed."),
    )
    purpose = models.TextField(_("purpose"), blank=True, default="")
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="agreements")
    life_cycle = models.CharField(_("life cycle"), max_length=10, choices=LifeCycle)
    in_force = models.CharField(_("still in force"), max_length=10, choices=InForce, default=InForce.NOT_KNOWN)
    staff_notes = models.TextField(
        _("notes for staff"), blank=True, default="", help_text=_("Never shown to the public.")
    )
    search_text = search_text(*in_languages("title", "purpose"), "kind_as_printed")

    # What a search marks in the row of a list: why it was found.
    marked_title: str = ""
    snippet: str = ""
    marked_notes: str = ""
    reasons: Sequence[tuple[str, str]] = ()

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = (("view_staff_notes", _("Can read notes for staff")),)
        constraints = (
            *Record.Meta.constraints,
            in_some_language("title"),
            shows_something("title"),
            in_order("signed", "ends"),
            in_order("effective", "ends"),
            nothing_happened("signed", when=Q(life_cycle__in=("announced", "abandoned"))),
            happened("announced", _("announced")),
            happened("signed", _("signed"), when=Q(life_cycle__in=("signed", "in force", "ended"))),
            happened("effective", _("in effect from"), when=Q(life_cycle__in=("in force", "ended"))),
            happened("ends", _("ends"), when=Q(life_cycle="ended")),
            models.CheckConstraint(
                condition=~Q(life_cycle__in=("ended", "announced", "abandoned"), in_force="yes")
                & ~Q(life_cycle="in force", in_force="no"),
                name="events_agreement_in_force",
                violation_error_message=_("“Life cycle” and “still in force” contradict each other."),
            ),
        )
        # When the page of a place last changed: the latest of however many agreements, looked up at once.
        indexes = (models.Index(fields=("place", "-changed_at"), name="events_agreement_by_place"),)

    def __str__(self) -> str:
        return self.title or self.slug

    @property
    def outcome(self) -> Outcome:
        """What became of the plan to sign it."""
        return _OUTCOMES.get(Agreement.LifeCycle(self.life_cycle), Outcome.DONE)

    def get_absolute_url(self) -> str:
        return reverse("agreement_detail", args=(self.slug,))

    # Django's own builds a dictionary of all choices each time, which a list of agreements feels.

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        return str(_KINDS.get(self.kind, self.kind))

    def get_life_cycle_display(self) -> str:  # type: ignore[no-redef]
        return str(_LIFE_CYCLES.get(self.life_cycle, self.life_cycle))

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        for party in self.parties.select_related("organisation", "acting_for"):
            yield from (named for named in (party.organisation, party.acting_for) if named)
        for signatory in self.signatories.select_related("person", "organisation"):
            yield from (named for named in (signatory.person, signatory.organisation) if named)
        for link in self.links.select_related("other"):
            yield link.other
        yield from (named for named in (self.delegation, self.event) if named is not None)

    def records_below(self) -> Iterator[Record]:
        yield from self.figures.all()

    def own_problems(self) -> Iterator[Problem]:
        if self.parties.count() < 2:
            yield Problem(gettext("An agreement needs at least two parties."))


# Announced, and nobody says that it was signed.
_OUTCOMES = {Agreement.LifeCycle.ANNOUNCED: Outcome.PLANNED, Agreement.LifeCycle.ABANDONED: Outcome.ABANDONED}
_KINDS = dict(Agreement.Kind.choices)
_LIFE_CYCLES = dict(Agreement.LifeCycle.choices)


class AgreementCitation(Citation):
    """What supports a statement about an agreement, its parties, signatories or links."""

    PART_FIELDS = ("party", "signatory", "link")

    record = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="citations")
    party = models.ForeignKey(
        AgreementParty,
        verbose_name=_("party"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    signatory = models.ForeignKey(
        AgreementSignatory,
        verbose_name=_("signatory"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    link = models.ForeignKey(
        AgreementLink,
        verbose_name=_("link"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("party", "signatory", "link"))
