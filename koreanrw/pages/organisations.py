"""What lists and profiles of companies and institutions have in common."""

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from companies.models import Office, Organisation
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.as_of import AsOf, AsOfForm
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.pictures.relations import relations_around
from koreanrw.pictures.timeline import timeline_of_organisation
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from records import search
from records.dates import PartialDate


class OrganisationListView(RecordListView):
    """Organisations with the places of their offices."""

    def get_queryset(self) -> QuerySet:
        offices = Office.objects.published().select_related("place").with_sources().with_standing(timezone.localdate())
        offices = offices.order_by(search.sort_column("place__"), "pk")
        return super().get_queryset().prefetch_related(Prefetch("offices", offices, to_attr="public_offices"))

    def get_footnotes(self, rows: list) -> Footnotes:
        footnotes = super().get_footnotes(rows)
        for organisation in rows:
            footnotes.add(organisation.public_offices)
        return footnotes


class OrganisationDetailView(RecordDetailView):
    """The profile of one organisation. A changed kind moves the page; the old address leads there.

    With `?as_of=` a day it shows what held on that day instead; a day it cannot read changes nothing but for a message.
    """

    queryset = Organisation.objects.annotate(last_change=last_change(Organisation))
    object: Organisation
    template_name = "pages/organisations/detail.html"

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET if "as_of" in self.request.GET else None)

    @cached_property
    def day(self) -> datetime.date | None:
        """The day the page is asked for, if it can be read."""
        return self.as_of_form.cleaned_data["as_of"] if self.as_of_form.is_valid() else None

    def get_template_names(self) -> list[str]:
        return ["pages/organisations/as_of.html"] if self.day else super().get_template_names()

    def get_breadcrumbs(self) -> list[Crumb]:
        trail = super().get_breadcrumbs()
        return [*trail, Crumb(PartialDate(self.day.isoformat()).display)] if self.day else trail

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if self.day:
            # The page itself is the one to be found.
            response["X-Robots-Tag"] = "noindex"
        return response

    def get_profile(self) -> OrganisationProfile:
        return OrganisationProfile.of(self.object, self.day)

    def related(self) -> list[tuple[str, list]]:
        """Others in the same sector, and others in the same city, a few of each; one query."""
        found = list(Organisation.objects.beside(self.object)[: 2 * MOST_RELATED])
        in_sector = [other for other in found if other.shares_sector]
        in_city = [other for other in found if other.shares_place and not other.shares_sector]
        return [
            (gettext("In the same sector"), in_sector[:MOST_RELATED]),
            (gettext("With an office in the same city"), in_city[:MOST_RELATED]),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(as_of_form=self.as_of_form, **kwargs)
        page: OrganisationProfile = context["page"]
        context["timeline"] = timeline_of_organisation(page)
        context["relations_around"] = relations_around(page)
        if self.day:
            context["as_of"] = AsOf(self.day, page)
            context["noindex"] = True
        return context
