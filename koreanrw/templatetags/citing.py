"""What the page of a record says about itself: how to cite it, and where its facts and changes stand."""

from django import template

from koreanrw.pages.record_subpages import address_below, entry_of
from koreanrw.provenance.citation_export import Entry
from koreanrw.provenance.footnotes import Disagreement
from records.models import Record

register = template.Library()


@register.simple_tag(takes_context=True)
def citation_entry(context, record: Record) -> Entry:
    """The entry of this record for a bibliography."""
    return entry_of(context["request"], record)


@register.simple_tag
def page_below(record: Record, page: str) -> str:
    """The address of one of the pages below a record: "facts", "changes"."""
    return address_below(record, page)


@register.simple_tag
def file_to_cite(record: Record, form: str, fact=None) -> str:
    """The address of the entry of a record, or of one of its facts, as a file: "bib" or "ris"."""
    if fact is None:
        return address_below(record, "cite", form=form)
    return address_below(record, "fact_cite", key=fact.key, form=form)


@register.simple_tag(takes_context=True)
def has_facts(context, record: Record) -> bool:
    """Whether anything is cited about it; a source may rest on nothing but itself."""
    return record.NEEDS_CITATION or bool(context["footnotes"].citations(record))


@register.simple_tag(takes_context=True)
def disagreements(context, record: Record) -> list[Disagreement]:
    """Where the sources of the page at hand say different things."""
    return context["footnotes"].disagreements(record)
