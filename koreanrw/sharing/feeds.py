"""The feed of changes: which public records changed last, for those who follow the register."""

import datetime
from functools import lru_cache

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koreanrw.sentences import opening_of
from koreanrw.sharing.page_head import home_path
from koreanrw.views.home import latest_changes
from records.models import ContentVersion, Record
from records.templatetags.names import kind_of

ENTRIES = 50
# Since when these names have been given: part of every name (RFC 4151), never to be changed.
NAMED_SINCE = 2026


class ChangesFeed(Feed):
    """The latest changes in the reader's language. Each record once, under a name that outlives its address."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def title(self) -> str:
        return _("Korea–NRW Register: latest changes")

    def subtitle(self) -> str:
        return _("Every fact in this register names its source and says how certain it is.")

    def link(self) -> str:
        return home_path(get_language() or settings.LANGUAGE_CODE)

    def feed_url(self) -> str:
        return reverse("changes_feed")

    def feed_guid(self, request: HttpRequest) -> str:
        return _name(request, "changes")

    def author_name(self) -> str:
        return _("Korea–NRW Register")

    def items(self, request: HttpRequest) -> list[tuple[str, str, Record]]:
        """The name, the words and the record of each entry."""
        version, language = ContentVersion.current(), get_language() or settings.LANGUAGE_CODE
        return [
            (_name(request, f"{_kind(record)}/{record.pk}"), _words(Kept(record, language, version)), record)
            for record in latest_changes(ENTRIES)
        ]

    def item_title(self, item: tuple[str, str, Record]) -> str:
        return item[2].public_name

    def item_description(self, item: tuple[str, str, Record]) -> str:
        # Summaries are HTML, whatever stands in them.
        return escape(item[1])

    def item_link(self, item: tuple[str, str, Record]) -> str:
        return item[2].public_url

    def item_guid(self, item: tuple[str, str, Record]) -> str:
        return item[0]

    def item_updateddate(self, item: tuple[str, str, Record]) -> datetime.datetime:
        return item[2].changed_at

    def item_categories(self, item: tuple[str, str, Record]) -> tuple[str]:
        return (capfirst(str(kind_of(item[2]))),)


class Kept:
    """A record as it stood at one version of everything published, to be told from all others."""

    def __init__(self, record: Record, language: str, version: int) -> None:
        self.record = record
        self._key = (_kind(record), record.pk, record.changed_at, language, version)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self._key == other._key


@lru_cache(maxsize=6 * ENTRIES)
def _words(kept: Kept) -> str:
    """The sentences the page of the record opens with. Making them asks the database several times: once a version."""
    return opening_of(kept.record).plain or kept.record.public_name


def _kind(record: Record) -> str:
    return record._meta.concrete_model._meta.model_name or ""  # type: ignore[union-attr]


def _name(request: HttpRequest, rest: str) -> str:
    """A name nobody else gives, whatever becomes of addresses; each language tells of the record in its own entry."""
    return f"tag:{request.get_host().partition(':')[0]},{NAMED_SINCE}:{get_language()}/{rest}"
