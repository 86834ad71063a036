"""The living page of the design: what the stylesheet offers, shown by the very parts the register is made of."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from companies.models import Office
from companies.models.office import Outcome
from events.models import Agreement, Delegation, Figure
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.pages import stylesheet
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.latest_changes import numbers
from koreanrw.search.organisation_filters import OfficeFilterSet
from records.models import Certainty

COLOUR_NAMES: dict[str, Promise] = {
    "paper": _("paper"),
    "sheet": _("sheet"),
    "ink": _("ink"),
    "soft": _("soft ink"),
    "line": _("hairline"),
    "field": _("edge of a field"),
    "accent": _("Rhine blue"),
    "accent-soft": _("pale Rhine blue"),
    "celadon": _("celadon"),
    "celadon-soft": _("pale celadon"),
    "warm": _("ochre"),
    "warm-soft": _("pale ochre"),
    "alert": _("crimson"),
    "alert-soft": _("pale crimson"),
}
# What stands on what: text needs a contrast of 4.5, the edge of something to use one of 3.
TEXT_ON: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("paper", ("ink", "soft", "accent", "celadon", "warm", "alert")),
    ("sheet", ("ink", "soft", "accent", "celadon", "warm", "alert")),
    ("accent-soft", ("ink", "accent")),
    ("celadon-soft", ("ink", "celadon")),
    ("warm-soft", ("ink", "soft", "accent", "warm")),
    ("alert-soft", ("ink", "accent", "alert")),
    ("accent", ("paper",)),
)
EDGES_ON: tuple[tuple[str, tuple[str, ...]], ...] = (("paper", ("field",)), ("sheet", ("field",)))
TEXT_CONTRAST, EDGE_CONTRAST = 4.5, 3
# One paragraph each as the three languages set it, with a name from another one in its midst.
SPECIMENS = (
    (
        "de",
        "Deutsch",
        "Wirtschaftsförderungsgesellschaften und Technologieagenturen unterzeichneten 2015 eine Absichtserklärung mit "
        "dem „Koreanischen Institut für Technologieförderung“ (",
        "ko",
        "한국산업기술진흥원",
        "). Wann genau, sagt die Quelle nicht.",
    ),
    (
        "en",
        "English",
        "Business development agencies signed a memorandum of understanding in 2015 with “the institute for the "
        "advancement of technology” (",
        "ko",
        "한국산업기술진흥원",
        "). The source does not say on which day.",
    ),
    (
        "ko",
        "한국어",
        "한국산업기술진흥원은 2015년 독일 투자 유치 기관인 ‘엔아르베인베스트’(",
        "de",
        "NRW.INVEST GmbH",
        ")와 양해각서를 체결하였습니다. 정확한 날짜는 출처에 나와 있지 않습니다.",
    ),
)


@dataclass(frozen=True)
class Pair:
    """One colour on another, with its contrast in both schemes and the least it may have."""

    front: str
    back: str
    light: float
    dark: float
    least: float

    @property
    def names(self) -> tuple[Promise, Promise]:
        return COLOUR_NAMES[self.front], COLOUR_NAMES[self.back]


def pairs() -> list[Pair]:
    """Every pair of colours the stylesheet sets on each other, measured from its own values."""
    colours = stylesheet.colours()
    return [
        Pair(
            front,
            back,
            *(stylesheet.contrast(colours[front][scheme], colours[back][scheme]) for scheme in (0, 1)),
            least=least,
        )
        for table, least in ((TEXT_ON, TEXT_CONTRAST), (EDGES_ON, EDGE_CONTRAST))
        for back, fronts in table
        for front in fronts
    ]


def _first(published: QuerySet) -> list:
    """One record to show, where the register has any."""
    return list(published[:1])


class DesignView(WithBreadcrumbs, TemplateView):
    """Colours, type, spaces and every part of a page, each as the register itself sets it."""

    template_name = "pages/design/design.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Design"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        properties = stylesheet.properties()
        # Real records in real parts: whatever the register holds first.
        offices = _first(Office.objects.published().exclude(functions=None).for_list())
        agreements = _first(Agreement.objects.published().for_list())
        figures = _first(Figure.objects.published().for_list())
        delegations = _first(Delegation.objects.published().exclude(visits=None).for_detail())
        return super().get_context_data(
            colours=[(name, COLOUR_NAMES[name], *values) for name, values in stylesheet.colours().items()],
            pairs=pairs(),
            steps=[name for name in sorted(properties, reverse=True) if name.startswith("step-")],
            spaces=[(name, value) for name, value in properties.items() if name.startswith("space-")],
            specimens=SPECIMENS,
            certainties=Certainty.choices,
            outcomes=Outcome.choices,
            marks=("certain", "possible", "planned"),
            office=next(iter(offices), None),
            agreements=agreements,
            figures=figures,
            visits=[visit for delegation in delegations for visit in delegation.visits.all()[:3]],
            footnotes=Footnotes([*offices, *agreements, *figures, *delegations]),
            numbers=numbers(),
            search=OfficeFilterSet(
                QueryDict("q=KIAT&function=fun"), queryset=Office.objects.published(), request=self.request
            ),
            page_obj=Paginator(range(60), 20).page(2),
            **kwargs,
        )
