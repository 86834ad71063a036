"""The admin of people who sign in, and of the site's own pages."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResult

from koreanrw.models import ErrorReport, Page, User
from records.admin import AuditedAdmin, InvalidLookupGuard, texts

admin.site.site_title = _("Korea and North Rhine-Westphalia")
admin.site.site_header = _("Korea and NRW: editors’ desk")
admin.site.index_title = _("Records")
# Records are withdrawn and users deactivated: no list offers to delete.
admin.site.disable_action("delete_selected")
admin.site.unregister(Group)
# What waits to be done holds letters and links that are their recipients' alone.
admin.site.unregister(DBTaskResult)


def _rights(user) -> Any:
    """Everything an account was given, by itself or by its groups, also while it is not active."""
    return Permission.objects.filter(Q(user=user) | Q(group__user=user))


def groups_within_reach(user) -> Any:
    """Groups that grant nothing this user has not."""
    if user.is_superuser:
        return Group.objects.all()
    beyond = Permission.objects.exclude(pk__in=_rights(user).values("pk"))
    return Group.objects.exclude(pk__in=Group.permissions.through.objects.filter(permission__in=beyond).values("group"))


def _is_within_reach(user, account) -> bool:
    if user.is_superuser:
        return True
    return not account.is_superuser and not _rights(account).exclude(pk__in=_rights(user).values("pk")).exists()


@admin.register(User)
class UserAdmin(InvalidLookupGuard, DjangoUserAdmin):
    """Accounts. Whoever leaves is deactivated: what they did stays under their name."""

    list_display = ("username", "first_name", "last_name", "email", "groups_column", "is_staff", "is_active")
    list_filter = ("is_active", "is_staff", "groups")
    show_full_result_count = False
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Personal info"), {"fields": (("first_name", "last_name"), "email")}),
        (
            _("What the account may do"),
            {
                "fields": ("is_active", "is_staff", "is_superuser", "groups"),
                "description": _(
                    "Editors and Publishers work in the admin and need “staff status”; the group Staff does not. "
                    "Accounts are never deleted: take away “active” instead."
                ),
            },
        ),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("groups"))
    def groups_column(self, user) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def has_change_permission(self, request, obj=None) -> bool:
        # Nobody gets by way of somebody else's account what they may not do under their own name.
        return (obj is None or _is_within_reach(request.user, obj)) and super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field and db_field.name == "groups":
            field.queryset = groups_within_reach(request.user)
        return field

    def get_readonly_fields(self, request, obj=None):
        declared = super().get_readonly_fields(request, obj)
        return declared if request.user.is_superuser else (*declared, "is_superuser")

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Group)
class GroupAdmin(InvalidLookupGuard, DjangoGroupAdmin):
    """Groups are made by `migrate`; here one sees what they grant."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Page)
class PageAdmin(AuditedAdmin):
    """The site's own texts: about, imprint, privacy, accessibility, sources policy."""

    slug_from = ()
    list_display = ("__str__", "slug", "changed")
    readonly_fields = ("slug", "created", "changed")
    # Five pages need no search of their own.
    search_fields = ()
    fieldsets = (texts("title", "body"),)

    def has_add_permission(self, request) -> bool:
        return False

    def get_search_results(self, request, queryset, search_term):
        return queryset, False


@admin.register(ErrorReport)
class ErrorReportAdmin(InvalidLookupGuard, admin.ModelAdmin):
    """What readers reported, the newest first: who deals with it and what became of it."""

    list_display = ("number", "state", "created", "handled_by", "page", "fact")
    list_filter = ("state",)
    list_select_related = ("handled_by",)
    search_fields = ("number", "page", "wrong")
    show_full_result_count = False
    readonly_fields = (
        *("number", "created", "language", "page_link", "fact", "wrong", "source", "email", "handled_by", "handled_at"),
    )
    fieldsets = (
        (None, {"fields": ("number", "created", "language", "page_link", "fact", "wrong", "source", "email")}),
        (
            _("What became of it"),
            {
                "fields": ("state", "note", "handled_by", "handled_at"),
                "description": _("Answer before you close a report: closing it erases the e-mail address for good."),
            },
        ),
    )

    @admin.display(description=_("page"))
    def page_link(self, report: ErrorReport) -> SafeString | str:
        return format_html('<a href="{}">{}</a>', report.page, report.page) if report.page else "–"

    def save_model(self, request, obj, form, change) -> None:
        obj.settle(request.user)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
