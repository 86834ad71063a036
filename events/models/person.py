"""People in public roles."""

from collections.abc import Iterator

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation
from companies.models.other_name import OtherName, other_name_constraints
from events.querysets import PersonQuerySet
from records.dates import PartialDateField
from records.dates.constraints import in_order
from records.models import Named, Part, Record
from records.models.citation import Citation, citation_constraints
from records.models.part import order_unique
from records.search import in_languages, name_search_text


class Person(Record, Named):
    """Somebody known to the register by a public role. Nothing private, no party membership."""

    CITABLE = ("name", "academic_title")

    academic_title = models.CharField(
        _("academic title"),
        max_length=40,
        blank=True,
        default="",
        help_text=_("As in “Dr.”; part of the printed name."),
    )
    search_text = name_search_text(*in_languages("name"))

    objects = PersonQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (*Record.Meta.constraints, *Named.Meta.constraints)

    def __str__(self) -> str:
        # In Korean the title follows the name: 귄터 호르체츠키 박사.
        parts = (self.name, self.academic_title) if get_language() == "ko" else (self.academic_title, self.name)
        return " ".join(filter(None, parts))

    def get_absolute_url(self) -> str:
        return reverse("person_detail", args=(self.slug,))

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        for position in self.positions.select_related("organisation"):
            yield position.organisation


class PersonName(OtherName):
    """One name a person bears or bore, in one language and script, as it is spelled there."""

    OWNER = "person"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = other_name_constraints("person")


class Position(Part):
    """A public role a person holds or held at an organisation."""

    OWNER = "person"
    CITABLE = ("organisation", "role", "since", "until")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="positions"
    )
    role = models.CharField(_("role"), max_length=200, blank=True, default="")
    since = PartialDateField(_("from"))
    until = PartialDateField(_("until"))

    class Meta(Part.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = (order_unique("person"), in_order("since", "until"))

    def __str__(self) -> str:
        return f"{self.role}, {self.organisation}"

    @property
    def public_name(self) -> str:
        return ", ".join(filter(None, (self.role, self.organisation.public_name)))


class PersonCitation(Citation):
    """What supports a statement about a person, one of their names or positions."""

    PART_FIELDS = ("name", "position")

    record = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="citations")
    name = models.ForeignKey(
        PersonName,
        verbose_name=_("name"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    position = models.ForeignKey(
        Position,
        verbose_name=_("position"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        constraints = citation_constraints(("name", "position"))
