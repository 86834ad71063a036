"""Slugs: how names are written in addresses, and the words that addresses have for themselves."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext_lazy as _

from records.romanisation import romanised

# German readers expect ae, oe, ue and ss; so do Danes and Norwegians their ø.
_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss", "ẞ": "ss", "ø": "oe", "Ø": "oe"}
)
# Latin letters that Unicode gives names instead of letters.
_NAMED = {
    "ENG": "ng", "ETH": "d", "THORN": "th", "SCHWA": "e", "KRA": "k", "ESH": "sh", "EZH": "zh", "YOGH": "gh",
    "GAMMA": "g", "IOTA": "i", "UPSILON": "u", "WYNN": "w", "HWAIR": "hv",
}  # fmt: skip
_APOSTROPHES = re.compile("['’ʼ`´]")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = _("This word belongs to an address of the site itself: choose another one.")


def _letter(character: str) -> str:
    """What a character is written with in a–z and 0–9; a space for whatever parts words."""
    if character.isascii():
        return character if character.isalnum() else " "
    if unicodedata.combining(character):
        return ""
    # "LATIN SMALL LETTER L WITH STROKE" is an l, "LATIN SMALL LIGATURE OE" an oe.
    name = unicodedata.name(character, "").partition(" WITH ")[0]
    if not name.startswith("LATIN "):
        return " "
    word = name.rpartition(" ")[2]
    return _NAMED.get(word, word.lower() if len(word) <= 2 else "")


def slug_of(*texts: str) -> str:
    """The first of these texts that has anything to write in a–z and 0–9, as a slug; else an empty text."""
    for text in texts:
        spelt = romanised(unicodedata.normalize("NFKC", text)).translate(_SPELT)
        plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", spelt))
        if words := "".join(map(_letter, plain)).lower().split():
            return "-".join(words)
    return ""


def free_slug(model: type[models.Model], slug: str) -> str:
    """``slug``, with a number behind it where it is or was the address of another row, or a word of the site's own.

    What has no letters for an address is called by its kind.
    """
    table: Any = model._meta.concrete_model
    length = table._meta.get_field("slug").max_length - 4
    slug = (slug or table._meta.model_name)[:length].strip("-")
    number, candidate = 1, slug
    while candidate in reserved_words() or table._base_manager.filter(_bears(table, candidate)).exists():
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _bears(table, slug: str) -> Q:
    condition = Q(slug=slug)
    if any(field.name == "former_slugs" for field in table._meta.fields):
        condition |= Q(former_slugs__contains=[slug])
    return condition


def refuse_reserved(slug: str) -> None:
    """ValidationError for a slug that would hide a page of the site, or be hidden by it."""
    if slug in reserved_words():
        raise ValidationError({"slug": RESERVED})


@cache
def reserved_words() -> frozenset[str]:
    """Every word that some address has where another has a slug, or below a slug."""
    routes = [route.split("/") for route in _routes(get_resolver().url_patterns)]
    found = set()
    for route in routes:
        if "<slug:slug>" not in route:
            continue
        place = route.index("<slug:slug>")
        found.update(route[place + 1 :])
        found.update(other[place] for other in routes if len(other) > place and other[:place] == route[:place])
    # Of "cite.<str:form>" the word before the point.
    return frozenset(word[0] for segment in found if (word := _WORD.match(segment)))


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route
