"""What the page of a record says about itself: how to cite it, and where its facts and changes stand."""

from django import template

from koreanrw.pages.record_subpages import address_below, entry_of
from koreanrw.provenance.citation_export import Entry
from records.models import Record

register = template.Library()


@register.simple_tag
def citation_entry(record: Record) -> Entry:
    """The entry of this record for a bibliography."""
    return entry_of(record)


@register.simple_tag
def subpage_address(record: Record, page: str) -> str:
    """The address of one of the pages below a record: "facts", "changes"."""
    return address_below(record, page)


@register.simple_tag
def file_to_cite(record: Record, form: str, fact=None) -> str:
    """The address of the entry of a record, or of one of its facts, as a file: "bib" or "ris"."""
    if fact is None:
        return address_below(record, "cite", form=form)
    return address_below(record, "fact_cite", key=fact.key, form=form)
