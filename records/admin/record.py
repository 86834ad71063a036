"""The admin of records: citations, rules across rows, publication."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy

from records.admin.audited import AuditedAdmin
from records.admin.integrity import SaveRefused
from records.admin.workflow import PublicationWorkflow

_ = gettext_lazy


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

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record = self.model._base_manager.get(pk=form.instance.pk)
        if not record.is_published:
            return
        if problems := record.publication_problems():
            raise SaveRefused(
                (
                    gettext("The record is published and would break a rule. Nothing was saved."),
                    *(problem.message for problem in problems),
                )
            )

    def view_on_site(self, record) -> str | None:
        # Whoever works here may look at drafts on their future page.
        return record.get_absolute_url() or None
