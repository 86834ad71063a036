"""Addresses and ids that somebody mistyped or tampered with: they get an answer, not a failure of the register."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import helpers
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import DataError

from records.admin.widgets import RecordSelect, RecordSelectMultiple, can_be


class GuardedChangeList(ChangeList):
    """A list whose address may hold conditions nothing can meet: the 30th of February, a broken pattern."""

    def get_results(self, request) -> None:
        try:
            super().get_results(request)
        except (DataError, ValueError, OverflowError) as nonsense:
            raise BadRequest("The list is asked for what cannot be.") from nonsense


class InvalidLookupGuard(admin.ModelAdmin):
    """Refuses ids that cannot be ids, and leaves out what an address proposes for a field that cannot hold it."""

    def get_changelist(self, request, **kwargs):
        return GuardedChangeList

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RecordSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def response_action(self, request, *args, **kwargs):
        if not all(can_be(self.opts.pk, pk) for pk in request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)):
            raise BadRequest("These rows are none.")
        return super().response_action(request, *args, **kwargs)

    def get_changeform_initial_data(self, request) -> dict[str, Any]:
        proposed = super().get_changeform_initial_data(request)
        return {name: value for name, value in proposed.items() if self._fits(name, value)}

    def _fits(self, name: str, value: Any) -> bool:
        try:
            field = self.opts.get_field(name)
        except FieldDoesNotExist:
            return False
        if field.related_model is None:
            return True
        values = value if isinstance(value, list) else [value]
        return all(can_be(field.related_model._meta.pk, one) for one in values)
