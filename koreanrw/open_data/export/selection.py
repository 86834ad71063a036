"""The rows of a list as a request narrows and sorts it, wherever they are exported."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from koreanrw.kinds import Kind
from koreanrw.search.filters import Selection
from koreanrw.search.lists import list_of


class Refused(Exception):
    """The list cannot be exported as asked: why, and what is wrong where."""

    def __init__(self, reason: str, errors: Mapping[str, str] | None = None, *, is_too_long: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.errors = dict(errors or {})
        self.is_too_long = is_too_long

    @property
    def status(self) -> int:
        """Understood, but too much; or not understood at all."""
        return 422 if self.is_too_long else 400


def selected(kind: Kind, query: QueryDict) -> Selection:
    """The rows the list of this kind finds, asked as the list itself asks; Refused where the search has errors."""
    found = list_of(kind).select(query)
    if found.rows is None:
        raise Refused(gettext("Something in this search could not be understood."), form_errors(found.search.form))
    return found


def form_errors(form: Any) -> dict[str, str]:
    """What is wrong with each field, under the name of the field."""
    fields = form.fields
    return {
        name: " ".join(filter(None, (f"{fields[name].label}:" if name in fields else "", *map(str, messages))))
        for name, messages in form.errors.items()
    }
