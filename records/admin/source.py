"""The admin of sources."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from records.models import Source, SourceCitation

from .citations import CitationInline
from .record import RecordAdmin
from .texts import texts


class SourceCitations(CitationInline):
    model = SourceCitation


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Articles and documents, with what is needed to find them again."""

    slug_from = ("title",)
    list_display = ("__str__", "kind", "publisher", "date", "language", "state_column", "changed")
    list_filter = ("state", "kind", "language")
    autocomplete_fields = ("same_story_as",)
    inlines = (SourceCitations,)
    fieldsets = (
        (None, {"fields": (("kind", "language"), "publisher", "original_source", "same_story_as")}),
        texts("title", "reliability"),
        (_("Who wrote it"), {"fields": (("editor", "author_sign"), "dateline")}),
        (_("When"), {"fields": ("published", "inferred", "retrieved")}),
        (_("Where to find it"), {"fields": ("url", "archive_url", "slug", "last_verified_on")}),
    )

    @admin.display(description=_("date"), ordering="published_earliest")
    def date(self, source) -> str:
        return source.date.display if source.date else ""

    def get_ordering(self, request):
        return (F("published_earliest").desc(nulls_last=True), F("inferred_earliest").desc(nulls_last=True), "slug")
