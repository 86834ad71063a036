"""What the page of an agreement opens with: who signed what, where and when, as far as anybody says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from companies.models.office import Outcome
from events.models import Agreement, AgreementParty
from koreanrw.profiles.agreements import AgreementProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import nouns, values
from koreanrw.sentences.articles import with_article
from koreanrw.sentences.attestation import attested_in_brackets, last_telling
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.assertion import is_only_planned

LifeCycle, InForce = Agreement.LifeCycle, Agreement.InForce
# An agreement has two parties at least; a draft may still have fewer.
FEWEST = 2


def opening(page: AgreementProfile) -> list[Sentence]:
    """Signed or only announced; then whether it is still in force."""
    me = page.subject
    parties = list(me.parties.all())
    if len(parties) < FEWEST:
        return []
    if me.outcome != Outcome.DONE or is_only_planned(page.footnotes.citations(me, "life_cycle", "signed")):
        return [_announced(me, parties), *_planned(me, page.footnotes)]
    # Who joined what others had signed did not sign with them.
    first = [row for row in parties if not row.joined]
    return [_signed(me, first or parties), *_planned(me, page.footnotes), _validity(me, page.footnotes)]


def party(row: AgreementParty) -> Value:
    """A party by the name it signed with, and today's where that differs."""
    organisation, then = row.organisation, row.name_at_signing
    if not then or not organisation.is_published or then == str(organisation):
        return with_article(values.named(organisation, (row, "organisation")), organisation)
    message = pgettext("party to an agreement", "%(then)s (now %(now)s)")
    return Sentence(message, {"then": Words(then, ((row, "name_at_signing"),)), "now": values.named(organisation)})


def _parties(rows: list[AgreementParty]) -> dict[str, Value]:
    """The first ones by name, and how many there are besides."""
    named = values.named_of(rows)
    more = len(rows) - len(named)
    if not more:
        return {"parties": values.listed([party(row) for row in named])}
    message = pgettext("subject", "%(parties)s and %(number)s more parties")
    rest = values.counted(more)
    return {
        "parties": Sentence(message, {"parties": values.with_commas([party(row) for row in named]), "number": rest})
    }


def _kind(me: Agreement, *fields: str) -> Words:
    return Words(nouns.an_agreement(me.kind), tuple((me, field) for field in fields))


def _signed(me: Agreement, parties: list[AgreementParty]) -> Sentence:
    if me.form == Agreement.Form.ORAL:
        return _said(me, parties)
    fitting = {**_parties(parties), "kind": _kind(me, "kind", "life_cycle")}
    where = values.place(me.place, (me, "place")) if me.place else None
    when = values.at(me, "signed")
    if where and when:
        message = _("%(parties)s signed %(kind)s in %(place)s %(when)s.")
        return Sentence(message, {**fitting, "place": where, "when": when})
    if when:
        message = _("%(parties)s signed %(kind)s %(when)s; the place is not known.")
        return Sentence(message, {**fitting, "when": when})
    if where:
        message = _("%(parties)s signed %(kind)s in %(place)s; the date is not known.")
        return Sentence(message, {**fitting, "place": where})
    return Sentence(_("%(parties)s signed %(kind)s; neither the date nor the place is known."), fitting)


def _said(me: Agreement, parties: list[AgreementParty]) -> Sentence:
    """Nobody signs what was agreed by word of mouth."""
    kind = Words(pgettext("object of a sentence", "an oral agreement"), ((me, "form"), (me, "life_cycle")))
    fitting = {**_parties(parties), "kind": kind}
    if when := values.at(me, "signed"):
        return Sentence(_("%(parties)s reached %(kind)s %(when)s."), {**fitting, "when": when})
    return Sentence(_("%(parties)s reached %(kind)s; the date is not known."), fitting)


def _announced(me: Agreement, parties: list[AgreementParty]) -> Sentence:
    fitting = {**_parties(parties), "kind": values.planned(_kind(me, "kind", "life_cycle"))}
    when = values.at(me, "announced")
    if me.outcome == Outcome.ABANDONED:
        if when:
            message = _("%(parties)s announced %(kind)s %(when)s; it was not concluded.")
            return Sentence(message, {**fitting, "when": when})
        return Sentence(_("%(parties)s announced %(kind)s; it was not concluded."), fitting)
    if when:
        message = _("%(parties)s announced %(kind)s %(when)s; whether it was signed is not known.")
        return Sentence(message, {**fitting, "when": when})
    return Sentence(_("%(parties)s announced %(kind)s; whether it was signed is not known."), fitting)


def _planned(me: Agreement, footnotes: Footnotes) -> Iterator[Sentence]:
    """When it was to be signed, whatever came of that."""
    if planned := values.planned_for(me, "signed", footnotes):
        yield Sentence(_("Planned signing: %(planned)s."), {"planned": planned})


def _validity(me: Agreement, footnotes: Footnotes) -> Sentence:
    """Each sentence ends with what it rests on, a mark without a word of its own."""
    if me.life_cycle == LifeCycle.ENDED:
        if when := values.at(me, "ends"):
            return values.sentence(_("The agreement ended %(when)s."), when=when)
        return values.sentence(_("The agreement has ended%(mark)s."), mark=Words("", ((me, "life_cycle"),)))
    mark = Words("", ((me, "in_force"),))
    if me.in_force == InForce.YES:
        if attested := attested_in_brackets(last_telling(footnotes, me, "in_force")):
            message = _("The agreement is still in force%(mark)s (%(attested)s).")
            return values.sentence(message, mark=mark, attested=attested)
        return values.sentence(_("The agreement is still in force%(mark)s."), mark=mark)
    if me.in_force == InForce.NO:
        return values.sentence(_("The agreement is no longer in force%(mark)s."), mark=mark)
    return Sentence(_("Whether it is still in force is not known."))
