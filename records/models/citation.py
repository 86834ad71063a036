"""Citations: which source supports which field, where in the source, and how surely."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.models.part import Part
from records.plans import planned_twin
from records.querysets import CitationQuerySet
from records.search import LANGUAGES


class Certainty(models.TextChoices):
    """How firmly a source supports what the register says."""

    STATED = "stated", _("stated")
    IMPLIED = "implied", _("implied")
    INFERRED = "inferred", _("inferred")
    REPORTED = "reported", _("reported")
    PLANNED = "planned", _("planned")


class Verdict(models.TextChoices):
    """What a source says about the value the record holds, going by the value it gives itself."""

    SUPPORTS = "supports", pgettext_lazy("citation", "supports it")
    LESS_PRECISE = "less precise", pgettext_lazy("citation", "supports it less precisely")
    # It knew of a plan that came out otherwise: history, not a dispute.
    PLANNED = "planned", pgettext_lazy("citation", "earlier plan")
    DIFFERS = "differs", pgettext_lazy("citation", "differs")
    # It gives nothing to compare, or what it was cited for has another text now.
    UNCONFIRMED = "unconfirmed", pgettext_lazy("citation", "not confirmed")


# A source stands as a footnote only beside what it gives.
SUPPORTING = (Verdict.SUPPORTS, Verdict.LESS_PRECISE)
# What editors write for themselves and each other.
ENGLISH = "en"
# Given by a source whose own value the field has no form for: it stands in the wording alone, and differs.
OTHER = "≠"


class RecordsValue(models.Func):
    """Nothing said: the database fills in the value the record holds."""

    template = "NULL::text"
    arity = 0
    output_field = models.TextField()


class Citation(models.Model):
    """A source gives a value: for one field of one record, or of one of its parts, at one place in the source.

    The value stays what the source gives, whatever becomes of the record; ``verdict`` says whether the two agree, and
    the database keeps it (``records.operations.keep_verdicts``). Written without a value (or with NULL), a citation
    takes the one the record holds at that moment; an empty text says that the source gives nothing comparable, and
    ``OTHER`` that it gives another value, which only its own words can tell.
    """

    # Names of the nullable foreign keys to parts of the record, at most one of which is set.
    PART_FIELDS: ClassVar[tuple[str, ...]] = ()

    field = models.CharField(_("field"), max_length=60)
    source = models.ForeignKey(
        "records.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="%(class)s_set",
    )
    place_in_source = models.CharField(
        _("place in the source"),
        max_length=60,
        blank=True,
        default="",
        help_text=_("Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer."),
    )
    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.STATED,
        help_text=_(
            "Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. "
            "Reported: the source passes on somebody’s claim. Planned: not yet done when it was written."
        ),
    )
    value = models.TextField(_("value this source gives"), blank=True, db_default=RecordsValue())
    wording = models.CharField(
        _("wording"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("How the source puts it, in its own language and as few words as will do."),
    )
    verdict = models.CharField(
        _("verdict"), max_length=12, choices=Verdict, editable=False, serialize=False, db_default=Value("")
    )
    steps = models.TextField(
        _("steps of the inference"),
        blank=True,
        default="",
        help_text=_("One step a line, in English: how a reader gets from the source to the value."),
    )
    # What editors say in English may stand in the other languages too, and what a source says in all of them.
    steps_de = models.TextField(_("steps in German"), blank=True, default="", db_default="")
    steps_ko = models.TextField(_("steps in Korean"), blank=True, default="", db_default="")
    wording_de = models.CharField(_("wording in German"), max_length=500, blank=True, default="", db_default="")
    wording_en = models.CharField(_("wording in English"), max_length=500, blank=True, default="", db_default="")
    wording_ko = models.CharField(_("wording in Korean"), max_length=500, blank=True, default="", db_default="")
    preferred = models.BooleanField(
        _("preferred"), default=False, help_text=_("Where sources disagree: the record follows this one.")
    )
    reason = models.CharField(
        _("reason for the preference"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("In English: why this source is to be believed rather than the others."),
    )
    reason_de = models.CharField(_("reason in German"), max_length=500, blank=True, default="", db_default="")
    reason_ko = models.CharField(_("reason in Korean"), max_length=500, blank=True, default="", db_default="")
    fact = models.CharField(
        _("fact code"),
        max_length=20,
        blank=True,
        default="",
        help_text=_("Number of the fact in the digest of this source, where there is one (B4)."),
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("pk",)
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self) -> str:
        return f"{capfirst(self.field_label)}: {self.source} {self.place_in_source}".strip()

    @property
    def part(self) -> Part | None:
        """The part this citation is about; None when it is about the record itself."""
        return next((part for name in self.PART_FIELDS if (part := getattr(self, name)) is not None), None)

    @property
    def part_field(self) -> str:
        """The name of the key that is set, or an empty text."""
        return next((name for name in self.PART_FIELDS if getattr(self, f"{name}_id") is not None), "")

    @property
    def is_supporting(self) -> bool:
        """Whether the source gives what the record holds, perhaps less precisely."""
        return self.verdict in SUPPORTING

    @property
    def target(self) -> tuple[str, int | None, str]:
        """What is supported: name of the part key, its primary key, and the field."""
        part_field = self.part_field
        return (part_field, getattr(self, f"{part_field}_id") if part_field else None, self.field)

    @property
    def field_label(self) -> str:
        """What the supported field is called."""
        model = type(self)._meta.get_field(self.part_field or "record").related_model
        return str(model._meta.get_field(self.field).verbose_name)  # type: ignore[union-attr]

    def told_in(self, language: str, field: str) -> tuple[str, str]:
        """Steps or reason as a reader of this language is told them, and the language that is: English at the last."""
        told = getattr(self, f"{field}_{language}", "")
        return (told, language) if told else (getattr(self, field), ENGLISH)

    def wording_for(self, language: str) -> str:
        """The wording translated for a reader of this language; empty where it is in that language itself."""
        return "" if language == self.source.language else getattr(self, f"wording_{language}", "")

    @property
    def step_list(self) -> list[str]:
        return [line.strip() for line in self.steps.splitlines() if line.strip()]

    def natural_key(self) -> tuple:
        part = self.part
        return (
            self.record.slug,  # type: ignore[attr-defined]
            self.part_field,
            part.public_id if part else None,
            self.field,
            self.source.slug,
            self.place_in_source,
            self.fact,
        )

    def clean(self) -> None:
        super().clean()
        part = self.part
        model: Any = type(part) if part else type(self)._meta.get_field("record").related_model
        errors: dict[str, Any] = {}
        if self.field not in model.CITABLE:
            errors["field"] = _("Choose one of the fields of this record or of its parts.")
        if self.certainty == Certainty.INFERRED and not self.step_list:
            errors["steps"] = _("An inferred value needs its steps: how does one get there from the source?")
        if self.certainty == Certainty.PLANNED and (planned := planned_twin(model, self.field)):
            errors["certainty"] = _("The date of a plan is cited for “%(field)s”.") % {
                "field": capfirst(str(model._meta.get_field(planned).verbose_name))
            }
        if self.preferred and not self.reason.strip():
            errors["reason"] = _("Say why this source is preferred.")
        for name in ("steps", "reason", "wording"):
            if not getattr(self, name).strip() and any(getattr(self, f"{name}_{code}", "") for code in LANGUAGES):
                errors[name] = _("Only what stands here can be translated.")
        if errors:
            raise ValidationError(errors)


def citation_constraints(parts: Iterable[str] = ()) -> tuple[models.BaseConstraint, ...]:
    """The row rules every concrete citation table declares, over its own keys to parts."""
    parts = tuple(parts)
    rules: list[models.BaseConstraint] = [
        models.CheckConstraint(
            condition=~Q(certainty=Certainty.INFERRED) | ~Q(steps=""),
            name="%(app_label)s_%(class)s_steps",
            violation_error_message=_("An inferred value needs its steps: how does one get there from the source?"),
        ),
        models.CheckConstraint(
            condition=Q(preferred=False) | ~Q(reason=""),
            name="%(app_label)s_%(class)s_reason",
            violation_error_message=_("Say why this source is preferred."),
        ),
        models.CheckConstraint(condition=Q(certainty__in=Certainty.values), name="%(app_label)s_%(class)s_certainty"),
        models.UniqueConstraint(
            fields=("record", *parts, "field"),
            condition=Q(preferred=True),
            nulls_distinct=False,
            name="%(app_label)s_%(class)s_one_preferred",
            violation_error_message=_("Only one source can be preferred for the same field."),
        ),
        models.UniqueConstraint(
            fields=("record", *parts, "field", "source", "place_in_source", "fact"),
            nulls_distinct=False,
            name="%(app_label)s_%(class)s_identity",
            violation_error_message=_("This place in the source is cited for this field already."),
        ),
    ]
    if len(parts) > 1:
        one_at_most = Q(**{f"{part}__isnull": True for part in parts})
        for part in parts:
            one_at_most |= Q(**{f"{other}__isnull": other != part for other in parts})
        rules.append(
            models.CheckConstraint(
                condition=one_at_most,
                name="%(app_label)s_%(class)s_one_part",
                violation_error_message=_("A citation supports the record or one of its parts, not several."),
            )
        )
    return tuple(rules)


def citation_models() -> list[type[Citation]]:
    """Every concrete citation table of the project."""
    return [model for model in apps.get_models() if issubclass(model, Citation)]
