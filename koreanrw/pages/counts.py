"""The page of the counts: what somebody counted, where, when and by which rule."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import Place
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import PagedView, page_of
from koreanrw.pictures.counts import counts_of, footnotes_of, panel_groups, published_counts

# Panels on one page.
MOST_PANELS = 24


class CountsForm(forms.Form):
    """In which place; the address holds the whole state."""

    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted({(str(place), place.slug) for place in places})
        self.fields["place"].choices = [("", _("any place")), *((slug, name) for name, slug in choices)]  # type: ignore[attr-defined]


class CountsView(PagedView):
    """Every published count on the panel of its subject, place and rule."""

    template_name = "pages/counts/list.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Maps and charts"), reverse("pictures")), Crumb(_("Counts over time"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = panel_groups(published_counts())
        form = CountsForm(self.request.GET, places=[group[0].place for group in groups if group[0].place])
        here = form.cleaned_data["place"] if form.is_valid() else ""
        shown = [group for group in groups if not here or (group[0].place and group[0].place.slug == here)]
        page = page_of(Paginator(shown if form.is_valid() else [], MOST_PANELS), self.request.GET.get("page", "1"))
        on_page = list(page.object_list) if page else []
        return super().get_context_data(
            form=form,
            is_filtered=any(self.request.GET.get(name) for name in form.fields),
            page_obj=page,
            total=sum(map(len, shown)),
            picture=counts_of(on_page, embed_url=reverse("embed_counts")),
            footnotes=footnotes_of(chain.from_iterable(on_page)),
            **kwargs,
        )
