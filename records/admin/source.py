"""The admin of sources."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.admin.citations import CitationInline
from records.admin.forms import AuditedForm
from records.admin.record import RecordAdmin
from records.admin.texts import texts
from records.admin.workflow import admin_address
from records.models import Source, SourceCitation


def taken_by(source: Source) -> str:
    """What an editor is told who types the address of this source once more."""
    said = gettext("The register has a source with this address already: {source} ({state}).")
    link = format_html('<a href="{}">{}</a>', admin_address(source), source)
    return format_html(said, source=link, state=source.get_state_display())


class SourceForm(AuditedForm):
    """A source; one at an address that another has already is stored only on purpose."""

    another = forms.BooleanField(
        label=_("Another source at the same address"),
        required=False,
        help_text=_("Tick this only if the register has a source with this address already and this is another text."),
    )

    def clean(self):
        cleaned = super().clean()
        address = cleaned.get("url")
        if address and "url" in self.changed_data and not cleaned.get("another"):
            twin = Source.objects.at_address(address).exclude(pk=self.instance.pk).first()
            if twin is not None:
                self.add_error("url", taken_by(twin))
        return cleaned


class SourceCitations(CitationInline):
    model = SourceCitation


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Articles and documents, with what is needed to find them again."""

    form = SourceForm
    slug_from = ("title",)
    list_display = ("__str__", "kind", "publisher", "date", "language", "state_column", "changed")
    list_filter = ("state", "kind", "language")
    autocomplete_fields = ("same_story_as",)
    inlines = (SourceCitations,)
    fieldsets = (
        (None, {"fields": (("kind", "language"), "publisher", "original_source", "same_story_as")}),
        texts("title", "reliability"),
        (_("What of it was read"), {"fields": ("paragraphs",)}),
        texts("left_out", title=_("Left out of the register")),
        (_("Who wrote it"), {"fields": (("editor", "author_sign"), "dateline")}),
        (_("When"), {"fields": ("published", "inferred", "retrieved")}),
        (_("Where to find it"), {"fields": ("url", "another", "archive_url", "slug", "last_verified_on")}),
    )

    @admin.display(description=_("date"), ordering="published_earliest")
    def date(self, source) -> str:
        return source.date.display if source.date else ""

    def get_ordering(self, request):
        return (F("published_earliest").desc(nulls_last=True), F("inferred_earliest").desc(nulls_last=True), "slug")
