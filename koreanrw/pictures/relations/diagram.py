"""The picture of who is tied to whom: Korea on the left, Germany on the right, everybody else below."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from companies.models import Organisation
from koreanrw.breadcrumbs import crumb_of
from koreanrw.kinds import kind_named
from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture
from koreanrw.pictures.relations.geometry import LINE_HEIGHT, SMALL_TYPE_SIZE, TYPE_SIZE, Column, Note, Strand, Zone
from koreanrw.pictures.relations.labels import wrapped
from koreanrw.pictures.relations.strongest import Line, StrongestTies, line_of
from koreanrw.pictures.relations.ties import ENDED, PLANNED, Tie, TieKind

KOREA, GERMANY = "KR", "DE"
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
    # Those with the most ties among those drawn.
    most_tied: tuple[Organisation, ...] = ()

    @property
    def bar_height(self) -> int:
        return self.bar[1] - self.bar[0] if self.bar else 0


def strands_of(ties: StrongestTies) -> list[Strand]:
    """One line for all ties of one style between two organisations, in the order of the table."""
    lines = dict.fromkeys(line_of(tie) for tie in in_reading_order(ties.named))
    return [Strand(style, ties.numbers[one, other, style], (one, other)) for one, other, style in lines]


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


def heading_of_elsewhere(x: str, y: int, width: float) -> list[Note]:
    """What stands above those of neither country: no wider than a column, for lines run beside it."""
    lines, _is_whole = wrapped(gettext("Elsewhere, or country not known"), width, TYPE_SIZE + 1)
    return [Note(x, y + row * LINE_HEIGHT, line) for row, line in enumerate(lines)]


# --- in words ----------------------------------------------------------------------------------------------------


def legend_of(strands: Iterable[Strand]) -> tuple[LegendEntry, ...]:
    """What the kinds of lines in this picture mean."""
    meanings = {
        TieKind.AGREEMENT.value: gettext("Agreement"),
        TieKind.GROUP.value: gettext("Group or hierarchy"),
        TieKind.VISIT.value: gettext("Visit that took place"),
        PLANNED: gettext("Only announced or planned, or not known whether it took place"),
        ENDED: gettext("Agreement, group or hierarchy that has ended"),
    }
    drawn = {strand.style for strand in strands}
    return tuple(LegendEntry(f"tie-{style}", meaning) for style, meaning in meanings.items() if style in drawn)


def numbers_in_words(ties: StrongestTies) -> str:
    """How much the picture shows."""
    found, shown = len(ties.organisations), ties.numbers.total()
    organisations = ngettext("%(count)d organisation", "%(count)d organisations", found) % {"count": found}
    number = ngettext("%(count)d tie", "%(count)d ties", shown) % {"count": shown}
    return gettext("Shown: %(organisations)s, %(ties)s.") % {"organisations": organisations, "ties": number}


def left_out_in_words(ties: StrongestTies) -> str:
    """How many pairs the picture leaves out; empty where it has all."""
    if not ties.pairs_left_out:
        return ""
    return ngettext(
        "These are the pairs with the most ties; %(count)d other pair is left out.",
        "These are the pairs with the most ties; %(count)d other pairs are left out.",
        ties.pairs_left_out,
    ) % {"count": ties.pairs_left_out}


def table_of(ties: StrongestTies) -> DataTable:
    """The ties with the record that states each, and its date as far as it is known; then how many more there are."""
    columns = (
        pgettext("who is tied", "From"),
        gettext("Tie"),
        pgettext("who is tied", "To"),
        gettext("Record"),
        gettext("Date"),
    )
    rows: list[tuple[Cell, ...]] = []
    by_line: dict[Line, list[Tie]] = {}
    for tie in in_reading_order(ties.named):
        by_line.setdefault(line_of(tie), []).append(tie)
    for line, named in by_line.items():
        *others, last = named
        more = ties.numbers[line] - len(named)
        rows += [*(_row_of(tie) for tie in others), _row_of(last, _more_like(last, more) if more else None)]
    return DataTable(columns, tuple(rows))


def _more_like(tie: Tie, number: int) -> Cell:
    """That there are so many more ties like this one, and where they are listed."""
    address = f"{reverse('relations')}?{urlencode({'around': tie.first.slug})}"
    if tie.kind == TieKind.AGREEMENT:
        both = [("party", tie.first.slug), ("party", tie.second.slug), ("party_all", "true")]
        address = kind_named("agreement").list_address(both)
    return Cell(ngettext("and %(count)d more", "and %(count)d more", number) % {"count": number}, url=address)


def _row_of(tie: Tie, rest: Cell | None = None) -> tuple[Cell, ...]:
    record = crumb_of(tie.record)
    date = tie.date or gettext("not known")
    return (
        _cell_of(tie.first, tie.first_fact),
        Cell(tie.words, fact=tie.words_fact),
        _cell_of(tie.second, tie.second_fact),
        Cell(str(record.label), url=record.url, language=record.language, rest=rest),
        Cell(date, fact=tie.date_fact, is_unknown=not tie.date),
    )


def _cell_of(organisation: Organisation, fact) -> Cell:
    crumb = crumb_of(organisation)
    return Cell(str(organisation), url=organisation.public_url, language=crumb.language, fact=fact)


def in_reading_order(ties: Iterable[Tie]) -> list[Tie]:
    """Kind by kind; of one kind the most tied names stand together."""
    kinds = list(TieKind)
    return sorted(ties, key=lambda tie: (kinds.index(tie.kind), tie.first.slug, tie.second.slug, tie.words))
