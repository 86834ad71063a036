"""The picture of who is tied to whom: Korea on the left, Germany on the right, everybody else below."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext, ngettext

from companies.models import Organisation
from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture
from records.breadcrumbs import crumb_of

from .geometry import SMALL_TYPE_SIZE, Column, Note, Strand, Zone
from .labels import wrapped
from .ties import Tie, TieKind

KOREA, GERMANY = "KR", "DE"
# The style of what is only planned; the others are those of the kinds of tie.
PLANNED = "planned"
# From this number of ties on, a box says how many it has.
MANY_TIES = 3
HEADING_HEIGHT = 28


@dataclass(frozen=True, kw_only=True)
class RelationDiagram(Picture):
    """Organisations as boxes in columns, ties as lines."""

    template_name: ClassVar[str] = "pictures/_relations.html"

    height: int
    columns: tuple[Column, ...] = ()
    zones: tuple[Zone, ...] = ()
    headings: tuple[Note, ...] = ()
    numbers: tuple[Note, ...] = ()
    # The organisation in the middle, where there is one: from where to where its bar runs.
    bar: tuple[int, int] | None = None

    @property
    def bar_height(self) -> int:
        return self.bar[1] - self.bar[0] if self.bar else 0


def style_of(tie: Tie) -> str:
    """How a tie is drawn: what is only planned looks planned, whatever it is."""
    return PLANNED if tie.is_planned else tie.kind.value


def organisations_of(ties: Iterable[Tie]) -> dict[int, Organisation]:
    """Everybody these ties tie, in the order of their addresses, which is the same in every language."""
    found = {organisation.pk: organisation for tie in ties for organisation in (tie.first, tie.second)}
    return dict(sorted(found.items(), key=lambda entry: entry[1].slug))


def degrees(ties: Iterable[Tie]) -> Counter[int]:
    """How many ties each organisation has."""
    return Counter(organisation.pk for tie in ties for organisation in (tie.first, tie.second))


def notes_on(organisation: Organisation, ties: int, width: float, others: Iterable[int] = ()) -> tuple[str, ...]:
    """Its country where the column does not say it, the number of its ties where they are many, and whose numbers
    stand for ties without a line; in lines of this width."""
    parts = []
    if organisation.country is not None and organisation.country.code not in (KOREA, GERMANY):
        parts.append(f"{organisation.country} · ")
    if ties >= MANY_TIES:
        parts.append(ngettext("%(count)d tie", "%(count)d ties", ties) % {"count": ties})
    if numbers := ", ".join(map(str, sorted(others))):
        parts.append(f" → {numbers}")
    text = "".join(parts).strip(" ·")
    return wrapped(text, width, SMALL_TYPE_SIZE, most=len(text))[0] if text else ()


def country_of(organisation: Organisation) -> str:
    """The code of the country it has its seat in, where that is one of the two; else nothing."""
    code = organisation.country.code if organisation.country is not None else ""
    return code if code in (KOREA, GERMANY) else ""


# --- in words ----------------------------------------------------------------------------------------------------


def legend_of(strands: Iterable[Strand]) -> tuple[LegendEntry, ...]:
    """What the kinds of lines in this picture mean."""
    meanings = {
        TieKind.AGREEMENT.value: gettext("Agreement"),
        TieKind.GROUP.value: gettext("Group or hierarchy"),
        TieKind.VISIT.value: gettext("Visit that took place"),
        PLANNED: gettext("Only announced or planned, or not known whether it took place"),
    }
    drawn = {strand.style for strand in strands}
    return tuple(LegendEntry(f"tie-{style}", meaning) for style, meaning in meanings.items() if style in drawn)


def numbers_in_words(ties: Sequence[Tie]) -> str:
    """How much the picture shows."""
    found = len(organisations_of(ties))
    organisations = ngettext("%(count)d organisation", "%(count)d organisations", found) % {"count": found}
    number = ngettext("%(count)d tie", "%(count)d ties", len(ties)) % {"count": len(ties)}
    return gettext("Shown: %(organisations)s, %(ties)s.") % {"organisations": organisations, "ties": number}


def table_of(ties: Sequence[Tie]) -> DataTable:
    """Every tie with the record that states it, and its date as far as it is known."""
    columns = (gettext("From"), gettext("Tie"), gettext("To"), gettext("Record"), gettext("Date"))
    return DataTable(columns, tuple(_row_of(tie) for tie in ties))


def _row_of(tie: Tie) -> tuple[Cell, ...]:
    record = crumb_of(tie.record)
    date = tie.date or gettext("not known")
    return (
        _cell_of(tie.first, tie.first_fact),
        Cell(tie.words, fact=tie.words_fact),
        _cell_of(tie.second, tie.second_fact),
        Cell(str(record.label), url=record.url, language=record.language),
        Cell(date, fact=tie.date_fact, is_unknown=not tie.date),
    )


def _cell_of(organisation: Organisation, fact) -> Cell:
    crumb = crumb_of(organisation)
    return Cell(str(organisation), url=organisation.public_url, language=crumb.language, fact=fact)


def in_reading_order(ties: Iterable[Tie]) -> list[Tie]:
    """Kind by kind; of one kind the most tied names stand together."""
    kinds = list(TieKind)
    return sorted(ties, key=lambda tie: (kinds.index(tie.kind), tie.first.slug, tie.second.slug, tie.words))
