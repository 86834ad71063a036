"""The admin of offices."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.admin.plans import Plans
from companies.models import Office, OfficeCitation, OfficeFunction
from records import search
from records.admin import CitationInline, PartInline, RecordAdmin, date_column, texts
from records.brackets import in_brackets


class FunctionInline(PartInline):
    model = OfficeFunction
    fk_name = "office"
    autocomplete_fields = ("fulfilled_at",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("function", "outcome", "order"),
                    ("planned_since", "since"),
                    ("planned_until", "until"),
                    "fulfilled_at",
                )
            },
        ),
        texts("note"),
    )


class OfficeCitations(CitationInline):
    model = OfficeCitation


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    """Where organisations are present; an office is a record of its own, never a row inside its company."""

    slug_from = ("organisation", "place")
    list_display = (
        "organisation",
        "place",
        "functions_column",
        date_column("opened", _("opened")),
        "state_column",
        "changed",
    )
    list_filter = ("state", "functions__function", "functions__outcome", Plans)
    list_select_related = ("organisation", "place", "changed_by")
    list_prefetch_related = ("functions",)
    autocomplete_fields = ("organisation", "place", "in_house_of", "moved_to")
    inlines = (FunctionInline, OfficeCitations)
    fieldsets = (
        (None, {"fields": (("organisation", "place"), "address", "in_house_of")}),
        texts("name", title=_("Name")),
        (_("From when to when"), {"fields": (("planned_opened", "opened"), ("planned_closed", "closed"), "moved_to")}),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    @admin.display(description=_("functions"))
    def functions_column(self, office) -> str:
        return ", ".join(
            in_brackets(function, function.get_outcome_display() if function.is_planned else "")
            for function in office.functions.all()
        )

    def get_ordering(self, request):
        return (search.sort_column("organisation__"), search.sort_column("place__"), "pk")
