"""Which addresses take a form. Nobody reads what is sent to any other."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, gettext, override

READING = ("GET", "HEAD", "OPTIONS")


def takes_form(match: ResolverMatch) -> bool:
    """Tell whether the page an address leads to is one of the admin's, or has an answer to a form."""
    return match.app_names[:1] == ["admin"] or hasattr(getattr(match.func, "view_class", None), "post")


def takes_form_at(path: str) -> bool:
    """The same of an address, before Django has seen the request."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return takes_form(resolve(path))
        except Resolver404:
            return False


class RefuseUnwantedForms:
    """Answers for pages that take no form, so that the guard against forged ones need not read it to refuse it.

    The API answers for itself, in its own form, and is not guarded.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> HttpResponse | None:
        match = request.resolver_match
        if request.method in READING or getattr(view, "csrf_exempt", False) or (match and takes_form(match)):
            return None
        message = gettext("This address can only be read.")
        return HttpResponseNotAllowed(READING, content=message, content_type="text/plain; charset=utf-8")
