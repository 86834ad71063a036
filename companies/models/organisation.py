"""Organisations: every party that can open an office, travel or sign."""

from collections.abc import Iterator

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from companies.models.other_name import OtherName, other_name_constraints
from companies.models.place import Place
from companies.models.sector import Sector
from companies.querysets import CompanyManager, InstitutionManager, OrganisationQuerySet
from records.addresses import is_address
from records.circles import NoCircle
from records.dates import PartialDateField
from records.dates.constraints import happened, in_order
from records.models import Named, Part, Record
from records.models.citation import Citation, citation_constraints
from records.models.part import order_unique
from records.search import NameSearchForm, StoredForm, in_languages, texts


class Organisation(Record, Named):
    """A company, agency, university, ministry, city … under today's name. Not an office, and not a person."""

    CITABLE = (
        "name", "kind", "seat", "founded", "dissolved", "website", "lei", "wikidata", "register_number",
        "sectors", "summary",
    )  # fmt: skip
    ALSO_PUBLIC = (*Record.ALSO_PUBLIC, "country")
    FORMER_FIELDS = {"country": "seat"}

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        AGENCY = "agency", _("agency")
        UNIVERSITY = "university", _("university")
        MINISTRY = "ministry", _("ministry")
        NETWORK = "network", _("network")
        CITY = "city", _("city")
        TRADE_FAIR = "trade fair", _("trade fair")
        FAIR_ORGANISER = "fair organiser", _("trade-fair company")
        CHAMBER = "chamber", _("chamber")
        ASSOCIATION = "association", _("association")
        OTHER = "other", _("other institution")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    seat = models.ForeignKey(
        Place,
        verbose_name=_("seat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        help_text=_("As precise as the sources are: the country alone if no city is named, nothing if no country is."),
    )
    # Kept by the database: the country the seat lies in.
    country = models.ForeignKey(
        Place,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        serialize=False,
        related_name="+",
    )
    founded = PartialDateField(_("founded"))
    dissolved = PartialDateField(_("dissolved"))
    website = models.URLField(_("website"), blank=True, default="")
    lei = models.CharField(
        _("LEI"),
        max_length=20,
        blank=True,
        default="",
        validators=(RegexValidator(r"^[A-Z0-9]{18}[0-9]{2}$", _("An LEI has 18 letters or digits and 2 digits.")),),
        help_text=_("Legal Entity Identifier, 20 characters."),
    )
    wikidata = models.CharField(
        _("Wikidata"),
        max_length=20,
        blank=True,
        default="",
        validators=(RegexValidator(r"^Q[1-9][0-9]*$", _("A Wikidata item is a Q followed by digits.")),),
        help_text=_("Item number, for example Q54078."),
    )
    register_number = models.CharField(
        _("register number"),
        max_length=60,
        blank=True,
        default="",
        help_text=_("With the court or registry: HRB 12345 Düsseldorf."),
    )
    sectors = models.ManyToManyField(Sector, verbose_name=_("sectors"), blank=True, related_name="organisations")
    summary = models.TextField(
        _("summary"), blank=True, default="", help_text=_("What it is, in one or two sentences of your own.")
    )
    # The names stand in rows of their own too; these are today's heading and the summary.
    search_text = StoredForm(expression=NameSearchForm(*texts(*in_languages("name")), *texts(*in_languages("summary"))))

    objects = OrganisationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            *Record.Meta.constraints,
            *Named.Meta.constraints,
            in_order("founded", "dissolved"),
            happened("founded", _("founded")),
            is_address("website"),
            *(
                models.UniqueConstraint(
                    fields=(identifier,),
                    condition=~Q(**{identifier: ""}),
                    name=f"companies_organisation_{identifier}",
                    violation_error_message=_("Another organisation has this identifier."),
                )
                for identifier in ("lei", "wikidata", "register_number")
            ),
        )

    @property
    def is_company(self) -> bool:
        return self.kind == self.Kind.COMPANY

    @property
    def whereabouts(self) -> Place | None:
        """The place it has its seat in; of a city, the larger one it lies in: a city is not in itself."""
        if self.seat is not None and self.kind == self.Kind.CITY and self.seat.kind == Place.Kind.CITY:
            return self.seat.within
        return self.seat

    @property
    def kind_name(self) -> str:
        """What lists of mixed records call it: company, university, city."""
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("company_detail" if self.is_company else "institution_detail", args=(self.slug,))

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        for relation in self.relations.select_related("other"):
            yield relation.other

    def records_below(self) -> Iterator[Record]:
        yield from self.offices.select_related("organisation", "place")
        yield from self.figures.all()


class Company(Organisation):
    """An organisation that does business for profit; the same rows as Organisation, with pages of their own."""

    objects = CompanyManager()

    class Meta:
        proxy = True
        default_permissions = Record.Meta.default_permissions
        verbose_name = _("company")
        verbose_name_plural = _("companies")


class Institution(Organisation):
    """Any organisation that is not a company: agency, university, ministry, city, trade fair …"""

    objects = InstitutionManager()

    class Meta:
        proxy = True
        default_permissions = Record.Meta.default_permissions
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")


class OrganisationName(OtherName):
    """One name an organisation bears or bore, in one language and script. A rename is a name, never a relation."""

    OWNER = "organisation"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = other_name_constraints("organisation")


class OrganisationRelation(Part):
    """How an organisation is tied to another: owned by it, part of it, merged into it, its successor, a member …"""

    OWNER = "organisation"
    CITABLE = ("kind", "other", "share", "since", "until")

    class Kind(models.TextChoices):
        SUBSIDIARY_OF = "subsidiary of", _("subsidiary of")
        JOINT_VENTURE_OF = "joint venture", _("joint venture of")
        ACQUIRED_BY = "acquired by", _("acquired by")
        PART_OF = "part of", _("part of")
        MERGED_INTO = "merged into", _("merged into")
        SUCCESSOR_OF = "successor of", _("successor of")
        MEMBER_OF = "member of", _("member of")
        REPORTS_TO = "reports to", _("reports to")
        PARTNER_OF = "partner of", _("partner of")

    # Ties by which the other owns a share of it, or did.
    OWNED = (Kind.SUBSIDIARY_OF, Kind.JOINT_VENTURE_OF, Kind.ACQUIRED_BY)

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    other = models.ForeignKey(
        Organisation,
        verbose_name=_("other organisation"),
        on_delete=models.PROTECT,
        related_name="inverse_relations",
    )
    share = models.DecimalField(
        _("share"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("In percent: how much of it the other organisation holds."),
    )
    since = PartialDateField(_("from"))
    until = PartialDateField(_("until"))

    class Meta(Part.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = (
            order_unique("organisation"),
            models.CheckConstraint(
                condition=~Q(organisation=F("other")),
                name="companies_organisationrelation_not_itself",
                violation_error_message=_("An organisation cannot be related to itself."),
            ),
            models.CheckConstraint(
                condition=Q(share=None)
                | Q(share__gt=0, share__lte=100, kind__in=("subsidiary of", "joint venture", "acquired by")),
                name="companies_organisationrelation_share",
                violation_error_message=_("A share is above 0 and at most 100 percent, and only an owner holds one."),
            ),
            NoCircle(
                start="organisation",
                end="other",
                kinds=("merged into",),
                turned=("successor of",),
                name="companies_organisationrelation_succession",
                violation_error_message=_(
                    "These organisations would have followed each other in a circle: “merged into” or “successor of” "
                    "stands somewhere the wrong way round."
                ),
            ),
            # What was over by a known day may have turned round since.
            NoCircle(
                start="organisation",
                end="other",
                kinds=("subsidiary of", "joint venture", "acquired by"),
                until="until",
                name="companies_organisationrelation_ownership",
                violation_error_message=_(
                    "An organisation would own itself, by way of others: say until when the older tie held."
                ),
            ),
            NoCircle(
                start="organisation",
                end="other",
                kinds=("reports to", "part of"),
                until="until",
                name="companies_organisationrelation_supervision",
                violation_error_message=_(
                    "An organisation would report to itself or be part of itself, by way of others: say until when the "
                    "older tie held."
                ),
            ),
            in_order("since", "until"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other}"

    @property
    def public_name(self) -> str:
        return f"{self.get_kind_display()} {self.other.public_name}"

    @property
    def share_in_percent(self) -> str:
        """The share as readers write it: "50%", without zeros behind the point."""
        if self.share is None:
            return ""
        number = localize(self.share.normalize() if self.share % 1 else int(self.share))
        return pgettext("percentage", "%(number)s%%") % {"number": number}

    @property
    def inverse_label(self) -> str:
        """The same tie as seen from the other organisation."""
        return {
            self.Kind.SUBSIDIARY_OF: gettext("parent of"),
            self.Kind.JOINT_VENTURE_OF: gettext("holds a share of the joint venture"),
            self.Kind.ACQUIRED_BY: gettext("acquired"),
            self.Kind.PART_OF: gettext("has as part"),
            self.Kind.MERGED_INTO: gettext("absorbed"),
            self.Kind.SUCCESSOR_OF: gettext("succeeded by"),
            self.Kind.MEMBER_OF: gettext("has as member"),
            self.Kind.REPORTS_TO: gettext("supervises"),
            self.Kind.PARTNER_OF: gettext("partner of"),
        }[self.Kind(self.kind)]


class OrganisationCitation(Citation):
    """What supports a statement about an organisation, one of its names or relations."""

    PART_FIELDS = ("name", "relation")

    record = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="citations")
    name = models.ForeignKey(
        OrganisationName,
        verbose_name=_("name"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    relation = models.ForeignKey(
        OrganisationRelation,
        verbose_name=_("relation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("name", "relation"))
