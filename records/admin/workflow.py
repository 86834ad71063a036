"""Publishing and withdrawing from the admin: the buttons, their pages and the actions of lists."""

from collections.abc import Iterable, Sequence

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from records import publishing
from records.admin.widgets import PlainTextarea
from records.cleaning import LinesField
from records.models import Record, State

# More at once is no decision anybody has looked at record by record.
MOST_AT_ONCE = 200
MOST_NAMED = 10


class ReasonForm(forms.Form):
    """Why records are taken out of public sight."""

    reason = LinesField(
        label=_("Reason"),
        max_length=2000,
        widget=PlainTextarea(attrs={"rows": 3}),
        help_text=_("For your colleagues and for later: what was wrong with the record? The public does not see it."),
    )

    def clean_reason(self) -> str:
        reason = self.cleaned_data["reason"].strip()
        if not reason:
            raise forms.ValidationError(_("Say why the record is withdrawn."))
        return reason


def key_of(record: Record) -> str:
    """A record of any kind, in a checkbox."""
    return f"{record._meta.concrete_model._meta.label_lower}:{record.pk}"  # type: ignore[union-attr]


def admin_address(record: Record) -> str:
    """Where this record is edited."""
    opts = record._meta.concrete_model._meta  # type: ignore[union-attr]
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=(quote(record.pk),))


def may(user, verb: str, record: Record | type[Record]) -> bool:
    return user.has_perm(publishing.permission(verb, record))  # type: ignore[arg-type]


class PublicationWorkflow(admin.ModelAdmin):
    """The verbs of `records.publishing` as buttons, pages and actions; each asks for its permission on the server."""

    actions = ("submit_selected", "publish_selected", "withdraw_selected")

    # --- permissions ---------------------------------------------------------------------------------------------

    def has_publish_permission(self, request, obj=None) -> bool:
        return may(request.user, "publish", obj or self.model)

    def has_withdraw_permission(self, request, obj=None) -> bool:
        return may(request.user, "withdraw", obj or self.model)

    # --- buttons -------------------------------------------------------------------------------------------------

    def buttons(self, request, obj) -> dict[str, bool]:
        """Which steps the record can take next, and this user with it."""
        state = obj.state if obj is not None else State.DRAFT
        may_change = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return {
            "submit": may_change and state == State.DRAFT,
            "send_back": may_change and state == State.IN_REVIEW,
            "publish": may_change and state != State.PUBLISHED and self.has_publish_permission(request, obj),
            "withdraw": obj is not None and state == State.PUBLISHED and self.has_withdraw_permission(request, obj),
        }

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["buttons"] = self.buttons(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._next_step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._next_step(request, obj) or super().response_change(request, obj)

    def _next_step(self, request, obj):
        """Where the button leads that was pressed; the form itself is saved by now."""
        if "_publish" in request.POST:
            return HttpResponseRedirect(self._address("publish", obj))
        if "_submit" in request.POST:
            publishing.submit_for_review(obj, request.user)
            said = gettext("“%(name)s” is saved and submitted for review.")
        elif "_send_back" in request.POST:
            publishing.send_back(obj, request.user)
            said = gettext("“%(name)s” is saved and a draft again.")
        else:
            return None
        self.message_user(request, said % {"name": obj}, messages.SUCCESS)
        return HttpResponseRedirect(self._address("change", obj))

    def _address(self, page: str, obj) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=(quote(obj.pk),))

    # --- pages ---------------------------------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/publish/", view(self.publish_view), name=f"{name}_publish"),
            path("<path:object_id>/withdraw/", view(self.withdraw_view), name=f"{name}_withdraw"),
            *super().get_urls(),
        ]

    def _record(self, request, object_id: str, verb: str) -> Record:
        if not may(request.user, verb, self.model):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def publish_view(self, request, object_id):
        """Says what stands in the way, and publishes the record, with those it names if that is wanted."""
        record = self._record(request, object_id, "publish")
        if record.is_published:
            self.message_user(request, gettext("“%(name)s” is published.") % {"name": record}, messages.INFO)
            return HttpResponseRedirect(self._address("change", record))
        blocking, below = publishing.blocking_records([record]), publishing.waiting_below(record)
        refused: dict = {}
        if request.method == "POST":
            chosen = self._chosen(request, [*blocking, *below])
            try:
                published = publishing.publish([record, *chosen], request.user)
            except publishing.PublicationRefused as refusal:
                refused = refusal.problems
            else:
                self._say_published(request, published)
                self._say_left(request, published)
                return HttpResponseRedirect(self._address("change", record))
        context = {
            "also": [self._offered(request, other) for other in blocking],
            "below": [self._offered(request, other, [record, *blocking, *below]) for other in below],
            "problems": self._problems(request, record, blocking, refused),
            "refused": bool(refused),
        }
        return self._page(request, "publish", record, context)

    def _offered(self, request, other: Record, together: Sequence[Record] = ()) -> dict:
        """A record to be published along; one that need not be is ticked only if it can be, with all the others."""
        problems = other.publication_problems(ignoring=together) if together else []
        ticked = key_of(other) in request.POST.getlist("also") if request.method == "POST" else not problems
        return {
            "record": other,
            "key": key_of(other),
            "may": may(request.user, "publish", other),
            "ticked": ticked,
            "address": admin_address(other),
            "kind": other._meta.verbose_name,
            "problems": problems,
        }

    def _chosen(self, request, offered: Iterable[Record]) -> list[Record]:
        wanted = set(request.POST.getlist("also"))
        chosen = [record for record in offered if key_of(record) in wanted]
        if not all(may(request.user, "publish", record) for record in chosen):
            raise PermissionDenied
        return chosen

    def _problems(self, request, record: Record, blocking: Sequence[Record], refused: dict) -> list[dict]:
        """What would be left if everything offered were published too; or what has just been refused."""
        together = [record, *(other for other in blocking if may(request.user, "publish", other))]
        found = refused or {one: one.publication_problems(ignoring=together) for one in together}
        return [
            {"record": one, "address": admin_address(one), "found": problems}
            for one, problems in found.items()
            if problems
        ]

    def _say_published(self, request, published: list[Record]) -> None:
        for record in published:
            self.message_user(request, gettext("“%(name)s” is published.") % {"name": record}, messages.SUCCESS)

    def _say_left(self, request, published: Sequence[Record]) -> None:
        """Names what belongs to records now public and is not: their pages lack it."""
        left = [one for record in published for one in publishing.waiting_below(record)]
        for one in left[:MOST_NAMED]:
            self.message_user(request, gettext("“%(name)s” is not published yet.") % {"name": one}, messages.WARNING)

    def withdraw_view(self, request, object_id):
        """Asks for the reason and withdraws the record."""
        record = self._record(request, object_id, "withdraw")
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if not record.is_published:
            self.message_user(request, gettext("“%(name)s” is not published.") % {"name": record}, messages.INFO)
            return HttpResponseRedirect(self._address("change", record))
        if form.is_valid():
            publishing.withdraw([record], request.user, form.cleaned_data["reason"])
            self.message_user(request, gettext("“%(name)s” is withdrawn.") % {"name": record}, messages.SUCCESS)
            return HttpResponseRedirect(self._address("change", record))
        return self._page(request, "withdraw", record, {"form": form})

    def _page(self, request, page: str, record: Record | None, context: dict) -> TemplateResponse:
        title = {"publish": _("Publish"), "withdraw": _("Withdraw")}[page]
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": title,
            "subtitle": str(record) if record else None,
            "media": self.media,
            **context,
        }
        return TemplateResponse(request, f"admin/register/{page}.html", context)

    # --- actions of lists ----------------------------------------------------------------------------------------

    @admin.action(description=_("Submit selected %(verbose_name_plural)s for review"), permissions=("change",))
    def submit_selected(self, request, queryset):
        drafts = [record for record in queryset if record.state == State.DRAFT]
        for record in drafts:
            publishing.submit_for_review(record, request.user)
        said = ngettext("%(count)d draft is now in review.", "%(count)d drafts are now in review.", len(drafts))
        self.message_user(request, said % {"count": len(drafts)}, messages.SUCCESS)

    @admin.action(description=_("Publish selected %(verbose_name_plural)s"), permissions=("publish",))
    def publish_selected(self, request, queryset):
        records = [record for record in queryset if not record.is_published]
        if self._are_too_many(request, records):
            return
        try:
            publishing.publish(records, request.user)
        except publishing.PublicationRefused as refusal:
            self.message_user(request, gettext("Nothing was published. See what stands in the way:"), messages.ERROR)
            for record, problems in list(refusal.problems.items())[:MOST_NAMED]:
                said = " ".join(problem.message for problem in problems)
                self.message_user(request, f"{record}: {said}", messages.ERROR)
            return
        said = ngettext("%(count)d record is published.", "%(count)d records are published.", len(records))
        self.message_user(request, said % {"count": len(records)}, messages.SUCCESS)
        self._say_left(request, records)

    @admin.action(description=_("Withdraw selected %(verbose_name_plural)s…"), permissions=("withdraw",))
    def withdraw_selected(self, request, queryset):
        records = [record for record in queryset if record.is_published]
        if self._are_too_many(request, records):
            return None
        form = ReasonForm(request.POST if "apply" in request.POST else None)
        if records and not form.is_valid():
            context = {"form": form, "records": records, "action_name": helpers.ACTION_CHECKBOX_NAME}
            return self._page(request, "withdraw", None, context)
        if records:
            publishing.withdraw(records, request.user, form.cleaned_data["reason"])
        said = ngettext("%(count)d record is withdrawn.", "%(count)d records are withdrawn.", len(records))
        self.message_user(request, said % {"count": len(records)}, messages.SUCCESS)
        return None

    def _are_too_many(self, request, records: Sequence[Record]) -> bool:
        if len(records) <= MOST_AT_ONCE:
            return False
        said = gettext("Choose at most %(count)d records at once.") % {"count": MOST_AT_ONCE}
        self.message_user(request, said, messages.WARNING)
        return True
