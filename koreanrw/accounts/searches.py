"""The searches somebody keeps. Each sees only their own; those of others are not there at all."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import DeleteView, FormView, ListView, UpdateView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.kinds import Kind, kind_of_list
from koreanrw.models import SavedSearch
from koreanrw.open_data.export.links import carried
from koreanrw.open_data.export.selection import Refused, selected
from records.cleaning import LineField

LONGEST_QUERY = 2000


@method_decorator(never_cache, name="dispatch")
class OwnSearches(LoginRequiredMixin, WithBreadcrumbs):
    """A page about the searches of the user at hand."""

    request: HttpRequest
    here: Any = ""
    success_url = reverse_lazy("searches")

    def get_queryset(self) -> Any:
        return SavedSearch.objects.of(self.request.user)

    def get_breadcrumbs(self) -> list[Crumb]:
        trail = [Crumb(_("Your account"), reverse("account")), Crumb(_("Your saved searches"), reverse("searches"))]
        return [*trail, Crumb(self.here)] if self.here else trail


class SavedSearchesView(OwnSearches, ListView):
    """All of them, by name."""

    template_name = "accounts/searches.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        searches = []
        for search in self.object_list:
            kind = kind_of_list(search.list)
            feed = kind.list_address(carried(QueryDict(search.query)), below="feed.atom") if kind else ""
            searches.append((search, kind, feed))
        return super().get_context_data(searches=searches, **kwargs)


class NameForm(forms.ModelForm):
    """What the user calls a search of theirs."""

    class Meta:
        model = SavedSearch
        fields = ("name",)
        field_classes = {"name": LineField}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = SavedSearch.objects.of(self.instance.owner).exclude(pk=self.instance.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError(gettext("You have already saved a search under this name."))
        return name


class Naming(OwnSearches):
    """A page on which a search is given its name."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                form.save()
        except IntegrityError:
            # Somebody pressed the button twice.
            form.add_error("name", gettext("You have already saved a search under this name."))
            return self.form_invalid(form)  # type: ignore[attr-defined]
        messages.success(self.request, gettext("“%(name)s” is saved.") % {"name": form.instance})
        return redirect("searches")


class SaveSearchView(Naming, FormView):
    """Keeps the search an address names: a list and what it is asked."""

    template_name = "accounts/search_form.html"
    form_class = NameForm
    here = _("Save a search")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        try:
            self.kind, self.query, proposal = read_search(request)
        except Refused as refusal:
            context = {"refusal": refusal, "breadcrumbs": self.get_breadcrumbs(), "view": self}
            return self.response_class(request, "accounts/search_refused.html", context, status=400)
        self.initial = {"name": proposal}
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        instance = SavedSearch(owner=self.request.user, list=self.kind.list_name, query=self.query)
        return {**super().get_form_kwargs(), "instance": instance}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kind=self.kind, heading=_("Save a search"), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if self.get_queryset().count() >= SavedSearch.MOST:
            message = gettext("You have saved %(most)s searches already: delete one first.") % {
                "most": SavedSearch.MOST
            }
            form.add_error(None, message)
            return self.form_invalid(form)
        return super().form_valid(form)


class RenameSearchView(Naming, UpdateView):
    template_name = "accounts/search_form.html"
    form_class = NameForm
    here = _("Rename a search")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = kind_of_list(self.object.list)
        return super().get_context_data(kind=kind, heading=_("Rename a search"), **kwargs)


class DeleteSearchView(OwnSearches, DeleteView):
    """Asks once more, and deletes. Searches are nobody's records: they may go."""

    template_name = "accounts/search_delete.html"
    here = _("Delete a search")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        messages.success(self.request, gettext("“%(name)s” is deleted.") % {"name": self.object})
        return super().form_valid(form)


def read_search(request: HttpRequest) -> tuple[Kind, str, str]:
    """The list and the query an address asks to keep, and a name to propose; Refused where they are no search."""
    kind = kind_of_list(request.GET.get("list", ""))
    if kind is None:
        raise Http404(gettext("There is no such page."))
    asked = request.GET.get("query", "")
    # A long text is not even taken apart; one that is not may still be long once it is escaped.
    query = urlencode(carried(QueryDict(asked))) if len(asked) <= LONGEST_QUERY else asked
    if len(query) > LONGEST_QUERY:
        raise Refused(gettext("This search is too long to be saved."))
    found = selected(kind, QueryDict(query))
    conditions = (str(condition.value) for condition in found.search.active())
    return kind, query, ", ".join((str(kind.label), *conditions))[:120]
