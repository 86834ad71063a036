"""What the page of a person opens with: the public roles the sources name, and what the person took part in."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from companies.models.office import Outcome
from events.models import AgreementSignatory, DelegationMember, Person, Position, VisitParticipant
from koreanrw.profiles.people import PersonProfile
from koreanrw.sentences import values
from koreanrw.sentences.articles import Case, with_article
from koreanrw.sentences.sentence import Sentence, Value


def opening(page: PersonProfile) -> list[Sentence]:
    """Roles as the sources name them, at their time; nobody is said to hold one today."""
    me = page.subject
    journeys = [row for row in page.journeys if not row.delegation.is_planned]
    return [
        _roles(me, values.subject(me), [*page.journeys, *page.attendance, *page.signatures]),
        *(_travelled(me, journeys) or _attended(me, page.attendance)),
        *_signed(me, [row for row in page.signatures if row.agreement.outcome == Outcome.DONE]),
    ]


type Appearance = DelegationMember | VisitParticipant | AgreementSignatory


def _roles(me: Person, name: Value, appearances: Sequence[Appearance]) -> Sentence:
    """Positions, or else the roles of which somebody was told on a journey or at a signing."""
    then = {row.role: values.text(row, "role") for row in reversed(appearances) if row.role}
    roles = [_position(row) for row in me.positions.all()] or list(then.values())[::-1]
    if not roles:
        return values.sentence(_("The sources name no position of %(name)s."), name=name)
    message = _("The sources name %(name)s as %(roles)s.")
    return values.sentence(message, name=name, roles=values.listed(values.named_of(roles)))


def _position(row: Position) -> Value:
    organisation = values.named(row.organisation, (row, "organisation"))
    if not row.role:
        at = with_article(organisation, row.organisation, Case.DATIVE)
        return Sentence(pgettext("position", "a person at %(organisation)s"), {"organisation": at})
    fitting: dict[str, Value] = {"role": values.text(row, "role"), "organisation": organisation}
    since, until = values.shown(row, "since"), values.shown(row, "until")
    if since and until:
        message = pgettext("position", "%(role)s (%(organisation)s, from: %(since)s, until: %(until)s)")
        return Sentence(message, {**fitting, "since": since, "until": until})
    if since:
        return Sentence(
            pgettext("position", "%(role)s (%(organisation)s, from: %(since)s)"), {**fitting, "since": since}
        )
    if until:
        return Sentence(
            pgettext("position", "%(role)s (%(organisation)s, until: %(until)s)"), {**fitting, "until": until}
        )
    return Sentence(pgettext("position", "%(role)s (%(organisation)s)"), fitting)


def _travelled(me: Person, rows: Sequence[DelegationMember]) -> list[Sentence]:
    """The latest delegation by its title; how many there are, where there are more."""
    leading = [row for row in rows if row.leads]
    chosen = leading or rows
    if not chosen:
        return []
    fields = ("person", "leads") if leading else ("person",)
    delegation = values.named(chosen[0].delegation, *((chosen[0], field) for field in fields))
    fitting = {"name": values.subject(me), "delegation": delegation, "number": values.counted(len(chosen))}
    if leading:
        message = ngettext(
            "%(name)s is recorded as head of the delegation “%(delegation)s”.",
            "%(name)s is recorded as head of %(number)s delegations, the latest being “%(delegation)s”.",
            len(chosen),
        )
    else:
        message = ngettext(
            "%(name)s is recorded as a member of the delegation “%(delegation)s”.",
            "%(name)s is recorded as a member of %(number)s delegations, the latest being “%(delegation)s”.",
            len(chosen),
        )
    return [Sentence(message, fitting)]


def _attended(me: Person, rows: Sequence[VisitParticipant]) -> list[Sentence]:
    """Visits that are known to have taken place; of others nobody knows who was there."""
    number = sum(row.visit.outcome == Outcome.DONE for row in rows)
    if not number:
        return []
    message = ngettext(
        "%(name)s is recorded as taking part in one visit by a delegation.",
        "%(name)s is recorded as taking part in %(number)s visits by delegations.",
        number,
    )
    return [values.sentence(message, name=values.subject(me), number=values.counted(number))]


def _signed(me: Person, rows: Sequence[AgreementSignatory]) -> list[Sentence]:
    signed = sum(row.capacity == AgreementSignatory.Capacity.SIGNATORY for row in rows)
    number = signed or len(rows)
    if not number:
        return []
    message = (
        ngettext(
            "%(name)s is recorded as having signed one agreement.",
            "%(name)s is recorded as having signed %(number)s agreements.",
            number,
        )
        if signed
        else ngettext(
            "%(name)s is recorded as a witness to one agreement.",
            "%(name)s is recorded as a witness to %(number)s agreements.",
            number,
        )
    )
    return [values.sentence(message, name=values.subject(me), number=values.counted(number))]
