"""The page of the timeline: everything published over one axis, narrowed by kind and period."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import PagedView, page_of
from koreanrw.pictures.timeline import MOST_ROWS, entry_keys, register_timeline
from koreanrw.search.event_filters import SearchedDateField


class TimelineForm(forms.Form):
    """Which entries are drawn; the address holds the whole state."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=(
            ("", _("any kind")),
            ("office", _("Offices and their functions")),
            ("delegation", _("Delegations")),
            ("event", _("Events")),
            ("agreement", _("Agreements")),
        ),
    )
    first = SearchedDateField(
        label=_("From"), required=False, help_text=_("A year, a month or a day: 2015, March 2015, 27 March 2015.")
    )
    last = SearchedDateField(label=_("Until"), required=False, help_text=_("2015 means until the end of 2015."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first.earliest > last.latest:
            self.add_error("last", _("This range ends before it begins."))
        return cleaned


class TimelineView(PagedView):
    """At most MOST_ROWS entries a page, the earliest first; those without a date stand at the end."""

    template_name = "pages/timeline.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Maps and charts"), reverse("pictures")), Crumb(_("Timeline"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = TimelineForm(self.request.GET)
        keys = []
        if form.is_valid():
            asked = form.cleaned_data
            first, last = asked["first"] or None, asked["last"] or None
            keys = entry_keys(asked["kind"], first and first.earliest, last and last.latest)
        page = page_of(Paginator(keys, MOST_ROWS), self.request.GET.get("page", "1"))
        picture, footnotes = register_timeline(page.object_list if page else ())
        return super().get_context_data(
            form=form,
            is_filtered=any(self.request.GET.get(name) for name in form.fields),
            page_obj=page,
            total=len(keys),
            undated=sum(key.first_day is None for key in keys),
            picture=picture,
            footnotes=footnotes,
            **kwargs,
        )
