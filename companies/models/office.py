"""Offices: where organisations are present, and what for."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models.organisation import Organisation
from companies.models.place import Place
from companies.querysets import OfficeFunctionQuerySet, OfficeQuerySet
from records.brackets import in_brackets
from records.circles import NoCircle
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order, nothing_happened
from records.models import Part, Record
from records.models.citation import Citation, citation_constraints
from records.models.part import order_unique
from records.search import in_languages, search_text


class Outcome(models.TextChoices):
    """What became of something announced."""

    PLANNED = "planned", _("planned")
    DONE = "done", _("in place")
    ELSEWHERE = "elsewhere", _("fulfilled elsewhere")
    ABANDONED = "abandoned", _("abandoned")
    UNKNOWN = "unknown", _("not known")


# Nothing of it is, or was, there.
ONLY_PLANNED = (Outcome.PLANNED, Outcome.ELSEWHERE, Outcome.ABANDONED)


class Office(Record):
    """One presence of an organisation at a place. Not a legal person, and not what it is used for (OfficeFunction)."""

    CITABLE = (
        "name", "organisation", "place", "address", "in_house_of", "planned_opened", "opened", "planned_closed",
        "closed", "moved_to",
    )  # fmt: skip
    # Its own name, where it has one, stands behind those of these two.
    NAMED_BY = ("organisation", "place")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="offices"
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="offices",
        help_text=_("As precise as the sources are: the state alone if no city is named. Never guess a city."),
    )
    name = models.CharField(
        _("name"), max_length=200, blank=True, default="", help_text=_("Only if it bears one of its own.")
    )
    address = models.CharField(_("address"), max_length=300, blank=True, default="")
    in_house_of = models.ForeignKey(
        Organisation,
        verbose_name=_("in the house of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices_hosted",
        help_text=_("The organisation in whose rooms it is."),
    )
    planned_opened = PartialDateField(_("opening planned for"))
    opened = PartialDateField(_("opened"))
    planned_closed = PartialDateField(_("closing planned for"))
    closed = PartialDateField(_("closed"))
    moved_to = models.ForeignKey(
        "self",
        verbose_name=_("moved to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="moved_from",
        help_text=_("The office of the same organisation that took its place."),
    )
    search_text = search_text(*in_languages("name"), "address")

    objects = OfficeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = (
            *Record.Meta.constraints,
            in_order("opened", "closed"),
            in_order("planned_opened", "planned_closed"),
            models.CheckConstraint(
                condition=Q(moved_to=None) | ~Q(moved_to=F("id")),
                name="companies_office_moved_elsewhere",
                violation_error_message=_("An office cannot move to itself."),
            ),
            models.CheckConstraint(
                condition=Q(in_house_of=None) | ~Q(in_house_of=F("organisation")),
                name="companies_office_in_another_house",
                violation_error_message=_("An office is in the house of another organisation, or of none."),
            ),
            NoCircle(
                end="moved_to",
                name="companies_office_moves",
                violation_error_message=_("These offices would have moved in a circle."),
            ),
        )

    def __str__(self) -> str:
        return in_brackets(f"{self.organisation}, {self.place}", self.name)

    def clean(self) -> None:
        super().clean()
        if self.moved_to is not None and self.moved_to.organisation_id != self.organisation_id:
            raise ValidationError({"moved_to": _("Choose an office of the same organisation.")})

    @property
    def outcome(self) -> Outcome:
        """What became of the plan to open it, by its opening or by what it is there for."""
        found = {function.outcome for function in self.functions.all()} if not self.opened else set()
        if self.opened or Outcome.DONE in found:
            return Outcome.DONE
        return Outcome.ABANDONED if found == {Outcome.ABANDONED} else Outcome.PLANNED

    @property
    def public_name(self) -> str:
        if self.is_published and self.organisation.is_published:
            return str(self)
        return gettext("name withdrawn")

    @property
    def public_url(self) -> str:
        return self.get_absolute_url() if self.is_published and self.organisation.is_published else ""

    def get_absolute_url(self) -> str:
        return reverse("office_detail", args=(self.slug,))

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        yield self.organisation
        for function in self.functions.exclude(fulfilled_at=None).select_related("fulfilled_at"):
            yield function.fulfilled_at
        yield from (named for named in (self.in_house_of, self.moved_to) if named)

    def records_below(self) -> Iterator[Record]:
        yield from self.figures.all()


class OfficeFunction(Part):
    """What an office is there for, or was to be: a plan and what became of it are one row.

    It holds the latest plan; sources that gave an earlier day give it still.
    """

    OWNER = "office"
    CITABLE = ("function", "planned_since", "since", "planned_until", "until", "outcome", "fulfilled_at", "note")

    class Function(models.TextChoices):
        BRANCH = "branch", _("branch")
        SALES = "sales", _("sales")
        RESEARCH = "research", _("research and development centre")
        PRODUCTION = "production", _("production")
        EUROPEAN_HEADQUARTERS = "european headquarters", _("European headquarters")
        LIAISON = "liaison", _("liaison office")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="functions")
    function = models.CharField(_("function"), max_length=25, choices=Function)
    planned_since = PartialDateField(_("planned from"))
    since = PartialDateField(_("from"))
    planned_until = PartialDateField(_("planned until"))
    until = PartialDateField(_("until"))
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        default=Outcome.UNKNOWN,
        help_text=_("A planned headquarters is not a headquarters: set “in place” only when a source says so."),
    )
    fulfilled_at = models.ForeignKey(
        Office,
        verbose_name=_("fulfilled at"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_fulfilled_here",
        help_text=_("Where the plan came about, if it was fulfilled elsewhere: another office."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True, default="")

    objects = OfficeFunctionQuerySet.as_manager()

    class Meta(Part.Meta):
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        constraints = (
            order_unique("office"),
            in_order("since", "until"),
            in_order("planned_since", "planned_until"),
            nothing_happened("since", "until", when=Q(outcome__in=ONLY_PLANNED)),
            happened("since", _("from"), when=Q(outcome=Outcome.DONE)),
            models.CheckConstraint(
                condition=Q(fulfilled_at__isnull=True) | Q(outcome=Outcome.ELSEWHERE),
                name="%(app_label)s_%(class)s_elsewhere",
                violation_error_message=_("An office is named here only for a plan that was fulfilled elsewhere."),
            ),
            models.CheckConstraint(
                condition=Q(fulfilled_at__isnull=True) | ~Q(fulfilled_at=F("office")),
                name="%(app_label)s_%(class)s_not_here",
                violation_error_message=_("What came about at this office was not fulfilled elsewhere."),
            ),
        )

    def __str__(self) -> str:
        return self.get_function_display()

    def clean(self) -> None:
        super().clean()
        is_elsewhere = self.fulfilled_at_id and self.has_owner() and self.fulfilled_at_id != self.office_id
        if is_elsewhere and self._leads_back():
            raise ValidationError(
                {"fulfilled_at": _("That office’s own plan of this was fulfilled here: the two cannot both be so.")}
            )

    def _leads_back(self) -> bool:
        """Whether the plan, followed from office to office, came about where it was made."""
        plans = OfficeFunction.objects.filter(function=self.function, outcome=Outcome.ELSEWHERE)
        seen: set[Any] = set()
        offices: set[Any] = {self.fulfilled_at_id}
        while offices:
            if self.office_id in offices:
                return True
            seen |= offices
            further = plans.filter(office__in=offices).exclude(fulfilled_at=None)
            offices = set(further.values_list("fulfilled_at", flat=True)) - seen
        return False

    @property
    def is_only_planned(self) -> bool:
        """Whether nothing of it is, or was, there."""
        return self.outcome in ONLY_PLANNED

    @property
    def is_planned(self) -> bool:
        return self.outcome == Outcome.PLANNED


class OfficeCitation(Citation):
    """What supports a statement about an office or one of its functions."""

    PART_FIELDS = ("function",)

    record = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="citations")
    function = models.ForeignKey(
        OfficeFunction,
        verbose_name=_("function"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("function",))
