"""What all pictures have in common: a title, a description, a drawing, and a table of the same data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.db import models


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its text, where it leads, the language it is in, and the fact its footnotes belong to."""

    text: str
    url: str = ""
    # Only where it differs from the language of the page.
    language: str = ""
    # The row of the database and its field, cited behind the text where the page has footnotes.
    fact: tuple[models.Model, str] | None = None
    # Read out and set as "not known".
    is_unknown: bool = False
    # Its words say so: no need to say it again behind them.
    is_said_to_be_planned: bool = False
    # What stands behind it, apart: how many more like it there are.
    rest: "Cell | None" = None


@dataclass(frozen=True)
class DataTable:
    """What a picture shows, as rows; the first cell of a row names it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def labelled_rows(self) -> Iterator[Iterator[tuple[str, Cell]]]:
        """The rows with each cell beside the name of its column, which stands before it where there is little room."""
        return (zip(self.columns, row, strict=True) for row in self.rows)


@dataclass(frozen=True)
class LegendEntry:
    """What a kind of mark means. ``mark`` is the name of a sample in `pictures/_mark.html`."""

    mark: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing with all that makes it readable without eyes, colours or a script.

    Each kind of picture extends it by what its SVG template draws, in user units of that drawing.
    """

    template_name: ClassVar[str]

    # Unique on a page: ids within the SVG begin with it.
    name: str
    title: str
    # One to three sentences for somebody who does not see it: what is shown, and what stands out.
    description: str
    table: DataTable
    legend: tuple[LegendEntry, ...] = ()
    # The way to what it leaves out, if it leaves anything out.
    rest: Cell | None = None
    # Where it stands alone, for other sites to frame; empty where it does not.
    embed_url: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.table.rows
