"""Pictures alone, at addresses of their own: the one place of the register that other sites may frame."""

from typing import Any

from django.conf import settings
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.generic import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from companies.models import Place
from events.public_use import places_in_public_use
from koreanrw.pages.delegations import DelegationDetailView
from koreanrw.pages.figures import FiguresOverTimeView
from koreanrw.pages.map import MapView
from koreanrw.pages.organisations import OrganisationDetailView
from koreanrw.pages.relations import RelationsView
from koreanrw.pages.timeline import TimelineView
from koreanrw.pictures import Picture
from koreanrw.pictures.figures import figures_in
from koreanrw.pictures.maps import place_map
from koreanrw.provenance.footnotes import Footnotes
from records.querysets import RecordQuerySet

# Whoever frames a picture gets nothing but a picture: no form, no cookie, nothing a click could be stolen from.
_ANYBODY_MAY_FRAME: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}


@method_decorator([csp_override(_ANYBODY_MAY_FRAME), xframe_options_exempt], name="dispatch")
class EmbedView(TemplateResponseMixin, ContextMixin, View):
    """A page of the register reduced to one of its pictures, with the legend, the data and the sources of it.

    Stands before the view of that page, whose filters work here too.
    """

    # Under which name the page knows the picture.
    picture_name = "picture"
    # The address of the page the picture is taken from.
    page_name = ""

    def get_template_names(self) -> list[str]:
        """The same whatever template the page chooses."""
        return ["pages/embed.html"]

    def get_page_url(self) -> str:
        """Where the reader finds the picture among everything that belongs to it."""
        return reverse(self.page_name)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        picture: Picture | None = context.get(self.picture_name)
        form: BaseForm | None = context.get("form")
        # There is no room to correct a question here, and an empty picture would say that the register knows nothing.
        if picture is None or (form is not None and form.is_bound and not form.is_valid()):
            raise Http404(_("There is no such page."))
        alone = {"picture": picture, "page_url": self.get_page_url()}
        return super().render_to_response({**context, **alone}, **kwargs)


class EmbedMap(EmbedView, MapView):
    page_name = "map"
    picture_name = "nrw_map"


class EmbedKorea(EmbedView, MapView):
    page_name = "map"
    picture_name = "korea_map"


class EmbedTimeline(EmbedView, TimelineView):
    page_name = "timeline"


class EmbedFigures(EmbedView, FiguresOverTimeView):
    page_name = "figures_over_time"


class EmbedRelations(EmbedView, RelationsView):
    page_name = "relations"
    picture_name = "relations"


# --- of one place ------------------------------------------------------------------------------------------------


class PictureOfPlace(EmbedView):
    """A picture of one place that published records name."""

    place: Place

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        self.place = get_object_or_404(places_in_public_use().select_related("within__within__within"), slug=slug)
        picture, footnotes = self.get_picture()
        return self.render_to_response(self.get_context_data(picture=picture, footnotes=footnotes))

    def get_picture(self) -> tuple[Picture | None, Footnotes]:
        raise NotImplementedError

    def get_page_url(self) -> str:
        return self.place.get_absolute_url()


class EmbedPlaceMap(PictureOfPlace):
    def get_picture(self) -> tuple[Picture | None, Footnotes]:
        return place_map(self.place), Footnotes()


class EmbedPlaceFigures(PictureOfPlace):
    def get_picture(self) -> tuple[Picture | None, Footnotes]:
        return figures_in(self.place)


# --- of one record -----------------------------------------------------------------------------------------------


class PictureOfRecord(EmbedView):
    """A picture on the page of a published record; a former address of the record leads to the present one."""

    queryset: RecordQuerySet
    object: Any
    # The name of this address.
    url_name: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Nobody sees drafts here: other sites show this page to whoever reads them.
        self.object = self.queryset.all().for_detail().published().at_slug(kwargs["slug"])
        address = reverse(self.url_name, args=(self.object.slug,))
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data(object=self.object, is_preview=False))

    def get_page_url(self) -> str:
        return self.object.get_absolute_url()


class EmbedRoute(PictureOfRecord, DelegationDetailView):
    url_name = "embed_route"
    picture_name = "route"


class EmbedOrganisationTimeline(PictureOfRecord, OrganisationDetailView):
    url_name = "embed_organisation_timeline"
    picture_name = "timeline"


class EmbedOrganisationRelations(PictureOfRecord, OrganisationDetailView):
    url_name = "embed_organisation_relations"
    picture_name = "relations_around"
