"""The vocabulary in which companies, offices, counts and places are asked for."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from records import search
from records.querysets import FIRM, SOFT, RecordQuerySet

# Kinds of place in which two organisations are not near each other.
WIDE_PLACES = ("country", "state", "region")
# Who names one of these fields of an office says that the office is there.
PRESENCE = ("organisation", "place", "address", "opened")


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
        return self.select_related("country").with_sources().in_name_order()

    def for_detail(self) -> Self:
        """Ready for the head of a profile; what gathers there from other tables is asked for by the page itself."""
        return self.select_related("country")


class CompanyManager(models.Manager.from_queryset(OrganisationQuerySet)):
    """Only organisations that are companies."""

    def get_queryset(self) -> OrganisationQuerySet:
        return super().get_queryset().companies()


class InstitutionManager(models.Manager.from_queryset(OrganisationQuerySet)):
    """Only organisations that are not companies."""

    def get_queryset(self) -> OrganisationQuerySet:
        return super().get_queryset().institutions()


class OfficeQuerySet(RecordQuerySet):
    """Offices; visible only together with their organisation."""

    def published(self) -> Self:
        return super().published().filter(organisation__state="published")

    def word_condition(self, word: str) -> Q:
        """A word counts in the address, the place and every name of the organisation."""
        names = self.related("organisation").all().related("names")
        found = names.filter(search.holds(word, "search_text"), organisation=OuterRef("organisation"))
        own = search.holds(word, "search_text", "place__search_text", "organisation__search_text")
        return own | Q(Exists(found))

    def _told(self, fields: tuple[str, ...], certainties: tuple[str, ...]) -> models.QuerySet:
        """Citations of these fields of the office itself in published sources, with the days these may be of."""
        return (
            self.related("citations")
            .filter(record=OuterRef("pk"), function=None, field__in=fields, certainty__in=certainties)
            .filter(source__state="published")
            .annotate(
                told_earliest=Coalesce("source__published_earliest", "source__inferred_earliest"),
                told_latest=Coalesce("source__published_latest", "source__inferred_latest"),
            )
        )

    def _is_soft(self, *fields: str) -> Q:
        """Whether these fields rest on plans and reports alone."""
        return Q(Exists(self._told(fields, SOFT))) & ~Q(Exists(self._told(fields, FIRM)))

    def possibly_active_on(self, day: datetime.date) -> Self:
        """Offices that may have been there on ``day``, the certain ones included; unknown dates rule nothing out.

        Certainly opened later, certainly closed before, or nowhere told of but as a plan: these were not there. A
        closing that is only planned or reported closes nothing.
        """
        is_planned_only = Q(Exists(self._told(PRESENCE, ("planned",)))) & ~Q(
            Exists(self._told(PRESENCE, (*FIRM, "reported")))
        )
        return self.filter(
            Q(opened_earliest__isnull=True) | Q(opened_earliest__lte=day),
            Q(closed_latest__isnull=True) | Q(closed_latest__gte=day) | self._is_soft("closed"),
        ).exclude(is_planned_only)

    def active_on(self, day: datetime.date) -> Self:
        """Offices that were certainly there on ``day``, as `records.dates.standing.judge_span` reckons.

        They had opened by then for sure, or a source from before that day already names them; and they closed only
        afterwards, or, where no closing is known, a source of that day or later still names them.
        """
        return self.possibly_active_on(day).filter(self.is_certainly_active_on(day))

    def is_certainly_active_on(self, day: datetime.date) -> Q:
        """The condition of ``active_on`` for rows that are possibly active on that day."""
        named_before = self._told(PRESENCE, FIRM).filter(told_latest__lte=day)
        opened = (Q(opened_latest__lte=day) & ~self._is_soft("opened")) | Q(
            # A source from before the opening can only have announced it.
            Exists(named_before.filter(told_latest__gte=Coalesce(OuterRef("opened_earliest"), datetime.date.min)))
        )
        no_closing_known = Q(closed_earliest__isnull=True) | self._is_soft("closed")
        still_there = Q(Exists(self._told(PRESENCE, FIRM).filter(told_earliest__gte=day)))
        return opened & ((Q(closed_earliest__gt=day) & ~self._is_soft("closed")) | (no_closing_known & still_there))

    def for_list(self) -> Self:
        return (
            self.select_related("organisation", "place")
            .prefetch_related("functions")
            .with_sources()
            .order_by(search.sort_column("organisation__"), search.sort_column("place__"), "pk")
        )

    def for_detail(self) -> Self:
        return (
            self.select_related("organisation", "place__within__within__within")
            .prefetch_related("functions")
            .with_sources()
        )


class CountQuerySet(RecordQuerySet):
    """Counts, oldest first so that a series reads in time; undated ones last."""

    def for_list(self) -> Self:
        return (
            self.select_related("place", "office__organisation", "office__place")
            .with_sources()
            .order_by(
                models.F("as_of_earliest").asc(nulls_last=True),
                models.F("as_of_latest").asc(nulls_last=True),
                "as_of",
                "pk",
            )
        )

    def published(self) -> Self:
        """Staff counts are visible only together with their office."""
        return (
            super()
            .published()
            .filter(Q(office__isnull=True) | Q(office__state="published", office__organisation__state="published"))
        )
