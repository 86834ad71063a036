"""Search over the whole register, and what it offers while one types."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from koreanrw.addresses import absolute
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.kinds import kinds_with_list
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.filters import LONGEST_QUERY, refuse_many_words
from koreanrw.search.site import Answer, Suggestion, answer, suggestions


class SiteSearchForm(forms.Form):
    """Words, and whether they are to be taken exactly as typed."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        help_text=_("Names and words of companies, institutions, people, places, delegations, agreements and sources."),
    )
    exact = forms.BooleanField(required=False, widget=forms.HiddenInput)


class SearchView(WithBreadcrumbs, TemplateView):
    """Everything the register has of some words, kind by kind."""

    template_name = "pages/search/search.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Search"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SiteSearchForm(self.request.GET)
        found = self.answer(form)
        footnotes = Footnotes()
        for section in found.sections if found else ():
            footnotes.add([result.record for result in section.results if result.kind.searched.cites])
        return super().get_context_data(form=form, answer=found, kinds=kinds_with_list(), footnotes=footnotes, **kwargs)

    def answer(self, form: SiteSearchForm) -> Answer | None:
        """None where nothing is asked, or nothing that can be understood."""
        if not form.is_valid() or not form.cleaned_data["q"]:
            return None
        return answer(form.cleaned_data["q"], exact=form.cleaned_data["exact"])


def _suggested(request: HttpRequest) -> tuple[str, list[Suggestion]]:
    form = SiteSearchForm({"q": request.GET.get("q", "")})
    text = form.cleaned_data["q"] if form.is_valid() else ""
    return text, suggestions(text) if text else []


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Completions for browsers, as OpenSearch has them: what was typed, names, descriptions, addresses."""
    _text, found = _suggested(request)
    columns = (
        [each.name for each in found],
        [each.description for each in found],
        [absolute(each.address) for each in found],
    )
    return JsonResponse([request.GET.get("q", ""), *columns], safe=False, content_type="application/x-suggestions+json")


@require_safe
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """The same as a piece of a page, below the line somebody types into."""
    text, found = _suggested(request)
    return render(request, "pages/search/_suggestions.html", {"text": text, "suggestions": found})
