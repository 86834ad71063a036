"""The site's own texts."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from koreanrw.models import Page


class PageView(DetailView):
    """About, imprint, privacy, accessibility, sources policy: texts editors may change."""

    template_name = "koreanrw/page.html"

    def get_object(self, queryset=None) -> Page:
        return get_object_or_404(Page, slug=self.kwargs["slug"])
