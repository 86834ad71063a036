"""Where pages stand: paths, the same in another language, and the one address of the register for those outside.

Everything that tells somebody outside where a page stands asks here: links for search engines and readers of feeds,
citations, files, the API, mail. The host of a request is what a stranger wrote into it.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language_from_path, override

from records.models import Record

# Readers whose language the site does not speak, and search engines asking for a page in no language, get this one.
DEFAULT_LANGUAGE = settings.LANGUAGE_CODE

# Since when names have been given under this address: part of every name (RFC 4151), never to be changed.
_NAMED_SINCE = 2026


def whole_number(text: str, most: int) -> int | None:
    """A number of a page, or of how many, as it stands in an address: from 1 to ``most``; None for anything else."""
    # Longer numbers are refused before they are read.
    is_one = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if is_one and 1 <= int(text) <= most else None


def absolute(path: str) -> str:
    """A path of the register as a whole address."""
    return f"{settings.SITE_ADDRESS}{path}"


def name_under(rest: str) -> str:
    """A name nobody else gives (RFC 4151): it stays whatever becomes of the addresses of pages."""
    return f"tag:{urlsplit(settings.SITE_ADDRESS).hostname},{_NAMED_SINCE}:{rest}"


def in_language(path: str, code: str) -> str:
    """The same page in another language, its query included; a path outside the languages stays as it is."""
    here = get_language_from_path(path)
    return f"/{code}/{path.removeprefix(f'/{here}/')}" if here else path


def home_path(code: str) -> str:
    """The front page in one language."""
    with override(code):
        return reverse("home")


def address_of(named: models.Model) -> str:
    """The path of a record or of reference data; empty where it has no page."""
    if isinstance(named, Record):
        return named.public_url
    try:
        return named.get_absolute_url()  # type: ignore[attr-defined]
    except (AttributeError, NoReverseMatch):
        return ""
