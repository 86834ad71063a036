"""Parts on the page of their record: a function, a party, a visit, each with room for its source."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from records.admin.rows import FieldLines, PartsFormSet, RowForm, WithinRecord
from records.admin.targets import part_key, with_names
from records.admin.widgets import PlainTextarea, RecordSelect, make_known
from records.cleaning import LineField, LinesField
from records.dates import explain_dates_once
from records.models import Certainty, Citation, Part, Source
from records.plans import planned_twin

SOURCE_FIELDS = ("cited_source", "cited_place", "cited_certainty", "cited_fields", "cited_steps")


class FieldsField(forms.MultipleChoiceField):
    """Which fields of a row its source supports; without any source this is no change of the row."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial, data) -> bool:
        return False


class PartForm(RowForm):
    """One part, and the source of what is entered here: each field gets a citation of its own."""

    cited_source: forms.ModelChoiceField = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Source"),
        required=False,
        help_text=_(
            "Supports those of the fields ticked below that you fill in or change now; all filled ones if you change "
            "none. Every field gets a citation of its own, which you find under “Citations” afterwards."
        ),
    )
    cited_place = LineField(
        label=_("Place in the source"),
        max_length=60,
        required=False,
        help_text=_("Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer."),
    )
    cited_certainty = forms.ChoiceField(
        label=_("Certainty"), choices=Certainty.choices, initial=Certainty.STATED, required=False
    )
    cited_fields = FieldsField(
        label=_("Fields it supports"), required=False, help_text=_("Take the tick from what the source does not say.")
    )
    cited_steps = LinesField(
        label=_("Steps of the inference"),
        required=False,
        widget=PlainTextarea(attrs={"rows": 2}),
        help_text=_("One step a line: only for what is inferred."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        make_known(self)
        explain_dates_once(self)
        if "cited_fields" in self.fields:
            part = type(self.instance)
            names = [(name, capfirst(str(part._meta.get_field(name).verbose_name))) for name in part.CITABLE]
            self.fields["cited_fields"].choices = names  # type: ignore[attr-defined]
            self.initial["cited_fields"] = list(part.CITABLE)

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("cited_source") is None:
            if "cited_source" not in self.errors and (cleaned.get("cited_place") or cleaned.get("cited_steps")):
                self.add_error("cited_source", _("Choose the source as well."))
        elif cleaned.get("cited_certainty") == Certainty.INFERRED and not (cleaned.get("cited_steps") or "").strip():
            self.add_error("cited_steps", _("An inferred value needs its steps: how does one get there?"))
        return cleaned

    def cite(self, citation_model: type[Citation]) -> None:
        """Write a citation for each field the source is to support; one that stands there already is left alone."""
        source = self.cleaned_data.get("cited_source")
        if source is None:
            return
        part: Part = self.instance
        for field in self._supported():
            identity = {
                "record": part.owner,
                part_key(citation_model, type(part)): part,
                "field": field,
                "source": source,
                "place_in_source": self.cleaned_data["cited_place"],
                "fact": "",
            }
            if not citation_model.objects.filter(**identity).exists():
                citation_model.objects.create(
                    **identity,
                    certainty=self.cleaned_data["cited_certainty"] or Certainty.STATED,
                    steps=self.cleaned_data["cited_steps"],
                )

    def _supported(self) -> list[str]:
        changed = {self._untranslated(name) for name in self.changed_data}
        ticked = self.cleaned_data.get("cited_fields") or type(self.instance).CITABLE
        filled = [name for name in type(self.instance).CITABLE if name in ticked and self._is_filled(name)]
        if self.cleaned_data["cited_certainty"] == Certainty.PLANNED:
            # What a source only plans it does not tell of what happened.
            filled = [name for name in filled if not planned_twin(type(self.instance), name)]
        return [name for name in filled if name in changed] or filled

    def _untranslated(self, name: str) -> str:
        field = {field.name: field for field in self._meta.model._meta.fields}.get(name)
        return field.translated_field.name if isinstance(field, TranslationField) else name

    def _is_filled(self, name: str) -> bool:
        return any(
            value not in (None, "", False)
            for typed, value in self.cleaned_data.items()
            if self._untranslated(typed) == name
        )


class CitedPartsFormSet(PartsFormSet):
    """Parts that write the citations typed beside them."""

    @property
    def citation_model(self) -> type[Citation]:
        return self.instance._meta.get_field("citations").related_model

    def save_new(self, form, commit=True):
        part = super().save_new(form, commit=commit)
        form.cite(self.citation_model)
        return part

    def save_existing(self, form, obj, commit=True):
        part = super().save_existing(form, obj, commit=commit)
        form.cite(self.citation_model)
        return part


class PartInline(WithinRecord):
    """The parts of one kind; ``fieldsets`` gets the fields for the source behind it."""

    form = PartForm
    formset = CitedPartsFormSet

    def get_fieldsets(self, request, obj=None):
        declared = super().get_fieldsets(request, obj)
        if not self.has_add_permission(request, obj):
            return declared
        return (
            *declared,
            (
                _("Source of what you enter in this row"),
                {"fields": FieldLines((SOURCE_FIELDS[:3], *SOURCE_FIELDS[3:])), "classes": ("collapse",)},
            ),
        )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        source = self._citation_model()._meta.get_field("source")
        formset.form.base_fields["cited_source"].widget = RecordSelect(source, self.admin_site)
        return formset

    def _citation_model(self) -> type[Citation]:
        return self.parent_model._meta.get_field("citations").related_model

    def get_queryset(self, request):
        return with_names(super().get_queryset(request))


def parts_of(field: forms.ModelChoiceField, record, model: type[Part]) -> None:
    """Let a row choose among the parts of its own record only."""
    queryset = model._base_manager.filter(**{model.OWNER: record}) if record is not None else model._base_manager.none()
    field.queryset = with_names(queryset)
