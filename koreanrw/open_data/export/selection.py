"""The rows of a list as a request narrows and sorts it, wherever they are taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext

from koreanrw.open_data.export.kinds import Kind
from koreanrw.search.filters import RecordFilterSet


class Refused(Exception):
    """The list cannot be taken along as asked: why, and what is wrong where."""

    def __init__(self, reason: str, errors: Mapping[str, str] | None = None, *, is_too_long: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.errors = dict(errors or {})
        self.is_too_long = is_too_long

    @property
    def status(self) -> int:
        """Understood, but too much; or not understood at all."""
        return 422 if self.is_too_long else 400


@dataclass(frozen=True)
class Chosen:
    """The rows of a list somebody asked for, in the order of the list."""

    filterset: RecordFilterSet
    rows: QuerySet

    def keys(self, limit: int, start: int = 0) -> list[int]:
        """The primary keys of as many rows as this: one query."""
        return list(self.rows.values_list("pk", flat=True)[start : start + limit])


def chosen(kind: Kind, request: HttpRequest, query: QueryDict | None = None) -> Chosen:
    """What the list finds for this request, asked as the list itself would ask; Refused where it has errors.

    ``query`` asks something else than the address of the request does.
    """
    if kind.list_view is None:
        raise Http404
    view = kind.list_view()
    view.setup(request)
    asked = request.GET
    try:
        request.GET = asked if query is None else query  # type: ignore[assignment]
        filterset, rows = view.chosen()
    finally:
        request.GET = asked
    if rows is None:
        raise Refused(gettext("Something in this search could not be understood."), form_errors(filterset.form))
    return Chosen(filterset, rows)


def form_errors(form: Any) -> dict[str, str]:
    """What is wrong with each field, under the name of the field."""
    fields = form.fields
    return {
        name: " ".join(filter(None, (f"{fields[name].label}:" if name in fields else "", *map(str, messages))))
        for name, messages in form.errors.items()
    }
