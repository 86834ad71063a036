"""The admin of companies and institutions: two views of one table of parties."""

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.admin.with_office import WithOffice
from companies.models import (
    Company,
    Institution,
    Organisation,
    OrganisationCitation,
    OrganisationName,
    OrganisationRelation,
)
from records import search
from records.admin import CitationInline, PartInline, RecordAdmin, texts


class NameInline(PartInline):
    model = OrganisationName
    fk_name = "organisation"
    fieldsets = ((None, {"fields": (("text", "language", "kind", "order"), ("since", "until"))}),)


class RelationInline(PartInline):
    model = OrganisationRelation
    fk_name = "organisation"
    autocomplete_fields = ("other",)
    fieldsets = ((None, {"fields": (("kind", "other", "order"), ("share", "since", "until"))}),)


class OrganisationCitations(CitationInline):
    model = OrganisationCitation


def admin_of(organisation: Organisation) -> str:
    """The name of the admin this organisation is edited in."""
    return "company" if organisation.is_company else "institution"


class PartyAdmin(RecordAdmin):
    """What the admins of companies and institutions share."""

    list_display: tuple = ("heading", "seat", "state_column", "changed")
    list_filter: tuple = ("state", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("seat", "changed_by")
    autocomplete_fields = ("seat", "sectors")
    inlines = (NameInline, RelationInline, OrganisationCitations)
    fieldsets = (
        texts("name", "summary", title=_("Name and summary")),
        (None, {"fields": (("kind", "seat"), "sectors", "website", "slug")}),
        (_("From when to when"), {"fields": ("founded", "dissolved")}),
        (
            _("Identifiers"),
            {"fields": ("lei", "wikidata", "register_number", "last_verified_on"), "classes": ("collapse",)},
        ),
    )

    @admin.display(description=_("name"), ordering="sort_de")
    def heading(self, organisation) -> str:
        return str(organisation)

    def get_ordering(self, request):
        return (search.sort_column(), "pk")

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """An organisation that has changed its kind lives in the other admin now."""
        try:
            pk = self.opts.pk.to_python(unquote(object_id))
        except ValidationError:
            pk = None
        organisation = Organisation.objects.filter(pk=pk).first()
        if organisation is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        address = reverse(f"admin:companies_{admin_of(organisation)}_change", args=(quote(organisation.pk),))
        query = request.META.get("QUERY_STRING")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)


@admin.register(Company)
class CompanyAdmin(WithOffice, PartyAdmin):
    """Companies."""

    list_display = ("heading", "seat", "sectors_column", "state_column", "changed")
    list_filter = ("state", ("country", admin.RelatedOnlyFieldListFilter), "sectors")
    list_prefetch_related = ("sectors",)

    @admin.display(description=_("sectors"))
    def sectors_column(self, company) -> str:
        return ", ".join(str(sector) for sector in company.sectors.all())

    def get_changeform_initial_data(self, request):
        return {"kind": Organisation.Kind.COMPANY, **super().get_changeform_initial_data(request)}


@admin.register(Institution)
class InstitutionAdmin(PartyAdmin):
    """Agencies, universities, ministries, cities, trade fairs and other parties that are no companies."""

    list_display = ("heading", "kind", "seat", "state_column", "changed")
    list_filter = ("state", "kind", ("country", admin.RelatedOnlyFieldListFilter))


@admin.register(Organisation)
class OrganisationAdmin(PartyAdmin):
    """Not on the index: it answers the boxes that look for any party, and leads to the admin of its kind."""

    list_display = ("heading", "kind", "seat", "state_column", "changed")

    def has_module_permission(self, request) -> bool:
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
