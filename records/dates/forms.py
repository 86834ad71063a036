"""Where editors type what they know of a date, and see how it was read."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from edtf import EDTFParseException, parse_edtf

from records.dates.reading import read_partial_date
from records.dates.value import PartialDate

EXAMPLES = _(
    "A year, a month or a day, as exactly as it is known and no more: 2023, March 2015, 14 September 2023, "
    "about 2015, early March 2015, before 1990, between 2011 and 2015. Leave it empty if the date is unknown."
)


class PartialDateInput(forms.TextInput):
    """A line of text, followed by the date in words as it was understood."""

    template_name = "records/widgets/partial_date.html"

    def __init__(self, attrs=None):
        # The width the admin gives to lines of text.
        super().__init__({"class": "vTextField partial-date", "autocomplete": "off", **(attrs or {})})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["reading"] = self.reading(value)
        return context

    def reading(self, value):
        """The date in words, or nothing where there is no date or none that can be understood."""
        try:
            date = read_partial_date(value or "")
        except ValidationError:
            return ""
        return date.display if date else ""


class PartialDateFormField(forms.CharField):
    """Reads what an editor types in English, German or Korean into a PartialDate."""

    widget = PartialDateInput
    default_error_messages = {
        "unconfirmed": _("“%(value)s” is not a date in the standard this register keeps its dates in (EDTF)."),
    }

    def __init__(self, *, help_text="", **kwargs):
        self.own_help_text = help_text
        help_text = format_lazy("{} {}", help_text, EXAMPLES) if help_text else EXAMPLES
        kwargs["empty_value"] = PartialDate()
        super().__init__(help_text=help_text, **kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return PartialDate()
        date = read_partial_date(value)
        self._confirm(date)
        return date

    def _confirm(self, date):
        """The second opinion of the edtf package.

        It is asked about both ends of a set on their own: it knows no set of a year and a month.
        """
        try:
            for point in re.findall(r"[0-9][0-9-]*[~?%]?", date):
                parse_edtf(point)
        except EDTFParseException as error:
            raise ValidationError(
                self.error_messages["unconfirmed"], code="unconfirmed", params={"value": str(date)}
            ) from error

    def has_changed(self, initial, data):
        """Another way to write the same date is no change."""
        if self.disabled:
            return False
        try:
            return read_partial_date(initial or "") != read_partial_date(data or "")
        except ValidationError:
            return super().has_changed(initial, data)


class DayField(PartialDateFormField):
    """One exact day, typed as freely as any other date; its value is a day of the calendar, or None."""

    default_error_messages = {
        "not_a_day": _("Type one exact day with its year: 27 March 2015, 27.3.2015 or 2015-03-27."),
    }

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(**kwargs)
        # The examples meant for editors speak of dates that are known less well.
        self.help_text = help_text

    def to_python(self, value):
        not_a_day = ValidationError(self.error_messages["not_a_day"], code="not_a_day")
        try:
            date = super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_order":
                raise
            raise not_a_day from error
        is_day = date.precision == "day" and not date.is_approximate and not date.is_uncertain
        if not is_day and (value or "").strip():
            raise not_a_day
        return date

    def clean(self, value):
        return super().clean(value).earliest


def explain_dates_once(form: forms.BaseForm) -> None:
    """How dates are typed stands beside the first of them; the others keep what they say of themselves."""
    dates = [field for field in form.fields.values() if isinstance(field, PartialDateFormField)]
    for field in dates[1:]:
        field.help_text = field.own_help_text
