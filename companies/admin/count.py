"""The admin of counts."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from companies.models import Count, CountCitation
from records.admin import CitationInline, RecordAdmin, date_column, texts


class CountCitations(CitationInline):
    model = CountCitation


@admin.register(Count)
class CountAdmin(RecordAdmin):
    """Numbers somebody counted; they have no page of their own."""

    slug_from = ("subject", "place", "office")
    list_display = ("number", "subject", "place", "office", date_column("as_of", _("as of")), "state_column", "changed")
    list_filter = ("state", "subject", "qualifier")
    list_select_related = ("place", "office__organisation", "office__place", "changed_by")
    autocomplete_fields = ("place", "office")
    inlines = (CountCitations,)
    fieldsets = (
        (
            _("What is counted, and where"),
            {
                "fields": ("subject", ("place", "office")),
                "description": _("Korean companies are counted in a place, staff in an office."),
            },
        ),
        (_("The number"), {"fields": (("qualifier", "value"), "as_of")}),
        texts("rule", title=_("By which rule")),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    @admin.display(description=_("number"), ordering="value")
    def number(self, count) -> str:
        return count.number

    def get_ordering(self, request):
        return (F("as_of_earliest").desc(nulls_last=True), "pk")

    def view_on_site(self, count) -> str | None:
        return count.public_url or None
