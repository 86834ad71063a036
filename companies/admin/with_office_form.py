"""The form that asks for a company, its office and their source."""

from typing import cast

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import (
    AdminTextInputWidget,
    AdminURLFieldWidget,
)
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_LABEL
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from companies.adding import Addition, Passage
from companies.models import Company, Office, OfficeFunction, Organisation, Place, Sector
from companies.models.office import ONLY_PLANNED, Outcome
from records.addresses import AddressField
from records.admin import PlainTextarea, RecordSelect, RecordSelectMultiple, taken_by
from records.cleaning import LineField, LinesField
from records.dates import PartialDateFormField, explain_dates_once
from records.models import Certainty, Record, Source
from records.models.record import SLUG_PATTERN, SLUG_RULE
from records.search import LANGUAGES
from records.slugs import free_slug, slug_of

NEW_SOURCE = ("title", "kind", "language", "publisher", "published", "url")


def _line(label, *, length: int = 200, required: bool = False, help_text="") -> forms.CharField:
    return LineField(
        label=label, max_length=length, required=required, help_text=help_text, widget=AdminTextInputWidget
    )


def _choice(label, choices, *, required: bool = False, help_text="", initial=None) -> forms.ChoiceField:
    choices = list(choices.choices) if hasattr(choices, "choices") else list(choices)
    empty = [] if required else [("", BLANK_CHOICE_LABEL)]
    return forms.ChoiceField(
        label=label, choices=[*empty, *choices], required=required, help_text=help_text, initial=initial
    )


class CompanyWithOfficeForm(forms.Form):
    """What one passage of an article says of a company that is new to the register."""

    name_de = _line(_("Name (Deutsch)"))
    name_en = _line(_("Name (English)"))
    name_ko = _line(_("Name (한국어)"))
    slug = forms.RegexField(
        SLUG_PATTERN,
        label=_("Slug"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty and it is made from the name."),
        error_messages={"invalid": SLUG_RULE},
        widget=AdminTextInputWidget,
    )
    seat: forms.ModelChoiceField = forms.ModelChoiceField(Place.objects.all(), label=_("Seat"), required=False)
    sectors = forms.ModelMultipleChoiceField(Sector.objects.all(), label=_("Sectors"), required=False)

    place: forms.ModelChoiceField = forms.ModelChoiceField(
        Place.objects.all(),
        label=_("Place of the office"),
        help_text=_("As precise as the source is: the state alone if no city is named. Never guess a city."),
    )
    opened = PartialDateFormField(label=_("Opened"), required=False)
    function = _choice(_("Function"), OfficeFunction.Function)
    outcome = _choice(
        _("Outcome"),
        Outcome,
        initial=Outcome.UNKNOWN,
        help_text=_("A planned headquarters is not a headquarters: set “in place” only when a source says so."),
    )

    source: forms.ModelChoiceField = forms.ModelChoiceField(
        Source.objects.all(), label=_("Source"), required=False, help_text=_("One the register has already …")
    )
    source_title = _line(_("Title of a new source"), length=300, help_text=_("… or a new one: title as printed."))
    source_kind = _choice(_("Kind"), Source.Kind)
    source_language = _choice(_("Language"), settings.LANGUAGES)
    source_publisher = _line(_("Publisher"))
    source_published = PartialDateFormField(label=_("Published"), required=False)
    source_url = AddressField(label=_("Address"), max_length=500, required=False, widget=AdminURLFieldWidget)
    place_in_source = _line(
        _("Place in the source"),
        length=60,
        help_text=_("Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer."),
    )
    certainty = _choice(_("Certainty"), Certainty, required=True, initial=Certainty.STATED)
    steps = LinesField(
        label=_("Steps of the inference"),
        required=False,
        widget=PlainTextarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, admin_site, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        explain_dates_once(self)
        for name, field in {
            "seat": Organisation._meta.get_field("seat"),
            "place": Office._meta.get_field("place"),
            "source": Source._meta.get_field("same_story_as"),
        }.items():
            chosen = cast(forms.ModelChoiceField, self.fields[name])
            chosen.widget = RecordSelect(field, admin_site, choices=chosen.choices)
        sectors = cast(forms.ModelChoiceField, self.fields["sectors"])
        sectors.widget = RecordSelectMultiple(
            Organisation._meta.get_field("sectors"), admin_site, choices=sectors.choices
        )
        for language in LANGUAGES:
            self.fields[f"name_{language}"].widget.attrs["lang"] = get_language_info(language)["code"]

    def fieldsets(self) -> list[tuple]:
        """The fields in the groups of the page."""
        groups = (
            (_("Company"), ("name_de", "name_en", "name_ko", "slug", "seat", "sectors")),
            (_("Office"), ("place", "opened", "function", "outcome")),
            (_("Source"), ("source", *(f"source_{name}" for name in NEW_SOURCE))),
            (_("Where it says so"), ("place_in_source", "certainty", "steps")),
        )
        return [(title, [self[name] for name in names]) for title, names in groups]

    # --- from what is typed to records ---------------------------------------------------------------------------

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("source") and not cleaned.get("source_title") and "source" not in self.errors:
            self.add_error("source", _("Choose a source, or give the title of a new one."))
        if cleaned.get("source") and cleaned.get("source_title"):
            self.add_error("source_title", _("Choose a source or describe a new one, not both."))
        if cleaned.get("certainty") == Certainty.INFERRED and not (cleaned.get("steps") or "").strip():
            self.add_error("steps", _("An inferred value needs its steps: how does one get there from the source?"))
        if not self.errors:
            self._build(cleaned)
        return cleaned

    def records(self) -> Addition:
        """What is to be stored; only after the form is valid."""
        return self._addition

    def _build(self, typed: dict) -> None:
        company = Company(kind=Organisation.Kind.COMPANY, seat=typed["seat"])
        for language in LANGUAGES:
            setattr(company, f"name_{language}", typed[f"name_{language}"])
        names = [typed[f"name_{language}"] for language in LANGUAGES]
        company.slug = typed["slug"] or free_slug(Company, slug_of(*names))
        self._check(company, {"slug": "slug"})
        # What is only planned, or was given up, has not opened.
        is_plan = typed["certainty"] == Certainty.PLANNED or typed["outcome"] in ONLY_PLANNED
        opened = "planned_opened" if is_plan else "opened"
        office = Office(place=typed["place"], **{opened: typed["opened"]})
        office.slug = free_slug(Office, f"{company.slug}-{typed['place'].slug}")
        self._check(office, {}, exclude={"organisation"})
        function = self._function(typed)
        self._addition = Addition(
            company=company,
            office=office,
            source=typed["source"] or self._source(typed),
            passage=Passage(typed["place_in_source"], typed["certainty"], typed["steps"]),
            function=function,
            sectors=list(typed["sectors"]),
            company_fields=["name", *(name for name in ("seat", "sectors") if typed[name])],
            office_fields=["place", *([opened] if typed["opened"] else [])],
            function_fields=["function", "outcome"]
            if function and typed["outcome"] != Outcome.UNKNOWN
            else ["function"],
        )

    def _function(self, typed: dict) -> OfficeFunction | None:
        if not typed["function"]:
            return None
        return OfficeFunction(function=typed["function"], outcome=typed["outcome"] or Outcome.UNKNOWN)

    def _source(self, typed: dict) -> Source:
        twin = Source.objects.at_address(typed["source_url"]).first() if typed["source_url"] else None
        if twin is not None:
            self.add_error("source_url", taken_by(twin))
        source = Source(**{name: typed[f"source_{name}"] for name in NEW_SOURCE if name != "title"})
        # The title stands in the language it is printed in.
        if typed["source_language"]:
            setattr(source, f"title_{typed['source_language']}", typed["source_title"])
        source.slug = free_slug(Source, slug_of(typed["source_title"]))
        self._check(source, {name: f"source_{name}" for name in NEW_SOURCE})
        return source

    def _check(self, record: Record, names: dict[str, str], exclude: set[str] | None = None) -> None:
        """The rules of the record itself, said beside the field they concern."""
        try:
            record.full_clean(exclude=exclude)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(names.get(name), errors)
