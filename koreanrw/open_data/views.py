"""The page about the data, and the file with all of it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.dateparse import parse_datetime
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.kinds import KINDS, kinds_with_list
from koreanrw.open_data.api.description import DESCRIPTION_PATH
from koreanrw.open_data.dataset import Dataset, dataset_to_send, find_dataset, number_of_rows
from koreanrw.open_data.dictionary import dictionary
from koreanrw.open_data.export.files import FORMS
from records.models import Certainty

# Seconds after which it is worth asking again for a file that has to be made anew.
_A_WHILE = 60


class DataView(WithBreadcrumbs, TemplateView):
    """What the data set is, how old and how large; what every column means; how to ask for less or for newer."""

    template_name = "open_data/data.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Data"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = find_dataset()
        found = found if found and found.is_current else None
        return super().get_context_data(
            dataset=found,
            is_made_when_asked_for=found is None and number_of_rows() <= settings.QUICK_DATASET,
            made_at=parse_datetime(str(found.about.get("as_of", ""))) if found else None,
            numbers=_numbers(found) if found else (),
            licence=settings.DATA_LICENCE,
            tables=dictionary(),
            certainties=[(value, label) for value, label in Certainty.choices],
            kinds=kinds_with_list(),
            forms=list(FORMS.values()),
            most=settings.LONGEST_EXPORT,
            description_path=DESCRIPTION_PATH,
            **kwargs,
        )


def _numbers(found: Dataset) -> list[tuple[str, int]]:
    """How many rows of each kind the file has."""
    rows = found.about.get("rows", {})
    return [(str(kind.label), rows[kind.plural]) for kind in KINDS if kind.plural in rows]


@require_safe
def to_the_data(request: HttpRequest) -> HttpResponse:
    """The page about the data in the reader's language."""
    return redirect("data")


@require_safe
def dataset(request: HttpRequest) -> HttpResponseBase:
    """The finished file, sent whole; never one that is older than what the public pages say."""
    found = dataset_to_send()
    if found is None:
        context = {"breadcrumbs": [Crumb(_("Data"), reverse("data"))]}
        response = render(request, "open_data/dataset_away.html", context, status=503)
        response["Retry-After"] = str(_A_WHILE)
        return response
    about, content = found
    etag = quote_etag(about.name)
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(content, content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="{settings.DATASET.name}"'
    answer["ETag"] = etag
    answer["Access-Control-Allow-Origin"] = "*"
    # Whoever keeps a copy asks before handing it out: something may have been taken back.
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
