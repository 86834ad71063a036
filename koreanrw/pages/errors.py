"""What a reader sees when something is missing or broken."""

import sys
from contextlib import suppress

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, get_language_from_path, override

from records.querysets import Gone

# Seconds after which it is worth asking again for what took the database too long.
_A_MOMENT = 5


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not even the name of the host need be one of ours."""
    return _bare_page(request, "400.html", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address typed with capitals leads to the one without: no page of the register has any in its own."""
    if isinstance(exception, Gone):
        gone = {"day": exception.day, "field": exception.field}
        return HttpResponse(render_to_string("410.html", gone, request), status=410)
    if address := _in_small_letters(request):
        return HttpResponsePermanentRedirect(address)
    return HttpResponse(render_to_string("404.html", request=request), status=404)


def nothing_here(request: HttpRequest, **parts: str) -> HttpResponse:
    """An address of Django's own that the register does not offer."""
    raise Http404


def server_error(request: HttpRequest) -> HttpResponse:
    """Where the database is away, busy or was asked too much, trying again may help, and the answer says so."""
    if not isinstance(sys.exception(), OperationalError):
        return _bare_page(request, "500.html", 500)
    response = _bare_page(request, "500.html", 503)
    response["Retry-After"] = str(_A_MOMENT)
    return response


def _bare_page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """Asks neither database nor session: they may be what is broken. The language is that of the address."""
    with override(get_language_from_path(request.path_info) or get_language()):
        return HttpResponse(render_to_string(template, {"request": request}), status=status)


def _in_small_letters(request: HttpRequest) -> str:
    """The address of a public page as it could have been meant; empty where there can be none."""
    path = request.path.lower()
    language = get_language_from_path(path)
    if path == request.path or language is None or request.method not in ("GET", "HEAD"):
        return ""
    with override(language), suppress(Resolver404):
        resolve(path)
        query = request.META.get("QUERY_STRING", "")
        return f"{iri_to_uri(path)}?{query}" if query else iri_to_uri(path)
    return ""
