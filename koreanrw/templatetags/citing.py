"""What the page of a record says about itself: how to cite it, and where its facts and changes stand."""

from django import template

from koreanrw.pages.record_subpages import address_below, entry_of
from records.models import Record

register = template.Library()
register.simple_tag(entry_of, name="citation_entry")
register.simple_tag(address_below, name="subpage_address")


@register.simple_tag
def file_to_cite(record: Record, form: str, fact=None) -> str:
    """The address of the entry of a record, or of one of its facts, as a file: "bib" or "ris"."""
    if fact is None:
        return address_below(record, "cite", form=form)
    return address_below(record, "fact_cite", key=fact.key, form=form)
