"""Parts of an agreement: parties, signatories and witnesses, links to other agreements."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation
from events.models.person import Person
from records.brackets import in_brackets
from records.circles import NoCircle
from records.cleaning import clean_line
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order
from records.models import Part
from records.models.part import order_unique
from records.search import in_languages

_ACTS = {"approved": _("approved"), "joined": _("joined"), "withdrew": _("withdrew")}


class AgreementParty(Part):
    """An organisation bound by an agreement, under the name it bore then."""

    OWNER = "agreement"
    CITABLE = ("organisation", "name_at_signing", "acting_for", "signed", "approved", "joined", "withdrew")

    agreement = models.ForeignKey("events.Agreement", on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="agreement_parties",
    )
    name_at_signing = models.CharField(
        _("name at signing"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("If it differs from today’s name."),
    )
    acting_for = models.ForeignKey(
        Organisation,
        verbose_name=_("acting for"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties_acting",
        help_text=_("Whom it bound, if not itself: an institute acts for its university."),
    )
    signed = PartialDateField(
        _("signed"), help_text=_("The day this party signed, if it is known to differ from the agreement’s.")
    )
    approved = PartialDateField(_("approved"), help_text=_("When its council or board approved the agreement."))
    joined = PartialDateField(_("joined"), help_text=_("When it became a party to what others had signed."))
    withdrew = PartialDateField(_("withdrew"), help_text=_("When it left the agreement."))

    class Meta(Part.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = (
            order_unique("agreement"),
            models.UniqueConstraint(
                fields=("agreement", "organisation"),
                name="events_agreementparty_once",
                violation_error_message=_("This organisation is a party already."),
            ),
            models.CheckConstraint(
                condition=Q(acting_for=None) | ~Q(acting_for=F("organisation")),
                name="events_agreementparty_acts_for_another",
                violation_error_message=_("Whoever acts for itself needs no entry under “acting for”."),
            ),
            in_order("signed", "withdrew"),
            in_order("joined", "withdrew"),
            *(happened(field, label) for field, label in _ACTS.items()),
        )

    def __str__(self) -> str:
        return self.name_at_signing or str(self.organisation)

    def clean(self) -> None:
        super().clean()
        if not self.name_at_signing or not self.organisation_id:
            return
        names = {getattr(self.organisation, column) or "" for column in in_languages("name")}
        if clean_line(self.name_at_signing).casefold() in {name.casefold() for name in names}:
            raise ValidationError({"name_at_signing": _("This is its name today: leave the field empty.")})

    @property
    def public_name(self) -> str:
        """The name at signing, unless the organisation has been withdrawn."""
        return str(self) if self.organisation.is_published else self.organisation.public_name


class AgreementSignatory(Part):
    """A person who put their name under an agreement for a party; or a person or organisation that witnessed it."""

    OWNER = "agreement"
    CITABLE = ("person", "organisation", "party", "capacity", "role")

    class Capacity(models.TextChoices):
        SIGNATORY = "signatory", _("signatory")
        WITNESS = "witness", _("witness")

    agreement = models.ForeignKey("events.Agreement", on_delete=models.CASCADE, related_name="signatories")
    party = models.ForeignKey(
        AgreementParty,
        verbose_name=_("party"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="signatories",
        help_text=_("For whom the person signed. Witnesses need none."),
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_witnessed",
        help_text=_("A witness may be an organisation; signatories sign for a party."),
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity, default=Capacity.SIGNATORY)
    role = models.CharField(_("role"), max_length=200, blank=True, default="", help_text=_("As it was then."))

    class Meta(Part.Meta):
        verbose_name = _("signatory or witness")
        verbose_name_plural = _("signatories and witnesses")
        constraints = (
            order_unique("agreement"),
            models.UniqueConstraint(
                fields=("agreement", "person", "organisation", "capacity"),
                nulls_distinct=False,
                name="events_agreementsignatory_once",
                violation_error_message=_("This person or organisation is named already."),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False, capacity="witness"),
                name="events_agreementsignatory_somebody",
                violation_error_message=_("Name the person who signed; only a witness may be an organisation alone."),
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(capacity="witness"),
                name="events_agreementsignatory_organisation",
                violation_error_message=_("For whom somebody signed stands under “party”."),
            ),
        )

    def __str__(self) -> str:
        return in_brackets(", ".join(map(str, self._named)), self.get_capacity_display())

    @property
    def public_name(self) -> str:
        return in_brackets(", ".join(named.public_name for named in self._named), self.get_capacity_display())

    @property
    def _named(self) -> list[Person | Organisation]:
        return [named for named in (self.person, self.organisation) if named is not None]

    def clean(self) -> None:
        super().clean()
        if self.party_id and self.has_owner() and self.party.agreement_id != self.agreement_id:  # type: ignore[union-attr]
            raise ValidationError({"party": _("Choose a party of this agreement.")})


class AgreementLink(Part):
    """How this agreement stands to an earlier or wider one; shown from both ends."""

    OWNER = "agreement"
    CITABLE = ("kind", "other")

    class Kind(models.TextChoices):
        RENEWS = "renews", _("renews")
        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        IMPLEMENTS = "implements", _("implements")
        RAISES = "raises", _("raises to a higher level")
        FOLLOWS = "follows", _("follows")

    agreement = models.ForeignKey("events.Agreement", on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    other = models.ForeignKey(
        "events.Agreement",
        verbose_name=_("related agreement"),
        on_delete=models.PROTECT,
        related_name="inverse_links",
    )

    class Meta(Part.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (
            order_unique("agreement"),
            models.UniqueConstraint(
                fields=("agreement", "kind", "other"),
                name="events_agreementlink_once",
                violation_error_message=_("This link is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(agreement=F("other")),
                name="events_agreementlink_not_itself",
                violation_error_message=_("An agreement cannot be linked to itself."),
            ),
            NoCircle(
                start="agreement",
                end="other",
                name="events_agreementlink_circle",
                violation_error_message=_(
                    "The links would lead in a circle: an agreement renews, amends, replaces, implements, raises or "
                    "follows an earlier or wider one, never the other way round."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other}"

    @property
    def public_name(self) -> str:
        return f"{self.get_kind_display()} {self.other.public_name}"

    @property
    def inverse_label(self) -> str:
        """The same link as seen from the other agreement."""
        return {
            self.Kind.RENEWS: gettext("renewed by"),
            self.Kind.AMENDS: gettext("amended by"),
            self.Kind.REPLACES: gettext("replaced by"),
            self.Kind.IMPLEMENTS: gettext("implemented by"),
            self.Kind.RAISES: gettext("raised to a higher level by"),
            self.Kind.FOLLOWS: gettext("followed by"),
        }[self.Kind(self.kind)]
