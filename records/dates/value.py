"""The imprecise date itself."""

import datetime
from typing import Self

from django.utils.translation import get_language

from records.dates.display import display
from records.dates.points import Parsed, parse


class PartialDate(str):
    """One point in time, known more or less well: the text of an EDTF date (ISO 8601-2).

    It is no period: a period is two points in two fields. The empty text is a date nobody knows.
    Open ends of a set ("[..1990]") have `datetime.date.min` or `datetime.date.max` as their bound.
    """

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        text = str(text)
        parse(text)
        return super().__new__(cls, text)

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    @property
    def parsed(self) -> Parsed:
        return parse(str(self))

    @property
    def earliest(self) -> datetime.date | None:
        return self.parsed.earliest

    @property
    def latest(self) -> datetime.date | None:
        return self.parsed.latest

    @property
    def precision(self) -> str:
        """day, month or year; span for a set; unknown for the empty date."""
        parsed = self.parsed
        if parsed.is_set:
            return "span"
        return parsed.first.precision if parsed.first else "unknown"

    @property
    def is_approximate(self) -> bool:
        return self.parsed.qualifier in ("~", "%")

    @property
    def is_uncertain(self) -> bool:
        return self.parsed.qualifier in ("?", "%")

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, bool, str]:
        """Orders by earliest day, latest day and text, the unknown after all others.

        A date open towards the past has no earliest day; what is known of it is the latest.
        """
        parsed = self.parsed
        if parsed.earliest is None or parsed.latest is None:
            return (datetime.date.max, datetime.date.max, True, "")
        earliest = parsed.latest if parsed.earliest == datetime.date.min else parsed.earliest
        return (earliest, parsed.latest, False, str(self))

    @property
    def display(self) -> str:
        """The date in words, in the language that is active."""
        return self.display_in(get_language() or "en")

    def display_in(self, language: str) -> str:
        return display(self.parsed, language)
