"""The admin of people."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Person, PersonCitation, PersonName, Position
from records import search
from records.admin import CitationInline, PartInline, RecordAdmin, texts


class NameInline(PartInline):
    model = PersonName
    fieldsets = ((None, {"fields": (("text", "language", "kind", "order"), ("since", "until"))}),)


class PositionInline(PartInline):
    model = Position
    autocomplete_fields = ("organisation",)
    fieldsets = (
        (None, {"fields": (("organisation", "order"), ("since", "until"))}),
        texts("role"),
    )


class PersonCitations(CitationInline):
    model = PersonCitation


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """People by their public roles; nothing private belongs here."""

    list_display = ("heading", "positions_column", "state_column", "changed")
    list_prefetch_related = ("positions__organisation",)
    inlines = (NameInline, PositionInline, PersonCitations)
    fieldsets = (
        texts("name", "academic_title", title=_("Name")),
        (
            None,
            {
                "fields": ("slug", "last_verified_on"),
                "description": _("Public roles only: no party membership, nothing private."),
            },
        ),
    )

    @admin.display(description=_("name"), ordering="sort_de")
    def heading(self, person) -> str:
        return str(person)

    @admin.display(description=_("positions"))
    def positions_column(self, person) -> str:
        return "; ".join(str(position) for position in person.positions.all())

    def get_ordering(self, request):
        return (search.sort_column(), "pk")
