"""Footnote marks behind facts, and what footnotes say about their sources."""

from django import template
from django.utils.safestring import SafeString

from koreanrw.provenance import marks
from koreanrw.provenance.paragraphs import paragraph_name

register = template.Library()
register.simple_tag(marks.ways_back)
register.simple_tag(marks.source_link)
register.simple_tag(marks.source_date)
register.simple_tag(paragraph_name, name="paragraph")


@register.simple_tag(takes_context=True)
def cite(context, row, *fields: str, quiet: bool = False, bare: bool = False) -> SafeString:
    """``{% cite office "opened" %}``: the marks behind a fact; without fields, every citation of the row."""
    return marks.cite(context["footnotes"], row, *fields, quiet=quiet, bare=bare)


@register.simple_tag(takes_context=True)
def dated(context, row, field: str) -> SafeString:
    """``{% dated office "opened" %}``: an imprecise date with its footnotes, or that it is not known."""
    return marks.dated(context["footnotes"], row, field)
