"""What the head of a page tells search engines and those who share a link to it."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
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
    is_list: bool

    @property
    def is_to_be_found(self) -> bool:
        return bool(self.canonical)


def page_head(request: HttpRequest, shown: Model | None, *, number: int, is_filtered: bool, noindex: bool) -> PageHead:
    """The head of the page about ``shown``, or of this number in a list. Asks the database nothing."""
    language = get_language() or DEFAULT_LANGUAGE
    path = canonical_path(request, number, is_filtered) if is_to_be_found(request) and not noindex else ""
    alternates = [Alternate(code, absolute(in_language(path, code))) for code, _name in settings.LANGUAGES]
    alternates.append(Alternate("x-default", absolute(in_language(path, DEFAULT_LANGUAGE))))
    return PageHead(
        canonical=path and absolute(path),
        alternates=tuple(alternates) if path else (),
        card=absolute(card_path(shown)),
        locale=_LOCALES[language],
        other_locales=tuple(locale for code, locale in _LOCALES.items() if code != language),
        is_front_page=_name(request) == "home",
        is_about_the_data=_name(request) in ("home", "data"),
        is_list=number > 0,
    )


def canonical_path(request: HttpRequest, number: int, is_filtered: bool) -> str:
    """The one path of this page: without conditions or what trackers append, but with its number in a long list."""
    return f"{request.path}?page={number}" if number > 1 and not is_filtered else request.path


def is_to_be_found(request: HttpRequest) -> bool:
    """Whether search engines should know the page at this address: not a workshop page."""
    return not (
        _name(request) in _NOT_TO_BE_FOUND
        or _name(request).endswith(_NOT_TO_BE_FOUND_BELOW)
        or get_language_from_path(request.path) is None
    )


def card_path(shown: Model | None) -> str:
    """The picture that stands for this page: the record's own, or that of the whole register."""
    if isinstance(shown, Record | Reference) and has_card(shown):
        return f"{shown.get_absolute_url()}card.png"  # type: ignore[union-attr]
    return reverse("card")


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name or "") if match else ""
