"""The admin of reference data: places, sectors, topics."""

from records import search
from records.admin.audited import AuditedAdmin
from records.admin.texts import texts


class ReferenceAdmin(AuditedAdmin):
    """Vocabulary. What a record uses stays; nobody deletes the rest either, for a version may still name it."""

    list_display: tuple = ("__str__", "slug", "changed")
    fieldsets: tuple = (texts("name"), (None, {"fields": ("slug",)}))

    def get_ordering(self, request):
        return (search.sort_column(), "pk")
