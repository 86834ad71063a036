"""The one address of the register, whoever asks and by whichever road they came.

Everything that tells somebody outside where a page stands asks here: links for search engines and readers of feeds,
citations, files, the API, mail. The host of a request is what a stranger wrote into it.
"""

from urllib.parse import urlsplit

from django.conf import settings

# Since when names have been given under this address: part of every name (RFC 4151), never to be changed.
_NAMED_SINCE = 2026


def absolute(path: str) -> str:
    """A path of the register as a whole address."""
    return f"{settings.SITE_ADDRESS}{path}"


def name_under(rest: str) -> str:
    """A name nobody else gives (RFC 4151): it stays whatever becomes of the addresses of pages."""
    return f"tag:{urlsplit(settings.SITE_ADDRESS).hostname},{_NAMED_SINCE}:{rest}"
