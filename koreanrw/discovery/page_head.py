"""What the head of a page tells search engines and those who share a link to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path

from koreanrw.addresses import DEFAULT_LANGUAGE, absolute, in_language
from koreanrw.discovery.cards.words import has_card
from records.models import Record, Reference

# The same languages in the words of the Open Graph protocol.
_LOCALES = {"de": "de_DE", "en": "en_GB", "ko": "ko_KR"}
# Pages for people, not for search engines, by the name of their address.
_NOT_TO_BE_FOUND = ("design", "search")
# Pages below those of records that tell nothing of the world.
_NOT_TO_BE_FOUND_BELOW = ("_changes", "_notes")


@dataclass(frozen=True)
class Alternate:
    """The same page in one language, or in the language for everybody else."""

    code: str
    address: str


@dataclass(frozen=True)
class PageHead:
    """Addresses are absolute; ``canonical`` is empty where the page should not be found under any."""

    canonical: str
    alternates: tuple[Alternate, ...]
    card: str
    locale: str
    other_locales: tuple[str, ...]
    is_front_page: bool
    # Whether the page tells of the register as a set of data.
    is_about_the_data: bool

    @property
    def is_to_be_found(self) -> bool:
        return bool(self.canonical)


def page_head(context: Mapping[str, Any], request: HttpRequest) -> PageHead:
    """The head of the page at hand, from what its view has put on it. Asks the database nothing."""
    language = get_language() or DEFAULT_LANGUAGE
    path = canonical_path(context, request) if is_to_be_found(context, request) else ""
    alternates = [Alternate(code, absolute(in_language(path, code))) for code, _name in settings.LANGUAGES]
    alternates.append(Alternate("x-default", absolute(in_language(path, DEFAULT_LANGUAGE))))
    return PageHead(
        canonical=path and absolute(path),
        alternates=tuple(alternates) if path else (),
        card=absolute(card_path(context)),
        locale=_LOCALES[language],
        other_locales=tuple(locale for code, locale in _LOCALES.items() if code != language),
        is_front_page=_name(request) == "home",
        is_about_the_data=_name(request) in ("home", "data"),
    )


def canonical_path(context: Mapping[str, Any], request: HttpRequest) -> str:
    """The one path of this page: without conditions or what trackers append, but with its number in a long list."""
    page = context.get("page_obj")
    if page is not None and page.number > 1 and not context.get("is_filtered"):
        return f"{request.path}?page={page.number}"
    return request.path


def is_to_be_found(context: Mapping[str, Any], request: HttpRequest) -> bool:
    """Whether search engines should know this page: not previews, not workshop pages."""
    return not (
        context.get("noindex")
        # The page as of some day says itself which page is meant.
        or context.get("as_of")
        or context.get("is_preview")
        or _name(request) in _NOT_TO_BE_FOUND
        or _name(request).endswith(_NOT_TO_BE_FOUND_BELOW)
        or get_language_from_path(request.path) is None
        or ("page_obj" in context and context["page_obj"] is None)
    )


def card_path(context: Mapping[str, Any]) -> str:
    """The picture that stands for this page: the record's own, or that of the whole register."""
    shown = subject_of(context) or context.get("record")
    if isinstance(shown, Record | Reference) and has_card(shown) and not context.get("is_preview"):
        return f"{shown.get_absolute_url()}card.png"  # type: ignore[union-attr]
    return reverse("card")


def subject_of(context: Mapping[str, Any]) -> Any:
    """What the page is about, as its view calls it: a record or place, or the sector or topic whose rows it lists."""
    return context.get("object") or context.get("subject")


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name or "") if match else ""
