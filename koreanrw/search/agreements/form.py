"""The form of the search over agreements: its fields, and what makes sense together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from koreanrw.search.agreements.facets import FACETS, Facet, codes_of
from koreanrw.search.event_filters import SearchedDateField
from koreanrw.search.filters import LONGEST_QUERY, refuse_many_words
from koreanrw.search.plans import ANY, FATES, LABEL
from records.dates.forms import DayField

MOST_VALUES = 20
# The form of the page: what narrows the list stands beside it, and belongs to it all the same.
FORM_ID = "search"
WITHIN_A_YEAR = "within a year"
SORTS = (
    ("", _("best match, else newest")),
    ("relevance", _("best match")),
    ("newest", _("newest signed first")),
    ("oldest", _("oldest signed first")),
    ("title", _("title")),
    ("party", _("first party")),
)


class FacetField(forms.MultipleChoiceField):
    """Any number of values of one facet; which there are, only the index knows."""

    default_error_messages = {
        "unknown": _("There is nothing called “%(value)s” here."),
        "many": _("Choose at most %(count)d."),
    }

    def __init__(self, *, facet: Facet, **options: Any) -> None:
        super().__init__(choices=(), **options)
        self.facet = facet

    def to_python(self, value: Any) -> list[str]:
        # Repeated in an address or not, each is asked for once; an empty one is no choice.
        return [each for each in dict.fromkeys(super().to_python(value)) if each]

    def validate(self, value: list[str]) -> None:
        if len(value) > MOST_VALUES:
            raise forms.ValidationError(self.error_messages["many"], code="many", params={"count": MOST_VALUES})

    def clean(self, value: Any) -> list[int]:
        """The numbers the index knows these values by."""
        values = super().clean(value)
        codes = codes_of(self.facet, [each for each in values if "\x00" not in each])
        for each in values:
            if codes.get(each) is None:
                raise forms.ValidationError(self.error_messages["unknown"], code="unknown", params={"value": each[:80]})
        return [codes[each] for each in values]


def _facet_fields() -> dict[str, forms.Field]:
    """One field a facet, and for those an agreement may have several values of, whether it must have all."""
    fields: dict[str, forms.Field] = {}
    for facet in FACETS:
        fields[facet.name] = FacetField(label=facet.label, facet=facet, required=False, help_text=facet.help_text)
        if facet.several:
            fields[f"{facet.name}_all"] = forms.NullBooleanField(
                label=_("all of these"), widget=forms.CheckboxInput, required=False
            )
    return fields


class AgreementSearchForm(forms.Form):
    """Words, facets, dates; the address holds the whole state. Its fields belong to one form, wherever they stand."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
        help_text=_(
            "Words from titles, purposes, topics, places, sources and every name of the parties, in any language."
        ),
    )
    vars().update(_facet_fields())
    signed_from = SearchedDateField(
        label=_("Signed from"),
        required=False,
        help_text=_("A year, a month or a day: 2015, March 2015, 27 March 2015."),
    )
    signed_until = SearchedDateField(
        label=_("Signed until"), required=False, help_text=_("2015 means until the end of 2015.")
    )
    in_force_on = DayField(label=_("In force on"), required=False, help_text=_("One day, such as 27 March 2015."))
    ends = forms.ChoiceField(
        label=_("Ends"),
        choices=(("", _("whenever")), (WITHIN_A_YEAR, _("within a year from today"))),
        required=False,
        help_text=_("Of those that are not over yet; without a known end, an agreement ends in no period."),
    )
    within = forms.ChoiceField(
        label=_("Taking dates as"),
        choices=(("possibly", _("possibly")), ("certainly", _("certainly"))),
        required=False,
        help_text=_("“March 2015” lies possibly, not certainly, before 15 March 2015. Unknown dates lie in no period."),
    )
    plan = forms.ChoiceField(
        label=LABEL,
        choices=(("", ANY), *FATES),
        required=False,
        help_text=_("What became of the plan to sign it on a day."),
    )
    sort = forms.ChoiceField(label=_("Sort by"), choices=SORTS, required=False)
    # Somebody declined a correction, or wants only what has all the words.
    exact = forms.NullBooleanField(label=_("Words"), widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("signed_from"), cleaned.get("signed_until")
        if first and last and first.earliest > last.latest:
            self.add_error("signed_until", _("This range ends before it begins."))
        return cleaned

    @property
    def selection(self) -> dict[Facet, list[str]]:
        """The values of facets that stand in the address, understood or not, as many of each as may be asked for."""
        asked = {facet: self[facet.name].value() or [] for facet in FACETS}
        return {
            facet: [each for each in dict.fromkeys(values) if each and "\x00" not in each][:MOST_VALUES]
            for facet, values in asked.items()
        }

    @property
    def needing_all(self) -> list[Facet]:
        """The facets of which all chosen values must hold."""
        return [facet for facet in FACETS if facet.several and self[f"{facet.name}_all"].value()]


class StaffAgreementSearchForm(AgreementSearchForm):
    """The same for those who may read the notes for staff."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].help_text = _("As in the public search; the notes for staff are searched too.")
