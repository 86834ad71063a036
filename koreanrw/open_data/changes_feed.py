"""The feed of changes: which public records changed last, for those who follow the register."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from koreanrw.addresses import absolute, home_path
from koreanrw.names import kind_of
from koreanrw.open_data.atom import AtomFeed, named
from koreanrw.profiles import profile_of
from koreanrw.provenance.latest_changes import latest_changes
from koreanrw.sentences import opening_of
from records.models import ContentVersion, Record

ENTRIES = 50


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """The latest changes in the reader's language. Each record once, under a name that outlives its address."""
    version, language = ContentVersion.current(), get_language() or settings.LANGUAGE_CODE
    feed = AtomFeed(
        name="changes",
        title=_("Korea–NRW Register: latest changes"),
        subtitle=_("Every fact in this register names its source and says how certain it is."),
        link=home_path(language),
        feed_url=reverse("changes_feed"),
    )
    for record in latest_changes(ENTRIES):
        feed.add_item(
            title=record.public_name,
            link=absolute(record.public_url),
            # Summaries are HTML, whatever stands in them.
            description=escape(_words(record, record.changed_at, language, version)),
            unique_id=named(f"{_kind(record)}/{record.pk}"),
            updateddate=record.changed_at,
            categories=(capfirst(str(kind_of(record))),),
        )
    return feed.response()


@lru_cache(maxsize=6 * ENTRIES)
def _words(record: Record, *_state: object) -> str:
    """The sentences its page opens with. Making them asks the database several times: once for each state of things."""
    return opening_of(profile_of(record)).plain or record.public_name


def _kind(record: Record) -> str:
    return record._meta.concrete_model._meta.model_name or ""  # type: ignore[union-attr]
