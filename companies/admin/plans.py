"""The worklist of plans."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.plans import Fate


class Plans(admin.SimpleListFilter):
    """Records with a plan, by what became of it; the overdue are those to look after."""

    title = _("plans")
    parameter_name = "plans"

    def lookups(self, request, model_admin):
        return [
            (Fate.NOT_RECORDED.value, _("overdue: the day is past, and nothing is recorded")),
            (Fate.OPEN.value, _("still to come")),
            (Fate.FULFILLED.value, _("fulfilled")),
            (Fate.ABANDONED.value, _("given up")),
        ]

    def queryset(self, request, queryset):
        if self.value() not in [fate.value for fate in Fate]:
            return queryset
        return queryset.with_plans(Fate(self.value()), timezone.localdate())
