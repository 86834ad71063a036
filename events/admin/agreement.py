"""The admin of agreements with their parties, signatories and links."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from companies.admin.plans import Plans
from events.models import Agreement, AgreementCitation, AgreementLink, AgreementParty, AgreementSignatory
from records.admin import CitationInline, PartInline, RecordAdmin, date_column, parts_of, texts
from records.dates import date_order


class PartyInline(PartInline):
    model = AgreementParty
    autocomplete_fields = ("organisation", "acting_for")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("organisation", "order"),
                    ("name_at_signing", "acting_for"),
                    ("signed", "approved", "joined", "withdrew"),
                )
            },
        ),
    )


class SignatoryInline(PartInline):
    model = AgreementSignatory
    autocomplete_fields = ("person", "organisation")
    fieldsets = (
        (None, {"fields": (("person", "capacity", "order"), ("party", "organisation"))}),
        texts("role"),
    )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if party := formset.form.base_fields.get("party"):
            parts_of(party, obj, AgreementParty)
            party.help_text = _("For whom the person signed; save a new party first. Witnesses need none.")
        return formset


class LinkInline(PartInline):
    model = AgreementLink
    fk_name = "agreement"
    autocomplete_fields = ("other",)
    fieldsets = ((None, {"fields": (("kind", "other", "order"),)}),)


class AgreementCitations(CitationInline):
    model = AgreementCitation


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    """What organisations agreed, in writing or not."""

    slug_from = ("title",)
    list_display = ("__str__", "parties_column", date_column("signed", _("signed")), "state_column", "changed")
    list_filter = ("state", "kind", "form", "life_cycle", "in_force", Plans)
    list_prefetch_related = ("parties__organisation",)
    autocomplete_fields = ("place", "delegation", "event", "topics")
    inlines = (PartyInline, SignatoryInline, LinkInline, AgreementCitations)
    fieldsets = (
        texts("title", "purpose", title=_("Title and purpose")),
        (None, {"fields": (("kind", "kind_as_printed", "form"), "topics", ("life_cycle", "in_force"))}),
        (_("Dates"), {"fields": (("announced", "planned_signed"), ("signed", "effective"), "ends")}),
        texts("term", title=_("Term")),
        (_("Where and when it was signed"), {"fields": ("place", ("delegation", "event"))}),
        (_("For staff only"), {"fields": ("staff_notes",), "classes": ("staff-only",)}),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    @admin.display(description=_("parties"))
    def parties_column(self, agreement) -> str:
        return "; ".join(str(party) for party in agreement.parties.all())

    def get_ordering(self, request):
        return date_order("signed", descending=True)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if self._may_read_notes(request):
            return fieldsets
        return tuple(fieldset for fieldset in fieldsets if "staff_notes" not in fieldset[1]["fields"])

    def _may_read_notes(self, request) -> bool:
        return request.user.has_perm("events.view_staff_notes")

    def lookup_allowed(self, lookup, value, request=None) -> bool:
        # Whoever may not read the notes may not guess them letter by letter in the address of the list either.
        if lookup.startswith("staff_notes") and not (request and self._may_read_notes(request)):
            return False
        return super().lookup_allowed(lookup, value, request)

    def compare_view(self, request, object_id, extra_context=None):
        # Versions hold the notes, and a comparison shows all they hold.
        if not self._may_read_notes(request):
            raise PermissionDenied
        return super().compare_view(request, object_id, extra_context)
