"""Places, and everything that happened there."""

from django.views.generic import DetailView, TemplateView

from companies.models import Place


class PlaceListView(TemplateView):
    template_name = "koreanrw/place_list.html"


class PlaceDetailView(DetailView):
    model = Place
    template_name = "koreanrw/place_detail.html"
