"""The vocabulary in which companies, offices and places are asked for."""

import datetime
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When
from django.db.models.functions import JSONObject

from records import search
from records.assertion import FIRM
from records.dates.standing import Standing
from records.models.citation import Verdict
from records.plans import Fate, has_fate, of_outcome
from records.querysets import PartQuerySet, RecordQuerySet, is_published

# Kinds of place in which two organisations are not near each other.
WIDE_PLACES = ("country", "state", "region")


class OrganisationQuerySet(RecordQuerySet):
    """Organisations of every kind."""

    def companies(self) -> Self:
        return self.filter(kind="company")

    def institutions(self) -> Self:
        return self.exclude(kind="company")

    def word_condition(self, word: str) -> Q:
        """A word counts in today's heading, the summary and every other name."""
        names = self.related("names")
        found = names.filter(search.holds(word, "search_text"), organisation=OuterRef("pk"))
        return super().word_condition(word) | Q(Exists(found))

    def in_name_order(self) -> Self:
        return self.order_by(search.sort_column(), "pk")

    def beside(self, organisation) -> Self:
        """Other published organisations of the same sort: in one of its sectors, or with an office in the same city.

        Each says by ``shares_sector`` and ``shares_place`` why it is here. A state or region is shared by too many.
        """
        works_in = self.model.sectors.through.objects.filter(organisation=OuterRef("pk"))  # type: ignore[attr-defined]
        offices = self.related("offices").published().exclude(place__kind__in=WIDE_PLACES)
        beside = offices.filter(
            organisation=OuterRef("pk"), place__in=offices.filter(organisation=organisation).values("place")
        )
        company = Q(kind="company")
        return (
            self.published()
            .filter(company if organisation.is_company else ~company)
            .exclude(pk=organisation.pk)
            .annotate(
                shares_sector=Exists(works_in.filter(sector__in=organisation.sectors.values("pk"))),
                shares_place=Exists(beside),
            )
            .filter(Q(shares_sector=True) | Q(shares_place=True))
            .order_by("-shares_sector", "-shares_place", search.sort_column(), "pk")
        )

    def for_list(self) -> Self:
        return self.select_related("seat").with_sources().in_name_order()

    def for_detail(self) -> Self:
        """Ready for the head of a profile; what gathers there from other tables is asked for by the page itself."""
        columns = {name: name for name in ("id", "slug", *search.in_languages("name"))}
        # Translated querysets would give further columns.
        sectors: models.QuerySet = models.QuerySet(self.related("sectors").model).filter(organisations=OuterRef("pk"))
        in_name_order = sectors.order_by(search.sort_column(), "pk")
        return self.select_related("country", "seat__within__within__within").annotate(
            # The few sectors there are come along: a profile asks enough besides.
            sector_rows=ArraySubquery(in_name_order.values(row=JSONObject(**columns)))
        )


class CompanyManager(models.Manager.from_queryset(OrganisationQuerySet)):
    """Only organisations that are companies."""

    def get_queryset(self) -> OrganisationQuerySet:
        return super().get_queryset().companies()


class InstitutionManager(models.Manager.from_queryset(OrganisationQuerySet)):
    """Only organisations that are not companies."""

    def get_queryset(self) -> OrganisationQuerySet:
        return super().get_queryset().institutions()


class OfficeFunctionQuerySet(PartQuerySet):
    """What offices are there for, or were to be."""

    def is_over(self, day: datetime.date) -> Q:
        """Whether its end is past and proved, as `companies.presence.has_ended` judges it."""
        ended = self.related("citations").filter(is_published("source"), field="until", verdict=Verdict.SUPPORTS)
        preferred = ended.filter(function=OuterRef("function"), preferred=True)
        speaking = ended.filter(function=OuterRef("pk")).filter(Q(preferred=True) | ~Exists(preferred))
        return Q(until_latest__lt=day) & Q(Exists(speaking.filter(certainty__in=FIRM)))


# By which column it is known that sources prove one of the days of an office.
_PROVED = {"opened": "opening_proved", "closed": "closing_proved"}
_HAS_COME_ABOUT = Q(attestation__only_announced=False)


def _is_over(day: datetime.date) -> Q:
    return Q(closed_latest__lt=day, attestation__closing_proved=True)


class OfficeQuerySet(RecordQuerySet):
    """Offices; visible only together with their organisation."""

    READ_WITH = ("organisation",)

    def published(self) -> Self:
        return super().published().filter(is_published("organisation"))

    def word_condition(self, word: str) -> Q:
        """A word counts in the address, the place and every name of the organisation."""
        names = self.related("organisation").all().related("names")
        found = names.filter(search.holds(word, "search_text"), organisation=OuterRef("organisation"))
        own = search.holds(word, "search_text", "place__search_text", "organisation__search_text")
        return own | Q(Exists(found))

    # --- on a day: `companies.presence.judge_office`, as far as the database keeps it (`OfficeAttestation`) --------

    def proving(self, field: str) -> Self:
        """Those of which the sources that speak for the register prove the day they opened or ``closed``."""
        return self.filter(**{f"attestation__{_PROVED[field]}": True})

    def possibly_active_on(self, day: datetime.date) -> Self:
        """Offices that may have been there on ``day``, the certain ones included; unknown dates rule nothing out.

        Certainly opened later, certainly closed before, or nowhere told of but as a plan: these were not there. A
        closing that no published source proves closes nothing.
        """
        begun = Q(opened_earliest__isnull=True) | Q(opened_earliest__lte=day)
        return self.filter(begun, _HAS_COME_ABOUT).exclude(_is_over(day))

    def active_on(self, day: datetime.date) -> Self:
        """Offices that were certainly there on ``day``, as `records.dates.standing.judge_span` reckons.

        They had opened by then for sure, or a source from before that day already names them; and they closed only
        afterwards, or, where no closing is known, a source of that day or later still names them.
        """
        return self.possibly_active_on(day).filter(self.is_certainly_active_on(day))

    def is_certainly_active_on(self, day: datetime.date) -> Q:
        """The condition of ``active_on`` for rows that are possibly active on that day."""
        return Q(attestation__certain_from__lte=day, attestation__certain_until__gte=day)

    def with_standing(self, day: datetime.date) -> Self:
        """How each stood on ``day``, as ``standing``: a value of `Standing`."""
        cases = (
            (~_HAS_COME_ABOUT, Standing.PLANNED),
            (Q(opened_earliest__gt=day), Standing.NOT),
            (_is_over(day), Standing.OVER),
            (self.is_certainly_active_on(day), Standing.CERTAIN),
        )
        return self.annotate(
            standing=Case(
                *(When(condition, then=Value(standing.value)) for condition, standing in cases),
                default=Value(Standing.POSSIBLE.value),
                output_field=CharField(),
            )
        )

    def standing_as(self, standing: Standing, day: datetime.date) -> Self:
        """Offices that stood so on ``day``: certainly or possibly there, over, or nothing but a plan by then."""
        if standing.may_hold:
            return self.possibly_active_on(day)
        if standing.is_later:
            return self.filter(~_HAS_COME_ABOUT | Q(opened_earliest__gt=day))
        return self.filter(_HAS_COME_ABOUT, _is_over(day))

    def in_place(self, day: datetime.date, **asked: str) -> Self:
        """Offices there on ``day`` that are there for what is asked, as far as nobody proves that it is over."""
        functions = self.related("functions").filter(office=OuterRef("pk"), outcome="done", **asked)
        return self.possibly_active_on(day).filter(Exists(functions.exclude(functions.is_over(day))))

    def only_planned(self, day: datetime.date, **asked: str) -> Self:
        """Offices that were to be there for what is asked, not closed by then, where it has not come about since."""
        functions = self.related("functions").filter(office=OuterRef("pk"))
        done = functions.model.objects.filter(office=OuterRef("office"), function=OuterRef("function"), outcome="done")
        plans = functions.filter(outcome="planned", **asked).exclude(Exists(done))
        return self.filter(Exists(plans)).exclude(_is_over(day))

    def with_plans(self, fate: Fate, day: datetime.date) -> Self:
        """Offices with a plan of which this became: to open or close, or to be there for something."""
        functions = self.related("functions").filter(office=OuterRef("pk"))
        others = functions.exclude(outcome="abandoned")
        done = Q(Exists(functions.filter(outcome="done")))
        abandoned = Q(Exists(functions)) & ~Q(Exists(others))
        of_functions = functions.filter(of_outcome(fate, "since", day) | of_outcome(fate, "until", day))
        opening = has_fate(fate, "opened", day, done=done, abandoned=abandoned)
        # Where it has opened, its closing was not given up with what it was to be there for.
        closing = has_fate(fate, "closed", day, abandoned=abandoned & Q(opened=""))
        return self.filter(opening | closing | Q(Exists(of_functions)))

    def with_functions(self) -> Self:
        """What each is there for, and where what was planned came about elsewhere; one query more."""
        functions = self.related("functions").select_related("fulfilled_at__organisation", "fulfilled_at__place")
        return self.prefetch_related(models.Prefetch("functions", functions))

    def for_list(self) -> Self:
        return (
            self.select_related("organisation", "place")
            .with_functions()
            .with_sources()
            .order_by(search.sort_column("organisation__"), search.sort_column("place__"), "pk")
        )

    def for_detail(self) -> Self:
        return (
            self.select_related(
                "organisation",
                "place__within__within__within",
                "in_house_of",
                "moved_to__organisation",
                "moved_to__place",
            )
            .with_functions()
            .with_sources()
        )
