"""The front page."""

from django.views.generic import TemplateView


class HomeView(TemplateView):
    template_name = "koreanrw/home.html"
