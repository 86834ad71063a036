"""The admin of places and sectors."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.models import Place, Sector
from records.admin import ReferenceAdmin, texts


@admin.register(Place)
class PlaceAdmin(ReferenceAdmin):
    """Places, from countries down to districts."""

    list_display = ("__str__", "kind", "within", "code", "changed")
    list_filter = ("kind",)
    list_select_related = ("within", "changed_by")
    autocomplete_fields = ("within",)
    fieldsets = (
        texts("name", "locative"),
        (None, {"fields": (("kind", "within"), "code", "slug")}),
        (_("On the map"), {"fields": (("latitude", "longitude"),)}),
    )


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin):
    """Lines of business."""
