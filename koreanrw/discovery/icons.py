"""The icons that browsers and telephones ask for by name, at the root of the site: drawn from the one of the site."""

import io
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from koreanrw.discovery.cards.drawing import mark

# Seconds for which an icon may be kept without asking again: a day.
FRESH = 24 * 60 * 60
_SIZES = (16, 32, 48)
# For the home screens of telephones, which round the corners themselves.
_TOUCH = 180


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that take no drawing."""
    return _answer(_favicon(), "image/x-icon")


@require_safe
def touch_icon(request: HttpRequest) -> HttpResponse:
    return _answer(_touch_icon(), "image/png")


def _answer(content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


@cache
def _favicon() -> bytes:
    file = io.BytesIO()
    mark(max(_SIZES), is_round=True).save(file, "ICO", sizes=[(size, size) for size in _SIZES])
    return file.getvalue()


@cache
def _touch_icon() -> bytes:
    file = io.BytesIO()
    mark(_TOUCH, is_round=False).convert("RGB").save(file, "PNG")
    return file.getvalue()
