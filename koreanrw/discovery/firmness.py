"""What may be passed on without its footnotes: facts a source states or lets a reader conclude, and nothing else.

A page shows beside each fact how sure it is. Structured data has no place for that, and a card hardly any; who reads
them takes every word for certain.
"""

from django.db import models
from django.utils.translation import gettext as _

from companies.models import Office
from companies.presence import judge_office
from koreanrw.provenance.footnotes import Footnotes
from records.assertion import is_outright, speaking
from records.dates import PartialDate
from records.models import Certainty
from records.plans import is_of_plan


def is_firm(footnotes: Footnotes, row: models.Model, *fields: str) -> bool:
    """Whether published sources state or imply each of these fields; a fact nobody has cited is not firm."""
    return all(is_outright(footnotes.citations(row, field)) for field in fields)


def is_there(footnotes: Footnotes, office: Office) -> bool:
    """Whether an office may be named as a place of its organisation today: neither closed nor only planned."""
    return judge_office(office, footnotes.citations(office)).may_hold and is_firm(footnotes, office, "place")


def exact(date: PartialDate) -> str:
    """An ISO 8601 date (a day, a month or a year) for a date known that exactly; else nothing."""
    if date.precision not in ("day", "month", "year") or date.is_approximate or date.is_uncertain:
        return ""
    return str(date)


def firm_date(footnotes: Footnotes, row: models.Model, field: str) -> str:
    """The ISO date in this field if it is exact and firm; else nothing."""
    date: PartialDate = getattr(row, field)
    return exact(date) if date and is_firm(footnotes, row, field) else ""


def date_in_words(footnotes: Footnotes, row: models.Model, field: str) -> str:
    """The date in words, followed by how sure it is unless a source states it; nothing where no source proves it."""
    date: PartialDate = getattr(row, field)
    certainties = {citation.certainty for citation in speaking(footnotes.citations(row, field))}
    if not date or not certainties:
        return ""
    # The least sure part of a date decides.
    for certainty in reversed(Certainty):
        if certainty == Certainty.PLANNED and is_of_plan(field):
            continue
        if certainty in certainties and certainty != Certainty.STATED:
            return _("%(words)s (%(certainty)s)") % {"words": date.display, "certainty": certainty.label}
    return date.display
