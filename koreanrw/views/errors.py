"""What a reader sees when something is missing or broken."""

import sys

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_from_path, override

# Seconds after which it is worth asking again for what took the database too long.
_A_MOMENT = 5


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not even the name of the host need be one of ours."""
    return _bare_page(request, "400.html", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
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
