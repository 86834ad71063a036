"""The admin of figures and of the rules they were made by."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import CountingRule, Figure, FigureCitation
from events.models.figure import OWNERS
from records.admin import CitationInline, RecordAdmin, ReferenceAdmin, date_column
from records.dates import date_order


@admin.register(CountingRule)
class CountingRuleAdmin(ReferenceAdmin):
    """What was counted: figures that share a rule may be compared."""


class FigureCitations(CitationInline):
    model = FigureCitation


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    """Numbers somebody gave; they have no page of their own."""

    slug_from = ("subject", *OWNERS)
    list_display = ("number", "subject", "owner_name", date_column("as_of", _("as of")), "state_column", "changed")
    list_filter = ("state", "subject", "qualifier", "is_planned")
    list_select_related = ("office__organisation", "office__place", *OWNERS, "changed_by")
    autocomplete_fields = (*OWNERS, "rule")
    inlines = (FigureCitations,)
    fieldsets = (
        (
            _("What the number is of"),
            {
                "fields": ("subject", *OWNERS),
                "description": _("Fill in exactly one place, office, organisation, agreement, delegation or event."),
            },
        ),
        (_("The number"), {"fields": (("qualifier", "value", "unit", "period"), "is_planned", "as_of", "rule")}),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    @admin.display(description=_("number"), ordering="value")
    def number(self, figure) -> str:
        return figure.number

    @admin.display(description=_("of"))
    def owner_name(self, figure) -> str:
        return str(figure.owner)

    def get_ordering(self, request):
        return date_order("as_of", descending=True)

    def view_on_site(self, figure) -> str | None:
        return figure.public_url or None
