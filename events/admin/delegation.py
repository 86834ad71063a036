"""The admin of delegations with their members, visits and participants."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.admin.plans import Plans
from events.models import Delegation, DelegationCitation, DelegationMember, Visit, VisitParticipant
from records.admin import CitationInline, PartInline, RecordAdmin, date_column, parts_of, texts
from records.dates import date_order


class MemberInline(PartInline):
    model = DelegationMember
    autocomplete_fields = ("person", "organisation")
    fieldsets = (
        (None, {"fields": (("person", "organisation"), ("leads", "order"))}),
        texts("role"),
    )


class VisitInline(PartInline):
    model = Visit
    autocomplete_fields = ("place", "host")
    fieldsets = (
        (None, {"fields": (("kind", "outcome", "order"), ("planned_date", "date"), ("place", "host"))}),
        texts("topic"),
    )


class ParticipantInline(PartInline):
    model = VisitParticipant
    autocomplete_fields = ("person", "organisation")
    fieldsets = (
        (None, {"fields": (("visit", "order"), ("person", "organisation"))}),
        texts("role"),
    )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if visit := formset.form.base_fields.get("visit"):
            parts_of(visit, obj, Visit)
            visit.help_text = _("A visit of this delegation; save a new visit first.")
        return formset


class DelegationCitations(CitationInline):
    model = DelegationCitation


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    """Journeys; their stops are the runs of visits at one place."""

    slug_from = ("title",)
    list_display = (
        "__str__",
        "direction",
        date_column("starts", _("starts")),
        date_column("ends", _("ends")),
        "state_column",
        "changed",
    )
    list_filter = ("state", "direction", Plans)
    autocomplete_fields = ("origin", "destination")
    inlines = (MemberInline, VisitInline, ParticipantInline, DelegationCitations)
    fieldsets = (
        texts("title", "purpose", title=_("Title and purpose")),
        (
            _("The journey"),
            {
                "fields": (
                    "direction",
                    ("origin", "destination"),
                    ("planned_starts", "starts"),
                    ("planned_ends", "ends"),
                    "outcome",
                )
            },
        ),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    def get_ordering(self, request):
        return date_order("starts", "ends", descending=True)
