"""Files for reference managers: how to cite the page of a record, or one of its facts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from koreanrw.pages.record_subpages import BelowRecordView, entry_of
from koreanrw.provenance.citation_export import FORMS


class CiteView(BelowRecordView):
    """The entry of a record in one of the forms there are."""

    page = "cite"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Before addresses are compared: one that needs escaping would lead to itself for ever.
        if kwargs["form"] not in FORMS:
            raise Http404(gettext("There is no such page."))
        return super().get(request, *args, **kwargs)

    def answer(self, **kwargs: Any) -> HttpResponse:
        form = kwargs["form"]
        kind, write = FORMS[form]
        fact = self.get_fact(kwargs["key"]) if "key" in kwargs else None
        body = write(entry_of(self.record, fact), timezone.localdate())
        response = HttpResponse(body, content_type=f"{kind}; charset=utf-8")
        name = f"{self.record.slug}-{fact.key}" if fact else self.record.slug
        response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
        # It holds the day on which somebody asked for it.
        add_never_cache_headers(response)
        return response


class CiteFactView(CiteView):
    """The entry of one fact."""

    page = "fact_cite"
