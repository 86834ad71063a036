"""The admin of records: citations, rules across rows, publication."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy

from records.admin.asking import ASKED, settle, supporting
from records.admin.audited import AuditedAdmin, save_of
from records.admin.integrity import SaveRefused
from records.admin.workflow import PublicationWorkflow
from records.models import Verdict

_ = gettext_lazy


class OpenSources(admin.SimpleListFilter):
    """The worklist of sources: what nobody has confirmed, and what differs."""

    title = _("sources")
    parameter_name = "sources"

    def lookups(self, request, model_admin):
        return [(verdict.value, verdict.label) for verdict in (Verdict.UNCONFIRMED, Verdict.DIFFERS)]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        citations = queryset.model._meta.get_field("citations").related_model._default_manager
        return queryset.filter(Exists(citations.filter(record=OuterRef("pk"), verdict=self.value())))


class RecordAdmin(PublicationWorkflow, AuditedAdmin):
    """The workplace of one kind of record."""

    list_filter: tuple = ("state",)
    readonly_fields = ("state_in_words", "former_addresses", "created", "changed")

    @admin.display(description=_("state"), ordering="state")
    def state_in_words(self, record) -> str:
        if record.is_withdrawn:
            return format_html("{}: {}", record.get_state_display(), record.withdrawal_reason)
        return record.get_state_display()

    @admin.display(description=_("former addresses"))
    def former_addresses(self, record) -> str:
        return ", ".join(record.former_slugs)

    @admin.display(description=_("state"), ordering="state")
    def state_column(self, record) -> str:
        return format_html('<span class="state state-{}">{}</span>', record.state, record.get_state_display())

    def get_list_filter(self, request):
        return (*super().get_list_filter(request), OpenSources)

    def save_model(self, request, obj, form, change):
        save = save_of(request)
        # What a version held it comes back with, sources and all.
        if change and not save.is_revert:
            save.supporting = supporting(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self._hold_to_rules(form.instance.pk)
        if before := save_of(request).supporting:
            for message in settle(form.instance, before, request.POST):
                self.message_user(request, message, messages.WARNING)
            if ASKED in request.POST:
                # A source that is taken away may have been the only one.
                self._hold_to_rules(form.instance.pk)

    def _hold_to_rules(self, pk: int) -> None:
        record = self.model._base_manager.get(pk=pk)
        if record.is_published and (problems := record.publication_problems()):
            raise SaveRefused(
                (
                    gettext("The record is published and would break a rule. Nothing was saved."),
                    *(problem.message for problem in problems),
                )
            )

    def view_on_site(self, record) -> str | None:
        # Whoever works here may look at drafts on their future page.
        return record.get_absolute_url() or None
