"""The vocabulary in which people, delegations, agreements and figures are asked for."""

import datetime
from typing import Self

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from companies.models import OrganisationName
from records import search
from records.dates import date_order
from records.plans import Fate, has_fate, of_outcome
from records.querysets import RecordQuerySet, is_published

# What was signed, whatever became of it.
CONCLUDED = ("signed", "in force", "ended")


def in_names_of(word: str, organisation: str) -> Exists:
    """Whether a published organisation at this key bears ``word`` in any of its names."""
    return Exists(
        OrganisationName.objects.filter(
            search.holds(word, "search_text"),
            is_published("organisation"),
            organisation=OuterRef(organisation),
        )
    )


class PersonQuerySet(RecordQuerySet):
    """People, by name."""

    def word_condition(self, word: str) -> Q:
        """A word counts in every name, in the roles held, and in the names of the organisations they were held at."""
        role_form = search.SearchForm(*search.texts(*search.in_languages("role")))
        positions = self.related("positions").filter(person=OuterRef("pk")).annotate(role_form=role_form)
        names = self.related("names").filter(search.holds(word, "search_text"), person=OuterRef("pk"))
        return (
            Q(super().word_condition(word))
            | Q(Exists(names))
            | Q(Exists(positions.filter(search.holds(word, "role_form"))))
            | Exists(positions.filter(search.holds(word, "organisation__search_text"), is_published("organisation")))
            | Exists(positions.filter(in_names_of(word, "organisation")))
        )

    def with_positions(self) -> Self:
        """The positions held, each with its organisation; one query more."""
        return self.prefetch_related(Prefetch("positions", self.related("positions").select_related("organisation")))

    def for_list(self) -> Self:
        return self.with_positions().with_sources().order_by(search.sort_column(), "pk")

    def for_detail(self) -> Self:
        return self.with_positions().with_sources()


class DelegationQuerySet(RecordQuerySet):
    """Delegations, the latest first; undated ones last."""

    def word_condition(self, word: str) -> Q:
        """A word counts in title and purpose, in the places, and in the names of published members and hosts."""
        members = self.related("members").filter(delegation=OuterRef("pk"))
        visits = self.related("visits").filter(delegation=OuterRef("pk"))
        return (
            super().word_condition(word)
            | search.holds(word, "origin__search_text", "destination__search_text")
            | Exists(members.filter(search.holds(word, "person__search_text"), is_published("person")))
            | Exists(members.filter(search.holds(word, "organisation__search_text"), is_published("organisation")))
            | Exists(members.filter(in_names_of(word, "organisation")))
            | Exists(visits.filter(search.holds(word, "place__search_text")))
            | Exists(visits.filter(search.holds(word, "host__search_text"), is_published("host")))
            | Exists(visits.filter(in_names_of(word, "host")))
        )

    def possibly_under_way_on(self, first: datetime.date, day: datetime.date, last: datetime.date) -> Self:
        """Delegations with a date that may have been travelling on ``day``.

        Where one end of a journey is unknown, the other must lie between ``first`` and ``last``.
        """
        return self.filter(
            Q(starts_earliest__lte=day) | Q(starts_earliest__isnull=True, ends_earliest__lte=last),
            Q(ends_latest__gte=day) | Q(ends_latest__isnull=True, starts_latest__gte=first),
        )

    def with_plans(self, fate: Fate, day: datetime.date) -> Self:
        """Delegations with a plan of which this became: to travel, or to make a visit."""
        visits = self.related("visits").filter(of_outcome(fate, "date", day), delegation=OuterRef("pk"))
        return self.filter(of_outcome(fate, "starts", day) | of_outcome(fate, "ends", day) | Q(Exists(visits)))

    def for_list(self) -> Self:
        newest_first = date_order("starts", "ends", descending=True)
        return self.select_related("origin", "destination").with_sources().order_by(*newest_first)

    def for_detail(self) -> Self:
        """With members, visits and who took part in them, each with the records and places they name."""
        visits = self.related("visits").select_related("place__within__within__within__within", "host")
        participants = self.related("participants").select_related("person", "organisation")
        return (
            self.select_related("origin__within__within__within", "destination")
            .prefetch_related(
                Prefetch("members", self.related("members").select_related("person", "organisation")),
                Prefetch("visits", visits.prefetch_related(Prefetch("participants", participants))),
            )
            .with_sources()
        )


class AgreementQuerySet(RecordQuerySet):
    """Agreements, the latest signed first; undated ones last."""

    def word_condition(self, word: str) -> Q:
        """A word counts in title and purpose, all names of published parties, topics and the place of signing."""
        parties = self.related("parties").filter(agreement=OuterRef("pk"))
        topics = self.model.topics.through.objects.filter(agreement=OuterRef("pk"))  # type: ignore[attr-defined]
        return (
            super().word_condition(word)
            | search.holds(word, "place__search_text")
            | Exists(parties.filter(search.holds(word, "organisation__search_text"), is_published("organisation")))
            | Exists(parties.filter(in_names_of(word, "organisation")))
            | Exists(
                parties.annotate(name_form=search.NameSearchForm(F("name_at_signing"))).filter(
                    search.holds(word, "name_form"), is_published("organisation")
                )
            )
            | Exists(topics.filter(search.holds(word, "topic__search_text")))
        )

    def concluded(self) -> Self:
        """Those that were signed, whatever became of them; none that was only announced, or given up before."""
        return self.filter(life_cycle__in=CONCLUDED)

    def with_plans(self, fate: Fate, day: datetime.date) -> Self:
        """Agreements of whose planned signing this became."""
        done = Q(life_cycle__in=CONCLUDED)
        return self.filter(has_fate(fate, "signed", day, done=done, abandoned=Q(life_cycle="abandoned")))

    def for_list(self) -> Self:
        return (
            self.select_related("place")
            .prefetch_related(Prefetch("parties", self.related("parties").select_related("organisation", "acting_for")))
            .with_sources()
            .order_by(*date_order("signed", descending=True))
        )

    def for_detail(self) -> Self:
        """With everything it names. Links from agreements that are not public do not exist for a reader."""
        from_others = self.related("inverse_links").filter(is_published("agreement"))
        return (
            self.select_related("place", "delegation", "event")
            .prefetch_related(
                "topics",
                Prefetch("parties", self.related("parties").select_related("organisation", "acting_for")),
                Prefetch(
                    "signatories",
                    self.related("signatories").select_related("person", "organisation", "party__organisation"),
                ),
                Prefetch("links", self.related("links").select_related("other")),
                Prefetch("inverse_links", from_others.select_related("agreement").with_sources()),
            )
            .with_sources()
        )

    def with_staff_notes(self) -> Self:
        """Agreements somebody has written notes on for staff, the latest change first."""
        return self.exclude(staff_notes="").recently_changed()


class EventQuerySet(RecordQuerySet):
    """Events, the latest first; undated ones last."""

    def word_condition(self, word: str) -> Q:
        """A word counts in title and summary, in series and place, and in the names of published participants."""
        participants = self.related("participants").filter(event=OuterRef("pk"))
        return (
            super().word_condition(word)
            | search.holds(word, "series__search_text", "place__search_text")
            | Exists(participants.filter(is_published("person"), search.holds(word, "person__search_text")))
            | Exists(participants.filter(in_names_of(word, "organisation")))
        )

    def with_plans(self, fate: Fate, day: datetime.date) -> Self:
        """Events with a plan of which this became: to begin, or to end."""
        return self.filter(of_outcome(fate, "starts", day) | of_outcome(fate, "ends", day))

    def for_list(self) -> Self:
        newest_first = date_order("starts", "planned_starts", "ends", descending=True)
        return self.select_related("place", "series").with_sources().order_by(*newest_first)

    def for_detail(self) -> Self:
        """With who took part, each with the records they name."""
        participants = self.related("participants").select_related("person", "organisation", "delegation")
        return (
            self.select_related("place__within__within__within", "series")
            .prefetch_related(Prefetch("participants", participants))
            .with_sources()
        )


class FigureQuerySet(RecordQuerySet):
    """Figures, oldest first so that a series reads in time; undated ones last."""

    READ_WITH = ("office", "office__organisation", "organisation", "agreement", "delegation", "event")

    def word_condition(self, word: str) -> Q:
        """A word counts in the rule, and in the names of what the figure is of."""
        owners = ("place", "office__place", "office__organisation", "organisation", "agreement", "delegation", "event")
        return search.holds(word, *(f"{path}__search_text" for path in ("rule", *owners)))

    def for_list(self) -> Self:
        return (
            self.select_related("place", "office__place", "rule", *self.READ_WITH)
            .with_sources()
            .order_by(*date_order("as_of"))
        )

    def published(self) -> Self:
        """A figure is visible only together with what it is of."""
        shown = super().published()
        for path in self.READ_WITH:
            shown = shown.filter(Q(**{path: None}) | is_published(path))
        return shown
