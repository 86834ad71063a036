"""What the page of a source opens with: what it is, when it appeared, and how much rests on it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koreanrw.profiles.sources import SourceProfile
from koreanrw.sentences import nouns, values
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.models import Source


def opening(page: SourceProfile) -> list[Sentence]:
    """An undated source says so; what was inferred is no date of its own."""
    return [_what_it_is(page.subject), _facts(page.facts.in_all)]


def _what_it_is(me: Source) -> Sentence:
    fitting: dict[str, Value] = {"kind": Words(nouns.a_source(me.kind), ((me, "kind"),))}
    if when := values.at(me, "published"):
        return Sentence(_("This source is %(kind)s; it appeared %(when)s."), {**fitting, "when": when})
    if when := values.at(me, "inferred"):
        message = _("This source is %(kind)s that bears no date; it appeared %(when)s.")
        return Sentence(message, {**fitting, "when": when})
    return Sentence(_("This source is %(kind)s; when it appeared is not known."), fitting)


def _facts(number: int) -> Sentence:
    if not number:
        return Sentence(_("No published fact rests on it."))
    message = ngettext("One published fact rests on it.", "%(number)s published facts rest on it.", number)
    return values.sentence(message, number=values.number(number))
