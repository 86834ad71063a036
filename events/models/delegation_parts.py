"""Parts of a delegation: members, visits, and who took part in a visit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation, Place
from companies.models.office import Outcome
from events.models.person import Person
from records.dates import PartialDateField
from records.dates.constraints import happened, nothing_happened
from records.models import Part
from records.models.part import order_unique

# A visit that was made took place; an office is in place.
OUTCOMES = [
    (value, _("took place") if value == Outcome.DONE else label)
    for value, label in Outcome.choices
    if value != Outcome.ELSEWHERE
]


class Attendance(Part):
    """A person, an organisation or both, with the role as it was then.

    An organisation alone stands for unnamed people of it.
    """

    CITABLE: tuple[str, ...] = ("person", "organisation", "role")

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
    )
    role = models.CharField(
        _("role"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("As it was then, for example “Lord Mayor”."),
    )

    class Meta(Part.Meta):
        abstract = True
        constraints: tuple[models.BaseConstraint, ...] = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                name="%(app_label)s_%(class)s_somebody",
                violation_error_message=_("Name a person, an organisation or both."),
            ),
        )

    def __str__(self) -> str:
        return ", ".join(str(named) for named in (self.person, self.organisation) if named)

    @property
    def public_name(self) -> str:
        return ", ".join(named.public_name for named in (self.person, self.organisation) if named)


class DelegationMember(Attendance):
    """Somebody who travelled with a delegation."""

    OWNER = "delegation"
    CITABLE = (*Attendance.CITABLE, "leads")

    delegation = models.ForeignKey("events.Delegation", on_delete=models.CASCADE, related_name="members")
    leads = models.BooleanField(_("leads the delegation"), default=False)

    class Meta(Attendance.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = (*Attendance.Meta.constraints, order_unique("delegation"))


class Visit(Part):
    """One thing a delegation did or planned at one place. Not a stop: a stop is the run of visits at one place."""

    OWNER = "delegation"
    CITABLE = ("kind", "planned_date", "date", "place", "host", "topic", "outcome")

    class Kind(models.TextChoices):
        COMPANY_VISIT = "company visit", _("company visit")
        TALK = "talk", _("talk")
        SIGNING = "signing", _("signing")
        INVITATION = "invitation", _("invitation")
        SEMINAR = "seminar", _("seminar")
        CULTURE = "culture", _("cultural visit")
        CELEBRATION = "celebration", _("celebration")
        ONWARD_JOURNEY = "onward journey", _("onward journey")
        VISIT = "visit", _("visit")

    delegation = models.ForeignKey("events.Delegation", on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    planned_date = PartialDateField(_("planned for"))
    date = PartialDateField(_("date"))
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    host = models.ForeignKey(
        Organisation,
        verbose_name=_("host"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_visits",
        help_text=_("Leave empty if the source does not name one."),
    )
    topic = models.CharField(_("topic"), max_length=300, blank=True, default="")
    outcome = models.CharField(_("outcome"), max_length=10, choices=OUTCOMES, default=Outcome.UNKNOWN)

    class Meta(Part.Meta):
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = (
            order_unique("delegation"),
            nothing_happened("date", when=Q(outcome__in=(Outcome.PLANNED, Outcome.ABANDONED))),
            happened("date", _("date"), when=Q(outcome=Outcome.DONE)),
        )

    def __str__(self) -> str:
        return f"{self.order}. {self.get_kind_display()}"

    @property
    def is_planned(self) -> bool:
        return self.outcome == Outcome.PLANNED


class VisitParticipant(Attendance):
    """Somebody who took part in one visit: a member of the delegation or one of those it met."""

    OWNER = "delegation"
    ALSO_PUBLIC = (*Part.ALSO_PUBLIC, "visit")

    delegation = models.ForeignKey("events.Delegation", on_delete=models.CASCADE, related_name="participants")
    visit = models.ForeignKey(Visit, verbose_name=_("visit"), on_delete=models.CASCADE, related_name="participants")

    class Meta(Attendance.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = (*Attendance.Meta.constraints, order_unique("delegation"))

    def clean(self) -> None:
        super().clean()
        if self.visit_id and self.has_owner() and self.visit.delegation_id != self.delegation_id:
            raise ValidationError({"visit": _("Choose a visit of this delegation.")})
