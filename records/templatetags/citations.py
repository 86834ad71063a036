"""Footnote marks behind facts."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from records.footnotes import certainty_of, source_name
from records.models import Certainty

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context, row, *fields: str, quiet: bool = False) -> SafeString:
    """Behind a fact: its certainty unless it is stated outright, and the numbers of its footnotes.

    ``{% cite office "opened" %}``; without fields, every citation of the row. A fact nobody has cited says so,
    unless ``quiet``.
    """
    footnotes = context["footnotes"]
    marks = footnotes.cite(row, *fields)
    if not marks:
        return SafeString("") if quiet else format_html('<span class="uncited">{}</span>', _("no source given"))
    certainty = certainty_of(footnotes.citations(row, *fields))
    word = SafeString("")
    if certainty != Certainty.STATED:
        label = Certainty(certainty).label
        word = format_html(' <span class="certainty certainty-{}">{}</span>', certainty, label)
    numbers = format_html_join(
        "",
        '<a id="{}" href="#{}" aria-label="{}">{}</a>',
        (
            (reference, numbered.anchor, _("Footnote %(number)d") % {"number": numbered.number}, numbered.number)
            for numbered, reference in marks
        ),
    )
    return format_html('{}<sup class="cite">{}</sup>', word, numbers)


@register.filter
def in_footnote(source) -> str:
    """The name under which a footnote may show this source."""
    return source_name(source)
