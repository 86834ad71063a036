"""The vocabulary in which companies, offices, counts and places are asked for."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from records import search
from records.querysets import RecordQuerySet


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

    def active_on(self, day: datetime.date) -> Self:
        """Offices that were certainly there on ``day``: opened by then for sure, not possibly closed before it."""
        return self.filter(opened_latest__lte=day).filter(Q(closed_earliest__isnull=True) | Q(closed_earliest__gt=day))

    def possibly_active_on(self, day: datetime.date) -> Self:
        """Offices that may have been there on ``day``, the certain ones included; unknown dates rule nothing out."""
        return self.filter(Q(opened_earliest__isnull=True) | Q(opened_earliest__lte=day)).filter(
            Q(closed_latest__isnull=True) | Q(closed_latest__gte=day)
        )

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
