"""Addresses of the page at hand in other forms."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_from_path, get_language_info

from koreanrw import addresses
from koreanrw.kinds import KINDS, Kind

register = template.Library()
register.filter(addresses.absolute)


# A page that answers no request has an empty one.


def in_language(request: Any, code: str) -> str:
    """The address of this page in another language, its query included; outside the languages, the home page."""
    if not request or get_language_from_path(request.path) is None:
        return addresses.home_path(code)
    return addresses.in_language(request.get_full_path(), code)


class LanguageChoice(NamedTuple):
    """A language of the site under its own name, with the address of a page in it."""

    code: str
    name: str
    address: str
    is_current: bool


@register.simple_tag
def language_choices(request: Any) -> list[LanguageChoice]:
    """Every language of the site."""
    here = get_language()
    return [
        LanguageChoice(code, get_language_info(code)["name_local"], in_language(request, code), code == here)
        for code, _name in settings.LANGUAGES
    ]


# Pages that belong to another one of the navigation.
_SECTIONS = dict.fromkeys(("map", "timeline", "figures_over_time", "relations"), "pictures")


def _section(url_name: str) -> str:
    """Which part of the register a page belongs to: "company" for the list of companies and each of them."""
    return _SECTIONS.get(url_name) or url_name.partition("_")[0]


@register.simple_tag
def navigation() -> tuple[Kind, ...]:
    """The kinds whose lists stand in the navigation, in its order."""
    return tuple(kind for kind in KINDS if kind.in_navigation)


@register.simple_tag
def current(request: Any, url_name: str) -> SafeString:
    """Marks a link of the navigation to this very page, or to the part of the register this page belongs to."""
    match = getattr(request, "resolver_match", None)
    if match and request.path == reverse(url_name):
        return SafeString(' aria-current="page"')
    belongs = match and _section(match.url_name or "") == _section(url_name)
    return SafeString(' aria-current="true"' if belongs else "")


@register.simple_tag
def report_address(request: Any, fact: Any = "") -> str:
    """Where readers report an error: a form that knows this page and, on the page of a fact, the fact."""
    about = {"page": request.path if request else "", "fact": getattr(fact, "heading", "")}
    query = urlencode({name: value for name, value in about.items() if value})
    return f"{reverse('report_error')}?{query}" if query else reverse("report_error")
