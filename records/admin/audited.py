"""The admin of everything that remembers its versions: records, reference data, the site's own pages."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from reversion.errors import RevertError
from reversion.models import Version
from reversion.revisions import set_comment
from reversion_compare.admin import CompareVersionAdmin
from reversion_compare.mixins import CompareResult

from records import search
from records.admin.asking import Question
from records.admin.collisions import differences
from records.admin.comparing import comparison
from records.admin.forms import AuditedForm
from records.admin.integrity import SaveRefused, check_deferred, in_words
from records.admin.lazy_rows import LazyInlineRows
from records.admin.lookups import GuardedChangeList, InvalidLookupGuard
from records.admin.texts import Translated
from records.comments import comment
from records.reverting import revert

# Longer queries are somebody's mistake, not a search.
LONGEST_QUERY = 200


@dataclass
class Save:
    """What one request to save has come to so far."""

    refusals: tuple[str, ...] = ()
    # Set while a stored version is put back: the number of the version that is being left.
    version_before: int | None = None
    is_revert: bool = False
    # The citations that supported what the record held before, and what is asked about those that do no more.
    supporting: dict[int, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


def save_of(request) -> Save:
    """The state of the save this request asks for."""
    if not hasattr(request, "register_save"):
        request.register_save = Save()
    return request.register_save


class RegisterChangeList(GuardedChangeList):
    """A list that loads what its columns name, and sorts names in the reader's language."""

    model_admin: "AuditedAdmin"

    def get_queryset(self, request, exclude_parameters=None):
        queryset = super().get_queryset(request, exclude_parameters)
        return queryset.prefetch_related(*self.model_admin.list_prefetch_related)

    def get_ordering_field(self, field_name):
        ordering = super().get_ordering_field(field_name)
        return search.sort_column() if ordering == "sort_de" else ordering


class AuditedAdmin(LazyInlineRows, InvalidLookupGuard, Translated, CompareVersionAdmin):
    """Every save is a revision, no save runs over another unseen, and nobody deletes."""

    form = AuditedForm
    change_form_template = "admin/register/change_form.html"
    change_list_template = "admin/register/change_list.html"
    revision_form_template = "admin/register/revision_form.html"
    recover_form_template = "admin/register/recover_form.html"
    list_select_related: tuple[str, ...] = ("changed_by",)
    list_prefetch_related: tuple[str, ...] = ()
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False
    # Names the fields of the slug's proposal; the search box finds what `search` of the queryset finds.
    slug_from: tuple[str, ...] = ("name",)
    search_fields: tuple[str, ...] = ("slug",)
    readonly_fields: tuple[str, ...] = ("created", "changed")

    class Media:
        css = {"all": ("admin_register/register.css",)}
        js = ("admin_register/languages.js", "admin_register/rows.js")

    # --- columns -------------------------------------------------------------------------------------------------

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, row) -> str:
        return _stamp(row.changed_at, row.changed_by)

    @admin.display(description=_("created"), ordering="created_at")
    def created(self, row) -> str:
        return _stamp(row.created_at, row.created_by)

    def changelist_view(self, request, extra_context=None):
        # Past VersionAdmin, which opens a revision for every list: our actions are verbs with revisions of their own.
        context = {"has_change_permission": self.has_change_permission(request), **(extra_context or {})}
        return admin.ModelAdmin.changelist_view(self, request, context)

    def get_changelist(self, request, **kwargs):
        return RegisterChangeList

    def get_queryset(self, request):
        # The names of rows are made of these; lists and autocomplete boxes show names.
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        words = search.words(search_term[:LONGEST_QUERY])[: search.MOST_WORDS]
        return queryset.search(" ".join(words)), False

    def get_fieldsets(self, request, obj=None):
        declared = tuple(super().get_fieldsets(request, obj))
        if obj is None:
            return declared
        return (*declared, (_("Bookkeeping"), {"fields": (self.get_readonly_fields(request, obj),)}))

    def view_on_site(self, row) -> str | None:
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else None

    # --- permissions ---------------------------------------------------------------------------------------------

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    # --- saving --------------------------------------------------------------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        return self.changeform_view(request, None, form_url, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self.changeform_view(request, object_id, form_url, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Save in one transaction and one revision; when a rule across rows forbids it, nothing has happened."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic(), self.create_revision(request):
                self._hold(object_id)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except SaveRefused as refused:
            save_of(request).refusals = refused.messages
            save_of(request).questions = getattr(refused, "questions", ())
        except IntegrityError as error:
            save_of(request).refusals = (in_words(error),)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _hold(self, object_id: str | None) -> None:
        """Nobody else saves this row before we have."""
        if object_id is None:
            return
        try:
            pk = self.opts.pk.to_python(unquote(object_id))
        except ValidationError:
            return
        self.model._base_manager.select_for_update().filter(pk=pk).first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        save = save_of(request)
        form.refusals, form.version_before, form.slug_from = save.refusals, save.version_before, self.slug_from
        return form

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        for formset in formsets:
            formset.siblings = formsets
            # What a version holds is nowhere to be asked for afterwards.
            formset.shows_all = save_of(request).is_revert or request.GET.get("rows") == "all"
        return formsets, inlines

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        if not change or form.has_changed() or save_of(request).is_revert:
            self._save_stamped(request, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and any(formset.has_changed() for formset in formsets):
            # A changed part is a change of its record, which gets a version too, and bears the name of who made it.
            self._save_stamped(request, form.instance)
        check_deferred([self.model, *(formset.model for formset in formsets)])

    def _save_stamped(self, request, obj) -> None:
        obj.changed_by = request.user
        obj.save()

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        # Kept as data: the history words it in the language of whoever reads it.
        set_comment(entry.change_message)
        return entry

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        set_comment(entry.change_message)
        return entry

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        context["questions"] = save_of(request).questions
        if getattr(form, "is_stale", False):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["collision"] = differences(form, formsets)
        return super().render_change_form(request, context, add, change, form_url, obj)

    # --- versions ------------------------------------------------------------------------------------------------

    def compare(self, obj, version1, version2):
        return CompareResult(diff=list(comparison(version1, version2)), has_unfollowed_fields=False)

    def compare_view(self, request, object_id, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if self.get_object(request, unquote(object_id)) is None:
            raise Http404
        return super().compare_view(request, object_id, extra_context)

    def recover_view(self, request, version_id, extra_context=None):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return super().recover_view(request, version_id, extra_context)

    def revision_view(self, request, object_id, version_id, extra_context=None):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return super().revision_view(request, object_id, version_id, extra_context)

    def _reversion_revisionform_view(self, request, version, template_name, extra_context=None):
        """The version as a form; where what is stored now leaves no room for it, the list says so."""
        if version.content_type != ContentType.objects.get_for_model(self.model):
            raise Http404
        try:
            return self._form_over_version(request, version, template_name, extra_context)
        except RevertError as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def _form_over_version(self, request, version, template_name, extra_context):
        """Put the version back, show or save the form over it, and keep the result only when it was saved.

        reversion's own view would put back the whole revision, which may hold many other records.
        """
        with transaction.atomic(), self.create_revision(request):
            save = save_of(request)
            save.is_revert = True
            before = self.model._base_manager.select_for_update().filter(pk=version.object_id).first()
            save.version_before = before.lock_version if before else 0
            revert(version)
            response = self.changeform_view(request, quote(version.object_id), request.path, extra_context)
            if request.method == "POST" and response.status_code == 302:
                moment = version.revision.date_created
                set_comment(comment(gettext_noop("Reverted to the version of %(moment)s."), moment=moment))
                return response
            if response.status_code == 200:
                response.template_name = template_name
                response.render()
            transaction.set_rollback(True)
            return response

    def get_object(self, request, object_id, from_field=None):
        if save_of(request).is_revert:
            # The version may make another kind of it, which this page's own rows would not contain.
            return self.model._base_manager.filter(pk=unquote(str(object_id))).first()
        return super().get_object(request, object_id, from_field)

    def recoverlist_view(self, request, extra_context=None):
        # A proxy shows only some of its table: the others are not deleted.
        deleted = Version.objects.get_deleted(self.opts.concrete_model).select_related("revision").order_by("-pk")
        return super().recoverlist_view(request, {"deleted": deleted, **(extra_context or {})})


def _stamp(moment, user) -> str:
    """When, and by whom as far as that is still known."""
    day = date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
    return format_html("{}, {}", day, user) if user else day


def date_column(name: str, label):
    """A column that shows an imprecise date in words and sorts by its earliest day."""

    @admin.display(description=label, ordering=f"{name}_earliest")
    def column(row) -> str | None:
        date = getattr(row, name)
        return date.display if date else None

    column.__name__ = name
    return column
