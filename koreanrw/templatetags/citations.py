"""Footnote marks behind facts, and what footnotes say about their sources."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from companies.models import Office, OfficeFunction
from companies.models.office import Outcome
from companies.presence import has_ended
from koreanrw.provenance import marks
from koreanrw.provenance.footnotes import Disagreement
from koreanrw.provenance.paragraphs import paragraph_name
from records.models import Record

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


@register.simple_tag(takes_context=True)
def outcome(context, function: OfficeFunction, office: Office) -> str:
    """``{% outcome function office %}``: what became of it; what came about and is over is no longer in place."""
    footnotes = context["footnotes"]
    is_done = function.outcome == Outcome.DONE
    if is_done and has_ended(function, office, footnotes.citations(function), footnotes.citations(office)):
        return pgettext("function of an office", "ended")
    return function.get_outcome_display()


@register.simple_tag(takes_context=True)
def has_facts(context, record: Record) -> bool:
    """Whether anything is cited about it; a source may rest on nothing but itself."""
    return record.NEEDS_CITATION or bool(context["footnotes"].citations(record))


@register.simple_tag(takes_context=True)
def disagreements(context, record: Record) -> list[Disagreement]:
    """Where the sources of the page at hand say different things."""
    return context["footnotes"].disagreements(record)
