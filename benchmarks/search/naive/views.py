"""A page of 25 rows, their number, and facets by kind, life cycle, place and year, asked for one after the other."""

import shlex

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from companies.models import OrganisationName
from events.models import Agreement, AgreementParty
from events.querysets import AgreementQuerySet

TEXTS = [f"{name}_{language}" for name in ("title", "purpose") for language in ("de", "en", "ko")]
FACETS = ("kind", "life_cycle", "place__name_en", "year")


def agreements(request: HttpRequest) -> HttpResponse:
    """Search as the address says."""
    found = narrowed(Agreement.objects.published(), request).annotate(year=ExtractYear("signed_earliest"))
    rows = found.select_related("place").prefetch_related("parties__organisation").order_by("-signed_earliest", "-pk")
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    facets = {
        facet: list(found.order_by().values_list(facet).annotate(number=Count("pk")).order_by("-number")[:30])
        for facet in FACETS
    }
    return render(request, "agreements.html", {"page": page, "facets": facets, "q": request.GET.get("q", "")})


def narrowed(found: AgreementQuerySet, request: HttpRequest) -> AgreementQuerySet:
    """The rows that hold every word, and lie where the filters say."""
    try:
        words = shlex.split(request.GET.get("q", ""))
    except ValueError:
        words = request.GET.get("q", "").split()
    alternatives = Q()
    for place, word in enumerate(words):
        if "OR" in words[max(0, place - 1) : place + 2]:
            alternatives |= Q() if word == "OR" else holding(word)
        elif word.startswith("-"):
            found = found.exclude(holding(word[1:]))
        else:
            found = found.filter(holding(word))
    found = found.filter(alternatives)
    columns = {"kind": "kind", "life_cycle": "life_cycle", "place": "place__slug", "topic": "topics__slug",
               "party": "parties__organisation__slug", "year": "signed_earliest__year"}  # fmt: skip
    return found.filter(**{column: request.GET[name] for name, column in columns.items() if name in request.GET})


def holding(word: str) -> Q:
    """Where a word may stand."""
    condition = Q(place__name_de__icontains=word) | Q(place__name_en__icontains=word)
    for text in TEXTS:
        condition |= Q(**{f"{text}__icontains": word})
    names = OrganisationName.objects.filter(organisation=OuterRef("organisation"), text__icontains=word)
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    return (
        condition
        | Exists(parties.filter(organisation__name_de__icontains=word))
        | Exists(parties.filter(Exists(names)))
    )
