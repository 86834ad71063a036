"""Whom to tell of a weakness of the site: security.txt (RFC 9116)."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from koreanrw.addresses import absolute

# It must end some day, less than a year away: half a year from the beginning of the month in which somebody asks.
_GOOD_FOR = datetime.timedelta(days=183)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The contact of the register; nothing where there is none."""
    if not settings.CONTACT:
        raise Http404(gettext("There is no such page."))
    expires = timezone.now().astimezone(datetime.UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: mailto:{settings.CONTACT}",
        f"Expires: {(expires + _GOOD_FOR):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(reverse('security_txt'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
