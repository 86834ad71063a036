"""What the page of a delegation opens with: from where to where, when, and led by whom."""

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from companies.models.office import Outcome
from companies.plans import plan_of
from events.models import Delegation, DelegationMember
from koreanrw.profiles.delegations import DelegationProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import values
from koreanrw.sentences.articles import Case, with_article
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.assertion import is_certain, is_only_planned
from records.plans import Fate


def opening(page: DelegationProfile) -> list[Sentence]:
    """The journey, who led it or took part, and what of it was only planned."""
    me = page.subject
    members = list(me.members.all())
    is_plan = _is_plan(me, page.footnotes)
    sentences = [_journey(me, page.footnotes, is_plan=is_plan)]
    if not is_plan and not me.starts and (start := values.planned_for(me, "starts", page.footnotes)):
        # It took place, but when it began is told only by the plan.
        sentences.append(Sentence(_("Planned start: %(planned)s."), {"planned": start}))
    if leaders := [row for row in members if row.leads]:
        sentences.append(_leaders(leaders, is_plan=is_plan))
    elif members:
        sentences.append(_members(members, is_plan=is_plan))
    plans = [visit for visit in me.visits.all() if visit.outcome == Outcome.PLANNED]
    planned = sum((plan := plan_of(visit, "date")) is None or plan.fate is not Fate.OPEN for visit in plans)
    if planned:
        message = ngettext(
            "One of the visits on record is known only as a plan; whether it took place is not known.",
            "%(number)s of the visits on record are known only as plans; whether they took place is not known.",
            planned,
        )
        sentences.append(values.sentence(message, number=values.counted(planned)))
    return sentences


# --- the journey -------------------------------------------------------------------------------------------------


def _is_plan(me: Delegation, footnotes: Footnotes) -> bool:
    """Whether it was given up, or no source knows more than that it was to travel."""
    took_place = me.outcome == Outcome.DONE and is_certain(footnotes.citations(me, "outcome"))
    if took_place or me.outcome == Outcome.ABANDONED:
        return not took_place
    is_told = any(visit.outcome == Outcome.DONE for visit in me.visits.all())
    is_announced = is_only_planned(footnotes.citations(me, "title", "direction", "destination"))
    return is_announced or (me.is_planned and not is_told)


def _journey(me: Delegation, footnotes: Footnotes, *, is_plan: bool) -> Sentence:
    route = _route(me)
    if me.outcome == Outcome.ABANDONED:
        message = _("This delegation was to travel %(route)s (%(period)s); the journey was given up.")
        return Sentence(message, {"route": route, "period": _period(me, footnotes, is_plan=is_plan)})
    if is_plan:
        plans = (plan_of(me, "starts"), plan_of(me, "ends"))
        is_open = any(plan and plan.fate is Fate.OPEN for plan in plans)
        message = (
            _("This delegation is to travel %(route)s (%(period)s).")
            if is_open
            else _("This delegation was to travel %(route)s (%(period)s); whether it did is not known.")
        )
        return Sentence(message, {"route": route, "period": _period(me, footnotes, is_plan=is_plan)})
    if me.starts and me.starts == me.ends:
        when = values.at(me, "starts")
        return values.sentence(_("This delegation travelled %(route)s %(when)s."), route=route, when=when)
    message = _("This delegation travelled %(route)s (%(period)s).")
    return Sentence(message, {"route": route, "period": _period(me, footnotes, is_plan=is_plan)})


def _route(me: Delegation) -> Value:
    if me.origin is None and me.destination is None:
        return _by_direction(me)
    if me.destination is None:
        origin = values.place(me.origin, (me, "origin"))  # type: ignore[arg-type]
        return Sentence(pgettext("a delegation travelled", "from %(origin)s to a place not known"), {"origin": origin})
    towards = _towards(me)
    if me.origin is None:
        return towards
    message = pgettext("a delegation travelled", "from %(origin)s %(towards)s")
    return Sentence(message, {"origin": values.place(me.origin, (me, "origin")), "towards": towards})


def _towards(me: Delegation) -> Sentence:
    where = values.place(me.destination, (me, "destination"))  # type: ignore[arg-type]
    if getattr(me.destination, f"locative_{get_language()}", ""):
        # Translators: the name stands as after “in”, with its article: “zu einem Ziel in der Technologieregion Aachen”.
        return Sentence(pgettext("a delegation travelled, name with article", "to %(place)s"), {"place": where})
    return Sentence(pgettext("a delegation travelled", "to %(place)s"), {"place": where})


def _by_direction(me: Delegation) -> Words:
    directions = {
        Delegation.Direction.TO_KOREA: pgettext("a delegation travelled", "from North Rhine-Westphalia to Korea"),
        Delegation.Direction.TO_NRW: pgettext("a delegation travelled", "from Korea to North Rhine-Westphalia"),
    }
    return Words(directions[Delegation.Direction(me.direction)], ((me, "direction"),))


def _period(me: Delegation, footnotes: Footnotes, *, is_plan: bool) -> Value:
    """What is known of its dates, for brackets; of a plan those it was to have."""
    start, end = (
        values.planned_for(me, field, footnotes) if is_plan and me.is_planned else values.shown(me, field)
        for field in ("starts", "ends")
    )
    if start and end:
        return Sentence(pgettext("a journey", "start: %(start)s; end: %(end)s"), {"start": start, "end": end})
    if start:
        return Sentence(pgettext("a journey", "start: %(start)s; end not known"), {"start": start})
    if end:
        return Sentence(pgettext("a journey", "start not known; end: %(end)s"), {"end": end})
    return Sentence(pgettext("a journey", "dates not known"))


# --- who travelled -----------------------------------------------------------------------------------------------


def _leaders(rows: list[DelegationMember], *, is_plan: bool) -> Sentence:
    """People, or whoever led it for an organisation; an organisation of which no more is said led it itself."""
    people = values.listed([_member(row, leads=True) for row in values.named_of(rows)])
    if any(row.person or row.role for row in rows):
        return values.sentence(_("Head of the delegation: %(people)s."), people=people)
    message = _("It was to be led by %(people)s.") if is_plan else _("It was led by %(people)s.")
    return values.sentence(message, people=people)


def _member(row: DelegationMember, leads: bool = False) -> Value:
    """A person with the role of that day, an organisation, or of one that led only the role: the Rector of Hana."""
    further = ((row, "leads"),) if leads else ()
    if row.person is None:
        name = values.named(row.organisation, (row, "organisation"), *further)  # type: ignore[arg-type]
        if leads and row.role:
            message = pgettext("position", "%(role)s (%(organisation)s)")
            return Sentence(message, {"role": values.text(row, "role"), "organisation": name})
        return with_article(name, row.organisation, Case.ACCUSATIVE)  # type: ignore[arg-type]
    facts = ((row, "person"), *further)
    if not row.role:
        return values.named(row.person, *facts)
    message = pgettext("a person with a role", "%(person)s (%(role)s)")
    # All stands behind the role: brackets must not follow brackets.
    role = values.text(row, "role", *facts, (row, "role"))
    return Sentence(message, {"person": values.named(row.person), "role": role})


def _members(rows: list[DelegationMember], *, is_plan: bool) -> Sentence:
    named = [_member(row) for row in values.named_of(rows)]
    if len(named) < len(rows):
        took_part = _("The sources name %(people)s and others as taking part.")
        was_to = _("The sources name %(people)s and others as meant to take part.")
        return values.sentence(was_to if is_plan else took_part, people=values.with_commas(named))
    took_part = _("The sources name %(people)s as taking part.")
    was_to = _("The sources name %(people)s as meant to take part.")
    return values.sentence(was_to if is_plan else took_part, people=values.listed(named))
