"""Footnote marks behind facts, and what footnotes say about their sources."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from companies.models import Office, OfficeFunction, OrganisationRelation
from companies.models.office import Outcome
from companies.presence import has_ended, has_ended_itself
from events.models import Figure
from koreanrw.provenance import marks
from koreanrw.provenance.footnotes import Disagreement, Footnotes
from koreanrw.provenance.listing import listed
from koreanrw.provenance.paragraphs import paragraph_name
from records.brackets import before_bracket
from records.models import Record

register = template.Library()
register.simple_tag(marks.cite)
register.simple_tag(marks.dated)
register.simple_tag(marks.certainty_word, name="certainty")
register.simple_tag(marks.wording)
register.simple_tag(marks.source_link)
register.simple_tag(marks.source_date)
register.simple_tag(paragraph_name, name="paragraph")
register.simple_tag(listed, name="listed_footnotes")


@register.simple_tag
def outcome(footnotes: Footnotes, function: OfficeFunction, office: Office) -> SafeString:
    """What became of a function of an office, with the footnotes of that.

    What came about and is over is no longer in place, and rests on who says that it ended.
    """
    told = function.get_outcome_display()
    rests_on: tuple[OfficeFunction | Office, str] = (function, "outcome")
    own = footnotes.citations(function)
    if function.outcome == Outcome.DONE and has_ended(function, office, own, footnotes.citations(office)):
        told = pgettext("function of an office", "ended")
        rests_on = (function, "until") if has_ended_itself(function, own) else (office, "closed")
    badge = format_html('<span class="badge badge-{}">{}</span>', function.outcome, told)
    return format_html("{}{}", badge, marks.cite(footnotes, *rests_on, quiet=True, bare=function.is_planned))


@register.simple_tag
def number(footnotes: Footnotes | None, figure: Figure, *, quiet: bool = False) -> SafeString:
    """The number of a figure with all that qualifies it, and the footnotes of that where the page has any.

    Of a plan it says so itself.
    """
    if footnotes is None:
        return format_html("{}", figure.number)
    fields = ("value", "unit", "period", "qualifier", "is_planned")
    told = marks.cite(footnotes, figure, *fields, quiet=quiet, bare=figure.is_planned)
    return format_html("{}{}", figure.number, told)


@register.simple_tag
def share(footnotes: Footnotes, relation: OrganisationRelation) -> SafeString:
    """How much of an organisation the other one holds, in brackets behind its name; nothing where nobody says."""
    if relation.share is None:
        return SafeString("")
    told = gettext("share: %(share)s") % {"share": relation.share_in_percent}
    return format_html("{}({}{})", before_bracket(), told, marks.cite(footnotes, relation, "share", quiet=True))


@register.simple_tag
def has_facts(footnotes: Footnotes, record: Record) -> bool:
    """Whether anything is cited about it; a source may rest on nothing but itself."""
    return record.NEEDS_CITATION or bool(footnotes.citations(record))


@register.simple_tag
def disagreements(footnotes: Footnotes, record: Record) -> list[Disagreement]:
    """Where the sources of the page at hand say different things."""
    return footnotes.disagreements(record)
