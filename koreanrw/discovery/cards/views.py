"""The addresses of cards: a picture for every page that has one of its own, and one for the register."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from companies.models import Organisation
from koreanrw.discovery.cards.drawing import DESIGN, picture
from koreanrw.discovery.cards.words import CardWords, words_of, words_of_the_register
from koreanrw.kinds import Kind
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.profiles.profile import Profile
from records.querysets import RecordQuerySet


@require_safe
def register_card(request: HttpRequest) -> HttpResponseBase:
    """The card of all pages that are not about one record."""
    return _answer(request, words_of_the_register())


@require_safe
def record_card(request: HttpRequest, slug: str, kind: Kind) -> HttpResponseBase:
    """The card of a record or place: only of what everybody may read, whoever asks."""
    rows: Any = kind.public()
    if isinstance(rows, RecordQuerySet):
        shown = rows.published().for_detail().at_slug(slug)
    else:
        shown = get_object_or_404(rows, slug=slug)
    address = f"{shown.get_absolute_url()}card.png"
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    # The card of an organisation names its offices; all others tell of nothing but themselves.
    profile = OrganisationProfile if isinstance(shown, Organisation) else Profile
    return _answer(request, words_of(profile.in_brief(shown)))


def _answer(request: HttpRequest, words: CardWords) -> HttpResponseBase:
    """The picture of these words, drawn only for those who do not have it yet."""
    etag = quote_etag(hashlib.sha256(repr((DESIGN, words)).encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(picture(words), content_type="image/png")
    response["ETag"] = etag
    # Whoever keeps a card asks before showing it: the record may have been withdrawn.
    patch_cache_control(response, public=True, no_cache=True)
    return response
