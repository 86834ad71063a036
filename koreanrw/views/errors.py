"""What a reader sees when something is missing or broken."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_from_path, override


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("404.html", request=request), status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither database nor session: they may be what is broken. The language is that of the address."""
    with override(get_language_from_path(request.path_info) or get_language()):
        return HttpResponse(render_to_string("500.html", {"request": request}), status=500)
