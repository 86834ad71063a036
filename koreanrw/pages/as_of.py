"""The profile of an organisation as of one day: what held then by the facts of the register, and what only may have.

This is the time in which things are true, not the time in which somebody typed them: a fact found out later counts
for the day it is about.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from companies.models import OrganisationRelation as Relation
from companies.models.office import Outcome
from companies.presence import dates_told, judge_function, judge_office, of_field
from events.journeys import had_travelled_by
from events.models import Event
from koreanrw.profiles.organisations import (
    OrganisationAgreement,
    OrganisationJourney,
    OrganisationOffice,
    OrganisationProfile,
)
from records.assertion import is_certain
from records.dates import DayField, PartialDate
from records.dates.grounds import IN_GENERAL, OF_OFFICES, in_words
from records.dates.standing import Ground, Judgement, Standing, judge_event, judge_plan, judge_span
from records.models import Certainty, Citation, Part

LONGEST_DAY = 60
# A tie that comes about on one day and has no end.
EVENTS_AMONG_RELATIONS = (Relation.Kind.MERGED_INTO, Relation.Kind.SUCCESSOR_OF)


class AsOfForm(forms.Form):
    """Which day a profile is asked for."""

    as_of = DayField(
        label=_("Day"),
        required=False,
        max_length=LONGEST_DAY,
        help_text=_("One exact day: 27 March 2015, 27.3.2015 or 2015-03-27."),
    )


@dataclass(frozen=True)
class Judged:
    """A row of the profile, how it stands on the day, and what it holds itself."""

    row: Any
    judgement: Judgement
    words: Mapping[Ground, str | Promise] = field(default_factory=lambda: IN_GENERAL)
    parts: "tuple[Section, ...]" = ()

    @property
    def reasons(self) -> list[str]:
        return in_words(self.judgement, dict(self.words))


@dataclass(frozen=True)
class Section:
    """One part of the profile: what held on the day for sure, what possibly did, and how much is left out."""

    name: str
    heading: str | Promise
    rows: tuple[Judged, ...]

    @property
    def template(self) -> str:
        """What shows one row."""
        return f"pages/organisations/as_of/_{self.name}.html"

    @property
    def certain(self) -> list[Judged]:
        return [judged for judged in self.rows if judged.judgement.is_certain]

    @property
    def possible(self) -> list[Judged]:
        return [judged for judged in self.rows if judged.judgement.is_possible]

    @property
    def by_then(self) -> list[Any]:
        """The rows themselves, without those left out."""
        return [judged.row for judged in self.rows if judged.judgement.may_hold]

    @property
    def later(self) -> int:
        """How many rows are left out because they had certainly not begun, those within its rows included."""
        return sum(judged.judgement.is_later for judged in self.rows) + self._within("later")

    @property
    def over(self) -> int:
        """How many rows are left out because they were certainly over."""
        return sum(judged.judgement.is_over for judged in self.rows) + self._within("over")

    def _within(self, name: str) -> int:
        shown = (judged for judged in self.rows if judged.judgement.may_hold)
        return sum(getattr(part, name) for judged in shown for part in judged.parts)


class AsOf:
    """A profile as of ``day``; costs no query."""

    def __init__(self, day: datetime.date, page: OrganisationProfile) -> None:
        self.day = day
        self.organisation = page.subject
        self.footnotes = page.footnotes
        # Agreements and delegations that came later than those of the profile are only counted.
        begun = [entry.agreement.signed for entry in page.agreements]
        begun += [journey.delegation.starts for journey in page.journeys]
        among = sum(bool(date) and date.earliest > day for date in begun)
        self._not_loaded = page.agreements.later + page.journeys.later - among
        relations = [*page.relations, *page.inverse_relations]
        self.sections = (
            self._section("name", _("Names"), page.names, self._part("text")),
            self._section("office", _("Offices"), page.offices, self._office),
            self._section("relation", _("Ties to other organisations"), relations, self._relation),
            self._section("agreement", _("Agreements"), page.agreements, self._agreement),
            self._section("journey", _("Delegations"), page.journeys, self._journey),
            self._section("event", _("Events"), page.events, self._attended),
            self._section("position", _("People"), page.positions, self._part("role", "organisation")),
            self._section("figure", _("Figures"), page.figures, self._figure),
        )

    @property
    def existence(self) -> Judgement:
        """Whether the organisation existed: certainly not before it was founded, nor after it was dissolved."""
        me = self.organisation
        dissolved = self.footnotes.citations(me, "dissolved")
        return judge_span(self.day, me.founded, me.dissolved, until_is_firm=is_certain(dissolved))

    @property
    def shows_founding(self) -> bool:
        founded = self.organisation.founded
        return bool(founded) and founded.earliest <= self.day

    @property
    def shows_dissolution(self) -> bool:
        dissolved = self.organisation.dissolved
        return bool(dissolved) and dissolved.earliest <= self.day

    @property
    def later(self) -> int:
        return sum(section.later for section in self.sections) + self._not_loaded

    @property
    def over(self) -> int:
        return sum(section.over for section in self.sections)

    @property
    def is_empty(self) -> bool:
        """Whether nothing dated is left to show."""
        return not any(section.certain or section.possible for section in self.sections)

    def _section(self, name: str, heading, rows: Iterable, judged: Callable[[Any], Judged]) -> Section:
        return Section(name, heading, tuple(judged(row) for row in rows))

    def _citations(self, *rows: Any) -> list[Citation]:
        return [citation for row in rows for citation in self.footnotes.citations(row)]

    def _part(self, *fields: str) -> Callable[[Part], Judged]:
        """Judges a part with a beginning and an end, attested by what its sources say of these fields."""

        def judged(row: Any) -> Judged:
            return Judged(row, self._span(row, fields))

        return judged

    def _span(self, row: Any, fields: tuple[str, ...]) -> Judgement:
        citations = self._citations(row)
        return judge_span(
            self.day,
            row.since,
            row.until,
            dates_told(citations, fields),
            since_is_firm=is_certain(of_field(citations, "since")),
            until_is_firm=is_certain(of_field(citations, "until")),
        )

    def _event(self, date: PartialDate, citations: Iterable[Citation], *fields: str) -> Judgement:
        """An event; a date that no published source proves never makes it certain."""
        citations = list(citations)
        judgement = judge_event(self.day, date, dates_told(citations, fields))
        is_by_its_date = judgement.is_certain and judgement.reasons[0][0] is Ground.HAPPENED
        if is_by_its_date and not is_certain(of_field(citations, fields[0])):
            return judgement.but(Ground.DAY_UNSURE, date)
        return judgement

    def _relation(self, row: Relation) -> Judged:
        if row.kind in EVENTS_AMONG_RELATIONS:
            return Judged(row, self._event(row.since, self._citations(row), "since", "kind", "other"))
        return Judged(row, self._span(row, ("kind", "other")))

    def _office(self, entry: OrganisationOffice) -> Judged:
        office = entry.office
        functions = self._section("function", _("What the office is there for"), office.functions.all(), self._function)
        figures = self._section("figure", _("Figures"), entry.figures, self._figure)
        judgement = judge_office(office, self._citations(office), self.day)
        return Judged(entry, judgement, OF_OFFICES, (functions, figures))

    def _function(self, row) -> Judged:
        return Judged(row, judge_function(row, self._citations(row), self.day))

    def _figure(self, row) -> Judged:
        return Judged(row, self._event(row.as_of, self._citations(row), "as_of", "value"))

    def _agreement(self, entry: OrganisationAgreement) -> Judged:
        """Signed by then; one that was only announced, announced by then."""
        agreement, party = entry.agreement, entry.party
        citations = self._citations(agreement, party)
        if agreement.outcome != Outcome.DONE:
            return Judged(entry, self._event(agreement.announced, citations, "announced", "organisation"))
        # What the party signed may be dated where the agreement is not.
        date = agreement.signed or party.signed
        return Judged(entry, self._event(date, citations, "signed", "organisation", "name_at_signing"))

    def _attended(self, event: Event) -> Judged:
        """Had taken place by then; what is known as a plan only never had."""
        if event.is_planned:
            return Judged(event, Judgement(Standing.PLANNED, ((Ground.PLANNED, event.planned_starts),)))
        return Judged(event, self._event(event.starts, self._citations(event), "starts", "title", "outcome"))

    def _journey(self, journey: OrganisationJourney) -> Judged:
        """Travelled by then. Its visits that certainly came later are left out."""
        rows = [*journey.memberships, *journey.hosted, *journey.attended]
        told = dates_told(self._citations(*rows), ("organisation", "person", "host", "kind", "place", "topic"))
        hosted = self._section("visit", "", journey.hosted, self._visit)
        attended = self._section("visit", "", journey.attended, lambda row: self._visit(row.visit, row))
        by_then = replace(journey, hosted=tuple(hosted.by_then), attended=tuple(attended.by_then))
        return Judged(by_then, had_travelled_by(self.day, journey.delegation, told), parts=(hosted, attended))

    def _visit(self, visit, row: Any = None) -> Judged:
        if visit.outcome in (Outcome.PLANNED, Outcome.ABANDONED):
            told = dates_told(self._citations(visit), visit.CITABLE, Certainty.values)
            return Judged(row or visit, judge_plan(self.day, visit.planned_date, told))
        return Judged(row or visit, judge_event(self.day, visit.date))
