"""Dates that do not lie: points in time known more or less well, kept as canonical EDTF text."""

from records.dates.fields import PartialDateField
from records.dates.filtering import certainly_between, date_order, first_day, possibly_between, unknown
from records.dates.forms import DayField, PartialDateFormField, PartialDateInput, explain_dates_once
from records.dates.reading import read_partial_date
from records.dates.value import PartialDate

__all__ = [
    "DayField",
    "PartialDate",
    "PartialDateField",
    "PartialDateFormField",
    "PartialDateInput",
    "explain_dates_once",
    "certainly_between",
    "date_order",
    "first_day",
    "possibly_between",
    "read_partial_date",
    "unknown",
]
