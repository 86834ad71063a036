"""Citations on the page of their record: which source supports which of its fields."""

from copy import copy

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records.admin.given import Gives, read_value, said
from records.admin.rows import FieldLines, RowForm, RowsFormSet, WithinRecord
from records.admin.targets import SEPARATOR, Targets, part_key, point, written
from records.admin.widgets import GroupedSelect, GroupedSelectMultiple, make_known
from records.brackets import in_brackets
from records.cleaning import LineField
from records.models import Citation
from records.models.citation import OTHER

WRONG_TARGET = _("Choose one of the fields of this record or of its parts.")
ALREADY_CITED = _("This place in the source is cited for this field already.")


class CitationForm(RowForm):
    """One citation; a new one may support several fields at once and becomes a row for each."""

    supports = forms.ChoiceField()
    gives = forms.ChoiceField(
        label=_("What the source gives"),
        required=False,
        help_text=_("It stays what it is when the record changes; where it differs, readers are told so."),
    )
    given = LineField(
        label=_("value this source gives"),
        required=False,
        help_text=_(
            "As you would type it into the field: a date in any spelling, a number, a name, the word of a choice. "
            "Of a record or place the last part of the address of its page."
        ),
    )

    def __init__(self, *args, targets: Targets, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        make_known(self)
        self.targets = targets
        self.twins: list[Citation] = []
        choices = [choice for choice in Gives.choices if choice[0] != Gives.KEPT]
        gives, given = str(Gives.RECORD), ""
        if self.instance.pk is not None:
            gives, given = said(self.instance)
            choices = Gives.choices if gives == Gives.KEPT else choices
        self.fields["gives"].choices = choices  # type: ignore[attr-defined]
        self.initial["gives"], self.initial["given"] = gives, given
        label = _("What it supports")
        if self.instance.pk is None:
            self.fields["supports"] = forms.MultipleChoiceField(
                choices=targets.groups,
                label=label,
                widget=GroupedSelectMultiple(attrs={"size": 8}),
                help_text=_("Several fields at once: hold Ctrl (⌘) and click. Each gets a citation of its own."),
                error_messages={"invalid_choice": WRONG_TARGET, "required": WRONG_TARGET},
            )
        else:
            self.fields["supports"] = forms.ChoiceField(
                choices=targets.groups,
                label=label,
                widget=GroupedSelect,
                error_messages={"invalid_choice": WRONG_TARGET, "required": WRONG_TARGET},
            )
            self.initial["supports"] = written(self.instance)

    @property
    def heading(self) -> str:
        """What a stored citation is about, for its closed row."""
        citation = self.instance
        place = f", {citation.place_in_source}" if citation.place_in_source else ""
        cited = in_brackets(f"{citation.source}{place}", citation.get_certainty_display())
        return f"{self.targets.label(citation)}: {cited}"

    @property
    def chosen(self) -> list[str]:
        """The targets this form stands for."""
        chosen = self.cleaned_data.get("supports") or []
        return [chosen] if isinstance(chosen, str) else list(chosen)

    def clean(self):
        cleaned = super().clean()
        if self.chosen:
            point(self.instance, self.chosen[0])
            self._give(self.instance)
        return cleaned

    def _give(self, citation: Citation) -> None:
        """Let the citation give what the form says; of what it cannot give there is a message."""
        model = type(citation)._meta.get_field(citation.part_field or "record").related_model
        gives, given = self.cleaned_data.get("gives") or self.initial["gives"], self.cleaned_data.get("given", "")
        is_as_stored = citation.pk is not None and (gives, given) == (self.initial["gives"], self.initial["given"])
        if is_as_stored and "supports" in self.changed_data:
            # What it gave was about something else.
            gives = Gives.RECORD
        elif is_as_stored:
            return
        match gives:
            case Gives.RECORD:
                # The database knows what the record holds once all of the page is saved.
                citation.value = None  # type: ignore[assignment]
            case Gives.WORDS:
                citation.value = OTHER
            case Gives.NOTHING:
                citation.value = ""
            case Gives.THIS if citation.field in model.CITABLE:  # type: ignore[union-attr]
                try:
                    citation.value = read_value(model, citation.field, given)  # type: ignore[arg-type]
                except ValidationError as error:
                    self.add_error("given", error)

    def _get_validation_exclusions(self) -> set[str]:
        # The choice of what is supported fills these, so the rules about them hold here.
        return super()._get_validation_exclusions() - {"field", *self.instance.PART_FIELDS}

    def _post_clean(self) -> None:
        if not self.chosen or self.is_closed:
            # There is nothing to hold the rules against; where nothing is chosen, the choice has its message already.
            return
        super()._post_clean()
        for target in self.chosen[1:]:
            twin = copy(self.instance)
            point(twin, target)
            self._give(twin)
            self.twins.append(twin)
            try:
                self._check(twin)
            except ValidationError as error:
                self.add_error(None, error)

    def _check(self, citation: Citation) -> None:
        exclude = self._get_validation_exclusions()
        # The record itself may not be stored yet.
        citation.full_clean(exclude=exclude | {"record"}, validate_unique=False, validate_constraints=False)
        citation.validate_constraints(exclude=exclude)

    def add_error(self, field, error) -> None:
        """What is wrong with the field supported stands beside the choice of it."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            moved = {name: errors for name, errors in error.error_dict.items() if name not in self.fields}
            for name, errors in moved.items():
                del error.error_dict[name]
                super().add_error("supports" if name != "__all__" else None, errors)
            if not error.error_dict:
                return
        super().add_error(field, error)


class CitationsFormSet(RowsFormSet):
    """The citations of one record, held against each other and against the parts that go."""

    model: type[Citation]

    def get_form_kwargs(self, index):
        if not hasattr(self, "targets"):
            self.targets = Targets(self.model, self.instance)
        return {**super().get_form_kwargs(index), "targets": self.targets}

    def clean(self) -> None:
        forms_ = [form for form in self.kept_forms if not form.errors]
        removed = self._removed_parts()
        seen: set[tuple] = set()
        preferred: set[str] = set()
        for form in forms_:
            # A message takes its field out of what is cleaned: read everything first.
            typed, targets = dict(form.cleaned_data), form.chosen
            identities = {(target, typed["source"].pk, typed["place_in_source"], typed["fact"]) for target in targets}
            if identities & seen:
                form.add_error("supports", ALREADY_CITED)
            if typed["preferred"] and preferred.intersection(targets):
                form.add_error("preferred", _("Only one source can be preferred for the same field."))
            if form.has_changed() and any(target.rpartition(SEPARATOR)[0] in removed for target in targets):
                form.add_error("supports", _("The part this citation supports is being removed on this page."))
            seen |= identities
            preferred.update(targets if typed["preferred"] else ())

    def _removed_parts(self) -> set[str]:
        return {
            f"{part_key(self.model, sibling.model)}{SEPARATOR}{form.instance.pk}"
            for sibling in self.siblings
            if sibling is not self and sibling.is_valid()
            for form in sibling.deleted_forms
        }

    def save_new(self, form, commit=True):
        citation = super().save_new(form, commit=commit)
        for twin in form.twins:
            twin.record = self.instance
            if commit:
                twin.save()
        return citation


class CitationInline(WithinRecord):
    """The citations of one kind of record."""

    form = CitationForm
    formset = CitationsFormSet
    fk_name = "record"
    autocomplete_fields = ("source",)
    verbose_name = _("citation")
    verbose_name_plural = _("citations")
    fieldsets = (
        (None, {"fields": (("supports", "source"), ("place_in_source", "certainty"))}),
        (
            _("Value, wording, steps, preference"),
            {
                "fields": FieldLines(
                    (
                        ("gives", "given"),
                        "wording",
                        ("wording_de", "wording_en", "wording_ko"),
                        "steps",
                        ("steps_de", "steps_ko"),
                        ("preferred", "reason"),
                        ("reason_de", "reason_ko"),
                        "fact",
                    )
                ),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name.startswith("steps") and field is not None:
            field.widget.attrs["rows"] = 3
        return field

    @admin.display(description=_("what it supports"))
    def supports(self, citation) -> str:
        """For those who may only look."""
        return Targets(self.model, citation.record).label(citation)
