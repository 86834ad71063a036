"""The vocabulary in which people, delegations and agreements are asked for."""

from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q

from companies.models import OrganisationName
from records import search
from records.dates import date_order
from records.querysets import RecordQuerySet


def in_names_of(word: str, organisation: str) -> Exists:
    """Whether a published organisation at this key bears ``word`` in any of its names."""
    return Exists(
        OrganisationName.objects.filter(
            search.holds(word, "search_text"),
            organisation=OuterRef(organisation),
            organisation__state="published",
        )
    )


class PersonQuerySet(RecordQuerySet):
    """People, by name."""

    def word_condition(self, word: str) -> Q:
        """A word counts in the name, in the roles held, and in the names of the organisations they were held at."""
        positions = self.model._meta.get_field("positions").related_model.objects.filter(person=OuterRef("pk"))
        role = Q()
        for column in search.in_languages("role"):
            role |= Q(**{f"{column}__icontains": word})
        return (
            super().word_condition(word)
            | Exists(positions.filter(role))
            | Exists(positions.filter(search.holds(word, "organisation__search_text"), organisation__state="published"))
            | Exists(positions.filter(in_names_of(word, "organisation")))
        )

    def for_list(self) -> Self:
        return self.prefetch_related("positions__organisation").with_sources().order_by(search.sort_column(), "pk")

    def for_detail(self) -> Self:
        return self.prefetch_related("positions__organisation").with_sources()


class DelegationQuerySet(RecordQuerySet):
    """Delegations, the latest first; undated ones last."""

    def word_condition(self, word: str) -> Q:
        """A word counts in title and purpose, in the places, and in the names of published members and hosts."""
        model = self.model
        members = model._meta.get_field("members").related_model.objects.filter(delegation=OuterRef("pk"))
        visits = model._meta.get_field("visits").related_model.objects.filter(delegation=OuterRef("pk"))
        return (
            super().word_condition(word)
            | search.holds(word, "origin__search_text", "destination__search_text")
            | Exists(members.filter(search.holds(word, "person__search_text"), person__state="published"))
            | Exists(members.filter(search.holds(word, "organisation__search_text"), organisation__state="published"))
            | Exists(members.filter(in_names_of(word, "organisation")))
            | Exists(visits.filter(search.holds(word, "place__search_text")))
            | Exists(visits.filter(search.holds(word, "host__search_text"), host__state="published"))
            | Exists(visits.filter(in_names_of(word, "host")))
        )

    def for_list(self) -> Self:
        return (
            self.select_related("origin", "destination").with_sources().order_by(*date_order("starts", descending=True))
        )

    def for_detail(self) -> Self:
        return (
            self.select_related("origin", "destination")
            .prefetch_related(
                "members__person",
                "members__organisation",
                "visits__place",
                "visits__host",
                "participants__person",
                "participants__organisation",
            )
            .with_sources()
        )


class AgreementQuerySet(RecordQuerySet):
    """Agreements, the latest signed first; undated ones last."""

    def word_condition(self, word: str) -> Q:
        """A word counts in title and purpose, all names of published parties, topics and the place of signing."""
        model = self.model
        parties = model._meta.get_field("parties").related_model.objects.filter(agreement=OuterRef("pk"))
        topics = model.topics.through.objects.filter(agreement=OuterRef("pk"))
        return (
            super().word_condition(word)
            | search.holds(word, "place__search_text")
            | Exists(parties.filter(search.holds(word, "organisation__search_text"), organisation__state="published"))
            | Exists(parties.filter(in_names_of(word, "organisation")))
            | Exists(topics.filter(search.holds(word, "topic__search_text")))
        )

    def with_certainty_of_date(self) -> Self:
        """Whether a source states the date of signing outright (``date_is_stated``)."""
        citations = self.model._meta.get_field("citations").related_model
        stated = citations.objects.filter(
            record=OuterRef("pk"), field="signed", party=None, signatory=None, link=None, certainty="stated"
        )
        return self.annotate(date_is_stated=Exists(stated))

    def for_list(self) -> Self:
        parties = self.model._meta.get_field("parties").related_model
        return (
            self.select_related("place")
            .prefetch_related(Prefetch("parties", parties.objects.select_related("organisation")))
            .with_sources()
            .order_by(*date_order("signed", descending=True))
        )

    def for_detail(self) -> Self:
        model = self.model
        parts = {
            name: model._meta.get_field(name).related_model.objects
            for name in ("parties", "signatories", "links", "inverse_links")
        }
        return (
            self.select_related("place", "delegation")
            .prefetch_related(
                "topics",
                Prefetch("parties", parts["parties"].select_related("organisation")),
                Prefetch("signatories", parts["signatories"].select_related("person", "party__organisation")),
                Prefetch("links", parts["links"].select_related("other")),
                Prefetch("inverse_links", parts["inverse_links"].select_related("agreement")),
            )
            .with_sources()
        )
