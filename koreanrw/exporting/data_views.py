"""The page about the data, and the file with all of it."""

import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_safe
from django.views.generic import TemplateView

from koreanrw.api.description import DESCRIPTION_PATH
from koreanrw.exporting.dataset import Dataset, find_dataset
from koreanrw.exporting.dictionary import dictionary
from koreanrw.exporting.files import FORMS
from koreanrw.exporting.kinds import kinds, listed_kinds
from records.breadcrumbs import Crumb, WithBreadcrumbs
from records.models import Certainty


class DataView(WithBreadcrumbs, TemplateView):
    """What the data set is, how old and how large; what every column means; how to ask for less or for newer."""

    template_name = "koreanrw/exporting/data.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Data"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = find_dataset()
        return super().get_context_data(
            dataset=found,
            made_at=parse_datetime(str(found.about.get("as_of", ""))) if found else None,
            is_current=bool(found and found.is_current),
            numbers=_numbers(found) if found else (),
            licence=settings.DATA_LICENCE,
            tables=dictionary(),
            certainties=[(value, label) for value, label in Certainty.choices],
            kinds=listed_kinds(),
            forms=list(FORMS.values()),
            most=settings.LONGEST_EXPORT,
            description_path=DESCRIPTION_PATH,
            **kwargs,
        )


def _numbers(found: Dataset) -> list[tuple[str, int]]:
    """How many rows of each kind the file has."""
    rows = found.about.get("rows", {})
    return [(str(kind.label), rows[name]) for name, kind in kinds().items() if name in rows]


@require_safe
def to_the_data(request: HttpRequest) -> HttpResponse:
    """The page about the data in the reader's language."""
    return redirect("data")


def _version(request: HttpRequest) -> str | None:
    found = _found(request)
    return f'"{found.about.get("content_version")}-{found.path.stat().st_mtime_ns}-{found.size}"' if found else None


def _made_at(request: HttpRequest) -> datetime.datetime | None:
    found = _found(request)
    return datetime.datetime.fromtimestamp(found.path.stat().st_mtime, datetime.UTC) if found else None


def _found(request: Any) -> Dataset | None:
    """Looked up once a request."""
    if not hasattr(request, "dataset"):
        request.dataset = find_dataset()
    return request.dataset


@require_safe
@condition(etag_func=_version, last_modified_func=_made_at)
def dataset(request: HttpRequest) -> HttpResponse:
    """The finished file, sent whole."""
    found = _found(request)
    if found is None:
        raise Http404(gettext("There is no such page."))
    response = HttpResponse(found.path.read_bytes(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{found.path.name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
