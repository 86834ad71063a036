"""The choices of a facet, written in one go: a page may have hundreds of them."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from koreanrw.search.agreements.facet_counts import CountedFacet, FacetCount
from koreanrw.sentences.numbers import localised

register = template.Library()

_CHOICE = (
    '<li><label><input type="checkbox" name="%s" value="%s" form="search"%s%s> <span%s>%s</span>'
    ' <span class="count">%s</span></label></li>'
)


@register.simple_tag
def facet_choices(counted: CountedFacet, counts: Iterable[FacetCount]) -> SafeString:
    """Checkboxes with their numbers; they belong to the form of the search line."""
    here, about = get_language(), gettext("about") + " " if counted.about else ""
    name = escape(counted.facet.name)
    rows = [
        _CHOICE
        % (
            name,
            escape(count.value.value),
            f' id="choice-{count.value.code}"' if count.value.code else "",
            " checked" if count.chosen else "",
            f' lang="{escape(count.value.language)}"' if count.value.language not in ("", here) else "",
            escape(count.value.label),
            "" if count.number is None else about + localised(count.number),
        )
        for count in counts
    ]
    # Every piece was escaped above.
    return mark_safe(f"<ul>{''.join(rows)}</ul>")
