"""The data dictionary: what every column of every table means. It is read from the models, so it cannot drift."""

from dataclasses import dataclass

from django.utils.translation import gettext

from koreanrw.kinds import KINDS, Kind
from koreanrw.open_data.export.columns import Column, columns_of, columns_of_citations, columns_of_parts
from koreanrw.open_data.export.fields import part_lists
from records.models import Record


@dataclass(frozen=True)
class DescribedTable:
    """One table of the data set, in the language that is active."""

    # As its file is called.
    name: str
    label: str
    columns: list[Column]


def tables_of(kind: Kind) -> list[DescribedTable]:
    """The table of a kind of row, one for each of its lists of parts, and that of what sources say of all these."""
    found = [DescribedTable(kind.plural, str(kind.label), columns_of(kind))]
    for part in part_lists(kind.model):
        label = f"{kind.label}: {part.label}"
        found.append(DescribedTable(f"{kind.plural}-{part.name}", label, columns_of_parts(part)))
    if issubclass(kind.model, Record):
        label = gettext("%(kind)s: what sources say") % {"kind": kind.label}
        found.append(DescribedTable(f"{kind.plural}-citations", label, columns_of_citations()))
    return found


def dictionary() -> list[DescribedTable]:
    """Every table there is."""
    return [table for kind in KINDS for table in tables_of(kind)]
