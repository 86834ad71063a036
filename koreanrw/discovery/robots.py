"""What the register asks of robots."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from koreanrw.addresses import absolute

# All pages may be read. Lists narrowed by conditions are left to people: there is no end of them, and each row of
# them stands in the whole list too, whose further pages are open.
_RULES = """\
User-agent: *
Allow: /*?page=
Disallow: /*?
Disallow: /admin/
Disallow: /*/account/
Disallow: /*/report/

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = absolute(reverse("sitemap_index"))
    return HttpResponse(_RULES.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")
