"""The vocabulary in which everyone asks for records: nobody else filters by state."""

import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from records import search
from records.search import IndexQuery


def is_published(*paths: str) -> Q:
    """Whether the records these keys lead to may be read; without a key, the record asked for itself."""
    return Q(*((f"{path}__state" if path else "state", "published") for path in paths or ("",)))


class Gone(Http404):
    """What was public at this address and is no more: since when, and the field if it was one fact of a record."""

    def __init__(self, day: datetime.date, field: str = "") -> None:
        super().__init__(day, field)
        self.day, self.field = day, field


class CitedQuerySet(models.QuerySet):
    """Rows that citations support: records and parts."""

    def related(self, name: str) -> Any:
        """The rows at the other end of a relation; floors above this one are reached only by such names."""
        return self.model._meta.get_field(name).related_model._default_manager  # type: ignore[union-attr]

    def with_sources(self) -> Self:
        """Citations and their sources loaded: one query more, whatever the number of rows."""
        return self.prefetch_related(models.Prefetch("citations", self.related("citations").for_footnotes()))


def _named_first[Rows: models.QuerySet](rows: Rows, query: IndexQuery, document: str) -> Rows:
    if not query.named:
        return rows
    named = Q(**{f"{document}__matches": search.TsQuery(search.labelled(query.named, "A"))})
    is_named = models.Case(models.When(named, then=True), default=False)
    return rows.alias(is_named=is_named).order_by("-is_named", *rows.query.order_by)


class NaturalKeyQuerySet(models.QuerySet):
    """Rows found by the slug that fixtures and addresses call them by."""

    def get_by_natural_key(self, slug: str):
        return self.get(slug=slug)


class ReferenceQuerySet(NaturalKeyQuerySet):
    """Reference data, named in three languages."""

    def search(self, query: str) -> Self:
        """Rows whose names hold every word of ``query``; an empty query finds nothing."""
        return self.filter(search.all_of(search.holds(word, "search_text") for word in search.words(query)))

    def matching(self, query: IndexQuery) -> Self:
        """Rows whose names the index would find, or that hold every word of the question somewhere in a name."""
        if not query:
            return self.none()
        condition = Q(document__matches=search.TsQuery(query.wide))
        words = [token.word for tokens in query.tokens for token in tokens]
        if words and "!(" not in query.wide:
            condition |= search.all_of(search.holds(word, "search_text") for word in words)
        return self.filter(condition)

    def named_first(self, query: IndexQuery) -> Self:
        """What bears all of the question as its name before the others, each in the order there was."""
        return _named_first(self, query, "document")

    def in_name_order(self) -> Self:
        return self.order_by(search.sort_column(), "pk")


class RecordQuerySet(CitedQuerySet, NaturalKeyQuerySet):
    """Records in any state; ``published`` and ``visible_to`` are the two doors to the public."""

    # The records without which one of these cannot be read.
    READ_WITH: ClassVar[tuple[str, ...]] = ()

    def published(self) -> Self:
        """What everybody may read."""
        return self.filter(is_published())

    def gone(self) -> Self:
        """What everybody could read once and nobody may now, with the moment as ``gone_at``; drafts never were."""
        rows = self.filter(first_published_at__isnull=False)
        for path in self.READ_WITH:
            rows = rows.filter(Q(**{path: None}) | Q(**{f"{path}__first_published_at__isnull": False}))
        moments = ("withdrawn_at", *(f"{path}__withdrawn_at" for path in self.READ_WITH))
        # Coalesce wants two at least.
        return rows.annotate(gone_at=Coalesce(*moments, None)).exclude(gone_at=None)

    def visible_to(self, user) -> Self:
        """Published records; for users who may view this model in the admin, the unpublished ones too."""
        opts = self.model._meta
        if user.is_active and user.has_perm(f"{opts.app_label}.view_{opts.model_name}"):
            return self
        return self.published()

    def search(self, query: str) -> Self:
        """Records in any state that hold every word of ``query``, each word anywhere; an empty query finds nothing.

        This is how editors look for records; readers search the index (``matching``).
        """
        return self.filter(search.all_of(self.word_condition(word) for word in search.words(query)))

    def matching(self, query: IndexQuery) -> Self:
        """Published records the index finds; an empty query finds nothing."""
        if not query:
            return self.none()
        return self.filter(search_entry__document__matches=search.TsQuery(query.wide))

    def named_first(self, query: IndexQuery) -> Self:
        """What bears all of the question as a name before the others, each in the order there was."""
        return _named_first(self, query, "search_entry__document")

    def word_condition(self, word: str) -> Q:
        """Where one word may be found; models with names or parts widen this."""
        return search.holds(word, "search_text")

    def for_list(self) -> Self:
        """Ready for a row of a list: everything the row names is loaded, in the order readers expect."""
        return self.order_by("slug")

    def for_detail(self) -> Self:
        """Ready for a page of its own."""
        return self

    def recently_changed(self) -> Self:
        """Newest change first."""
        return self.order_by("-changed_at", "pk")

    def at_slug(self, slug: str):
        """The record at this address, or the one that used to live there; else Gone, or 404 if there never was one."""
        if (record := self._at_slug(slug)) is not None:
            return record
        everything: Any = self.model._default_manager
        if (gone := everything.gone()._at_slug(slug)) is not None:
            raise Gone(timezone.localdate(gone.gone_at))
        raise Http404(slug)

    def _at_slug(self, slug: str):
        record = self.filter(slug=slug).first()
        return record or self.filter(former_slugs__contains=[slug]).order_by("-changed_at", "pk").first()


class PartQuerySet(CitedQuerySet):
    """Parts, found in fixtures by their public identifier."""

    def get_by_natural_key(self, public_id: str):
        rows: Any = self
        return rows.get(public_id=public_id)


class CitationQuerySet(models.QuerySet):
    """Citations of one kind of record."""

    def for_footnotes(self) -> Self:
        """With their sources, preferred ones first, then in the order they were entered."""
        return self.select_related("source__same_story_as").order_by("-preferred", "pk")

    def get_by_natural_key(self, slug, part_field, public_id, field, source, place, fact):
        citation: Any = self.model
        lookup: dict = {f"{part}__isnull": True for part in citation.PART_FIELDS}
        if part_field:
            del lookup[f"{part_field}__isnull"]
            lookup[f"{part_field}__public_id"] = public_id
        return self.get(record__slug=slug, field=field, source__slug=source, place_in_source=place, fact=fact, **lookup)
