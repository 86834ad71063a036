"""Who is tied to whom."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView

from companies.models import Organisation, OrganisationCitation
from events.models import AgreementCitation, DelegationCitation
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.kinds import kind_named
from koreanrw.pictures.relations import (
    RelationDiagram,
    TieKind,
    diagram_around,
    names_of,
    relations_of_register,
    strongest_ties,
)
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.filters import LONGEST_QUERY, refuse_many_words

# How many organisations a page offers where words fit more than one.
MOST_OFFERED = 12


class TieForm(forms.Form):
    """Which ties the picture shows, and around whom; nothing chosen shows the strongest of all."""

    tie = forms.ChoiceField(
        label=gettext_lazy("Kind of tie"), choices=(("", gettext_lazy("all kinds")), *TieKind.choices), required=False
    )
    around = forms.CharField(
        label=gettext_lazy("Around one organisation"),
        required=False,
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        help_text=gettext_lazy("By any of its names."),
    )

    # Those the words fit, where they fit more than one.
    offered: list[Organisation]

    def clean_around(self) -> Organisation | None:
        """The organisation with this address, with exactly this name, or the only one the words fit."""
        text, self.offered = self.cleaned_data["around"], []
        if not text:
            return None
        public = Organisation.objects.published()
        if found := public.filter(slug=text).first():
            return found
        fitting = list(public.search(text).in_name_order()[: MOST_OFFERED + 1])
        exact = [each for each in fitting if str(each).casefold() == text.casefold()]
        if len(fitting) == 1 or len(exact) == 1:
            return (exact or fitting)[0]
        if not fitting:
            raise forms.ValidationError(gettext("The register knows of no organisation of this name."))
        self.offered = fitting[:MOST_OFFERED]
        raise forms.ValidationError(gettext("This name fits more than one organisation; choose one below."))


class RelationsView(WithBreadcrumbs, TemplateView):
    """The strongest ties of the whole register, or all of one organisation, as one picture."""

    template_name = "pages/relations.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(gettext("Maps and charts"), reverse("pictures")), Crumb(gettext("Relations"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = TieForm(self.request.GET)
        picture, around = None, None
        if form.is_valid():
            chosen, around = form.cleaned_data["tie"], form.cleaned_data["around"]
            kinds = (chosen,) if chosen else TieKind.values
            picture = _around(around, kinds) if around else relations_of_register(kinds)
        return super().get_context_data(
            form=form,
            around=around,
            relations=picture,
            footnotes=footnotes_of(picture) if picture else Footnotes(),
            **kwargs,
        )


def _around(organisation: Organisation, kinds: Collection[str]) -> RelationDiagram:
    rest = kind_named("agreement").list_address([("party", organisation.slug)])
    ties = strongest_ties(kinds, organisation)
    return diagram_around(organisation, ties, rest, names_of(ties.organisations))


def footnotes_of(picture: RelationDiagram) -> Footnotes:
    """What supports the ties in the table of this picture; two queries."""
    cited = [cell.fact[0] for row in picture.table.rows for cell in row if cell.fact]
    keys: dict[str, set[int]] = {}
    for row in cited:
        keys.setdefault(row._meta.model_name or "", set()).add(row.pk)
    agreements = AgreementCitation.objects
    queries = (
        agreements.filter(
            record__in=keys.get("agreement", ()),
            field__in=("kind", "planned_signed", "signed"),
            party=None,
            signatory=None,
            link=None,
        )
        | agreements.filter(party__in=keys.get("agreementparty", ())),
        OrganisationCitation.objects.filter(relation__in=keys.get("organisationrelation", ())),
        DelegationCitation.objects.filter(visit__in=keys.get("visit", ()))
        | DelegationCitation.objects.filter(member__in=keys.get("delegationmember", ()))
        | DelegationCitation.objects.filter(participant__in=keys.get("visitparticipant", ())),
    )
    return gather_footnotes(queries)
