"""Who is tied to whom."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView

from companies.models import OrganisationCitation
from events.models import AgreementCitation, DelegationCitation
from koreanrw.pictures.relations import RelationDiagram, TieKind, relations_of_register
from records.breadcrumbs import Crumb, WithBreadcrumbs
from records.footnotes import Footnotes
from records.gathering import gather_citations


class TieForm(forms.Form):
    """Which ties the picture shows; nothing chosen shows all."""

    tie = forms.ChoiceField(
        label=gettext_lazy("Kind of tie"), choices=(("", gettext_lazy("all kinds")), *TieKind.choices), required=False
    )


class RelationsView(WithBreadcrumbs, TemplateView):
    """The ties of the whole register as one picture."""

    template_name = "koreanrw/relations.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(gettext("Pictures"), reverse("pictures")), Crumb(gettext("Relations"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = TieForm(self.request.GET)
        picture = None
        if form.is_valid():
            chosen = form.cleaned_data["tie"]
            picture = relations_of_register((chosen,) if chosen else TieKind.values)
        return super().get_context_data(
            form=form, relations=picture, footnotes=footnotes_of(picture) if picture else Footnotes(), **kwargs
        )


def footnotes_of(picture: RelationDiagram) -> Footnotes:
    """What supports the ties in the table of this picture; two queries."""
    cited = [cell.fact[0] for row in picture.table.rows for cell in row if cell.fact]
    keys: dict[str, set[int]] = {}
    for row in cited:
        keys.setdefault(row._meta.model_name or "", set()).add(row.pk)
    agreements = AgreementCitation.objects
    queries = (
        agreements.filter(
            record__in=keys.get("agreement", ()), field__in=("kind", "signed"), party=None, signatory=None, link=None
        )
        | agreements.filter(party__in=keys.get("agreementparty", ())),
        OrganisationCitation.objects.filter(relation__in=keys.get("organisationrelation", ())),
        DelegationCitation.objects.filter(visit__in=keys.get("visit", ()))
        | DelegationCitation.objects.filter(member__in=keys.get("delegationmember", ()))
        | DelegationCitation.objects.filter(participant__in=keys.get("visitparticipant", ())),
    )
    footnotes = Footnotes()
    footnotes.add_citations(gather_citations(queries))
    return footnotes
