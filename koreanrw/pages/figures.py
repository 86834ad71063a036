"""The list of figures, and those over time: what somebody counted or measured, of what, when and by which rule."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from companies.models import Place
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import PagedView, RecordListView, page_of
from koreanrw.pictures.figures import figures_of, footnotes_of, panel_groups, published_figures
from koreanrw.search.lists import FIGURES

# Panels on one page.
MOST_PANELS = 24


class FigureListView(RecordListView):
    record_list = FIGURES
    template_name = "pages/figures/list.html"


class FiguresForm(forms.Form):
    """In which place; the address holds the whole state."""

    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted({(str(place), place.slug) for place in places})
        self.fields["place"].choices = [("", _("any place")), *((slug, name) for name, slug in choices)]  # type: ignore[attr-defined]


class FiguresOverTimeView(PagedView):
    """Every published figure on the panel of those it may be compared with."""

    template_name = "pages/figures/over_time.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Maps and charts"), reverse("pictures")), Crumb(_("Figures over time"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = panel_groups(published_figures())
        form = FiguresForm(self.request.GET, places=[group[0].place for group in groups if group[0].place])
        here = form.cleaned_data["place"] if form.is_valid() else ""
        shown = [group for group in groups if not here or (group[0].place and group[0].place.slug == here)]
        page = page_of(Paginator(shown if form.is_valid() else [], MOST_PANELS), self.request.GET.get("page", "1"))
        on_page = list(page.object_list) if page else []
        return super().get_context_data(
            form=form,
            is_filtered=any(self.request.GET.get(name) for name in form.fields),
            page_obj=page,
            total=sum(map(len, shown)),
            picture=figures_of(on_page, embed_url=reverse("embed_figures")),
            footnotes=footnotes_of(chain.from_iterable(on_page)),
            **kwargs,
        )


def formerly_counts(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Figures were called counts once: their old addresses lead on."""
    address = f"{reverse('figure_list')}{rest}" if rest else reverse("figures_over_time")
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(iri_to_uri(f"{address}?{query}" if query else address))
