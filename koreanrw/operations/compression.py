"""Smaller answers for readers."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)


class CompressPublicPages(GZipMiddleware):
    """Compresses what is the same for everybody, and nothing else.

    Who can make a browser ask for a page with words of their choosing, and see how long the compressed answers are,
    learns what else stands on it (BREACH). Public pages hold no secret: no token, no name of a reader. Pages for
    people who sign in do, so whatever comes with a cookie, or sets one, stays as it is. For the same reason the
    random padding of Django's own class is not needed: equal pages give equal bytes.
    """

    max_random_bytes = 0
    # Bytes that are compressed already: trying it again only costs time.
    packed = ("application/zip", "application/vnd.openxmlformats", "image/png")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_personal = response.cookies or any(name in request.COOKIES for name in _COOKIES)
        is_packed = response.get("Content-Type", "").startswith(self.packed)
        if is_personal or is_packed or request.method not in ("GET", "HEAD"):
            return response
        return super().process_response(request, response)
