"""The sentences of the page at hand: its opening, its title, its description."""

from typing import Any

from django import template
from django.db import models
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from koreanrw.sentences import description_of, opening_of, title_of
from koreanrw.shortening import shortened, shortened_inside

register = template.Library()
register.filter("shortened", shortened)
register.filter("shortened_inside", shortened_inside)

# What views call the things they have loaded.
_LOADED = (
    "footnotes", "offices", "agreements", "journeys", "attendance", "signatures", "counts", "visits", "organisations",
    "facts", "number",
)  # fmt: skip


def _at_hand(context: Context) -> tuple[models.Model, dict[str, Any]]:
    """What the page is about and what its view has loaded. A list about a sector or topic knows how long it is."""
    loaded = {name: context[name] for name in _LOADED if name in context}
    if "object" in context:
        return context["object"], loaded
    return context["subject"], {**loaded, "number": context["search"].everything}


@register.simple_tag(takes_context=True)
def opening(context: Context) -> SafeString:
    """The paragraph the page opens with; its facts take the first footnotes of the page."""
    record, loaded = _at_hand(context)
    found = opening_of(record, **loaded)
    return format_html('<p class="lead">{}</p>', found.html(context["footnotes"])) if found else SafeString("")


@register.simple_tag(takes_context=True)
def page_title(context: Context) -> str:
    """What the page is called in lists of search results."""
    record, loaded = _at_hand(context)
    return title_of(record, **loaded)


@register.simple_tag(takes_context=True)
def page_description(context: Context) -> str:
    """What the page says, in one or two sentences."""
    record, loaded = _at_hand(context)
    return description_of(record, **loaded)
