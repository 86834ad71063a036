"""The choices of a facet, written in one go: a page may have hundreds of them."""

from collections.abc import Iterable

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from events.agreement_search import CountedFacet, FacetCount

register = template.Library()

_CHOICE = (
    '<li><label><input type="checkbox" name="{}" value="{}" form="search"{}> <span{}>{}</span>'
    ' <span class="count">{}</span></label></li>'
)
_CHECKED = SafeString(" checked")


@register.simple_tag
def facet_choices(counted: CountedFacet, counts: Iterable[FacetCount]) -> SafeString:
    """Checkboxes with their numbers; they belong to the form of the search line."""
    here, about = get_language(), gettext("about") + " " if counted.about else ""
    rows = (
        (
            counted.facet.name,
            count.value.value,
            _CHECKED if count.chosen else "",
            format_html(' lang="{}"', count.value.language) if count.value.language not in ("", here) else "",
            count.value.label,
            about + number_format(count.number, use_l10n=True, force_grouping=True),
        )
        for count in counts
    )
    return format_html("<ul>{}</ul>", format_html_join("", _CHOICE, rows))
